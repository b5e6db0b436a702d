import { laptop } from '../cast/devices.ts'
import { pieceOf, subjectOf } from '../catalogue.ts'
import { timeOf } from '../event.ts'
import type { Life } from '../life.ts'
import { arrivals, openNewBrowser } from '../sources/browser.ts'
import {
  addPoints,
  byAccount,
  byAccountAndCard,
  byCard,
  byPhone,
  chatWith,
  phoneIn,
  report,
  sell,
} from '../sources/desk.ts'
import { openNewApp } from '../sources/phone.ts'
import { namingOf } from '../stores.ts'

/** The order Maja placed on Monday (see the history): it waits for her today. */
const majaCoatOrder = 'TM-4817'

const szron = pieceOf('golf-szron', 'M')
const jodla = pieceOf('trzewiki-jodla', '38')
const letter = { email_subject: 'Golf „Szron” w rozmiarze M już jest', campaign_name: 'Powrót na stan' }

/**
 * Maja Wilk's Saturday: a nameless laptop and a nameless phone turn out to be the customer whose orders and whose
 * plastic card the shop has known for two years; then chat, till, call and pick-up follow on the same line.
 */
export function liveAsMaja(life: Life): void {
  comeByAd(life)
  lookInApp(life)
  readLetter(life)
  visitStore(life)
  askAboutPickup(life)
  comeBackInApp(life)
}

function comeByAd(life: Life): void {
  life.at = timeOf('7:36')
  const browser = openNewBrowser(life, laptop)
  browser.page('Zima w wełnie', '/zima', arrivals.ad('facebook', 'zima-w-welnie'))
  browser.track('Ad Clicked', { ad_id: 'ad-zima-1', campaign_name: 'Zima w wełnie', platform: 'facebook' })
  life.wait(1)
  browser.page('Swetry', '/k/swetry')
  life.wait(1)
  browser.view(szron)
  life.wait(2)
  browser.page('Tabela rozmiarów', '/rozmiary')
  // Two hours on, the letter is opened on the same laptop: its link signs her in.
  life.at = timeOf('9:21')
  browser.view(szron, arrivals.newsletter('powrot-na-stan'))
  life.wait(1)
  browser.signIn('link')
  life.wait(1)
  browser.track('Product Added to Wishlist', subjectOf(szron))
}

function lookInApp(life: Life): void {
  life.at = timeOf('8:12')
  const app = openNewApp(life)
  app.track('Application Installed', { version: '4.2.0', build: '4207' })
  app.open(false)
  life.wait(1)
  app.view(jodla)
  life.wait(2)
  app.screen('Sklepy')
  life.at = timeOf('9:48')
  app.open()
  app.signIn()
  life.wait(1)
  app.view(jodla)
  app.track('Product Added', subjectOf(jodla))
  report(life, {
    desk: 'club',
    event: 'Card Linked',
    channel: 'app',
    who: byAccountAndCard(life.person),
    properties: { program_id: 'modra', card_kind: 'plastic' },
  })
}

function readLetter(life: Life): void {
  const { person } = life
  const mail = { email_id: life.book.number('m'), ...letter }
  const who = { userId: person.userId, email: person.email }
  const tell = (clock: string, event: string, more = {}) => {
    life.at = timeOf(clock)
    report(life, { desk: 'mailing', event, who, properties: { ...mail, ...more } })
  }
  tell('9:00', 'Email Delivered')
  tell('9:12', 'Email Opened')
  tell('9:20', 'Email Link Clicked', {
    link_id: 'szron',
    link_url: 'https://tkalniamodra.example/p/golf-szron',
  })
}

function visitStore(life: Life): void {
  const { person } = life
  const place = namingOf(person.store)
  life.at = timeOf('12:31')
  report(life, { desk: 'store', event: 'Store Visited', who: byCard(person), properties: place })
  life.wait(9)
  report(life, {
    desk: 'store',
    event: 'Product Tried On',
    who: byCard(person),
    properties: { ...subjectOf(szron), ...place },
  })
  life.at = timeOf('12:58')
  sell(life, person.store, [szron], byCard(person))
  life.wait(1)
  addPoints(life, 'pos', szron.garment.price)
}

function askAboutPickup(life: Life): void {
  const { person } = life
  const pickup = { order_id: majaCoatOrder, pickup_id: 'o-4817', ...namingOf(person.store) }
  life.at = timeOf('14:08')
  chatWith(life, {
    agent: 'Igor Sowa',
    who: byAccount(person),
    lines: ['Czy siostra może odebrać za mnie?', 'Tak, wystarczy kod odbioru i dokument ze zdjęciem.'],
  })
  life.at = timeOf('15:20')
  phoneIn(life, {
    line: 'sklep',
    queue: 'zamówienia',
    agent: 'Igor Sowa',
    minutes: 6,
    who: byPhone(person),
  })
  life.at = timeOf('16:30')
  report(life, { desk: 'store', event: 'Pickup Ready', who: byAccount(person), properties: pickup })
  life.wait(1)
  report(life, {
    desk: 'push-gateway',
    event: 'Push Notification Received',
    who: byAccount(person),
    properties: { push_id: life.book.number('n'), campaign_name: 'Odbiór gotowy' },
  })
  life.at = timeOf('18:05')
  report(life, { desk: 'store', event: 'Pickup Collected', who: byAccount(person), properties: pickup })
}

function comeBackInApp(life: Life): void {
  life.at = timeOf('20:31')
  const app = openNewApp(life)
  app.userId = life.person.userId
  app.open()
  app.view(jodla)
}
