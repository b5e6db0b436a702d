// Made from the API by `npm run generate`. Do not edit.

export type Problem = { type: string; title: string; status: number; code: "already_replayed" | "batch_shape" | "batch_too_large" | "birthday_future" | "body_empty" | "cap_invalid" | "charset" | "confirmation_gone" | "conflict" | "currency" | "disk_full" | "duplicate_key" | "email_invalid" | "encoding" | "encoding_wrong" | "event_name" | "event_shape" | "event_too_large" | "event_type" | "event_unstorable" | "forbidden" | "header_injection" | "id_too_long" | "identifier_foreign" | "identity_missing" | "internal" | "invalid" | "json_invalid" | "key_in_browser" | "key_kind" | "key_too_long" | "key_unknown" | "last_admin" | "member_exists" | "merge_conflict" | "merge_same" | "merge_undone" | "merge_unknown" | "method_not_allowed" | "not_found" | "not_sample" | "nul_char" | "number_range" | "origin_forbidden" | "overloaded" | "password_weak" | "phone_invalid" | "phone_premium" | "phone_region" | "placeholder_id" | "price_format" | "properties_shape" | "purpose_unknown" | "quiet_invalid" | "rate_limited" | "request_timeout" | "reserved_key" | "reset_beyond" | "sign_in_failed" | "split_whole" | "stopping" | "timestamp" | "timestamp_future" | "too_deep" | "too_large" | "too_many_keys" | "traits_shape" | "unauthenticated" | "unicode_invalid" | "unknown_field" | "unsafe_integer" | "utf8_invalid" | "welcome_used" | "wording_missing" | "wording_unknown" | "workspace_exists" | "workspace_removed" | "workspace_unknown"; detail: string; path?: string; hint: string }

export type IdentifyEventBody = { userId?: string; anonymousId?: string; messageId?: string; timestamp?: string; sentAt?: string; context?: Record<string, unknown>; traits?: Record<string, unknown> }

export type IdentifyEventReply = { success: true; accepted: number; rejected: ({ index: number; code: string; path?: string; hint: string })[] }

export type TrackEventBody = { userId?: string; anonymousId?: string; messageId?: string; timestamp?: string; sentAt?: string; context?: Record<string, unknown>; event: string; properties?: Record<string, unknown> }

export type TrackEventReply = { success: true; accepted: number; rejected: ({ index: number; code: string; path?: string; hint: string })[] }

export type PageEventBody = { userId?: string; anonymousId?: string; messageId?: string; timestamp?: string; sentAt?: string; context?: Record<string, unknown>; name?: string; properties?: Record<string, unknown> }

export type PageEventReply = { success: true; accepted: number; rejected: ({ index: number; code: string; path?: string; hint: string })[] }

export type ScreenEventBody = { userId?: string; anonymousId?: string; messageId?: string; timestamp?: string; sentAt?: string; context?: Record<string, unknown>; name?: string; properties?: Record<string, unknown> }

export type ScreenEventReply = { success: true; accepted: number; rejected: ({ index: number; code: string; path?: string; hint: string })[] }

export type GroupEventBody = { userId?: string; anonymousId?: string; messageId?: string; timestamp?: string; sentAt?: string; context?: Record<string, unknown>; groupId: string; traits?: Record<string, unknown> }

export type GroupEventReply = { success: true; accepted: number; rejected: ({ index: number; code: string; path?: string; hint: string })[] }

export type AliasEventBody = { userId?: string; anonymousId?: string; messageId?: string; timestamp?: string; sentAt?: string; context?: Record<string, unknown>; previousId: string }

export type AliasEventReply = { success: true; accepted: number; rejected: ({ index: number; code: string; path?: string; hint: string })[] }

export type BatchEventsBody = { batch: ({ userId?: string; anonymousId?: string; messageId?: string; timestamp?: string; sentAt?: string; context?: Record<string, unknown>; type: "identify" | "track" | "page" | "screen" | "group" | "alias"; event?: string; traits?: Record<string, unknown>; properties?: Record<string, unknown> })[]; sentAt?: string }

export type BatchEventsReply = { success: true; accepted: number; rejected: ({ index: number; code: string; path?: string; hint: string })[] }

export type ImportEventsBody = { batch: ({ userId?: string; anonymousId?: string; messageId?: string; timestamp?: string; sentAt?: string; context?: Record<string, unknown>; type: "identify" | "track" | "page" | "screen" | "group" | "alias"; event?: string; traits?: Record<string, unknown>; properties?: Record<string, unknown> })[]; sentAt?: string }

export type ImportEventsReply = { success: true; accepted: number; rejected: ({ index: number; code: string; path?: string; hint: string })[] }

export type SignInBody = { email: string; password: string }

export type SignInReply = { done: true }

export type SignOutReply = { done: true }

export type GetMeReply = { member: { id: string; email: string; name: string; roles: ("admin" | "marketer" | "agent" | "store" | "analyst" | "dpo")[] }; workspaces: ({ id: string; name: string; isSample: boolean })[]; workspaceId: string; scopes: ("self" | "events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:write" | "customers:merge" | "sources:read" | "keys:manage" | "members:manage" | "audit:read" | "workspace:manage")[]; language: "pl" | "en" }

export type ChangeMeBody = { name?: string; language?: "pl" | "en" }

export type ChangeMeReply = { done: true }

export type SwitchWorkspaceBody = { workspaceId: string }

export type SwitchWorkspaceReply = { workspaceId: string }

export type PutMyPasswordBody = { current?: string; password: string; email?: string }

export type PutMyPasswordReply = { done: true }

export type LookAtLinkBody = { token: string }

export type LookAtLinkReply = { purpose: "admin" | "invite" | "reset"; isFirst: boolean; email: string | null; name: string | null; workspaceName: string | null }

export type EnterByLinkBody = { token: string; name?: string; email?: string; password?: string }

export type EnterByLinkReply = { done: true }

export type GetSetupReply = { workspace: { id: string; name: string; isSample: boolean }; steps: ({ id: "install_snippet" | "first_event" | "first_customer" | "invite_member" | "play_day"; done: boolean })[]; writeKey: string | null; origin: string; eventsTotal: number; customersEstimate: number }

export type ListWorkspacesReply = { items: ({ id: string; name: string; region: string; currency: string; timeZone: string; language: "pl" | "en"; isSample: boolean; createdAt: string })[] }

export type CreateWorkspaceBody = { id?: string; name: string }

export type CreateWorkspaceReply = { id: string; name: string; region: string; currency: string; timeZone: string; language: "pl" | "en"; isSample: boolean; createdAt: string }

export type ChangeWorkspaceBody = { name?: string; region?: string; currency?: string; timeZone?: string; language?: "pl" | "en" }

export type ChangeWorkspaceReply = { id: string; name: string; region: string; currency: string; timeZone: string; language: "pl" | "en"; isSample: boolean; createdAt: string }

export type RemoveSampleReply = { done: true }

export type ListMembersReply = { items: ({ id: string; name: string; email: string; role: "admin" | "marketer" | "agent" | "store" | "analyst" | "dpo"; createdAt: string; isPending: boolean; isSelf: boolean })[] }

export type InviteMemberBody = { email: string; name: string; role: "admin" | "marketer" | "agent" | "store" | "analyst" | "dpo" }

export type InviteMemberReply = { id: string; link: string; expiresAt: string }

export type ChangeMemberBody = { role: "admin" | "marketer" | "agent" | "store" | "analyst" | "dpo" }

export type ChangeMemberReply = { done: true }

export type CreateResetLinkReply = { link: string; expiresAt: string }

export type RemoveMemberReply = { done: true }

export type ListRolesReply = { roles: ({ id: "admin" | "marketer" | "agent" | "store" | "analyst" | "dpo"; scopes: ("self" | "events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:write" | "customers:merge" | "sources:read" | "keys:manage" | "members:manage" | "audit:read" | "workspace:manage")[] })[]; scopes: ({ id: "self" | "events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:write" | "customers:merge" | "sources:read" | "keys:manage" | "members:manage" | "audit:read" | "workspace:manage"; label: { pl: string; en: string } })[] }

export type ListKeysReply = { items: ({ id: string; kind: "write" | "secret"; name: string; prefix: string; scopes: ("self" | "events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:write" | "customers:merge" | "sources:read" | "keys:manage" | "members:manage" | "audit:read" | "workspace:manage")[]; createdAt: string; lastUsedAt: string | null; revokedAt: string | null })[] }

export type CreateKeyBody = { kind: "write" | "secret"; name: string; scopes?: ("events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:write" | "customers:merge" | "sources:read" | "audit:read")[] }

export type CreateKeyReply = { id: string; key: string }

export type RevokeKeyReply = { done: true }

export type ListAuditReply = { items: ({ id: string; at: string; actor: { id: string; kind: "member" | "key" | "system"; name: string }; action: string; target: string; about: { kind: "customer" | "member" | "key" | "workspace"; id: string; name: string | null } | null; reason: string | null; detail: Record<string, unknown> })[]; nextCursor: string | null }

export type ListAuditActorsReply = { items: ({ id: string; kind: "member" | "key" | "system"; name: string })[] }

export type ListLiveEventsReply = { items: ({ pos: number | null; messageId: string | null; type: string | null; event: string | null; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; at: string; receivedAt: string; status: "accepted" | "applied" | "duplicate" | "quarantined" | "refused"; source: { id: string; name: string }; customer: { id: string; name: string | null } | null; title: string | null; warnings: ({ code: string; title: string | null; path: string | null; hint: string | null })[]; refusal: { code: string; title: string | null; path: string | null; hint: string | null } | null; effects: ({ kind: string; detail: Record<string, unknown> })[]; steps: ({ name: string; ms: number })[] })[] }

export type GetLiveEventReply = { pos: number | null; messageId: string | null; type: string | null; event: string | null; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; at: string; receivedAt: string; status: "accepted" | "applied" | "duplicate" | "quarantined" | "refused"; source: { id: string; name: string }; customer: { id: string; name: string | null } | null; title: string | null; warnings: ({ code: string; title: string | null; path: string | null; hint: string | null })[]; refusal: { code: string; title: string | null; path: string | null; hint: string | null } | null; effects: ({ kind: string; detail: Record<string, unknown> })[]; steps: ({ name: string; ms: number })[]; body: unknown }

export type ReplayEventReply = { pos: number }

export type ListSourcesReply = { items: ({ id: string; name: string; library: string | null; firstEventAt: string | null; lastEventAt: string | null; events24h: number; perMinute: (number)[]; refused24h: number; topRefusals: ({ code: string; title: string | null; count: number })[] })[] }

export type MergeCustomersBody = { ids: unknown[]; reason?: string }

export type MergeCustomersReply = { id: string; mergeId: string }

export type PreviewMergeBody = { ids: unknown[] }

export type PreviewMergeReply = { id: string; moves: { identifiers: ({ birthId: string; kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string })[]; events: number | null; traits: ({ key: string; kept: unknown; dropped: unknown })[] }; conflicts: ({ code: string; kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id" | null; values: (string)[] })[]; allowed: boolean }

export type SplitCustomerBody = { mergeId: string; reason?: string } | { identifiers: ({ kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string })[]; reason?: string }

export type SplitCustomerReply = { ids: (string)[] }

export type ListMergesReply = { items: ({ mergeId: string; at: string; winner: string; loser: string; kind: string; rule: string; because: string; eventPos: number | null; canUndo: boolean; undoneAt: string | null })[] }

export type LookUpCustomerReply = { id: string; name: string | null; guestCode: string; identifiers: ({ kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; masked: boolean; birthId: string; source: string; firstSeenAt: string })[]; traits: Record<string, unknown>; traitSources: Record<string, { at: string; source: string }>; computed: { firstSeenAt: string | null; lastSeenAt: string | null; events: number; eventsByChannel: Record<string, number>; orders: number; revenue: ({ currency: string; minor: number | string })[]; averageOrder: ({ currency: string; minor: number | string })[]; value12m: ({ currency: string; minor: number | string })[]; valueByMonth: ({ currency: string; minor: number | string; month: string })[]; recencyDays: number | null; rfm: { recencyDays: number; frequency: number; monetary: { currency: string; minor: number | string }; score: string } | null; favouriteCategory: string | null; favouriteDevice: string | null; favouriteStore: string | null; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost" }; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; stageHistory: ({ stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; at: string; because: string })[]; timeline?: { items: ({ pos: number; messageId: string; type: "identify" | "track" | "page" | "screen" | "group" | "alias"; event: string; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; birthId: string; nameless: boolean; source: string; library: string | null; touchpoint: { source: string | null; medium: string | null; campaign: string | null; clickId: string | null; referrerHost: string | null; device: string | null; store: string | null }; properties: Record<string, unknown>; title: string; detail: string | null; amount: { currency: string; minor: number | string } | null; warnings: ({ code: string; path?: string; hint?: string })[] })[]; nextCursor: string | null; older: number | null } }

export type ListTimelineReply = { items: ({ pos: number; messageId: string; type: "identify" | "track" | "page" | "screen" | "group" | "alias"; event: string; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; birthId: string; nameless: boolean; source: string; library: string | null; touchpoint: { source: string | null; medium: string | null; campaign: string | null; clickId: string | null; referrerHost: string | null; device: string | null; store: string | null }; properties: Record<string, unknown>; title: string; detail: string | null; amount: { currency: string; minor: number | string } | null; warnings: ({ code: string; path?: string; hint?: string })[] })[]; nextCursor: string | null; older: number | null }

export type GetCustomerReply = { id: string; name: string | null; guestCode: string; identifiers: ({ kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; masked: boolean; birthId: string; source: string; firstSeenAt: string })[]; traits: Record<string, unknown>; traitSources: Record<string, { at: string; source: string }>; computed: { firstSeenAt: string | null; lastSeenAt: string | null; events: number; eventsByChannel: Record<string, number>; orders: number; revenue: ({ currency: string; minor: number | string })[]; averageOrder: ({ currency: string; minor: number | string })[]; value12m: ({ currency: string; minor: number | string })[]; valueByMonth: ({ currency: string; minor: number | string; month: string })[]; recencyDays: number | null; rfm: { recencyDays: number; frequency: number; monetary: { currency: string; minor: number | string }; score: string } | null; favouriteCategory: string | null; favouriteDevice: string | null; favouriteStore: string | null; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost" }; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; stageHistory: ({ stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; at: string; because: string })[]; births: ({ id: string; kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; rootedAt: string })[]; merges: ({ mergeId: string; at: string; winner: string; loser: string; kind: string; rule: string; because: string; eventPos: number | null; canUndo: boolean; undoneAt: string | null; undoneBy: string | null })[] }

export type ListCustomersReply = { items: ({ id: string; name: string | null; guestCode: string; city: string | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; lastSeenAt: string | null; isLive: boolean; valueMinor12m: number | string; currency: string; orders: number; identifiersCount: number; weave: ({ channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; weight: number; nameless: boolean })[] })[]; nextCursor: string | null; estimate: number }

export type SearchReply = { customers: ({ id: string; name: string; hint: string | null })[] }

export type LogContactBody = { kind: "call" | "visit" | "note"; note?: string; direction?: "inbound" | "outbound"; at?: string }

export type LogContactReply = { messageId: string }

export type RevealIdentifierBody = { kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; birthId?: string }

export type RevealIdentifierReply = { value: string }

export type GetWarehouseReply = { kind: "chdb" | "clickhouse" | "absent"; version: string | null; lag: number; events: number; messages: number; customers: number; newestAt: string | null }

export type GetSampleDayReply = { running: boolean; sent: number; total: number; clock: string | null; speed: number }

export type PlaySampleDayBody = { speed?: number }

export type PlaySampleDayReply = { running: boolean; sent: number; total: number; clock: string | null; speed: number }

export type StopSampleDayReply = { running: boolean; sent: number; total: number; clock: string | null; speed: number }

/** Every operation by its name: how it is asked, what it answers. */
export interface Operations {
  /** Say who a customer is and what is known of them */
  identifyEvent: {
    method: 'POST'
    path: '/v1/identify'
    body: IdentifyEventBody
    reply: IdentifyEventReply
  }
  /** Say what a customer did */
  trackEvent: {
    method: 'POST'
    path: '/v1/track'
    body: TrackEventBody
    reply: TrackEventReply
  }
  /** Say which page a customer saw */
  pageEvent: {
    method: 'POST'
    path: '/v1/page'
    body: PageEventBody
    reply: PageEventReply
  }
  /** Say which screen of an app a customer saw */
  screenEvent: {
    method: 'POST'
    path: '/v1/screen'
    body: ScreenEventBody
    reply: ScreenEventReply
  }
  /** Say to which group a customer belongs */
  groupEvent: {
    method: 'POST'
    path: '/v1/group'
    body: GroupEventBody
    reply: GroupEventReply
  }
  /** Say that two identifiers are one customer */
  aliasEvent: {
    method: 'POST'
    path: '/v1/alias'
    body: AliasEventBody
    reply: AliasEventReply
  }
  /** Send up to 500 events; those refused are listed, the rest is stored */
  batchEvents: {
    method: 'POST'
    path: '/v1/batch'
    body: BatchEventsBody
    reply: BatchEventsReply
  }
  /** Send up to 500 events of the past, each with its timestamp */
  importEvents: {
    method: 'POST'
    path: '/v1/import'
    body: ImportEventsBody
    reply: ImportEventsReply
  }
  /** Sign in with e-mail and password */
  signIn: {
    method: 'POST'
    path: '/api/auth/sign-in/email'
    body: SignInBody
    reply: SignInReply
  }
  /** Sign out */
  signOut: {
    method: 'POST'
    path: '/api/auth/sign-out'
    reply: SignOutReply
  }
  /** Who is signed in, where, and what she may do */
  getMe: {
    method: 'GET'
    path: '/api/v1/me'
    reply: GetMeReply
  }
  /** Change one’s own name or language */
  changeMe: {
    method: 'PATCH'
    path: '/api/v1/me'
    body: ChangeMeBody
    reply: ChangeMeReply
  }
  /** Look at another workspace of one’s own */
  switchWorkspace: {
    method: 'POST'
    path: '/api/v1/me/workspace'
    body: SwitchWorkspaceBody
    reply: SwitchWorkspaceReply
  }
  /** Set one’s own password, and e-mail, and end one’s other sessions */
  putMyPassword: {
    method: 'PUT'
    path: '/api/v1/me/password'
    body: PutMyPasswordBody
    reply: PutMyPasswordReply
  }
  /** What a one-time link is for, without using it */
  lookAtLink: {
    method: 'POST'
    path: '/api/v1/welcome/look'
    body: LookAtLinkBody
    reply: LookAtLinkReply
  }
  /** Use a one-time link and sign in */
  enterByLink: {
    method: 'POST'
    path: '/api/v1/welcome'
    body: EnterByLinkBody
    reply: EnterByLinkReply
  }
  /** The checklist to the first event, with the snippet’s write key */
  getSetup: {
    method: 'GET'
    path: '/api/v1/setup'
    reply: GetSetupReply
  }
  /** Workspaces one belongs to */
  listWorkspaces: {
    method: 'GET'
    path: '/api/v1/workspaces'
    reply: ListWorkspacesReply
  }
  /** Make a workspace and become its administrator */
  createWorkspace: {
    method: 'POST'
    path: '/api/v1/workspaces'
    body: CreateWorkspaceBody
    reply: CreateWorkspaceReply
  }
  /** Change name, region, currency, time zone or language of the present workspace */
  changeWorkspace: {
    method: 'PATCH'
    path: '/api/v1/workspaces/{id}'
    params: { id: string }
    body: ChangeWorkspaceBody
    reply: ChangeWorkspaceReply
  }
  /** Remove the sample workspace with everything in it */
  removeSample: {
    method: 'DELETE'
    path: '/api/v1/sample'
    reply: RemoveSampleReply
  }
  /** Members of the workspace and open invitations */
  listMembers: {
    method: 'GET'
    path: '/api/v1/members'
    reply: ListMembersReply
  }
  /** Invite a member; the one-time link is in this reply and nowhere else */
  inviteMember: {
    method: 'POST'
    path: '/api/v1/members'
    body: InviteMemberBody
    reply: InviteMemberReply
  }
  /** Give a member another role; her sessions end */
  changeMember: {
    method: 'PATCH'
    path: '/api/v1/members/{id}'
    params: { id: string }
    body: ChangeMemberBody
    reply: ChangeMemberReply
  }
  /** Remove a member or take an invitation back */
  removeMember: {
    method: 'DELETE'
    path: '/api/v1/members/{id}'
    params: { id: string }
    reply: RemoveMemberReply
  }
  /** A one-time link for a member who forgot her password; it is in this reply and nowhere else */
  createResetLink: {
    method: 'POST'
    path: '/api/v1/members/{id}/reset-link'
    params: { id: string }
    reply: CreateResetLinkReply
  }
  /** Roles and what each may do */
  listRoles: {
    method: 'GET'
    path: '/api/v1/roles'
    reply: ListRolesReply
  }
  /** Keys of the workspace, revoked ones last */
  listKeys: {
    method: 'GET'
    path: '/api/v1/keys'
    reply: ListKeysReply
  }
  /** Make a key; its text is in this reply and nowhere else */
  createKey: {
    method: 'POST'
    path: '/api/v1/keys'
    body: CreateKeyBody
    reply: CreateKeyReply
  }
  /** Revoke a key: it stops working within a second */
  revokeKey: {
    method: 'DELETE'
    path: '/api/v1/keys/{id}'
    params: { id: string }
    reply: RevokeKeyReply
  }
  /** Who did what in this workspace, newest first */
  listAudit: {
    method: 'GET'
    path: '/api/v1/audit'
    query: { cursor?: string; actor?: string; action?: string; q?: string; limit?: number }
    reply: ListAuditReply
  }
  /** Who did something in this workspace lately */
  listAuditActors: {
    method: 'GET'
    path: '/api/v1/audit/actors'
    reply: ListAuditActorsReply
  }
  /** The newest events and refusals, each from receipt to effects */
  listLiveEvents: {
    method: 'GET'
    path: '/api/v1/live/events'
    query: { limit?: number; status?: "accepted" | "applied" | "duplicate" | "quarantined" | "refused"; channel?: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" }
    reply: ListLiveEventsReply
  }
  /** One event with its body as it was sent */
  getLiveEvent: {
    method: 'GET'
    path: '/api/v1/live/events/{pos}'
    params: { pos: number }
    reply: GetLiveEventReply
  }
  /** Send a quarantined event through the pipeline once more */
  replayEvent: {
    method: 'POST'
    path: '/api/v1/live/events/{pos}/replay'
    params: { pos: number }
    reply: ReplayEventReply
  }
  /** Server-sent events: customer; with events:read also event, skipped, tally */
  streamLive: {
    method: 'GET'
    path: '/api/v1/live/stream'
    query: { language?: "pl" | "en" }
  }
  /** What each key sends, and what of it is refused */
  listSources: {
    method: 'GET'
    path: '/api/v1/sources'
    reply: ListSourcesReply
  }
  /** Join two customers into one */
  mergeCustomers: {
    method: 'POST'
    path: '/api/v1/customers/merge'
    body: MergeCustomersBody
    reply: MergeCustomersReply
  }
  /** What joining two customers would do, and what stands against it */
  previewMerge: {
    method: 'POST'
    path: '/api/v1/customers/merge-preview'
    body: PreviewMergeBody
    reply: PreviewMergeReply
  }
  /** Undo a merge, or part identifiers from a customer */
  splitCustomer: {
    method: 'POST'
    path: '/api/v1/customers/{id}/split'
    params: { id: string }
    body: SplitCustomerBody
    reply: SplitCustomerReply
  }
  /** The joins that made a customer, undone ones too, oldest first */
  listMerges: {
    method: 'GET'
    path: '/api/v1/customers/{id}/merges'
    params: { id: string }
    reply: ListMergesReply
  }
  /** The customer an identifier leads to */
  lookUpCustomer: {
    method: 'GET'
    path: '/api/v1/customers/lookup'
    query: { kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; events?: number }
    reply: LookUpCustomerReply
  }
  /** A customer's events of every channel, newest first */
  listTimeline: {
    method: 'GET'
    path: '/api/v1/customers/{id}/timeline'
    params: { id: string }
    query: { limit?: number; cursor?: string; channel?: string }
    reply: ListTimelineReply
  }
  /** A customer by any of her birth ids */
  getCustomer: {
    method: 'GET'
    path: '/api/v1/customers/{id}'
    params: { id: string }
    reply: GetCustomerReply
  }
  /** Customers by last activity, or those a text leads to */
  listCustomers: {
    method: 'GET'
    path: '/api/v1/customers'
    query: { q?: string; limit?: number; cursor?: string; stage?: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; channel?: string }
    reply: ListCustomersReply
  }
  /** A few customers for a text as it is typed */
  search: {
    method: 'GET'
    path: '/api/v1/search'
    query: { q: string; limit?: number }
    reply: SearchReply
  }
  /** Log a call, a visit or a note */
  logContact: {
    method: 'POST'
    path: '/api/v1/customers/{id}/contacts'
    params: { id: string }
    body: LogContactBody
    reply: LogContactReply
  }
  /** One identifier in full; leaves an audit entry */
  revealIdentifier: {
    method: 'POST'
    path: '/api/v1/customers/{id}/reveal'
    params: { id: string }
    body: RevealIdentifierBody
    reply: RevealIdentifierReply
  }
  /** What the analytic engine holds of this workspace */
  getWarehouse: {
    method: 'GET'
    path: '/api/v1/warehouse'
    reply: GetWarehouseReply
  }
  /** How far the playing of the sample day is */
  getSampleDay: {
    method: 'GET'
    path: '/api/v1/sample/day'
    reply: GetSampleDayReply
  }
  /** Play a day of the sample brand over the HTTP API */
  playSampleDay: {
    method: 'POST'
    path: '/api/v1/sample/day'
    body: PlaySampleDayBody
    reply: PlaySampleDayReply
  }
  /** Stop the sample day */
  stopSampleDay: {
    method: 'DELETE'
    path: '/api/v1/sample/day'
    reply: StopSampleDayReply
  }
}
