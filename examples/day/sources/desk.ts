import type { Person } from '../cast/people.ts'
import { lineOf, type Piece, sumOf, writePrice } from '../catalogue.ts'
import type { Desk } from '../event.ts'
import type { Extra, Life } from '../life.ts'
import { namingOf, type Store } from '../stores.ts'

type Json = Record<string, unknown>

/** Under what a desk knows whom it serves. A call centre has the caller's number, a till the card. */
export interface Who {
  readonly userId?: string
  readonly anonymousId?: string
  readonly card?: string
  readonly email?: string
  readonly phone?: string
}

export const byAccount = (person: Person): Who => ({ userId: person.userId })
export const byCard = (person: Person): Who => ({ card: person.card })
export const byPhone = (person: Person): Who => ({ phone: person.phone })
export const byEmail = (person: Person): Who => ({ email: person.email })
export const byAccountAndCard = (person: Person): Who => ({ userId: person.userId, card: person.card })

export interface Report extends Extra {
  readonly desk: Desk
  readonly event: string
  readonly properties: Json
  readonly who: Who
  /** Where the event tells no channel by itself. */
  readonly channel?: string
}

/** A desk's system reports what happened, from its server. */
export function report(life: Life, o: Report): void {
  const { who, desk, blunder, clockErrorMs } = o
  const contact = {
    ...(who.email === undefined ? {} : { email: who.email }),
    ...(who.phone === undefined ? {} : { phone: who.phone }),
  }
  life.add(
    { kind: 'desk', desk },
    {
      type: 'track',
      event: o.event,
      ...(who.userId === undefined ? {} : { userId: who.userId }),
      ...(who.anonymousId === undefined ? {} : { anonymousId: who.anonymousId }),
      properties: o.properties,
      context: {
        library: { name: `modra-${desk}`, version: '3.4.0' },
        ...(o.channel === undefined ? {} : { channel: o.channel }),
        ...(Object.keys(contact).length === 0 ? {} : { traits: contact }),
        ...(who.card === undefined
          ? {}
          : { externalIds: [{ type: 'card', id: who.card, collection: 'users', encoding: 'none' }] }),
      },
    },
    {
      ...(blunder === undefined ? {} : { blunder }),
      ...(clockErrorMs === undefined ? {} : { clockErrorMs }),
    },
  )
}

/** Who stands at the till, and what her coupons take off, in złoty. */
export interface Buyer extends Who {
  readonly couponsOff?: number
}

/** A sale at the till. Gdańsk's till numbers its sales as orders; the others print a receipt. */
export function sell(life: Life, store: Store, pieces: readonly Piece[], buyer: Buyer): string {
  const { couponsOff = 0, ...who } = buyer
  const receipt = String(life.book.run % 1000) + String(80_000 + life.book.count(`receipt ${store.id}`))
  const isOrder = store.id === 'GDA1'
  report(life, {
    desk: 'till',
    event: isOrder ? 'Order Completed' : 'Sale Completed',
    who,
    ...(isOrder ? { channel: 'pos' } : {}),
    properties: {
      receipt_id: receipt,
      ...(isOrder ? { order_id: `${store.id}-${receipt}` } : {}),
      ...namingOf(store),
      till_id: String(1 + (life.book.count(`till ${store.id}`) % 3)),
      total: writePrice(sumOf(pieces) - couponsOff),
      ...(couponsOff === 0 ? {} : { discount: writePrice(couponsOff) }),
      currency: 'PLN',
      payment_method: life.random.pick(['card', 'card', 'blik', 'cash']),
      products: pieces.map(lineOf),
    },
  })
  return receipt
}

/** Points for a purchase on a channel: one for every ten złoty. */
export function addPoints(life: Life, channel: 'web' | 'pos', amount: number): void {
  const points = Math.floor(amount / 10)
  // What she had is any number; Maja's is the one on her card.
  const before = life.person.index === 0 ? 1202 : life.random.between(40, 1500)
  report(life, {
    desk: 'club',
    event: 'Points Earned',
    channel,
    who: byAccountAndCard(life.person),
    properties: { points, balance: before + points, reason: 'purchase' },
  })
}

export interface Call {
  readonly line: string
  readonly queue: string
  readonly agent: string
  readonly minutes: number
  readonly who: Who
}

/** A call from the first ring to the last word. */
export function phoneIn(life: Life, call: Call): void {
  const base = { call_id: life.book.number('t'), direction: 'inbound', line: call.line, queue: call.queue }
  const tell = (event: string, more: Json) =>
    report(life, { desk: 'call-centre', event, who: call.who, properties: { ...base, ...more } })
  tell('Call Started', {})
  const wait = life.random.between(8, 70)
  life.wait(wait / 60)
  const agent = { agent_id: `ag-${call.agent.length}`, agent_name: call.agent }
  tell('Call Answered', { ...agent, wait })
  life.wait(call.minutes)
  tell('Call Ended', { ...agent, duration: Math.round(call.minutes * 60) })
}

export interface Chat {
  readonly agent: string
  readonly who: Who
  readonly medium?: string
  /** What she wrote and what was answered, in turns; hers first. */
  readonly lines: readonly string[]
}

export function chatWith(life: Life, chat: Chat): void {
  const base = { conversation_id: life.book.number('k'), medium: chat.medium ?? 'web' }
  const tell = (event: string, more: Json) =>
    report(life, { desk: 'chat', event, who: chat.who, properties: { ...base, ...more } })
  const begin = life.at
  tell('Live Chat Conversation Started', { agent_name: chat.agent })
  chat.lines.forEach((text, turn) => {
    life.wait(0.3, 1.5)
    const isHers = turn % 2 === 0
    tell(isHers ? 'Live Chat Message Sent' : 'Live Chat Message Received', {
      message_id: `${base.conversation_id}-${turn + 1}`,
      text,
      ...(isHers ? {} : { agent_name: chat.agent }),
    })
  })
  life.wait(0.5, 2)
  tell('Live Chat Conversation Ended', {
    agent_name: chat.agent,
    conversation_duration: Math.round((life.at - begin) / 1000),
  })
}
