import { pieceOf } from '../catalogue.ts'
import { timeOf } from '../event.ts'
import type { Life } from '../life.ts'
import { openKnownBrowser } from '../sources/browser.ts'
import { byAccount, byEmail, byPhone, chatWith, phoneIn, report } from '../sources/desk.ts'
import { getStore, namingOf } from '../stores.ts'

/** Ewelina Rogalska's boots are too tight: one matter by e-mail, on the chat and by phone. */
export function liveAsEwelina(life: Life): void {
  const { person } = life
  const matter = { case_id: life.book.number('S'), kind: 'exchange' }
  const boots = pieceOf('botki-olcha', '39')
  life.at = timeOf('8:42')
  report(life, {
    desk: 'service',
    event: 'Case Opened',
    channel: 'email',
    who: byEmail(person),
    properties: { ...matter, subject: 'Zamiana botków 38 na 39', order_id: 'TM-20418' },
  })
  life.at = timeOf('13:15')
  const browser = openKnownBrowser(life)
  browser.view(boots)
  life.at = timeOf('13:21')
  chatWith(life, {
    agent: 'Tomasz Gil',
    who: byAccount(person),
    lines: [
      'Piszę drugi raz o te same botki i dalej nic nie wiem.',
      'Widzę list z rana. Rozmiar 39 jest w sklepie na Brackiej, sprawdzam zwrot.',
    ],
  })
  life.at = timeOf('14:02')
  phoneIn(life, { line: 'sklep', queue: 'reklamacje', agent: 'Tomasz Gil', minutes: 7, who: byPhone(person) })
  life.wait(1)
  report(life, {
    desk: 'service',
    event: 'Case Updated',
    channel: 'call',
    who: byPhone(person),
    properties: { ...matter, status: 'para odłożona na Brackiej 9' },
  })
  life.at = timeOf('18:12')
  report(life, {
    desk: 'store',
    event: 'Store Visited',
    who: byAccount(person),
    properties: namingOf(getStore('KRK2')),
  })
  life.wait(12)
  report(life, {
    desk: 'service',
    event: 'Case Closed',
    channel: 'store',
    who: byAccount(person),
    properties: { ...matter, status: 'zamknięta', reason: 'exchanged' },
  })
}
