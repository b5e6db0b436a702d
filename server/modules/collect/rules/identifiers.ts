import { compareStrength, type IdentifierKind } from '@splot/contract/identifiers'
import type { ErrorCode } from '../../../platform/errors.ts'
import type { Identifier, Warning } from '../batch.ts'
import { normaliseEmail, type ReadValue } from './email.ts'
import type { Parts } from './normalise.ts'
import { normalisePhone } from './phone.ts'
import { isPlaceholder } from './placeholder.ts'

type Json = Readonly<Record<string, unknown>>

export type Named =
  | { ok: true; identifiers: readonly Identifier[]; warnings: Warning[] }
  | { ok: false; code: ErrorCode; path: string }

export const maxIdLength = 512

/**
 * The form an identifier is kept and looked up in; what identity's routes use for a value typed by a person.
 * User, device and anonymous ids are taken word for word (NFC); cards lose spaces and dashes.
 */
export function normaliseIdentifier(kind: IdentifierKind, value: string, region: string | null): ReadValue {
  if (kind === 'email') return normaliseEmail(value)
  if (kind === 'phone') return normalisePhone(value, region)
  if (value.length > maxIdLength) return { ok: false, code: 'id_too_long' }
  if (kind === 'card') return { ok: true, value: value.replace(/[\s-]/g, '').toUpperCase() }
  return { ok: true, value: isLatin(value) ? value : value.normalize('NFC') }
}

function isLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false
  return true
}

/** Names that are not an event's alone but a mistake of the whole event; the rest is dropped with a warning. */
class Gathering {
  readonly found: Identifier[] = []
  readonly warnings: Warning[] = []
  readonly region: string | null
  fault: { code: ErrorCode; path: string } | null = null
  placeholder: string | null = null

  constructor(region: string | null) {
    this.region = region
  }

  /** `isStrict`: an invalid value refuses the event; else it is left out with a warning. */
  take(kind: IdentifierKind, sent: unknown, path: string, isStrict: boolean): void {
    if (sent === undefined || sent === null) return
    const text = typeof sent === 'number' ? String(sent) : sent
    if (typeof text !== 'string' || isPlaceholder(text)) {
      this.placeholder ??= path
      this.warnings.push({ code: 'placeholder_dropped', path })
      return
    }
    const read = normaliseIdentifier(kind, text, this.region)
    if (!read.ok) {
      this.refuse(read.code, path, isStrict)
      return
    }
    if (read.warning !== undefined) this.warnings.push({ code: read.warning, path })
    this.put(kind, read.value)
  }

  put(kind: IdentifierKind, value: string): void {
    for (const one of this.found) if (one.kind === kind && one.value === value) return
    this.found.push({ kind, value })
  }

  refuse(code: ErrorCode, path: string, isStrict: boolean): void {
    if (isStrict) this.fault ??= { code, path }
    else this.warnings.push({ code, path })
  }
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function takeTraits(gathering: Gathering, traits: Json, path: string, isStrict: boolean): void {
  gathering.take('email', traits.email, `${path}.email`, isStrict)
  gathering.take('phone', traits.phone, `${path}.phone`, isStrict)
  const card = traits.loyaltyCard ?? traits.loyalty_card ?? traits.card
  if (typeof card === 'string' || typeof card === 'number')
    gathering.take('card', card, `${path}.loyaltyCard`, false)
}

const kindOfExternal: Readonly<Record<string, IdentifierKind>> = {
  email: 'email',
  phone: 'phone',
  card: 'card',
  loyalty_card: 'card',
  loyaltyCard: 'card',
  user_id: 'user_id',
  anonymous_id: 'anonymous_id',
  device_id: 'device_id',
}

/** Segment's `context.externalIds`: ids of the person in other systems, kept as `type:id`. */
function takeExternalIds(gathering: Gathering, list: unknown): void {
  if (!Array.isArray(list)) return
  for (let i = 0; i < list.length && i < 20; i++) {
    const one: unknown = list[i]
    const path = `.context.externalIds[${i}]`
    if (!isJson(one) || typeof one.type !== 'string' || one.type === '') {
      gathering.warnings.push({ code: 'external_id_shape', path })
    } else if ((one.collection ?? 'users') === 'users' && (one.encoding ?? 'none') === 'none') {
      takeExternal(gathering, one.type, one.id, `${path}.id`)
    }
  }
}

function takeExternal(gathering: Gathering, type: string, id: unknown, path: string): void {
  const kind = Object.hasOwn(kindOfExternal, type) ? kindOfExternal[type] : undefined
  if (kind !== undefined) {
    gathering.take(kind, id, path, false)
    return
  }
  const text = typeof id === 'number' ? String(id) : id
  const isUsable = typeof text === 'string' && !isPlaceholder(text)
  gathering.take('external', isUsable ? `${type}:${text}` : (text ?? ''), path, false)
}

/** Contact data typed into a form or an order names the person; elsewhere a property's e-mail may be anybody's. */
function takeProperties(gathering: Gathering, parts: Parts): void {
  const { def, properties } = parts
  const card = properties.loyalty_card ?? properties.loyaltyCard
  if (card !== undefined) gathering.take('card', card, '.properties.loyalty_card', false)
  if (def === null || (def.category !== 'lead' && def.order === undefined)) return
  gathering.take('email', properties.email, '.properties.email', false)
  gathering.take('phone', properties.phone, '.properties.phone', false)
}

/**
 * Whom an event names: valid identifiers, strongest first, without repeats. A placeholder beside a valid identifier is
 * dropped with a warning; alone it refuses the event.
 */
export function nameIdentifiers(parts: Parts): Named {
  const { body, context, traits } = parts
  const gathering = new Gathering(parts.region)
  gathering.take('user_id', body.userId, '.userId', true)
  gathering.take('anonymous_id', body.anonymousId, '.anonymousId', true)
  // The older id of an alias is nearly always an anonymous one; an account has one user id for good.
  if (parts.type === 'alias') gathering.take('anonymous_id', body.previousId, '.previousId', true)
  if (isJson(context.device)) gathering.take('device_id', context.device.id, '.context.device.id', false)
  if (traits !== null && parts.type === 'identify') takeTraits(gathering, traits, '.traits', true)
  if (isJson(context.traits)) takeTraits(gathering, context.traits, '.context.traits', false)
  if (context.loyaltyCard !== undefined)
    gathering.take('card', context.loyaltyCard, '.context.loyaltyCard', false)
  if (context.externalIds !== undefined) takeExternalIds(gathering, context.externalIds)
  if (parts.type === 'track') takeProperties(gathering, parts)
  return conclude(gathering)
}

function conclude(gathering: Gathering): Named {
  const { fault, found, placeholder, warnings } = gathering
  if (fault !== null) return { ok: false, ...fault }
  if (found.length === 0) {
    return placeholder === null
      ? { ok: false, code: 'identity_missing', path: '.userId' }
      : { ok: false, code: 'placeholder_id', path: placeholder }
  }
  if (found.length > 1) found.sort((a, b) => compareStrength(a.kind, b.kind))
  return { ok: true, identifiers: found, warnings }
}
