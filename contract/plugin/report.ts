import type { Bilingual } from '../language.ts'

/** Why a message that a provider took did not arrive. Closed, with a text for screens. */
export const bounceReasons = {
  user_unknown: { pl: 'Nie ma takiej skrzynki', en: 'No such mailbox' },
  host_unknown: { pl: 'Nie ma takiej domeny', en: 'No such domain' },
  moved: { pl: 'Adres przeniesiony', en: 'The address has moved' },
  suspended: { pl: 'Skrzynka zawieszona lub nieaktywna', en: 'The mailbox is suspended or inactive' },
  mailbox_full: { pl: 'Skrzynka pełna', en: 'The mailbox is full' },
  too_large: { pl: 'Wiadomość za duża', en: 'The message is too large' },
  filtered: { pl: 'Odrzucone przez filtr odbiorcy', en: 'Rejected by the receiver’s filter' },
  spam: { pl: 'Uznane za spam', en: 'Taken for spam' },
  policy: { pl: 'Odrzucone zasadami odbiorcy', en: 'Rejected by the receiver’s policy' },
  blocked: { pl: 'Nasz serwer jest blokowany', en: 'Our server is blocked' },
  sender_rejected: { pl: 'Odrzucony nadawca', en: 'The sender is rejected' },
  authentication: { pl: 'Brak wymaganego uwierzytelnienia', en: 'Authentication is missing' },
  rate_limited: { pl: 'Za dużo wiadomości naraz', en: 'Too many messages at once' },
  content: { pl: 'Odrzucona treść', en: 'The content is rejected' },
  network: { pl: 'Serwer odbiorcy był nieosiągalny', en: 'The receiver’s server could not be reached' },
  expired: { pl: 'Nie udało się dostarczyć w czasie', en: 'Not delivered in time' },
  system: { pl: 'Błąd serwera odbiorcy', en: 'A fault of the receiver’s server' },
  unknown: { pl: 'Powód nieznany', en: 'Reason unknown' },
} as const satisfies Record<string, Bilingual>

export type BounceReason = keyof typeof bounceReasons

/** What a provider, or a mail that came back, says became of a message. Deliver makes an event of it. */
export interface DeliveryReport {
  /** The same report has the same id, however often it comes: a replay has no effect. */
  readonly id: string
  readonly what:
    | 'delivered'
    | 'deferred'
    | 'bounced'
    | 'complained'
    | 'opened'
    | 'clicked'
    | 'unsubscribed'
    | 'replied'
  /** Milliseconds since the epoch; null where the report does not say. */
  readonly at: number | null
  /** Ours, where the report carries it. */
  readonly messageId: string | null
  readonly providerId: string | null
  readonly address: string | null
  /** bounced: the same message will never arrive there. */
  readonly isPermanent: boolean
  readonly reason: BounceReason | null
  /** The address itself is dead or its owner complained: never again. */
  readonly shouldSuppress: boolean
  /** What the person wrote back. */
  readonly text: string | null
}

/** A report with what it does not say left empty. */
export const makeReport = (
  report: Pick<DeliveryReport, 'id' | 'what'> & Partial<DeliveryReport>,
): DeliveryReport => ({
  at: null,
  messageId: null,
  providerId: null,
  address: null,
  isPermanent: false,
  reason: null,
  shouldSuppress: false,
  text: null,
  ...report,
})
