import { consentChannels } from '@splot/contract/consent-words'
import type { MessageKey, T, Words } from '../../i18n/t.ts'
import type { Act, Decision, HistoryEntry } from './consent-api.ts'

/** A channel in words; every one where none is named. */
export function wordChannel(channel: string, t: T): string {
  if (channel === '*') return t('consents.everyChannel')
  const known = consentChannels.find((one) => one === channel)
  return known === undefined ? channel : t(`consentChannel.${known}`)
}

/** Several channels as one phrase; where any of them counts, the rest only stand beside it. */
export function wordChannels(
  channels: readonly string[],
  { t, format }: Pick<Words, 't' | 'format'>,
): string {
  const others = channels.filter((one) => one !== 'any').map((one) => wordChannel(one, t))
  const [first = '', ...rest] = others
  if (channels.includes('any'))
    return others.length === 0
      ? wordChannel('any', t)
      : capitalise(t('consents.anyAnd', { others: format.list(others.map(uncapitalise)) }))
  return [first, ...rest.map(uncapitalise)].join(', ')
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** A word's first letter; `SMS` and `E-mail` keep theirs. */
const uncapitalise = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

const methods: Record<string, MessageKey> = {
  desk: 'consents.method.desk',
  call: 'consents.method.call',
  paper: 'consents.method.paper',
  till: 'consents.method.till',
  form: 'consents.method.form',
  import: 'consents.method.import',
  link: 'consents.method.link',
  typed: 'consents.method.typed',
  preferences: 'consents.method.preferences',
  double_opt_in: 'consents.method.double_opt_in',
  banner: 'consents.method.banner',
  signal: 'consents.method.signal',
  request: 'consents.method.request',
}

/** How it was obtained; a word of a source that is not ours stands as it came. */
export function wordMethod(method: string | null, t: T): string | null {
  if (method === null) return null
  const key = methods[method]
  return key === undefined ? method : t(key)
}

const flaws: Record<string, MessageKey> = {
  wording_missing: 'consents.flaw.wording_missing',
  unproven: 'consents.flaw.unproven',
  incomplete: 'consents.flaw.incomplete',
}

/** Why a yes is none, or not yet; null where nothing is wrong with it. */
export function wordFault({ act, flaw, isPending, isVerified }: HistoryEntry, t: T): string | null {
  if (flaw !== null) return flaws[flaw] === undefined ? flaw : t(flaws[flaw])
  if (isPending) return t('consents.flaw.pending')
  return !isVerified && isYes(act) ? t('consents.flaw.unverified') : null
}

export const isYes = (act: Act): boolean => act === 'grant' || act === 'renew' || act === 'confirm'
const lifts = (act: Act): boolean => act === 'unobject' || act === 'unrestrict'

export const toneOf = (act: Act): 'ok' | 'plain' | 'danger' | 'warn' =>
  isYes(act) ? 'ok' : lifts(act) ? 'plain' : act === 'expire' ? 'warn' : 'danger'

const statuses: Record<string, MessageKey> = {
  granted: 'consentStatus.granted',
  withdrawn: 'consentStatus.withdrawn',
  no_consent: 'consentStatus.no_consent',
  expired: 'consentStatus.expired',
  unconfirmed: 'consentStatus.unconfirmed',
  unverified: 'consentStatus.unverified',
  unproven: 'consentStatus.unproven',
  wording_missing: 'consentStatus.wording_missing',
}
export function wordStatus(status: string, t: T): string {
  const key = statuses[status]
  return key === undefined ? status : t(key)
}

const reasons: Record<string, MessageKey> = {
  ...statuses,
  unknown_purpose: 'gateReason.unknown_purpose',
  erased: 'gateReason.erased',
  lagging: 'gateReason.lagging',
  moving: 'gateReason.moving',
  already_handed: 'gateReason.already_handed',
  no_address: 'gateReason.no_address',
  suppressed: 'gateReason.suppressed',
  restricted: 'gateReason.restricted',
  objected: 'gateReason.objected',
  no_basis: 'gateReason.no_basis',
  outside_audience: 'gateReason.outside_audience',
  lapsed: 'gateReason.lapsed',
  quiet_hours: 'gateReason.quiet_hours',
  capped: 'gateReason.capped',
}

/** What the gate answered. */
export function wordDecision({ isAllowed, reason }: Decision, t: T): string {
  if (isAllowed) return t('consents.allowed')
  const key = reasons[reason ?? '']
  return key === undefined ? t('consents.refused') : t(key)
}

/** An act that binds several of her identifiers stands in the ledger once for each; it is shown once. */
export function listActs<Entry extends HistoryEntry>(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ messageId, act, purpose, channel }) => {
    const key = `${messageId} ${act} ${purpose} ${channel}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
