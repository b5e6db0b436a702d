import type { Bilingual } from '../language.ts'
import { type HttpReply, judgeFault, judgeReply } from './network.ts'
import type { FailureReason } from './outcome.ts'

/** Why an ad platform was not told. Closed, with what to do for screens. */
export const destinationFaults = {
  settings_invalid: {
    pl: 'Ustawienia połączenia nie są pełne',
    en: 'The settings of the connection are not complete',
  },
  auth_failed: {
    pl: 'Platforma nie przyjęła danych logowania: odnów je w ustawieniach połączenia',
    en: 'The platform refused the credentials: renew them in the settings of the connection',
  },
  target_gone: {
    pl: 'Takiej grupy nie ma na platformie albo konto nie ma do niej dostępu',
    en: 'The platform has no such audience, or the account may not use it',
  },
  target_blocked: {
    pl: 'Platforma zablokowała tę grupę: wyjaśnij to w jej panelu',
    en: 'The platform has blocked this audience: settle it in its own panel',
  },
  rate_limited: {
    pl: 'Za szybko dla platformy: spróbujemy później',
    en: 'Too fast for the platform: tried later',
  },
  unreachable: {
    pl: 'Platforma nie odpowiada: spróbujemy ponownie',
    en: 'The platform cannot be reached: tried again',
  },
  no_answer: { pl: 'Brak odpowiedzi na czas: spróbujemy ponownie', en: 'No answer in time: tried again' },
  provider_error: {
    pl: 'Błąd po stronie platformy: spróbujemy ponownie',
    en: 'A fault of the platform: tried again',
  },
  provider_garbled: { pl: 'Niezrozumiała odpowiedź platformy', en: 'The platform’s answer makes no sense' },
  provider_refused: { pl: 'Platforma odmówiła', en: 'The platform refused' },
  url_forbidden: { pl: 'Adres prowadzi w niedozwolone miejsce', en: 'The address leads where it must not' },
} as const satisfies Record<string, Bilingual>

export type DestinationFault = keyof typeof destinationFaults

/** Nobody knows that the platform has heard: it will be told again. */
export interface Held {
  readonly state: 'held'
  readonly reason: DestinationFault
  /** It waits for a person: told again rarely, or once somebody has mended it. */
  readonly isFirm: boolean
  readonly retryAfterMs: number | null
}

export const held = (
  reason: DestinationFault,
  more: { isFirm?: boolean; retryAfterMs?: number | null } = {},
): Held => ({
  state: 'held',
  reason,
  isFirm: more.isFirm ?? !passing.has(reason),
  retryAfterMs: more.retryAfterMs ?? null,
})

const passing: ReadonlySet<DestinationFault> = new Set([
  'rate_limited',
  'unreachable',
  'no_answer',
  'provider_error',
  'provider_garbled',
])

const faultOf: Readonly<Partial<Record<FailureReason, DestinationFault>>> = {
  auth_failed: 'auth_failed',
  address_gone: 'target_gone',
  rate_limited: 'rate_limited',
  unreachable: 'unreachable',
  no_answer: 'no_answer',
  provider_error: 'provider_error',
  url_forbidden: 'url_forbidden',
}

/** What a status outside 2xx means where the platform says no more; null for 2xx. To join twice is to have joined. */
export function judgeHeld(reply: HttpReply, nowMs: number): Held | null {
  const outcome = judgeReply(reply, { nowMs, isIdempotent: true })
  if (outcome === null) return null
  if (outcome.state !== 'failed') return held('provider_error')
  const reason = faultOf[outcome.reason] ?? 'provider_refused'
  return held(reason, { retryAfterMs: outcome.retryAfterMs ?? null })
}

/** What a fault of the network means. @throws whatever is no fault of the network */
export function judgeHeldFault(error: unknown): Held {
  const outcome = judgeFault(error, { isIdempotent: true })
  return outcome.state === 'failed' ? held(faultOf[outcome.reason] ?? 'provider_refused') : held('no_answer')
}
