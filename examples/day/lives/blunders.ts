import { pieceOf, subjectOf } from '../catalogue.ts'
import { hourMs, timeOf } from '../event.ts'
import type { Life } from '../life.ts'
import { openNewBrowser } from '../sources/browser.ts'
import { report } from '../sources/desk.ts'

const scarf = pieceOf('szalik-klos', 'uni')

/** What real integrations get wrong, a few a day: so that the debugger has something to explain. */
export function blunder(life: Life, place: number): void {
  blunders[place % blunders.length]?.(life)
}

const blunders: readonly ((life: Life) => void)[] = [
  // A page that sends the text "undefined" as the account of somebody not signed in.
  (life) => {
    const browser = openNewBrowser(life)
    browser.page('Strona główna', '/')
    browser.userId = 'undefined'
    browser.track('Product Viewed', subjectOf(scarf), { blunder: 'warned' })
  },
  // A price as people write it.
  (life) => {
    const browser = openNewBrowser(life)
    browser.page('Dodatki', '/k/dodatki')
    browser.track('Product Added', { ...subjectOf(scarf), price: '12,50' }, { blunder: 'refused' })
  },
  // The currency as people write it.
  (life) =>
    report(life, {
      desk: 'till',
      event: 'Sale Completed',
      who: { card: life.person.card },
      properties: { receipt_id: life.book.number('f'), store_id: 'LOD1', total: '129.00', currency: 'zł' },
      blunder: 'refused',
    }),
  // One request sent twice, as a phone does that lost the answer.
  (life) => {
    const browser = openNewBrowser(life)
    browser.page('Dodatki', '/k/dodatki')
    const messageId = `ajs-next-${life.book.run}-again`
    const event = { type: 'track', event: 'Product Viewed', messageId, properties: subjectOf(scarf) } as const
    const via = { kind: 'browser', userAgent: browser.device.userAgent } as const
    life.add(via, { ...event, anonymousId: browser.anonymousId })
    life.wait(0.5)
    life.add(via, { ...event, anonymousId: browser.anonymousId }, { blunder: 'duplicate' })
  },
  // Nobody's event: the only identifier says nothing.
  (life) => {
    life.add(
      { kind: 'desk', desk: 'chat' },
      {
        type: 'track',
        event: 'Live Chat Conversation Started',
        userId: 'null',
        properties: { medium: 'web' },
      },
      { blunder: 'refused' },
    )
  },
  // A till whose clock is three hours ahead.
  (life) =>
    report(life, {
      desk: 'till',
      event: 'Sale Completed',
      who: { card: life.person.card },
      properties: { receipt_id: life.book.number('z'), store_id: 'WAW1', total: '129.00', currency: 'PLN' },
      blunder: 'warned',
      clockErrorMs: 3 * hourMs,
    }),
  // An address that is none, in a form of a partner.
  (life) =>
    life.add(
      { kind: 'desk', desk: 'service' },
      { type: 'identify', userId: `partner-${life.book.run}`, traits: { email: 'jan.kowalski@poczta' } },
      { blunder: 'refused' },
    ),
]

export const blunderCount = blunders.length

/** A kiosk in the store that several people sign in to, and says so. */
export function signInAtKiosk(lives: readonly Life[]): void {
  lives.forEach((life, turn) => {
    life.at = timeOf('11:10') + turn * 9 * 60_000
    const { person, book } = life
    const context = {
      kiosk: true,
      device: { type: 'kiosk' },
      library: { name: 'modra-kiosk', version: '2.1.0' },
    }
    const via = { kind: 'desk', desk: 'store' } as const
    const body = { anonymousId: 'kiosk-POZ1-1', userId: person.userId, context }
    life.add(via, { ...body, type: 'track', event: 'Signed In', properties: { method: 'card' } })
    life.wait(0.5)
    const properties = { ...subjectOf(scarf), channel: 'store' }
    life.add(via, { ...body, type: 'track', event: 'Product Viewed', properties })
    life.wait(book.count('kiosk') * 0.2)
    life.add(via, { ...body, type: 'track', event: 'Signed Out' })
  })
}

/** A tablet of a home that two people sign in to, and does not say so. */
export function shareTablet(first: Life, second: Life): void {
  const browser = openNewBrowser(first)
  browser.page('Strona główna', '/')
  browser.signIn()
  browser.view(scarf)
  second.at = first.at
  second.wait(30, 60)
  const { anonymousId, device } = browser
  const via = { kind: 'browser', userAgent: device.userAgent } as const
  const body = { anonymousId, userId: second.person.userId }
  second.add(via, { ...body, type: 'track', event: 'Signed In', properties: { method: 'email' } })
  second.wait(1)
  second.add(via, { ...body, type: 'track', event: 'Product Viewed', properties: subjectOf(scarf) })
}
