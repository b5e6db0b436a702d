import { traitsOf } from '../cast/people.ts'
import { lineOf, type Piece, subjectOf, sumOf, writePrice } from '../catalogue.ts'
import type { Life } from '../life.ts'
import { Random, seedOf } from '../random.ts'

type Json = Record<string, unknown>

/** The brand's mobile app. It collects events and sends them in batches. */
export class PhoneApp {
  readonly life: Life
  readonly deviceId: string
  readonly anonymousId: string
  userId: string | null

  constructor(life: Life, o: { deviceId: string; anonymousId: string; userId: string | null }) {
    this.life = life
    this.deviceId = o.deviceId
    this.anonymousId = o.anonymousId
    this.userId = o.userId
  }

  open(isFromBackground = true): void {
    this.track('Application Opened', { version: '4.2.0', build: '4207', from_background: isFromBackground })
  }

  screen(name: string): void {
    this.#send({ type: 'screen', name, properties: { name } })
  }

  view(piece: Piece): void {
    this.screen(piece.garment.title)
    this.life.wait(0.05)
    this.track('Product Viewed', subjectOf(piece))
  }

  track(event: string, properties: Json = {}): void {
    this.#send({ type: 'track', event, properties })
  }

  signIn(): void {
    const { person } = this.life
    this.userId = person.userId
    this.#send({ type: 'identify', traits: traitsOf(person) })
    this.track('Signed In', { method: 'email' })
  }

  buy(pieces: readonly Piece[], delivery: string): string {
    const order = this.life.book.number('TM')
    const products = pieces.map(lineOf)
    this.track('Checkout Started', { value: writePrice(sumOf(pieces)), currency: 'PLN', products })
    this.life.wait(0.5, 2)
    this.track('Order Completed', {
      order_id: order,
      total: writePrice(sumOf(pieces)),
      currency: 'PLN',
      payment_method: 'blik',
      shipping_method: delivery,
      products,
    })
    return order
  }

  #send(call: { type: 'screen' | 'track' | 'identify'; [key: string]: unknown }): void {
    const { os, model, userAgent } = this.life.person.app
    const isApple = os.name === 'iOS'
    this.life.add(
      { kind: 'phone', userAgent, deviceId: this.deviceId },
      {
        ...call,
        anonymousId: this.anonymousId,
        ...(this.userId === null ? {} : { userId: this.userId }),
        context: {
          app: { name: 'Tkalnia Modra', version: '4.2.0', build: '4207' },
          device: {
            id: this.deviceId,
            type: isApple ? 'ios' : 'android',
            manufacturer: isApple ? 'Apple' : 'Google',
            model,
          },
          os,
          locale: 'pl-PL',
          timezone: 'Europe/Warsaw',
          library: { name: isApple ? 'analytics-ios' : 'analytics-kotlin', version: '1.21.0' },
        },
      },
    )
  }
}

/** The app she is signed in to for long. */
export const openKnownApp = (life: Life): PhoneApp =>
  new PhoneApp(life, {
    deviceId: life.person.app.id,
    anonymousId: life.person.app.id,
    userId: life.person.userId,
  })

/** An app just installed: the phone says only what it is. */
export function openNewApp(life: Life): PhoneApp {
  const fresh = new Random(seedOf(life.book.seed, life.book.run, 'app', life.person.index))
  return new PhoneApp(life, { deviceId: fresh.uuid(), anonymousId: fresh.uuid(), userId: null })
}
