import type { Bilingual } from '../language.ts'
import type { Condition } from './condition.ts'

/** A segment to begin with: a condition that works on any shop's data, and may be changed in every part. */
export interface SegmentTemplate {
  id: string
  name: Bilingual
  /** What it is good for. */
  about: Bilingual
  condition: Condition
}

const days = (count: number) => ({ last: { days: count } })
const bought = (count: number, window: { last: { days: number } } | 'ever'): Condition => ({
  ...{ kind: 'orders', measure: 'count', op: 'gte', value: count, window },
})
const did = (event: string, span: number, count = 1): Condition => ({
  ...{ kind: 'event', events: [event], measure: 'count', op: 'gte', value: count, window: days(span) },
})
const not = (of: Condition): Condition => ({ kind: 'not', of })
const all = (...of: Condition[]): Condition => ({ kind: 'all', of })

export const segmentTemplates: readonly SegmentTemplate[] = [
  {
    id: 'left-cart',
    name: { pl: 'Porzucony koszyk', en: 'Left a cart' },
    about: {
      pl: 'Coś leży w koszyku od dwóch godzin, a zakupu nie było.',
      en: 'Something has lain in the cart for two hours, and nothing was bought.',
    },
    condition: all({ kind: 'cart', state: 'filled', untouched: { hours: 2 } }, not(bought(1, days(1)))),
  },
  {
    id: 'vip',
    name: { pl: 'Najlepsi klienci', en: 'Best customers' },
    about: {
      pl: 'Co najmniej trzy zakupy i wysoka wartość w ostatnim roku.',
      en: 'Three purchases or more and a high value in the last year.',
    },
    condition: all(bought(3, days(365)), { kind: 'computed', trait: 'value_12m', op: 'gte', value: 1000 }),
  },
  {
    id: 'sleeping',
    name: { pl: 'Uśpieni od 90 dni', en: 'Asleep for 90 days' },
    about: {
      pl: 'Kiedyś kupowali, od 90 dni ani zakupu, ani wizyty.',
      en: 'They used to buy; for 90 days neither a purchase nor a visit.',
    },
    condition: all(bought(1, 'ever'), not(bought(1, days(90))), not(did('Page Viewed', 90))),
  },
  {
    id: 'birthday',
    name: { pl: 'Urodziny w ciągu 30 dni', en: 'Birthday within 30 days' },
    about: {
      pl: 'Komu wkrótce złożyć życzenia.',
      en: 'Whom to wish a happy birthday soon.',
    },
    condition: { kind: 'trait', trait: 'birthday', op: 'anniversary', days: [0, 30] },
  },
  {
    id: 'new-leads',
    name: { pl: 'Nowe kontakty bez zakupu', en: 'New leads without a purchase' },
    about: {
      pl: 'Zostawili kontakt w ostatnich 14 dniach i jeszcze nic nie kupili.',
      en: 'They left a contact in the last 14 days and have bought nothing yet.',
    },
    condition: all(
      { kind: 'any', of: [did('Form Submitted', 14), did('Lead Created', 14), did('Signed Up', 14)] },
      not(bought(1, 'ever')),
    ),
  },
  {
    id: 'lookers',
    name: { pl: 'Oglądają, nie kupują', en: 'Looking, not buying' },
    about: {
      pl: 'Pięć obejrzanych produktów w tygodniu i żadnego zakupu.',
      en: 'Five products seen in a week, and no purchase.',
    },
    condition: all(did('Product Viewed', 7, 5), not(bought(1, days(7)))),
  },
  {
    id: 'second-purchase',
    name: { pl: 'Po pierwszym zakupie', en: 'After the first purchase' },
    about: {
      pl: 'Jeden zakup, między 14 a 60 dni temu: czas na drugi.',
      en: 'One purchase, 14 to 60 days ago: time for the second.',
    },
    condition: all(
      { kind: 'orders', measure: 'count', op: 'eq', value: 1, window: 'ever' },
      bought(1, days(60)),
      not(bought(1, days(14))),
    ),
  },
  {
    id: 'store-and-web',
    name: { pl: 'Kupują w sklepie i w sieci', en: 'Buying in store and online' },
    about: {
      pl: 'W ostatnim roku zakup w sklepie stacjonarnym i zakup w internecie.',
      en: 'In the last year a purchase in a store and one online.',
    },
    condition: all(
      { kind: 'orders', measure: 'count', op: 'gte', value: 1, window: days(365), channel: 'pos' },
      { kind: 'orders', measure: 'count', op: 'gte', value: 1, window: days(365), channel: 'web' },
    ),
  },
  {
    id: 'readers',
    name: { pl: 'Czytają newslettery', en: 'Newsletter readers' },
    about: {
      pl: 'Kliknęli w wiadomość w ostatnich 30 dniach.',
      en: 'They clicked in a message within the last 30 days.',
    },
    condition: {
      ...{ kind: 'engagement', act: 'clicked', channels: ['email', 'sms', 'push'], op: 'gte', value: 1 },
      window: days(30),
    },
  },
  {
    id: 'cooling',
    name: { pl: 'Przestali czytać', en: 'Stopped reading' },
    about: {
      pl: 'Dostali co najmniej trzy wiadomości w 60 dni i żadnej nie otworzyli.',
      en: 'They got three messages or more in 60 days and opened none.',
    },
    condition: all(
      { kind: 'engagement', act: 'sent', channels: ['email'], op: 'gte', value: 3, window: days(60) },
      not({ kind: 'engagement', act: 'opened', channels: ['email'], op: 'gte', value: 1, window: days(60) }),
    ),
  },
]
