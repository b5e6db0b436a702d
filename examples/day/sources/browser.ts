import type { Device } from '../cast/devices.ts'
import { traitsOf } from '../cast/people.ts'
import { lineOf, type Piece, pathOf, shop, subjectOf, sumOf, writePrice } from '../catalogue.ts'
import type { Extra, Life } from '../life.ts'
import { Random, seedOf } from '../random.ts'

type Json = Record<string, unknown>

/** What brought somebody to the shop. */
export interface Arrival {
  readonly referrer?: string
  readonly search?: string
  readonly campaign?: { readonly source: string; readonly medium: string; readonly name: string }
}

export const arrivals = {
  newsletter: (name: string): Arrival => ({
    referrer: 'https://poczta.wp.pl/',
    search: `?utm_source=newsletter&utm_medium=email&utm_campaign=${name}`,
    campaign: { source: 'newsletter', medium: 'email', name },
  }),
  ad: (platform: string, name: string): Arrival => ({
    referrer: platform === 'google' ? 'https://www.google.com/' : `https://www.${platform}.com/`,
    search: `?utm_source=${platform}&utm_medium=cpc&utm_campaign=${name}&${platform === 'google' ? 'gclid' : 'fbclid'}=EAIaIQobChMI${name.length}`,
    campaign: { source: platform, medium: 'cpc', name },
  }),
  sms: (name: string): Arrival => ({
    search: `?utm_source=sms&utm_medium=sms&utm_campaign=${name}`,
    campaign: { source: 'sms', medium: 'sms', name },
  }),
  searchEngine: { referrer: 'https://www.google.com/' },
  assistant: { referrer: 'https://chatgpt.com/' },
  comparison: { referrer: 'https://www.ceneo.pl/' },
  instagram: { referrer: 'https://l.instagram.com/' },
} as const

/** The shop in a browser, with the usual tracker on every page. One request an event. */
export class Browser {
  readonly life: Life
  readonly device: Device
  readonly anonymousId: string
  /** Set once she signs in; the tracker then sends it with everything. */
  userId: string | null = null
  #page: Json = {}
  #campaign: Arrival['campaign']

  constructor(life: Life, device: Device, anonymousId: string) {
    this.life = life
    this.device = device
    this.anonymousId = anonymousId
  }

  page(name: string, path: string, arrival: Arrival = {}): void {
    const search = arrival.search ?? ''
    const referrer = arrival.referrer ?? (typeof this.#page.url === 'string' ? this.#page.url : '')
    this.#page = { path, referrer, search, title: `${name} – Tkalnia Modra`, url: shop + path + search }
    this.#campaign = arrival.campaign ?? this.#campaign
    this.#send({ type: 'page', name, properties: { ...this.#page, name } })
  }

  track(event: string, properties: Json = {}, extra: Extra = {}): void {
    this.#send({ type: 'track', event, properties }, extra)
  }

  /** Opens the page of a garment and looks at it. */
  view(piece: Piece, arrival: Arrival = {}): void {
    this.page(piece.garment.title, pathOf(piece.garment), arrival)
    this.life.wait(0.05)
    this.track('Product Viewed', subjectOf(piece))
  }

  signIn(method = 'email'): void {
    const { person } = this.life
    this.userId = person.userId
    this.#send({ type: 'identify', traits: traitsOf(person) })
    this.track('Signed In', { method })
  }

  /** From the cart to the thank-you page; gives the order's number. */
  buy(pieces: readonly Piece[], payment: string, delivery: string): string {
    const { life } = this
    const total = sumOf(pieces) + (delivery === 'store' ? 0 : 12.99)
    const sums = { value: writePrice(sumOf(pieces)), currency: 'PLN', products: pieces.map(lineOf) }
    this.page('Koszyk', '/koszyk')
    life.wait(0.3, 1)
    this.track('Checkout Started', sums)
    life.wait(0.5, 2)
    this.track('Payment Info Entered', { payment_method: payment, shipping_method: delivery })
    life.wait(0.5, 2)
    const order = life.book.number('TM')
    this.track('Order Completed', {
      order_id: order,
      total: writePrice(total),
      ...(delivery === 'store' ? {} : { shipping: '12.99' }),
      currency: 'PLN',
      payment_method: payment,
      shipping_method: delivery,
      products: sums.products,
    })
    return order
  }

  #send(call: { type: 'page' | 'track' | 'identify'; [key: string]: unknown }, extra: Extra = {}): void {
    const { userAgent } = this.device
    this.life.add(
      { kind: 'browser', userAgent },
      {
        ...call,
        anonymousId: this.anonymousId,
        ...(this.userId === null ? {} : { userId: this.userId }),
        context: {
          page: this.#page,
          userAgent,
          locale: 'pl-PL',
          timezone: 'Europe/Warsaw',
          library: { name: 'analytics.js', version: 'next-1.84.3' },
          ...(this.#campaign === undefined ? {} : { campaign: this.#campaign }),
          consent: { categoryPreferences: { functional: true, analytics: true, advertising: false } },
        },
      },
      extra,
    )
  }
}

/** Her own browser, known to the shop from before: it is signed in already. */
export function openKnownBrowser(life: Life): Browser {
  const browser = new Browser(life, life.person.browser, life.person.browser.id)
  browser.userId = life.person.userId
  return browser
}

/** A browser the shop has never seen (or one whose cookies are gone): nobody's until she signs in. */
export function openNewBrowser(life: Life, device: Omit<Device, 'id'> = life.person.browser): Browser {
  const fresh = new Random(seedOf(life.book.seed, life.book.run, 'browser', life.book.count('browser')))
  const id = fresh.uuid()
  return new Browser(life, { ...device, id }, id)
}
