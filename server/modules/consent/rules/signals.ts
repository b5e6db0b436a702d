import { readTcf } from './tcf.ts'

type Json = Readonly<Record<string, unknown>>

/** What a browser's settings, banner or CMP say now; null = it says nothing of it. */
export interface Signal {
  gpc: boolean | null
  /** Purposes its banner or CMP was told yes for; null where it spoke of none. */
  granted: readonly SignalPurpose[] | null
  wordingId: string | null
  wordingVersion: number | null
  wordingLanguage: string | null
}

/** Purposes that a device can answer for by itself. */
export type SignalPurpose = 'ads' | 'profiling'

export interface SignalAct {
  act: 'grant' | 'withdraw' | 'object' | 'unobject'
  purpose: SignalPurpose
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 128) : null)

/** Purposes of the IAB's list that each of ours needs. Ads: store, basic ads, profiles, use of profiles. */
const tcfNeeds: Readonly<Record<SignalPurpose, readonly number[]>> = {
  ads: [1, 2, 3, 4],
  profiling: [1, 5, 6],
}
/** Consent Mode v2: every signal of the list must be granted. */
const modeNeeds: Readonly<Record<SignalPurpose, readonly string[]>> = {
  ads: ['ad_storage', 'ad_user_data', 'ad_personalization'],
  profiling: ['ad_personalization', 'analytics_storage'],
}
const purposes: readonly SignalPurpose[] = ['ads', 'profiling']

/** `context.consent` of an event, and whether its browser sent `Sec-GPC: 1`; null where neither says anything. */
export function readSignal(consent: unknown, hasGpc: boolean): Signal | null {
  const sent = isJson(consent) ? consent : {}
  const gpc = hasGpc || sent.gpc === true || sent.gpc === 1 || sent.gpc === '1' ? true : readFalse(sent.gpc)
  const granted = readGranted(sent)
  if (gpc === null && granted === null) return null
  const wording = isJson(sent.wording) ? sent.wording : {}
  const version = Number(wording.version)
  return {
    gpc,
    granted,
    wordingId: textOf(wording.id),
    wordingVersion: Number.isSafeInteger(version) && version >= 1 ? version : null,
    wordingLanguage: textOf(wording.language),
  }
}

const readFalse = (value: unknown) => (value === false || value === 0 || value === '0' ? false : null)

/** Where several speak, only what all of them grant is granted. */
function readGranted(sent: Json): readonly SignalPurpose[] | null {
  const voices: ((one: SignalPurpose) => boolean)[] = []
  const mode = sent.gcm ?? sent.consentMode
  if (isJson(mode)) voices.push((one) => modeNeeds[one].every((key) => mode[key] === 'granted'))
  const string = sent.tcf ?? sent.tcString
  if (typeof string === 'string') {
    const read = readTcf(string)
    voices.push((one) => read.ok && tcfNeeds[one].every((id) => read.purposes.has(id)))
  }
  const chosen = sent.purposes
  if (isJson(chosen)) voices.push((one) => chosen[one] === true)
  return voices.length === 0 ? null : purposes.filter((one) => voices.every((says) => says(one)))
}

/** What the device says now, where it does not repeat all of it: silence changes nothing. */
export const mergeSignals = (before: Signal | null, now: Signal): Signal => ({
  ...now,
  gpc: now.gpc ?? before?.gpc ?? null,
  granted: now.granted ?? before?.granted ?? null,
})

/**
 * The acts a change of a device's signal amounts to. A default that nobody touched is no act: `denied` withdraws only
 * what this device had granted before. GPC is an objection against ads and audiences.
 */
export function listSignalActs(before: Signal | null, now: Signal): SignalAct[] {
  const acts: SignalAct[] = []
  if (now.gpc === true && before?.gpc !== true) acts.push({ act: 'object', purpose: 'ads' })
  if (now.gpc === false && before?.gpc === true) acts.push({ act: 'unobject', purpose: 'ads' })
  for (const purpose of purposes) {
    const [was, is] = [before?.granted?.includes(purpose) === true, now.granted?.includes(purpose) === true]
    if (is && !was) acts.push({ act: 'grant', purpose })
    if (was && !is) acts.push({ act: 'withdraw', purpose })
  }
  return acts
}
