import { lineOf, subjectOf, sumOf, writePrice } from '../catalogue.ts'
import type { Life } from '../life.ts'
import { openKnownBrowser } from '../sources/browser.ts'
import { addPoints, byAccount, byAccountAndCard, byCard, report, sell } from '../sources/desk.ts'
import { openKnownApp } from '../sources/phone.ts'
import { namingOf } from '../stores.ts'
import { choosePiece, choosePieces } from './taste.ts'

/** Shows the card at the till. */
export function buyWithCard(life: Life): void {
  const { person } = life
  const pieces = choosePieces(life, life.random.between(1, 3))
  const receipt = sell(life, person.store, pieces, byCard(person))
  life.wait(0.2, 1)
  report(life, {
    desk: 'club',
    event: 'Points Earned',
    channel: 'pos',
    who: byCard(person),
    properties: { points: Math.floor(sumOf(pieces) / 10), receipt_id: receipt, store_id: person.store.id },
  })
}

/** With the app in the pocket: display, beacon, code at the door, fitting room, till. */
export function visitWithApp(life: Life): void {
  const { person } = life
  const place = namingOf(person.store)
  const app = openKnownApp(life)
  app.track('Geofence Entered', { geofence_id: `g-${person.store.id}`, ...place })
  life.wait(2, 6)
  app.track('Display Viewed', {
    display_id: 'Witryna „Zima w wełnie”',
    ...place,
    duration: life.random.between(4, 40),
  })
  life.wait(0.5, 2)
  app.track('Customer Checked In', { ...place, kind: 'qr' })
  life.wait(2, 6)
  app.track('Beacon Seen', {
    beacon_id: `b-${person.store.id}-buty`,
    ...place,
    zone: 'Obuwie',
    distance: 1.4,
  })
  const piece = choosePiece(life)
  life.wait(3, 8)
  report(life, {
    desk: 'store',
    event: 'Product Tried On',
    who: byAccount(person),
    properties: { ...subjectOf(piece), ...place },
  })
  life.wait(4, 12)
  if (life.random.chance(0.7)) {
    sell(life, person.store, [piece], byAccountAndCard(person))
    addPoints(life, 'pos', piece.garment.price)
  }
  life.wait(1, 3)
  app.track('Store Left', { ...place, duration: life.random.between(600, 2400) })
}

/** Comes to the store for the first time in long, links the plastic card to the account. */
export function linkCard(life: Life): void {
  const { person } = life
  report(life, {
    desk: 'store',
    event: 'Store Visited',
    who: byCard(person),
    properties: { ...namingOf(person.store), zone: 'Kasy' },
  })
  life.wait(5, 20)
  sell(life, person.store, choosePieces(life, 1), byCard(person))
  life.wait(1, 3)
  report(life, {
    desk: 'club',
    event: 'Card Linked',
    channel: 'store',
    who: byAccountAndCard(person),
    properties: { program_id: 'modra', card_kind: 'app', store_id: person.store.id },
  })
}

/** Orders on the web, is told it waits, picks it up in the store. */
export function clickAndCollect(life: Life): void {
  const { person } = life
  const browser = openKnownBrowser(life)
  const piece = choosePiece(life)
  browser.view(piece)
  browser.track('Product Added', subjectOf(piece))
  const order = browser.buy([piece], 'blik', 'store')
  const place = { order_id: order, pickup_id: life.book.number('o'), ...namingOf(person.store) }
  life.wait(0.2)
  browser.track('Pickup Requested', place)
  life.wait(50, 150)
  report(life, { desk: 'store', event: 'Pickup Ready', who: byAccount(person), properties: place })
  life.wait(0.5)
  report(life, {
    desk: 'sms-gateway',
    event: 'SMS Delivered',
    who: { userId: person.userId, phone: person.phone },
    properties: { sms_id: life.book.number('s'), campaign_name: 'Odbiór gotowy' },
  })
  life.wait(40, 200)
  report(life, { desk: 'store', event: 'Pickup Collected', who: byAccount(person), properties: place })
}

/** Did not fit: brings it back. */
export function returnAtTill(life: Life): void {
  const { person } = life
  const piece = choosePiece(life)
  const place = namingOf(person.store)
  report(life, { desk: 'store', event: 'Store Visited', who: byCard(person), properties: place })
  life.wait(5, 15)
  report(life, {
    desk: 'till',
    event: 'Sale Returned',
    who: byCard(person),
    properties: {
      receipt_id: life.book.number('pz'),
      return_id: life.book.number('zw'),
      ...place,
      total: writePrice(piece.garment.price),
      currency: 'PLN',
      reason: life.random.pick(['za mały rozmiar', 'za duży rozmiar', 'inny odcień']),
      products: [lineOf(piece)],
    },
  })
  if (life.random.chance(0.5)) {
    life.wait(4, 12)
    sell(life, person.store, choosePieces(life, 1), byCard(person))
  }
}

/** No card, no name: the till knows only its receipt. */
export function buyWithoutCard(life: Life): void {
  const { person } = life
  sell(life, person.store, choosePieces(life, life.random.between(1, 2)), {
    anonymousId: `paragon-${person.store.id}-${life.book.run}-${life.book.count('walk-in')}`,
  })
}

/** A catalogue in the letter box, its code scanned, then the store. */
export function comeByCatalogue(life: Life): void {
  const { person } = life
  report(life, {
    desk: 'post',
    event: 'Letter Sent',
    who: byAccount(person),
    properties: { letter_id: life.book.number('l'), campaign_name: 'Katalog zimowy', kind: 'catalogue' },
  })
  life.wait(60, 240)
  const app = openKnownApp(life)
  const piece = choosePiece(life)
  app.track('Code Scanned', { code: `TM-${piece.garment.id}`, kind: 'qr', name: 'Katalog zimowy' })
  life.wait(0.2)
  app.view(piece)
  life.wait(60, 180)
  sell(life, person.store, [piece], byAccountAndCard(person))
}
