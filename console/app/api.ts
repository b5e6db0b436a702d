import type * as api from './api.gen.ts'

/** The console's names for what the API sends; the shapes are the server's own. Moments are ISO 8601 UTC texts. */
export type Me = api.GetMeReply
export type Scope = Me['scopes'][number]
export type Role = Me['member']['roles'][number]
export type Language = Me['language']

export type Setup = api.GetSetupReply
export type SetupStepId = Setup['steps'][number]['id']

export type Workspace = api.ListWorkspacesReply['items'][number]
export type Member = api.ListMembersReply['items'][number]
export type RoleMatrix = api.ListRolesReply
export type Key = api.ListKeysReply['items'][number]
export type AuditEntry = api.ListAuditReply['items'][number]
export type Source = api.ListSourcesReply['items'][number]

/** An event in the debugger; `body` comes only when it is asked for alone. */
export type LiveEvent = api.ListLiveEventsReply['items'][number] & { body?: unknown }
export type EventStatus = LiveEvent['status']
export type SampleDay = api.GetSampleDayReply

/** What was wrong with an event, where, and what cures it. */
export interface Note {
  code: string
  title?: string | null | undefined
  path?: string | null | undefined
  hint?: string | null | undefined
}

/** The books of the intake, as the live stream tells them: accepted = applied + duplicate + quarantined + pending. */
export interface Tally {
  accepted: number
  applied: number
  duplicate: number
  quarantined: number
  pending: number
  perSecond: number
}

export type Customer = api.GetCustomerReply
export type Stage = Customer['stage']
export type Identifier = Customer['identifiers'][number]
export type IdentifierKind = Identifier['kind']
export type Merge = Customer['merges'][number]
/** Minor units; a text where a number would not be exact. */
export type Amount = Customer['computed']['revenue'][number]

export type TimelinePage = api.ListTimelineReply
export type TimelineItem = TimelinePage['items'][number]
export type Channel = TimelineItem['channel']
/** What brought the customer to an event. */
export type Touchpoint = TimelineItem['touchpoint']

export type CustomerPage = api.ListCustomersReply
export type CustomerRow = CustomerPage['items'][number]
export type Knot = CustomerRow['weave'][number]
export type Found = api.SearchReply
export type MergePreview = api.PreviewMergeReply

export const stages: readonly Stage[] = ['anonymous', 'lead', 'customer', 'loyal', 'at_risk', 'lost']
export const roles: readonly Role[] = ['admin', 'marketer', 'agent', 'store', 'analyst', 'dpo']
export const eventStatuses: readonly EventStatus[] = [
  'accepted',
  'applied',
  'duplicate',
  'quarantined',
  'refused',
]
