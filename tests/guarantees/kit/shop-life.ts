import type { Random } from './seed.ts'

export interface SentEvent {
  type: 'track' | 'identify' | 'page' | 'alias' | 'screen'
  messageId: string
  [key: string]: unknown
}

export interface LifeOptions {
  random: Random
  /** Prefix of every id, so that two lives in one workspace never meet. */
  name: string
  people: number
  /** Now, milliseconds. */
  now(): number
  /** Share of events that happened some hours before they are sent. */
  lateShare?: number
  /** Share of events from a browser two people sign in on. */
  sharedShare?: number
}

const cities = ['Poznań', 'Łódź', 'Kraków', 'Gdańsk', 'Wrocław']
const categories = ['Swetry', 'Płaszcze', 'Szaliki', 'Buty']
const stores = ['poznan-jezyce', 'krakow-kazimierz', 'warszawa-mokotow']

/** A seeded shop: people with devices, accounts, cards and orders, whose events come in no order at all. */
export class ShopLife {
  readonly #o: LifeOptions
  #count = 0

  constructor(o: LifeOptions) {
    this.#o = o
  }

  events(count: number): SentEvent[] {
    return Array.from({ length: count }, () => this.next())
  }

  next(): SentEvent {
    const { random, name, now, people } = this.#o
    const person = random.int(people)
    const ago = random.chance(this.#o.lateShare ?? 0.2) ? random.int(72 * 3_600_000) : random.int(2_000)
    const base = {
      messageId: `${name}-m${this.#count++}`,
      timestamp: new Date(now() - ago).toISOString(),
      ...this.#names(person),
    }
    return this.#act(base, person)
  }

  #device(person: number): string {
    const { random, name } = this.#o
    return random.chance(this.#o.sharedShare ?? 0)
      ? `${name}-kiosk-${person % 5}`
      : `${name}-web-${person}-${random.int(3)}`
  }

  /** How the event names its person: by a device alone, by an account, by both, by a card at the till. */
  #names(person: number): Record<string, unknown> {
    const { random, name } = this.#o
    const device = this.#device(person)
    const dice = random.next()
    if (dice < 0.45) return { anonymousId: device }
    if (dice < 0.6) return { userId: `${name}-user-${person}` }
    if (dice < 0.85) return { userId: `${name}-user-${person}`, anonymousId: device }
    if (dice < 0.93)
      return {
        userId: `${name}-user-${person}`,
        context: { device: { id: `${name}-phone-${person}`, type: 'ios' } },
      }
    return {
      anonymousId: `${name}-till-${person % 3}`,
      context: { loyaltyCard: `${name.toUpperCase()}CARD${person}`, channel: 'pos' },
    }
  }

  #act(base: Record<string, unknown> & { messageId: string }, person: number): SentEvent {
    const { random, name } = this.#o
    const dice = random.next()
    if (dice < 0.2) return { ...base, type: 'page', name: random.pick(categories), properties: { path: '/' } }
    if (dice < 0.45)
      return {
        ...base,
        type: 'track',
        event: 'Product Viewed',
        properties: {
          product_id: `p${random.int(40)}`,
          category: random.pick(categories),
          price: '89.90',
          currency: 'PLN',
        },
      }
    if (dice < 0.65 && base.userId !== undefined)
      return {
        ...base,
        type: 'identify',
        traits: {
          email: `${name}.${person}@example.pl`,
          firstName: `Maja${random.int(4)}`,
          city: random.pick(cities),
          ...(random.chance(0.3) ? { phone: `+48600${String(100_000 + person).slice(-6)}` } : {}),
        },
      }
    if (dice < 0.85)
      return {
        ...base,
        type: 'track',
        event: random.chance(0.85) ? 'Order Completed' : 'Order Refunded',
        properties: {
          order_id: `${name}-o${person}-${random.int(4)}`,
          total: `${random.between(10, 400)}.${random.between(10, 99)}`,
          currency: 'PLN',
          ...(random.chance(0.3) ? { store: random.pick(stores) } : {}),
        },
      }
    if (dice < 0.92) return this.#consent(base)
    return {
      ...base,
      type: 'track',
      event: random.pick(['Product Added', 'Cart Viewed', 'Store Visited']),
      properties: {},
    }
  }

  /** What she allows and refuses, by word or by her browser. */
  #consent(base: Record<string, unknown> & { messageId: string }): SentEvent {
    const { random } = this.#o
    const properties = {
      purpose: random.pick(['marketing', 'profiling', 'ads']),
      consent_channel: random.pick(['email', 'sms', 'any', 'ads']),
      wording_id: 'marketing-email',
      wording_version: random.between(1, 3),
      contacts: random.int(4),
      period: 'week',
      suppression: 'bounce',
    }
    const event = random.pick([
      'Consent Granted',
      'Consent Granted',
      'Consent Withdrawn',
      'Objection Raised',
      'Contact Frequency Chosen',
      'Address Suppressed',
    ])
    const ad_storage = random.pick(['granted', 'denied'])
    const consent = {
      gpc: random.chance(0.3),
      gcm: { ad_storage, ad_user_data: 'granted', ad_personalization: 'granted' },
    }
    return {
      ...base,
      type: 'track',
      event,
      properties,
      context: { ...(base.context as object | undefined), consent },
    }
  }
}
