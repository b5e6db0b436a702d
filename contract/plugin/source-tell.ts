import type { z } from 'zod'
import type { Channel } from '../channels.ts'
import type { SentEvent } from '../events/event.ts'
import { PayloadFault } from './source.ts'

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
}

/** Something that happened, by its name in the contract. What is undefined or null among the properties is left out. */
export const track = (
  event: string,
  told: Told,
  properties: Readonly<Record<string, unknown>>,
): SentEvent => ({
  type: 'track',
  event,
  messageId: told.id,
  timestamp: told.at,
  properties: keepSaid(properties),
  ...nameWho(told),
})

/** What is known of a person. */
export const identify = (told: Told, traits: Readonly<Record<string, unknown>>): SentEvent => ({
  type: 'identify',
  messageId: told.id,
  timestamp: told.at,
  traits: keepSaid(traits),
  ...nameWho(told),
})

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
