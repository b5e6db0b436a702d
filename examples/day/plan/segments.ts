import type { Condition } from '@splot/contract/segment/condition'
import type { Bilingual } from '../brand/texts.ts'

/** A segment of the brand, as its marketing keeps it. */
export interface PlannedSegment {
  readonly name: Bilingual
  readonly about: Bilingual
  readonly folder: Bilingual
  readonly condition: Condition
}

const worth: Bilingual = { pl: 'Wartość i historia', en: 'Value and history' }
const today: Bilingual = { pl: 'Zachowanie i miejsce', en: 'Behaviour and place' }

const days = (count: number) => ({ last: { days: count } })
const bought = (count: number, window: { last: { days: number } } | 'ever'): Condition => ({
  ...{ kind: 'orders', measure: 'count', op: 'gte', value: count, window },
})
const not = (of: Condition): Condition => ({ kind: 'not', of })
const all = (...of: Condition[]): Condition => ({ kind: 'all', of })

const isSweater = { property: 'category', op: 'is', value: 'Swetry' } as const

/** Whom the brand writes to first: without it a sample with its two years would send letters by the ten thousand. */
export const circle: Bilingual = { pl: 'Krąg Modrej', en: 'Modra’s circle' }

/** Four by what they bought, six by what they do and where they are. */
export const plannedSegments: readonly PlannedSegment[] = [
  {
    name: { pl: 'Najlepsi klienci', en: 'Best customers' },
    about: { pl: 'Zakupy za co najmniej 1000 zł w rok.', en: 'At least PLN 1,000 spent in a year.' },
    folder: worth,
    condition: { kind: 'orders', measure: 'value', op: 'gte', value: 1_000, window: days(365) },
  },
  {
    name: { pl: 'Po pierwszym zakupie', en: 'After the first purchase' },
    about: { pl: 'Jeden zakup: czas na drugi.', en: 'One purchase: time for the second.' },
    folder: worth,
    condition: { kind: 'orders', measure: 'count', op: 'eq', value: 1, window: 'ever' },
  },
  {
    name: { pl: 'Kupują w sklepie i w sieci', en: 'Buying in store and online' },
    about: {
      pl: 'W ostatnim roku zakup w salonie i zakup w internecie.',
      en: 'In the last year a purchase in a store and one online.',
    },
    folder: worth,
    condition: all(
      { kind: 'orders', measure: 'count', op: 'gte', value: 1, window: days(365), channel: 'pos' },
      { kind: 'orders', measure: 'count', op: 'gte', value: 1, window: days(365), channel: 'web' },
    ),
  },
  {
    name: { pl: 'Uśpieni od 90 dni', en: 'Asleep for 90 days' },
    about: { pl: 'Kiedyś kupowali, teraz cisza.', en: 'They used to buy; now all is quiet.' },
    folder: worth,
    condition: all(bought(1, 'ever'), not(bought(1, days(90)))),
  },
  {
    name: { pl: 'Wkładają do koszyka, nie kupują', en: 'Filling a cart, not buying' },
    about: {
      pl: 'Od wczoraj coś w koszyku, a zakupu nie było.',
      en: 'Something put into a cart since yesterday, and nothing bought.',
    },
    folder: today,
    condition: all(
      {
        ...{ kind: 'event', events: ['Product Added', 'Checkout Started'], measure: 'count' },
        ...{ op: 'gte', value: 1, window: days(1) },
      },
      not(bought(1, days(1))),
    ),
  },
  {
    name: { pl: 'Oglądają swetry', en: 'Looking at sweaters' },
    about: { pl: 'Dwa swetry lub więcej w tydzień.', en: 'Two sweaters or more in a week.' },
    folder: today,
    condition: {
      ...{ kind: 'event', events: ['Product Viewed'], where: [isSweater], measure: 'count' },
      ...{ op: 'gte', value: 2, window: days(7) },
    },
  },
  {
    // Consents are the gate's: an audience made of it says how many may not be told.
    name: { pl: 'Do reklam: oglądali, nie kupili', en: 'For ads: looked, did not buy' },
    about: {
      pl: 'W ostatnich dwóch tygodniach coś obejrzeli i niczego nie kupili. Zakup wyłącza z reklam.',
      en: 'Looked at something in the last two weeks and bought nothing. A purchase takes them out of the ads.',
    },
    folder: today,
    condition: all(
      { kind: 'event', events: ['Product Viewed'], measure: 'count', op: 'gte', value: 1, window: days(14) },
      not(bought(1, days(14))),
    ),
  },
  {
    name: { pl: 'Poznań', en: 'Poznań' },
    about: { pl: 'Na przymiarki i otwarcia w salonie.', en: 'For fittings and openings in the store.' },
    folder: today,
    condition: { kind: 'place', cities: ['Poznań'] },
  },
  {
    name: circle,
    about: {
      pl: 'Zgodzili się na listy, podali e-mail i telefon: dowiadują się pierwsi.',
      en: 'Agreed to letters, left an e-mail and a number: the first to know.',
    },
    folder: today,
    condition: all(
      { kind: 'consent', purpose: 'marketing', channel: 'email' },
      { kind: 'trait', trait: 'email', op: 'set' },
      { kind: 'trait', trait: 'phone', op: 'set' },
    ),
  },
  {
    name: { pl: 'Czytają newsletter', en: 'Reading the newsletter' },
    about: {
      pl: 'Zgoda na e-mail i otwarta wiadomość w ostatnich 30 dniach.',
      en: 'Agreed to e-mail and opened a message within the last 30 days.',
    },
    folder: today,
    condition: all(
      { kind: 'consent', purpose: 'marketing', channel: 'email' },
      { kind: 'engagement', act: 'opened', channels: ['email'], op: 'gte', value: 1, window: days(30) },
    ),
  },
]
