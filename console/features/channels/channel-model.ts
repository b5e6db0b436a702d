import type { ListChannelsReply } from '../../app/api.gen.ts'
import type { Channel, Language } from '../../app/api.ts'
import { readRecord } from '../../app/describe.ts'

export type ChannelSettings = ListChannelsReply['items'][number]
export type ChannelField = ChannelSettings['fields'][number]

/** What a field of a channel's settings takes, read from its JSON Schema. */
export interface FieldShape {
  kind: 'text' | 'number' | 'flag' | 'choice'
  isRequired: boolean
  choices: readonly { value: string; label: string }[]
  fallback: unknown
  min?: number | undefined
  max?: number | undefined
}

/** What a form of settings is drawn from: of a channel, or of anything else that plugs in. */
export type FormOf = Pick<ChannelSettings, 'schema' | 'settings' | 'secretsSet'>

export function readShape(channel: Pick<FormOf, 'schema'>, name: string, language: Language): FieldShape {
  const shape = readRecord(readRecord(channel.schema.properties)[name])
  const inner = findInner(shape)
  const required = channel.schema.required
  const words = readRecord(inner.choices ?? shape.choices)
  const values = Array.isArray(inner.enum) ? inner.enum.map(String) : []
  const choices = values.map((value) => ({
    value,
    label: String(readRecord(words[value])[language] ?? value),
  }))
  const type = inner.type
  return {
    kind:
      values.length > 0
        ? 'choice'
        : type === 'boolean'
          ? 'flag'
          : type === 'integer' || type === 'number'
            ? 'number'
            : 'text',
    isRequired: Array.isArray(required) && required.includes(name) && shape.default === undefined,
    choices,
    fallback: shape.default ?? inner.default,
    min: typeof inner.minimum === 'number' ? inner.minimum : undefined,
    max: typeof inner.maximum === 'number' ? inner.maximum : undefined,
  }
}

/** A field that may be left out says so by a choice between itself and nothing. */
function findInner(shape: Record<string, unknown>): Record<string, unknown> {
  const sides = shape.anyOf ?? shape.oneOf
  if (!Array.isArray(sides)) return shape
  return readRecord(sides.find((one) => readRecord(one).type !== 'null')) ?? shape
}

/** Does the field name another server than the stored one? A port or a path is no other server. */
export function hasMoved(stored: unknown, typed: unknown): boolean {
  return nameServer(stored) !== nameServer(typed)
}

function nameServer(value: unknown): string {
  const text = String(value ?? '')
    .trim()
    .toLowerCase()
  return /^https?:/.test(text) && URL.canParse(text) ? new URL(text).hostname : text
}

const threads: Readonly<Record<string, Channel>> = {
  email: 'email',
  sms: 'sms',
  push: 'push',
  web: 'web',
  app: 'app',
  post: 'post',
  chat: 'chat',
  social: 'social',
  call: 'call',
}

/** The thread a channel's messages stand on. */
export const threadOfChannel = (channel: string): Channel => threads[channel] ?? 'web'
