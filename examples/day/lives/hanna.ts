import { lineOf, pieceOf, subjectOf, sumOf, writePrice } from '../catalogue.ts'
import { timeOf } from '../event.ts'
import type { Life } from '../life.ts'
import { addPoints, byAccount, byAccountAndCard, report, sell } from '../sources/desk.ts'
import { openKnownApp } from '../sources/phone.ts'
import { getStore, namingOf } from '../stores.ts'

const boots = pieceOf('botki-olcha', '38')
const belt = pieceOf('pasek-rzemien', '85')
const sweater = pieceOf('sweter-mgla', 'M')

/** Hanna Wierzbicka looks at one pair of boots all day in the app and buys with an adviser on Bracka 9. */
export function liveAsHanna(life: Life): void {
  const store = getStore('KRK2')
  const place = namingOf(store)
  const app = openKnownApp(life)
  life.at = timeOf('8:06')
  app.open()
  app.view(boots)
  life.at = timeOf('12:31')
  app.open()
  app.view(boots)
  life.wait(2)
  app.track('Product Added', subjectOf(sweater))
  life.at = timeOf('14:04')
  app.track('Customer Checked In', { ...place, kind: 'qr' })
  life.wait(1)
  app.track('Product Added', subjectOf(belt))
  life.wait(3)
  report(life, {
    desk: 'store',
    event: 'Product Tried On',
    who: byAccount(life.person),
    properties: { ...subjectOf(boots), ...place },
  })
  life.wait(6)
  const couponsOff = 34.9
  report(life, {
    desk: 'till',
    event: 'Coupon Applied',
    channel: 'pos',
    who: byAccountAndCard(life.person),
    properties: {
      coupon_id: 'MGLA10',
      coupon_name: 'MGLA10',
      discount: writePrice(couponsOff),
      currency: 'PLN',
      products: [lineOf(sweater)],
    },
  })
  life.wait(1)
  const pieces = [belt, sweater]
  sell(life, store, pieces, { ...byAccountAndCard(life.person), couponsOff })
  life.wait(0.5)
  addPoints(life, 'pos', sumOf(pieces) - couponsOff)
}
