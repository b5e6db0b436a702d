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

/** Her best address on a channel: the one asked by, where it is one; else the one that came last. Null = none. */
export function chooseAddress(
  asked: Asked,
  births: readonly KnownBirth[],
  more: { push: readonly PushAddress[]; traits: Readonly<Record<string, unknown>> },
): Reached | null {
  if (asked.fixed !== null) return { address: asked.fixed, birth: asked.birth }
  switch (asked.channel) {
    case 'email':
      return chooseNamed(asked.birth, births, 'email')
    case 'sms':
      return chooseNamed(asked.birth, births, 'phone')
    case 'push':
      return choosePush(asked.birth, more.push)
    case 'post':
      return chooseLetter(asked.birth, more.traits)
    default:
      return births.length === 0 ? null : { address: asked.birth, birth: asked.birth }
  }
}

function chooseNamed(birth: string, births: readonly KnownBirth[], kind: string): Reached | null {
  const own = births.filter((one) => one.kind === kind)
  const [first, ...rest] = own
  if (first === undefined) return null
  const newest = rest.reduce((best, one) => (one.firstAt >= best.firstAt ? one : best), first)
  const best = own.find((one) => one.birthId === birth) ?? newest
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
