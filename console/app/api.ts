/** Shapes of the console's API. Moments are ISO 8601 UTC strings, money is minor units with a currency. */
export const channels = [
  'web',
  'app',
  'pos',
  'call',
  'email',
  'sms',
  'push',
  'chat',
  'social',
  'store',
  'ads',
  'post',
] as const
export type Channel = (typeof channels)[number]

export const stages = ['anonymous', 'lead', 'customer', 'loyal', 'at_risk', 'lost'] as const
export type Stage = (typeof stages)[number]

export const roles = ['admin', 'marketer', 'agent', 'store', 'analyst', 'dpo'] as const
export type Role = (typeof roles)[number]

export type Language = 'pl' | 'en'
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface Me {
  member: { id: string; email: string; name: string; roles: Role[] }
  workspaces: { id: string; name: string; isSample: boolean }[]
  workspaceId: string
  scopes: string[]
  language: Language
}

export type SetupStepId = 'install_snippet' | 'first_event' | 'first_customer' | 'invite_member' | 'play_day'
export interface Setup {
  steps: { id: SetupStepId; done: boolean }[]
  writeKey: string | null
  origin: string
  eventsTotal: number
  customersEstimate: number
}

export const eventStatuses = ['accepted', 'applied', 'duplicate', 'quarantined', 'refused'] as const
export type EventStatus = (typeof eventStatuses)[number]

/** What was wrong with an event, where, and what cures it. */
export interface Note {
  code: string
  path?: string | null | undefined
  hint?: string | null | undefined
}

export interface LiveEvent {
  pos: number | null
  messageId: string | null
  type: string | null
  event: string | null
  /** Null where an event was refused before it was read. */
  channel: Channel | null
  at: string
  receivedAt: string
  status: EventStatus
  source: { id: string; name: string }
  customer: { id: string; name: string | null } | null
  title: string | null
  warnings: Note[]
  refusal: Note | null
  effects: { kind: string; detail: { [key: string]: Json } }[]
  steps: { name: string; ms: number }[]
  body?: { [key: string]: Json }
}

export interface Tally {
  accepted: number
  applied: number
  duplicate: number
  quarantined: number
  pending: number
  perSecond: number
}

export interface SampleDay {
  running: boolean
  sent: number
  total: number
  clock: string | null
  speed: number
}

export interface Knot {
  channel: Channel
  at: string
  weight: number
  nameless: boolean
}

export interface CustomerRow {
  id: string
  name: string | null
  guestCode: string
  city: string | null
  stage: Stage
  lastChannel: Channel | null
  lastSeenAt: string | null
  isLive: boolean
  valueMinor12m: number | string
  currency: string
  orders: number
  identifiersCount: number
  weave: Knot[]
}

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

export interface CustomerPage extends Page<CustomerRow> {
  estimate: number | null
}

export const identifierKinds = [
  'user_id',
  'card',
  'email',
  'phone',
  'external',
  'device_id',
  'anonymous_id',
] as const
export type IdentifierKind = (typeof identifierKinds)[number]

export interface Identifier {
  kind: IdentifierKind
  value: string
  masked: boolean
  birthId: string
  source: string
  firstSeenAt: string
  lastSeenAt: string | null
}

/** Minor units; a text where a number would not be exact. */
export interface Amount {
  currency: string
  minor: number | string
}

export interface Merge {
  mergeId: string
  at: string
  winner: string
  loser: string
  kind: string
  rule: string
  because: string
  eventPos: number | null
  canUndo: boolean
  undoneAt: string | null
}

export interface Customer {
  id: string
  name: string | null
  guestCode: string
  identifiers: Identifier[]
  traits: { [key: string]: Json }
  traitSources: { [key: string]: { at: string; source: string } }
  computed: {
    firstSeenAt: string | null
    lastSeenAt: string | null
    eventsByChannel: Partial<Record<Channel, number>>
    orders: number
    revenue: Amount[]
    averageOrder: Amount[]
    value12m: Amount[]
    valueByMonth: (Amount & { month: string })[]
    recencyDays: number | null
    favouriteCategory: string | null
    favouriteDevice: string | null
    favouriteStore: string | null
    lastChannel: Channel | null
  }
  stage: Stage
  stageHistory: { stage: Stage; at: string; because: string }[]
  births: { id: string; kind: IdentifierKind; value: string; rootedAt: string }[]
  merges: Merge[]
}

/** What brought the customer to this event. */
export interface Touchpoint {
  source: string | null
  medium: string | null
  campaign: string | null
  clickId: string | null
  referrerHost: string | null
  device: string | null
  store: string | null
}

export interface TimelineItem {
  pos: number
  messageId: string
  type: string
  event: string
  channel: Channel
  at: string
  birthId: string
  nameless: boolean
  source: string
  library: string | null
  touchpoint: Touchpoint
  properties: { [key: string]: Json }
  title: string
  detail: string | null
  amount: Amount | null
  warnings: Note[]
}

export interface TimelinePage extends Page<TimelineItem> {
  older: number | null
}

export interface MergePreview {
  id: string
  moves: {
    identifiers: { kind: IdentifierKind; value: string }[]
    events: number
    traits: { key: string; kept: Json; dropped: Json }[]
  }
  conflicts: { code: string; kind: IdentifierKind | null; values: string[] }[]
  allowed: boolean
}

export interface Key {
  id: string
  kind: 'write' | 'secret'
  name: string
  prefix: string
  scopes: string[]
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

export interface Source {
  id: string
  name: string
  library: string | null
  firstEventAt: string | null
  lastEventAt: string | null
  events24h: number
  perMinute: number[]
  refused24h: number
  topRefusals: { code: string; count: number }[]
}

export interface Member {
  id: string
  email: string
  name: string
  role: Role
  createdAt: string
  /** Invited, and not here yet. */
  isPending: boolean
  isSelf: boolean
}

export interface RoleMatrix {
  roles: { id: Role; scopes: string[] }[]
  scopes: { id: string; label: { pl: string; en: string } }[]
}

export interface AuditEntry {
  id: string
  at: string
  actor: { id: string; kind: 'member' | 'key' | 'system'; name: string }
  action: string
  target: string
  detail: { [key: string]: Json }
}

export interface Workspace {
  id: string
  name: string
  isSample: boolean
  region: string
  currency: string
  timeZone: string
}

export interface Found {
  customers: { id: string; name: string | null; hint: string | null }[]
}
