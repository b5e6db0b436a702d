import { Temporal } from 'temporal-polyfill'

/** How long what is known of past contacts is kept, calendar months. */
export interface Retention {
  /** What the gate answered, and why. */
  decisionMonths: number
  /** Contacts that caps count. */
  contactMonths: number
  /** Texts of messages that were sent. */
  bodyMonths: number
  /** That they were sent, and what became of them. */
  rowMonths: number
}

/** Three years for claims and a month to spare; texts for a season and its next. */
export const retentionDefaults: Retention = {
  decisionMonths: 37,
  contactMonths: 13,
  bodyMonths: 13,
  rowMonths: 37,
}

export const leastMonths = 1
/** The longest window a cap may have is a leap year: shorter would let contacts fall out of it. */
export const leastContactMonths = 13
export const mostMonths = 240

/** A text cannot outlive the message it is the text of. */
export const isRetentionSound = ({ bodyMonths, rowMonths }: Retention): boolean => bodyMonths <= rowMonths

/** What is older goes: instants, milliseconds. */
export interface Cutoffs {
  decisions: number
  contacts: number
  bodies: number
  rows: number
}

/** So many months before now by the workspace's calendar: over a change of clocks the same time of day. */
export function findCutoffs(retention: Retention, now: number, zone: string): Cutoffs {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const before = (months: number) => today.subtract({ months }).epochMilliseconds
  return {
    decisions: before(retention.decisionMonths),
    contacts: before(retention.contactMonths),
    bodies: before(retention.bodyMonths),
    rows: before(retention.rowMonths),
  }
}
