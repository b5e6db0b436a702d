import type { Bilingual } from '../language.ts'
import type { PermitFault } from './permit.ts'

/** Why a hand-over failed. Closed, with a text for screens. */
export const failureReasons = {
  address_invalid: { pl: 'Adres jest niepoprawny', en: 'The address is not valid' },
  address_gone: { pl: 'Adres już nie istnieje', en: 'The address does not exist any more' },
  mailbox_full: { pl: 'Skrzynka odbiorcy jest pełna', en: 'The mailbox is full' },
  content_invalid: { pl: 'Treść nie pasuje do kanału', en: 'The content does not fit the channel' },
  content_too_large: { pl: 'Wiadomość jest za duża', en: 'The message is too large' },
  content_refused: { pl: 'Dostawca odrzucił treść', en: 'The provider refused the content' },
  header_injection: {
    pl: 'Znak nowego wiersza w nagłówku',
    en: 'A line break where a header may have none',
  },
  policy: { pl: 'Odbiorca odrzuca nasze wiadomości', en: 'The receiver refuses our messages by policy' },
  spam: { pl: 'Uznane za spam', en: 'Taken for spam' },
  rate_limited: { pl: 'Za szybko dla dostawcy', en: 'Too fast for the provider' },
  provider_error: { pl: 'Błąd po stronie dostawcy', en: 'The provider has a fault' },
  provider_refused: { pl: 'Dostawca odmówił', en: 'The provider refused' },
  provider_garbled: { pl: 'Niezrozumiała odpowiedź dostawcy', en: 'The provider’s answer makes no sense' },
  unreachable: { pl: 'Dostawca nie odpowiada', en: 'The provider cannot be reached' },
  no_answer: { pl: 'Brak odpowiedzi na czas', en: 'No answer in time' },
  redirected: {
    pl: 'Dostawca odsyła pod inny adres',
    en: 'The provider redirects; redirects are not followed',
  },
  url_forbidden: {
    pl: 'Adres URL prowadzi w niedozwolone miejsce',
    en: 'The URL leads where it must not',
  },
  auth_failed: { pl: 'Dostawca nie przyjął danych logowania', en: 'The provider refused the credentials' },
  no_funds: { pl: 'Brak środków u dostawcy', en: 'No funds left at the provider' },
  settings_invalid: { pl: 'Ustawienia kanału są niepełne', en: 'The channel’s settings are not complete' },
} as const satisfies Record<string, Bilingual>

export type FailureReason = keyof typeof failureReasons

/** Why a channel sent nothing although it was asked to: the permit did not hold. */
export const refusalReasons: Readonly<Record<PermitFault, Bilingual>> = {
  not_a_permit: { pl: 'Brak zgody bramki na wysyłkę', en: 'No permit of the gate' },
  expired: { pl: 'Zgoda bramki wygasła', en: 'The permit has expired' },
  used: { pl: 'Zgoda bramki już wykorzystana', en: 'The permit was used already' },
  other_message: {
    pl: 'Zgoda bramki dotyczy innej wiadomości',
    en: 'The permit is for another message',
  },
  other_address: { pl: 'Zgoda bramki dotyczy innego adresu', en: 'The permit is for another address' },
}

/** The hand-over did not happen, or the provider said no. */
export interface Failed {
  readonly state: 'failed'
  /** The same message may be tried again later, unchanged. */
  readonly isRetryable: boolean
  readonly reason: FailureReason
  /** Wait at least this long, milliseconds; already capped. */
  readonly retryAfterMs?: number
  /** The provider's own code, never its text: texts quote addresses. */
  readonly providerCode?: string
}

/** What happened to one hand-over. `unknown` is never sent again by itself. */
export type Outcome =
  | { readonly state: 'sent'; readonly providerId: string | null }
  | Failed
  | { readonly state: 'refused'; readonly reason: PermitFault }
  | { readonly state: 'unknown' }

/** Longest wait a provider may ask for, milliseconds: beyond that it is as good as a no. */
export const maxRetryAfterMs = 3_600_000

export const failed = (
  reason: FailureReason,
  more: { isRetryable?: boolean; retryAfterMs?: number | null; providerCode?: string | null } = {},
): Failed => ({
  state: 'failed',
  isRetryable: more.isRetryable ?? false,
  reason,
  ...(more.retryAfterMs == null ? {} : { retryAfterMs: Math.min(maxRetryAfterMs, more.retryAfterMs) }),
  ...(more.providerCode == null ? {} : { providerCode: more.providerCode }),
})
