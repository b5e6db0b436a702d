import { mensNames, simplify, surnamesOf, womensNames } from '../cast/names.ts'
import { writeEan } from '../goods/ean.ts'
import { Random, seedOf } from '../random.ts'
import { type Store, storeOf, towns } from '../stores.ts'

/** One of the brand's twenty thousand. She is invented, has no telephone, and her mailbox is nowhere. */
export interface Shopper {
  /** From 1. */
  readonly number: number
  readonly sex: 'k' | 'm'
  readonly firstName: string
  readonly lastName: string
  readonly city: string
  readonly store: Store
  readonly userId: string
  readonly email: string
  /** Loyalty card; null: she has none. */
  readonly card: string | null
  readonly birthday: string
  readonly size: string
  readonly shoeSize: string
  /** How much of what she buys she buys on the web, 0 to 1. */
  readonly webShare: number
  /** Purchases in two years. */
  readonly purchases: number
}

/** Where the numbers of the crowd begin: below them stand the people of the day. */
const firstOfCrowd = 600

/** Most buy once or twice, a few all the time. */
function drawPurchases(random: Random): number {
  const part = random.next()
  if (part < 0.04) return 0
  if (part < 0.4) return 1
  if (part < 0.7) return random.between(2, 3)
  if (part < 0.91) return random.between(4, 8)
  return random.between(9, 18)
}

const two = (number: number) => String(number).padStart(2, '0')

export function makeShopper(seed: number, number: number): Shopper {
  const random = new Random(seedOf(seed, 'shopper', number))
  const sex = random.chance(0.74) ? 'k' : 'm'
  const firstName = random.pick(sex === 'k' ? womensNames : mensNames)
  const lastName = random.pick(surnamesOf(sex))
  const city = random.pick(Object.keys(towns))
  const place = firstOfCrowd + number
  const webShare = random.pick([0, 0.15, 0.5, 0.85, 1])
  const hasCard = webShare < 1 && random.chance(0.75)
  return {
    ...{ number, sex, firstName, lastName, city, webShare },
    store: storeOf(city),
    userId: `u-${1_000 + place}`,
    email: `${simplify(firstName)}.${simplify(lastName)}.${place}@poczta.example`,
    card: hasCard ? writeEan(40_000_000 + place, '26') : null,
    birthday: `${random.between(1950, 2007)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    size: random.pick(['XS', 'S', 'S', 'M', 'M', 'M', 'L', 'L', 'XL']),
    shoeSize: String(sex === 'k' ? random.pick([36, 37, 38, 38, 39, 39, 40]) : random.between(41, 45)),
    purchases: drawPurchases(random),
  }
}
