import type { z } from 'zod'
import type { SettingsChange } from './finding.ts'
import { listFields, listMade, listSecrets, type SettingsField } from './settings.ts'

/** Values somebody typed; a secret left out stays, null takes it away. */
type Typed = Readonly<Record<string, string | number | boolean | null>>

/** Stored settings, secrets apart and open. */
export interface Stored {
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
}

/**
 * What was typed over what is stored: other fields are replaced as a whole, a secret that was not typed stays, one typed
 * as null goes. What the server made itself is nobody's to type. A secret is kept for the server it was typed for: with
 * another one it is asked for anew, or whoever may set a channel could have it sent to a server of his own.
 */
export function mergeSettings(config: z.ZodObject, stored: Stored, typed: Typed): Stored {
  const names = new Set(listSecrets(config))
  const own = new Set(listMade(config))
  const settings: Record<string, unknown> = Object.fromEntries(
    Object.entries(stored.settings).filter(([name]) => own.has(name)),
  )
  const lost = listUnfit(config, stored.settings, typed)
  const secrets: Record<string, string> = Object.fromEntries(
    Object.entries(stored.secrets).filter(([name]) => !lost.includes(name)),
  )
  for (const [name, value] of Object.entries(typed)) {
    if (own.has(name)) continue
    if (!names.has(name)) {
      if (value !== null && value !== '') settings[name] = value
    } else if (value === null) delete secrets[name]
    else if (value !== '') secrets[name] = String(value)
  }
  return { settings, secrets }
}

/**
 * The fields that name the servers a secret is kept for: once one of them names another, the secret goes. Keys that only
 * sign (several lines) are sent to nobody and stay.
 */
export function listServersOf(config: z.ZodObject, secret: string): string[] {
  const fields = listFields(config)
  const asked = fields.find((one) => one.name === secret)
  if (asked?.isSecret !== true || asked.isLong === true) return []
  return fields
    .filter((one) => isServer(one) && isOfMailbox(one.name) === isOfMailbox(secret))
    .map((one) => one.name)
}

const isServer = ({ name, format }: SettingsField) => format === 'uri' || /^host$|Host$/.test(name)

/** Passwords and tokens whose server is another one now. */
function listUnfit(
  config: z.ZodObject,
  stored: Readonly<Record<string, unknown>>,
  typed: Readonly<Record<string, unknown>>,
): string[] {
  const isMoved = (server: string) => nameServer(stored[server]) !== nameServer(typed[server])
  return listSecrets(config).filter((name) => listServersOf(config, name).some(isMoved))
}

/** A channel has one server it sends by, and may have a mailbox it reads. */
const isOfMailbox = (name: string): boolean => /^imap[A-Z]/.test(name)

/** A port, a path or a place in a template is no other server. */
function nameServer(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim().toLowerCase()
  return /^https?:/.test(text) && URL.canParse(text) ? new URL(text).hostname : text
}

/** What the server changes itself over all that is stored; null takes away. */
export function changeSettings(config: z.ZodObject, stored: Stored, change: SettingsChange): Stored {
  const names = new Set(listSecrets(config))
  const settings: Record<string, unknown> = { ...stored.settings }
  const secrets: Record<string, string> = { ...stored.secrets }
  for (const [name, value] of Object.entries(change)) {
    if (value === null) {
      delete settings[name]
      delete secrets[name]
    } else if (names.has(name)) secrets[name] = value
    else settings[name] = value
  }
  return { settings, secrets }
}

/** Settings as the channel reads them. */
export const joinSettings = ({ settings, secrets }: Stored): Record<string, unknown> => ({
  ...settings,
  ...secrets,
})

/** Settings whose values are addresses of servers: what the egress must agree to before they are stored. */
export function listUrls(settings: Readonly<Record<string, unknown>>): { name: string; url: string }[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    typeof value === 'string' && /^\s*https?:/i.test(value)
      ? // Places of a template stand for values of a message; the channel reads it without the space around.
        [{ name, url: value.trim().replace(/\{\w+\}/g, 'x') }]
      : [],
  )
}

/** Settings that name a server apart from its port: `host` and `port`, `imapHost` and `imapPort`. */
export function listHosts(
  settings: Readonly<Record<string, unknown>>,
): { name: string; host: string; port: number }[] {
  return Object.entries(settings).flatMap(([name, host]) => {
    const port = settings[name === 'host' ? 'port' : name.replace(/Host$/, 'Port')]
    return typeof host === 'string' && typeof port === 'number' ? [{ name, host, port }] : []
  })
}
