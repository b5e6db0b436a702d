import type { Life } from '../life.ts'
import { openKnownBrowser } from '../sources/browser.ts'
import { byAccount, byEmail, byPhone, chatWith, phoneIn, report } from '../sources/desk.ts'
import { choosePiece } from './taste.ts'

const agents = ['Igor Sowa', 'Marta Sokół', 'Tomasz Gil', 'Ewa Rybak'] as const

/** Calls about an order; the call centre knows the number, and the number is hers. */
export function callAboutOrder(life: Life): void {
  phoneIn(life, {
    line: 'sklep',
    queue: 'zamówienia',
    agent: life.random.pick(agents),
    minutes: life.random.between(2, 9),
    who: byPhone(life.person),
  })
}

/** Nobody picked up; she asks on the page to be called back, and is. */
export function missCall(life: Life): void {
  const { person } = life
  const call = { call_id: life.book.number('t'), direction: 'inbound', queue: 'zamówienia' }
  report(life, { desk: 'call-centre', event: 'Call Started', who: byPhone(person), properties: call })
  life.wait(1.5, 3)
  report(life, {
    desk: 'call-centre',
    event: 'Call Missed',
    who: byPhone(person),
    properties: { ...call, wait: 95 },
  })
  life.wait(1, 4)
  const browser = openKnownBrowser(life)
  browser.page('Kontakt', '/kontakt')
  browser.track('Callback Requested', { reason: 'zamówienie', best_time: 'po 15:00' })
  life.wait(60, 180)
  phoneIn(life, {
    line: 'oddzwanianie',
    queue: 'zamówienia',
    agent: life.random.pick(agents),
    minutes: 4,
    who: { userId: person.userId, phone: person.phone },
  })
}

/** A fault in something bought: a case opened by phone, settled by e-mail. */
export function complain(life: Life): void {
  const { person } = life
  const agent = life.random.pick(agents)
  const wrong = { case_id: life.book.number('R'), kind: 'complaint' }
  phoneIn(life, { line: 'sklep', queue: 'reklamacje', agent, minutes: 6, who: byPhone(person) })
  report(life, {
    desk: 'service',
    event: 'Case Opened',
    channel: 'call',
    who: byPhone(person),
    properties: {
      ...wrong,
      priority: 'normal',
      subject: `${choosePiece(life).garment.title}: ${life.random.pick(['prucie szwu', 'pęknięty zamek', 'odbarwienie po praniu'])}`,
      agent_name: agent,
    },
  })
  life.wait(90, 200)
  report(life, {
    desk: 'service',
    event: 'Case Updated',
    channel: 'email',
    who: byAccount(person),
    properties: { ...wrong, status: 'uznana', comment: 'Wymiana na nową sztukę' },
  })
  life.wait(20, 60)
  report(life, {
    desk: 'service',
    event: 'Case Closed',
    channel: 'email',
    who: byAccount(person),
    properties: { ...wrong, status: 'zamknięta', reason: 'exchanged' },
  })
  life.wait(10, 60)
  report(life, {
    desk: 'service',
    event: 'Survey Answered',
    channel: 'email',
    who: byEmail(person),
    properties: {
      survey_id: 'po-sprawie',
      kind: 'csat',
      score: life.random.between(3, 5),
      case_id: wrong.case_id,
    },
  })
}

const talks: readonly (readonly string[])[] = [
  [
    'Czy rozmiar M wypada jak zwykle?',
    'Tak, krój jest prosty. Przy luźnym swetrze pod spodem lepsze będzie L.',
    'Dziękuję, biorę L',
  ],
  ['Kiedy dotrze paczka?', 'Jutro do 13:00. Kurier wyśle SMS z godziną.', 'Super, dziękuję'],
  [
    'Czy mogę zwrócić w sklepie?',
    'Tak, w każdym sklepie, w ciągu 30 dni, z paragonem albo numerem zamówienia.',
  ],
  [
    'Jak prać golf z merynosa?',
    'W 30 stopniach, program do wełny, suszyć na płasko.',
    'A można wirować?',
    'Tak, do 600 obrotów.',
    'Dziękuję',
  ],
]

/** Asks on the chat of the page she is signed in to. */
export function askOnChat(life: Life): void {
  const { person } = life
  const browser = openKnownBrowser(life)
  browser.view(choosePiece(life))
  life.wait(0.5, 2)
  chatWith(life, {
    agent: life.random.pick(agents),
    who: { userId: person.userId, anonymousId: browser.anonymousId },
    lines: life.random.pick(talks),
  })
}

/** Writes on Messenger, which knows her e-mail only. */
export function askOnMessenger(life: Life): void {
  chatWith(life, {
    agent: life.random.pick(agents),
    who: byEmail(life.person),
    medium: 'messenger',
    lines: life.random.pick(talks),
  })
}

/** Tells how it went, and rates what she wears. */
export function rateProduct(life: Life): void {
  const browser = openKnownBrowser(life)
  const piece = choosePiece(life)
  browser.page('Moje zamówienia', '/konto/zamowienia')
  life.wait(0.5, 2)
  browser.track('Product Reviewed', {
    product_id: piece.garment.id,
    name: piece.garment.title,
    rating: life.random.between(3, 5),
    review_body: life.random.pick([
      'Ciepły i nie gryzie',
      'Rozmiar zgodny z tabelą',
      'Ładniejszy niż na zdjęciu',
    ]),
  })
  life.wait(0.5)
  browser.track('Survey Answered', { survey_id: 'nps-26', kind: 'nps', score: life.random.between(6, 10) })
}
