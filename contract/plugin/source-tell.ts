import type { z } from 'zod'
import type { Channel } from '../channels.ts'
import type { SentEvent } from '../events/event.ts'
import { type Brought, PayloadFault } from './source.ts'

/** The payload in the shape its topic promises. @throws PayloadFault */
export function readPayload<S extends z.ZodType>(shape: S, payload: unknown): z.output<S> {
  const read = shape.safeParse(payload)
  if (read.success) return read.data
  throw new PayloadFault(read.error.issues[0]?.path.map(String).join('.') ?? '')
}

/** Who it is about: ids in the other system, and what else names her there. Blank ones are left out. */
export interface Named {
  /** Of the other system: `shopify`. */
  readonly system?: string | undefined
  readonly id?: string | number | null | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly card?: string | null | undefined
  /** Of her browser on the shop's pages. */
  readonly anonymousId?: string | null | undefined
}

export interface Told {
  /** The messageId: of what happened, unique within the connection. */
  readonly id: string
  /** ISO instant. */
  readonly at: string
  readonly who: Named | null
  readonly channel?: Channel
  /**
   * A thing as it stood at a moment (a cart, an order, a person), not an act with a number of its own: what is said of it, and of
   * whom, is part of its id. Senders' clocks tick in seconds, and a second is enough for two states, or for a guest to be named.
   */
  readonly isState?: boolean
}

/** Something that happened, by its name in the contract. What is undefined or null among the properties is left out. */
export const track = (
  event: string,
  told: Told,
  properties: Readonly<Record<string, unknown>>,
): SentEvent => {
  const [said, who] = [keepSaid(properties), nameWho(told)]
  const messageId = nameFact(told, [event, said, who])
  return { type: 'track', event, messageId, timestamp: told.at, properties: said, ...who }
}

/** What is known of a person. */
export const identify = (told: Told, traits: Readonly<Record<string, unknown>>): SentEvent => {
  const [said, who] = [keepSaid(traits), nameWho(told)]
  return {
    type: 'identify',
    messageId: nameFact(told, [said, who]),
    timestamp: told.at,
    traits: said,
    ...who,
  }
}

const nameFact = ({ id, isState }: Told, said: unknown): string =>
  isState === true ? `${id}-${markOf(said)}` : id

/** A short mark of what is said (FNV-1a, 64 bits): the same words the same mark, others another. */
export function markOf(said: unknown): string {
  let mark = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(JSON.stringify(said)))
    mark = BigInt.asUintN(64, (mark ^ BigInt(byte)) * 0x100000001b3n)
  return mark.toString(36)
}

/** A part of an id, so that where it ends is never in doubt: `A-1` and `2` is not `A` and `1-2`. */
export const partOf = (code: string): string => code.replaceAll('%', '%25').replaceAll('-', '%2D')

const isSomebody = ({ id, email, phone, card }: Named): boolean =>
  [id, email, phone, card].some((one) => String(one ?? '').trim() !== '')

/** Whom a thing names; where it names nobody, it stands by itself under a name of its own. */
export const nameOr = (who: Named, guest: string): Named =>
  isSomebody(who) ? who : { ...who, anonymousId: guest }

/**
 * Whoever it names now, in case it was told before she was named. `told.id`: of the thing. What a till tells joins nobody's devices,
 * for many stand before it: that this one receipt is hers is told as the store's word.
 */
export function nameGuest(told: Told & { who: Named }, guest: string): NonNullable<Brought['guests']> {
  const who = { ...told.who, anonymousId: guest }
  const word = told.channel === 'pos' ? ({ channel: 'store' } as const) : {}
  return isSomebody(told.who)
    ? [{ guest, event: identify({ ...told, ...word, who, isState: true }, {}) }]
    : []
}

/** Without what is not said. */
export const keepSaid = <T>(all: Readonly<Record<string, T | null | undefined>>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(all).filter((one): one is [string, T] => one[1] !== undefined && one[1] !== null),
  )

function nameWho({ who, channel }: Told): Pick<SentEvent, 'anonymousId' | 'context'> {
  const named = [
    { type: who?.system ?? '', id: who?.id },
    { type: 'email', id: who?.email },
    { type: 'phone', id: who?.phone },
    { type: 'card', id: who?.card },
  ]
  const externalIds = named.flatMap(({ type, id }) => {
    const text = String(id ?? '').trim()
    return type === '' || text === '' ? [] : [{ type, id: text, collection: 'users', encoding: 'none' }]
  })
  const anonymousId = who?.anonymousId ?? ''
  return {
    ...(anonymousId === '' ? {} : { anonymousId }),
    context: {
      ...(channel === undefined ? {} : { channel }),
      ...(externalIds.length > 0 && { externalIds }),
    },
  }
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', oacute: 'ó', Oacute: 'Ó' },
  ...{ ndash: '–', mdash: '—', bdquo: '„', rdquo: '”', laquo: '«', raquo: '»', hellip: '…' },
}

/** Signs that steer a terminal are no words; no text is kept with the first of them. */
const readCodePoint = (code: number): string => (code < 32 ? ' ' : String.fromCodePoint(code))

/** The words of a piece of HTML: for descriptions. What is never closed is read to its end, once. */
export const readWords = (html: string | null | undefined): string =>
  (html ?? '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&#(\d{1,6});/g, (_, code: string) => readCodePoint(Number(code)))
    .replace(/&(\w{2,8});/g, (all, name: string) => entities[name] ?? all)
    .replace(/\s+/g, ' ')
    .trim()

/** An instant of any form JavaScript knows, as ISO; `fallback` (milliseconds) where it is none. */
export function readInstant(text: string | number | null | undefined, fallback: number): string {
  const ms = typeof text === 'number' ? text : Date.parse(text ?? '')
  return new Date(Number.isFinite(ms) ? ms : fallback).toISOString()
}
