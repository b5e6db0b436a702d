import type { Lang } from '@splot/contract/language'

/** What every page knows: whose it is and in which words. Instants are ISO 8601 texts. */
export interface Frame {
  language: Lang
  /** The brand as customers know it. */
  brand: string
  /** IANA name: days are those of its calendar. */
  timeZone: string
  /** The page's own address, without a query: forms are sent to it. */
  path: string
  /** Where the style sheet is. */
  stylePath: string
  /** Where somebody without a link asks for one. */
  askPath: string
}

/** What was just done, or could not be: said on top of the next page. */
export const notices = [
  'saved',
  'objected',
  'unobjected',
  'restricted',
  'unrestricted',
  'link_sent',
  'address_sent',
  'corrected',
  'email_invalid',
  'phone_invalid',
  'text_invalid',
  'unchecked',
  'too_many',
  'late',
  'nothing_changed',
] as const
export type Notice = (typeof notices)[number]

export interface ChannelChoice {
  id: string
  name: string
  /** The words a yes is given to; null where there are none, so that only a no can be said. */
  wording: string | null
  /** Null: she has not said either. */
  isYes: boolean | null
  /** When she said so. */
  since: string | null
  /** Why a yes does not count yet: it waits for its confirmation, or has ended. */
  remark: 'unconfirmed' | 'expired' | null
}

export interface PurposeChoice {
  id: string
  name: string
  channels: readonly ChannelChoice[]
}

export const frequencyChoices = ['any', 'week', 'twice_month', 'month', 'pause'] as const
export type FrequencyChoice = (typeof frequencyChoices)[number]

export interface Datum {
  label: string
  value: string
  /** Who told us, and when. */
  source: string | null
  at: string | null
  /** What it is used for, a phrase each. */
  uses: readonly string[]
}

export type RequestKind = 'access' | 'export' | 'rectify' | 'restrict' | 'object' | 'erase'

export interface RequestEntry {
  kind: RequestKind
  state: 'open' | 'done' | 'refused' | 'withdrawn'
  receivedAt: string
  dueAt: string
  closedAt: string | null
}

/** Her own page. */
export interface Centre {
  /** `own`: she asked for this link at her own address within the day, so her data stand here in full. */
  grade: 'message' | 'own'
  notice: Notice | null
  name: string | null
  isObjected: boolean
  isRestricted: boolean
  purposes: readonly PurposeChoice[]
  frequency: FrequencyChoice
  pausedUntil: string | null
  data: readonly Datum[]
  requests: readonly RequestEntry[]
}
