import { makePeople, type Person, traitsOf } from './cast/people.ts'
import { getGarment, lineOf, type Piece, pieceOf, sumOf, writePrice } from './catalogue.ts'
import type { Body } from './event.ts'
import { isNewcomer } from './make-day.ts'
import { Random, seedOf } from './random.ts'
import { namingOf } from './stores.ts'

/** Something of the past, as an import of the old shop would bring it. */
export interface PastEvent {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly body: Body & { readonly messageId: string }
}

const dayMs = 86_400_000
const library = { name: 'modra-import', version: '1.0.0' }

interface Purchase {
  readonly daysAgo: number
  readonly pieces: readonly Piece[]
  readonly isTill: boolean
  /** What was paid, where a coupon made it less. */
  readonly paid?: number
  readonly order?: string
}

/** Writes one person's past with numbers that do not depend on the rest. */
class Past {
  readonly events: PastEvent[] = []
  readonly person: Person
  readonly #now: number
  readonly #seed: number
  #count = 0

  constructor(person: Person, now: number, seed: number) {
    this.person = person
    this.#now = now
    this.#seed = seed
  }

  add(daysAgo: number, body: Omit<Body, 'messageId'>): void {
    this.#count++
    // Shop hours, a different minute for each.
    const hours = 8 + ((this.#count * 7 + this.person.index * 3) % 12)
    const at = Math.floor(this.#now / dayMs - daysAgo) * dayMs + hours * 3_600_000 + this.#count * 61_000
    const messageId = `history-${this.#seed}-${this.person.index}-${this.#count}`
    this.events.push({ at: Math.min(at, this.#now - 60_000), body: { messageId, ...body } })
  }

  buy(purchase: Purchase): void {
    const { person } = this
    const number = purchase.order ?? `TM-${10_000 + person.index * 20 + this.#count}`
    const money = {
      total: writePrice(purchase.paid ?? sumOf(purchase.pieces)),
      currency: 'PLN',
      products: purchase.pieces.map(lineOf),
    }
    if (purchase.isTill) {
      this.add(purchase.daysAgo, {
        type: 'track',
        event: 'Sale Completed',
        properties: { receipt_id: number, ...namingOf(person.store), payment_method: 'card', ...money },
        context: { library, externalIds: [{ type: 'card', id: person.card }] },
      })
      return
    }
    this.add(purchase.daysAgo, {
      type: 'track',
      event: 'Order Completed',
      userId: person.userId,
      properties: { order_id: number, payment_method: 'blik', ...money },
      context: { library, channel: 'web' },
    })
  }
}

/** Days ago of each purchase, by the part a person plays: new, regular, fading, gone. */
function drawDays(random: Random): number[] {
  const days = (count: number, from: number, to: number) =>
    Array.from({ length: count }, () => random.between(from, to)).sort((a, b) => b - a)
  const part = random.next()
  if (part < 0.22) return []
  if (part < 0.5) return days(random.between(1, 2), 12, 170)
  if (part < 0.76) return [...days(random.between(2, 6), 20, 340), random.between(3, 20)]
  if (part < 0.9) return days(random.between(1, 4), 190, 340)
  return days(random.between(1, 3), 380, 700)
}

interface Agreement {
  readonly purpose: string
  readonly channel: string
  readonly wording: string
}

const ordinary = [
  'golf-noc',
  'sweter-fala',
  'kardigan-mech',
  'koszula-rzeka',
  'spodnie-lan',
  'szalik-klos',
  'rekawiczki-szadz',
  'czapka-gil',
  'skarpety-szyszka',
]

/** Of all who joined, which share said yes to what: the purpose, its channel, and the wording that was shown. */
const agreements: readonly (readonly [number, Agreement])[] = [
  [0.62, { purpose: 'marketing', channel: 'email', wording: 'marketing-email' }],
  [0.34, { purpose: 'marketing', channel: 'sms', wording: 'marketing-sms' }],
  [0.55, { purpose: 'profiling', channel: 'any', wording: 'profiling' }],
  [0.28, { purpose: 'ads', channel: 'ads', wording: 'ads' }],
]

/** Her yes when she made her account, in the words the brand then asked with; some never said it. */
function agree(past: Past, daysAgo: number, random: Random): void {
  for (const [share, agreement] of agreements) {
    if (random.chance(share)) past.add(daysAgo, grantOf(past.person, agreement))
  }
}

const grantOf = (person: Person, { purpose, channel, wording }: Agreement): Omit<Body, 'messageId'> => ({
  type: 'track',
  event: 'Consent Granted',
  userId: person.userId,
  properties: {
    purpose,
    consent_channel: channel,
    wording_id: wording,
    wording_version: 1,
    wording_language: 'pl',
    obtained_by: 'form',
    proof: { form: 'Rejestracja w sklepie', account: person.userId },
  },
  context: { library, channel: 'web' },
})

function tellPast(past: Past, random: Random): void {
  const { person } = past
  const days = drawDays(random)
  const first = Math.max(...days, random.between(20, 400))
  past.add(first + 1, {
    type: 'identify',
    userId: person.userId,
    traits: traitsOf(person),
    context: { library },
  })
  const hasCard = random.chance(0.5)
  // Some link their card only today; until then their till purchases are nobody's but the card's.
  if (hasCard && random.chance(0.7)) {
    past.add(first, {
      type: 'track',
      event: 'Card Linked',
      userId: person.userId,
      properties: { program_id: 'modra', card_kind: 'plastic' },
      context: { library, channel: 'store', externalIds: [{ type: 'card', id: person.card }] },
    })
  }
  for (const daysAgo of days) {
    const garments = random.sample(ordinary, random.between(1, 2)).map(getGarment)
    const pieces = garments.map((garment) => ({ garment, size: random.pick(garment.sizes), quantity: 1 }))
    past.buy({ daysAgo, pieces, isTill: hasCard && random.chance(0.5) })
  }
  agree(past, first, random)
}

type Row = readonly [number, string, string, boolean]

/** Maja's two years: ten orders in the last twelve months, so that today's golf makes 11 and 3 846,50 zł. */
const majas: readonly Row[] = [
  [975, 'sweter-fala', 'M', false],
  [871, 'szal-zorza', 'uni', true],
  [640, 'sukienka-jarzebina', 'M', false],
  [511, 'botki-olcha', '38', true],
  [338, 'szalik-klos', 'uni', true],
  [291, 'sweter-mgla', 'M', false],
  [248, 'spodnie-lan', 'M', false],
  [203, 'sukienka-rosa', 'M', true],
  [161, 'pasek-rzemien', '85', true],
  [117, 'karta-podarunkowa', 'uni', false],
  [64, 'botki-olcha', '38', true],
  [40, 'rekawiczki-szadz', 'M', true],
]

function tellMajasPast(past: Past): void {
  const { person } = past
  past.add(976, { type: 'identify', userId: person.userId, traits: traitsOf(person), context: { library } })
  for (const [, agreement] of agreements) past.add(975, grantOf(person, agreement))
  for (const [daysAgo, id, size, isTill] of majas) past.buy({ daysAgo, pieces: [pieceOf(id, size)], isTill })
  past.buy({ daysAgo: 23, pieces: [pieceOf('koszula-rzeka', 'M')], isTill: false, paid: 175.5 })
  past.buy({ daysAgo: 5, pieces: [pieceOf('plaszcz-zwir', 'S')], isTill: false, order: 'TM-4817' })
}

/**
 * Two years of light purchase history, in the order of time: a pure function of the seed, the number of customers and
 * today's date. Newcomers have none.
 */
export function makeHistory(seed: number, customers: number, now: number): PastEvent[] {
  return makePeople(seed, customers)
    .filter((person) => !isNewcomer(person))
    .flatMap((person) => {
      const past = new Past(person, now, seed)
      if (person.index === 0) tellMajasPast(past)
      else tellPast(past, new Random(seedOf(seed, 'past', person.index)))
      return past.events
    })
    .sort((a, b) => a.at - b.at)
}
