import type { ConsentChannel } from '../../consent/index.ts'

/** A birth of the person, as identity knows it. */
export interface KnownBirth {
  birthId: string
  kind: string
  value: string
  firstAt: number
}

/** Where one of her devices is reached. */
export interface PushAddress {
  birth: string
  address: string
  kind: 'push_endpoint' | 'push_token'
  platform: 'web' | 'android' | 'ios'
  keys: Readonly<Record<string, string>>
  at: number
}

export interface Reached {
  address: string
  /** The birth it belongs to. */
  birth: string
  keys?: Readonly<Record<string, string>>
  push?: Pick<PushAddress, 'kind' | 'platform'>
  letter?: Readonly<Record<string, string>>
}

export interface Asked {
  birth: string
  channel: ConsentChannel
  fixed: string | null
}

/** What else of her an address is found by. */
interface Known {
  push: readonly PushAddress[]
  traits: Readonly<Record<string, unknown>>
  /** Addresses that gave messages back for good. */
  bounced: ReadonlySet<string>
}

/**
 * Her best address on a channel: the one asked by, where it is one; else the one that came last. One that bounced is passed
 * over as long as there is another. Null = none.
 */
export function chooseAddress(asked: Asked, births: readonly KnownBirth[], more: Known): Reached | null {
  if (asked.fixed !== null) return { address: asked.fixed, birth: asked.birth }
  switch (asked.channel) {
    case 'email':
      return chooseNamed(asked.birth, ofKind(births, 'email'), more.bounced)
    case 'sms':
      return chooseNamed(asked.birth, ofKind(births, 'phone'), more.bounced)
    case 'push':
      return choosePush(asked.birth, more.push)
    case 'post':
      return chooseLetter(asked.birth, more.traits)
    default:
      return births.length === 0 ? null : { address: asked.birth, birth: asked.birth }
  }
}

const ofKind = (births: readonly KnownBirth[], kind: string) => births.filter((one) => one.kind === kind)

/** Her addresses of a kind, where there is a choice. */
export function listChoices(births: readonly KnownBirth[], kind: 'email' | 'phone'): string[] {
  const own = ofKind(births, kind)
  return own.length > 1 ? own.map((one) => one.value) : []
}

function chooseNamed(
  birth: string,
  own: readonly KnownBirth[],
  bounced: ReadonlySet<string>,
): Reached | null {
  const working = own.filter((one) => !bounced.has(one.value))
  const [first, ...rest] = working.length > 0 ? working : own
  if (first === undefined) return null
  const newest = rest.reduce((best, one) => (one.firstAt >= best.firstAt ? one : best), first)
  const best = [first, ...rest].find((one) => one.birthId === birth) ?? newest
  return { address: best.value, birth: best.birthId }
}

function choosePush(birth: string, push: readonly PushAddress[]): Reached | null {
  const [first, ...rest] = push.some((one) => one.birth === birth)
    ? push.filter((one) => one.birth === birth)
    : push
  if (first === undefined) return null
  const best = rest.reduce((a, b) => (b.at > a.at ? b : a), first)
  return {
    address: best.address,
    birth: best.birth,
    keys: best.keys,
    push: { kind: best.kind, platform: best.platform },
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 100) : '')

/** The postal address of Segment's specification; null where a letter would not arrive. */
function chooseLetter(birth: string, traits: Readonly<Record<string, unknown>>): Reached | null {
  const { address } = traits
  if (typeof address !== 'object' || address === null) return null
  const read = (...names: string[]) => {
    for (const name of names) {
      const found = text(Reflect.get(address, name))
      if (found !== '') return found
    }
    return ''
  }
  const [street, postcode, city] = [read('street'), read('postalCode', 'postcode', 'zip'), read('city')]
  const name = text(traits.name) || `${text(traits.firstName)} ${text(traits.lastName)}`.trim()
  if (street === '' || postcode === '' || city === '' || name === '') return null
  const country = read('country').toUpperCase()
  return {
    address: `${street}, ${postcode} ${city}`,
    birth,
    letter: { name, street, postcode, city, country: /^[A-Z]{2}$/.test(country) ? country : 'PL' },
  }
}
