import { Random, seedOf } from '../random.ts'
import { type Store, storeOf, towns } from '../stores.ts'
import { agents, type Device, phones } from './devices.ts'
import { mensNames, simplify, surnamesOf, womensNames } from './names.ts'

/** A customer of the brand. Whoever she is, she is invented. */
export interface Person {
  readonly index: number
  readonly sex: 'k' | 'm'
  readonly firstName: string
  readonly lastName: string
  readonly city: string
  readonly store: Store
  readonly userId: string
  readonly email: string
  readonly phone: string
  /** Loyalty card: EAN-13 of the range for a shop's own use. */
  readonly card: string
  readonly birthday: string
  readonly size: string
  readonly shoeSize: string
  readonly browser: Device
  readonly app: Device
}

type Known = readonly [string, string, string]

/** Those with a name in the pictures and the stories; the rest is drawn. Their place in the list is their index. */
const known: readonly Known[] = [
  ['Maja', 'Wilk', 'Poznań'],
  ['Hanna', 'Bielik', 'Gdańsk'],
  ['Tomasz', 'Jesion', 'Łódź'],
  ['Zofia', 'Grab', 'Kraków'],
  ['Kamil', 'Łoś', 'Katowice'],
  ['Anna', 'Czapla', 'Poznań'],
  ['Lena', 'Kalina', 'Lublin'],
  ['Piotr', 'Olcha', 'Szczecin'],
  ['Weronika', 'Szpak', 'Toruń'],
  ['Bartosz', 'Żuraw', 'Rzeszów'],
  ['Nina', 'Wrona', 'Białystok'],
  ['Adam', 'Świerk', 'Olsztyn'],
  ['Julia', 'Kos', 'Bydgoszcz'],
  ['Ewelina', 'Rogalska', 'Kraków'],
  ['Hanna', 'Wierzbicka', 'Kraków'],
  ['Irena', 'Maj', 'Wrocław'],
]

const mensOfKnown = new Set(['Tomasz', 'Kamil', 'Piotr', 'Bartosz', 'Adam'])

/** EAN-13 with its check digit. */
function writeCard(number: number): string {
  const digits = `26${String(number).padStart(10, '0')}`
  const sum = [...digits].reduce(
    (total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3),
    0,
  )
  return digits + String((10 - (sum % 10)) % 10)
}

function writeEmail(firstName: string, lastName: string, taken: Set<string>): string {
  const local = `${simplify(firstName)}.${simplify(lastName)}`
  for (let n = 1; ; n++) {
    const email = `${local}${n === 1 ? '' : n}@${local.length % 3 === 0 ? 'example.pl' : 'poczta.example'}`
    if (taken.has(email)) continue
    taken.add(email)
    return email
  }
}

function drawName(random: Random): Known {
  const sex = random.chance(0.72) ? 'k' : 'm'
  const first = random.pick(sex === 'k' ? womensNames : mensNames)
  return [first, random.pick(surnamesOf(sex)), random.pick(Object.keys(towns))]
}

function drawBirthday(random: Random): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${random.between(1956, 2006)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
}

const isMan = (name: string) => mensOfKnown.has(name) || mensNames.includes(name)

function makePerson(index: number, seed: number, taken: Set<string>): Person {
  const random = new Random(seedOf(seed, 'person', index))
  const [firstName, lastName, city] = known[index] ?? drawName(random)
  const sex = isMan(firstName) ? 'm' : 'k'
  return {
    index,
    sex,
    firstName,
    lastName,
    city,
    store: storeOf(city),
    userId: `u-${1001 + index}`,
    email: index === 0 ? 'maja@poczta.example' : writeEmail(firstName, lastName, taken),
    phone: `+48600000${String(index === 0 ? 318 : 400 + index).padStart(3, '0')}`,
    card: writeCard(index === 0 ? 20_487_731 : 30_000_000 + index * 37),
    birthday: index === 0 ? '1991-04-12' : drawBirthday(random),
    size: index === 0 ? 'M' : random.pick(['XS', 'S', 'M', 'M', 'L', 'XL']),
    shoeSize: index === 0 ? '38' : String(sex === 'k' ? random.between(36, 40) : random.between(41, 45)),
    browser: { ...random.pick(agents), id: random.uuid() },
    app: { ...random.pick(phones), id: random.uuid() },
  }
}

/** The people of a seed, always the same ones in the same order. At most 600: phone numbers end there. */
export function makePeople(seed: number, count: number): Person[] {
  const taken = new Set<string>()
  return Array.from({ length: Math.min(count, 600) }, (_, index) => makePerson(index, seed, taken))
}

/** What the shop knows of somebody with an account. */
export const traitsOf = (person: Person): Record<string, unknown> => ({
  email: person.email,
  phone: person.phone,
  firstName: person.firstName,
  lastName: person.lastName,
  address: { city: person.city, country: 'PL' },
  city: person.city,
  birthday: person.birthday,
  language: 'pl',
  preferredStore: person.store.id,
  clothingSize: person.size,
  shoeSize: person.shoeSize,
})
