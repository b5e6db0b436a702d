// Made from the API by `npm run generate`. Do not edit.

export type Problem = { type: string; title: string; status: number; code: "address_missing" | "advice_refused" | "already_replayed" | "apply_failed" | "approval_closed" | "approval_missing" | "approval_own" | "approval_self" | "audience_ending" | "audience_identifiers" | "audience_missing" | "audience_target" | "audience_used" | "banner_unfair" | "batch_shape" | "batch_too_large" | "birthday_future" | "body_empty" | "campaign_launched" | "campaign_state" | "campaign_unready" | "cap_invalid" | "cart_changed" | "cart_empty" | "cart_full" | "cart_line_gone" | "cart_quantity" | "charset" | "code_wrong" | "condition_personal" | "condition_shape" | "condition_too_deep" | "condition_too_large" | "condition_value" | "confirmation_gone" | "conflict" | "connection_incomplete" | "content_missing" | "content_unready" | "content_used" | "count_unconfirmed" | "coupon_beaten" | "coupon_currency" | "coupon_first_only" | "coupon_guessing" | "coupon_minimum" | "coupon_mistyped" | "coupon_needs_customer" | "coupon_no_goods" | "coupon_not_here" | "coupon_not_today" | "coupon_not_yet" | "coupon_not_yours" | "coupon_off" | "coupon_over" | "coupon_pool_general" | "coupon_pool_kind" | "coupon_product_missing" | "coupon_refused" | "coupon_stands_alone" | "coupon_tier" | "coupon_too_many" | "coupon_unknown" | "coupon_used" | "coverage_shrinks" | "currency" | "customer_missing" | "delivery_gone" | "delivery_id_missing" | "delivery_too_old" | "delivery_unknown" | "disk_full" | "duplicate_header" | "duplicate_key" | "edit_overtaken" | "email_invalid" | "encoding" | "encoding_wrong" | "event_name" | "event_shape" | "event_too_large" | "event_type" | "event_unstorable" | "experiment_arm" | "experiment_fixed" | "experiment_state" | "extension_late" | "file_unread" | "forbidden" | "group_refused" | "handover_gone" | "header_injection" | "id_too_long" | "idempotency_key" | "idempotency_mismatch" | "identifier_foreign" | "identity_missing" | "identity_unconfirmed" | "import_columns" | "import_json" | "import_mapping" | "import_no_rows" | "import_nobody" | "import_state" | "import_target" | "import_unused" | "internal" | "invalid" | "journey_map" | "journey_state" | "journey_unready" | "json_invalid" | "key_in_browser" | "key_kind" | "key_not_published" | "key_too_long" | "key_unknown" | "kpi_missing" | "last_admin" | "layer_full" | "list_broken" | "list_columns" | "list_empty" | "list_spreadsheet" | "list_too_long" | "mapping_missing" | "member_exists" | "merge_conflict" | "merge_same" | "merge_undone" | "merge_unknown" | "method_not_allowed" | "not_for_sale" | "not_found" | "not_sample" | "nul_char" | "number_range" | "on_hold" | "order_currency" | "order_state" | "order_too_large" | "order_unknown" | "origin_forbidden" | "overloaded" | "page_kind" | "page_unreachable" | "page_unread" | "part_offset" | "part_taken" | "password_weak" | "payload_unread" | "payment_email" | "payment_provider_down" | "payment_settings" | "payment_settled" | "payment_sum" | "payment_unknown" | "phone_invalid" | "phone_premium" | "phone_region" | "pickup_code_guessing" | "pickup_code_wrong" | "picture_refused" | "picture_used" | "placeholder_id" | "points_minimum" | "points_pay_nothing" | "points_short" | "points_undone" | "price_fixed" | "price_format" | "price_reason" | "price_unread" | "product_unknown" | "programme_none" | "promotion_past" | "promotion_started" | "properties_shape" | "pull_refused" | "pull_unreachable" | "pull_unread" | "purpose_unknown" | "quiet_invalid" | "rate_limited" | "redemption_over" | "refund_state" | "request_closed" | "request_timeout" | "request_under_way" | "reservation_over" | "reserved_key" | "reset_beyond" | "return_too_many" | "revision_changed" | "revision_missing" | "reward_off" | "row_repeated" | "rule_missing" | "second_factor_on" | "segment_cycle" | "segment_missing" | "segment_used" | "segment_version" | "settings_invalid" | "sheet_refused" | "shopper_guest" | "shopper_unknown" | "sign_in_failed" | "signature_missing" | "signature_wrong" | "sku_taken" | "sku_unknown" | "slot_item" | "slug_taken" | "split_whole" | "stock_reserved" | "stock_short" | "stopping" | "store_unknown" | "timestamp" | "timestamp_future" | "too_deep" | "too_large" | "too_many_keys" | "too_many_screens" | "topic_unknown" | "traits_shape" | "unauthenticated" | "unicode_invalid" | "unknown_field" | "unsafe_integer" | "url_forbidden" | "utf8_invalid" | "variant_unavailable" | "wallet_stale" | "wallet_unread" | "wallet_used" | "welcome_used" | "wording_conflict" | "wording_missing" | "wording_unknown" | "workspace_audiences" | "workspace_exists" | "workspace_on_hold" | "workspace_removed" | "workspace_unknown" | "writing_failed" | "writing_off"; detail: string; path?: string; hint: string }

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

export type SignInReply = { done: boolean }

export type SignOutReply = { done: true }

export type GetMeReply = { member: { id: string; email: string; name: string; roles: ("admin" | "marketer" | "agent" | "store" | "analyst" | "dpo")[] }; workspaces: ({ id: string; name: string; isSample: boolean })[]; workspaceId: string; scopes: ("self" | "events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:life" | "customers:write" | "customers:merge" | "consents:read" | "consents:write" | "consents:manage" | "privacy:manage" | "content:read" | "content:write" | "content:publish" | "messages:read" | "channels:read" | "channels:manage" | "campaigns:read" | "campaigns:write" | "campaigns:launch" | "journeys:read" | "journeys:write" | "journeys:launch" | "segments:read" | "segments:manage" | "catalog:read" | "catalog:write" | "stock:write" | "carts:read" | "carts:write" | "orders:read" | "orders:write" | "loyalty:read" | "loyalty:write" | "loyalty:manage" | "payments:manage" | "shoppers:write" | "sources:read" | "sources:manage" | "keys:manage" | "members:manage" | "audit:read" | "workspace:manage")[]; language: "pl" | "en" }

export type ChangeMeBody = { name?: string; language?: "pl" | "en" }

export type ChangeMeReply = { done: true }

export type SwitchWorkspaceBody = { workspaceId: string }

export type SwitchWorkspaceReply = { workspaceId: string }

export type PutMyPasswordBody = { current?: string; password: string; email?: string }

export type PutMyPasswordReply = { done: true }

export type EnterCodeBody = { code: string; isRecovery?: boolean }

export type EnterCodeReply = { done: true }

export type GetSecondFactorReply = { isOn: boolean }

export type BeginSecondFactorBody = { password: string }

export type BeginSecondFactorReply = { secret: string; uri: string; recoveryCodes: (string)[] }

export type ConfirmSecondFactorBody = { code: string }

export type ConfirmSecondFactorReply = { done: true }

export type DropSecondFactorBody = { password: string }

export type DropSecondFactorReply = { done: true }

export type LookAtLinkBody = { token: string }

export type LookAtLinkReply = { purpose: "admin" | "invite" | "reset"; isFirst: boolean; email: string | null; name: string | null; workspaceName: string | null }

export type EnterByLinkBody = { token: string; name?: string; email?: string; password?: string }

export type EnterByLinkReply = { done: boolean }

export type GetSetupReply = { workspace: { id: string; name: string; isSample: boolean }; steps: ({ id: "install_snippet" | "first_event" | "first_customer" | "invite_member" | "play_day"; done: boolean })[]; writeKey: string | null; openKey: string | null; origin: string; eventsTotal: number; customersEstimate: number }

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

export type ListRolesReply = { roles: ({ id: "admin" | "marketer" | "agent" | "store" | "analyst" | "dpo"; scopes: ("self" | "events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:life" | "customers:write" | "customers:merge" | "consents:read" | "consents:write" | "consents:manage" | "privacy:manage" | "content:read" | "content:write" | "content:publish" | "messages:read" | "channels:read" | "channels:manage" | "campaigns:read" | "campaigns:write" | "campaigns:launch" | "journeys:read" | "journeys:write" | "journeys:launch" | "segments:read" | "segments:manage" | "catalog:read" | "catalog:write" | "stock:write" | "carts:read" | "carts:write" | "orders:read" | "orders:write" | "loyalty:read" | "loyalty:write" | "loyalty:manage" | "payments:manage" | "shoppers:write" | "sources:read" | "sources:manage" | "keys:manage" | "members:manage" | "audit:read" | "workspace:manage")[] })[]; scopes: ({ id: "self" | "events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:life" | "customers:write" | "customers:merge" | "consents:read" | "consents:write" | "consents:manage" | "privacy:manage" | "content:read" | "content:write" | "content:publish" | "messages:read" | "channels:read" | "channels:manage" | "campaigns:read" | "campaigns:write" | "campaigns:launch" | "journeys:read" | "journeys:write" | "journeys:launch" | "segments:read" | "segments:manage" | "catalog:read" | "catalog:write" | "stock:write" | "carts:read" | "carts:write" | "orders:read" | "orders:write" | "loyalty:read" | "loyalty:write" | "loyalty:manage" | "payments:manage" | "shoppers:write" | "sources:read" | "sources:manage" | "keys:manage" | "members:manage" | "audit:read" | "workspace:manage"; label: { pl: string; en: string } })[] }

export type ListKeysReply = { items: ({ id: string; kind: "write" | "secret"; name: string; prefix: string; scopes: ("self" | "events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:life" | "customers:write" | "customers:merge" | "consents:read" | "consents:write" | "consents:manage" | "privacy:manage" | "content:read" | "content:write" | "content:publish" | "messages:read" | "channels:read" | "channels:manage" | "campaigns:read" | "campaigns:write" | "campaigns:launch" | "journeys:read" | "journeys:write" | "journeys:launch" | "segments:read" | "segments:manage" | "catalog:read" | "catalog:write" | "stock:write" | "carts:read" | "carts:write" | "orders:read" | "orders:write" | "loyalty:read" | "loyalty:write" | "loyalty:manage" | "payments:manage" | "shoppers:write" | "sources:read" | "sources:manage" | "keys:manage" | "members:manage" | "audit:read" | "workspace:manage")[]; createdAt: string; lastUsedAt: string | null; revokedAt: string | null })[] }

export type CreateKeyBody = { kind: "write" | "secret"; name: string; scopes?: ("events:write" | "events:read" | "customers:read" | "customers:pii" | "customers:write" | "customers:merge" | "consents:read" | "consents:write" | "consents:manage" | "content:read" | "content:write" | "content:publish" | "messages:read" | "channels:read" | "campaigns:read" | "campaigns:write" | "campaigns:launch" | "journeys:read" | "journeys:write" | "journeys:launch" | "segments:read" | "segments:manage" | "catalog:read" | "catalog:write" | "stock:write" | "carts:read" | "carts:write" | "orders:read" | "orders:write" | "loyalty:read" | "loyalty:write" | "loyalty:manage" | "shoppers:write" | "sources:read" | "sources:manage" | "audit:read")[] }

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

export type LookUpCustomerReply = { id: string; name: string | null; guestCode: string; identifiers: ({ kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; masked: boolean; birthId: string; source: string; firstSeenAt: string })[]; traits: Record<string, unknown>; traitSources: Record<string, { at: string; source: string }>; computed: { firstSeenAt: string | null; lastSeenAt: string | null; events: number; eventsByChannel: Record<string, number>; orders: number; revenue: ({ currency: string; minor: number | string })[]; averageOrder: ({ currency: string; minor: number | string })[]; value12m: ({ currency: string; minor: number | string })[]; valueByMonth: ({ currency: string; minor: number | string; month: string })[]; recencyDays: number | null; rfm: { recencyDays: number; frequency: number; monetary: { currency: string; minor: number | string }; score: string } | null; favouriteCategory: string | null; favouriteDevice: string | null; favouriteStore: string | null; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost" }; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; stageHistory: ({ stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; at: string; because: string })[]; isLifeHidden?: true; timeline?: { items: ({ pos: number; messageId: string; type: "identify" | "track" | "page" | "screen" | "group" | "alias"; event: string; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; birthId: string; nameless: boolean; source: string; library: string | null; touchpoint: { source: string | null; medium: string | null; campaign: string | null; clickId: string | null; referrerHost: string | null; device: string | null; store: string | null }; properties: Record<string, unknown>; title: string; detail: string | null; amount: { currency: string; minor: number | string } | null; warnings: ({ code: string; path?: string; hint?: string })[] })[]; nextCursor: string | null; older: number | null } }

export type ListTimelineReply = { items: ({ pos: number; messageId: string; type: "identify" | "track" | "page" | "screen" | "group" | "alias"; event: string; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; birthId: string; nameless: boolean; source: string; library: string | null; touchpoint: { source: string | null; medium: string | null; campaign: string | null; clickId: string | null; referrerHost: string | null; device: string | null; store: string | null }; properties: Record<string, unknown>; title: string; detail: string | null; amount: { currency: string; minor: number | string } | null; warnings: ({ code: string; path?: string; hint?: string })[] })[]; nextCursor: string | null; older: number | null }

export type GetCustomerReply = { id: string; name: string | null; guestCode: string; identifiers: ({ kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; masked: boolean; birthId: string; source: string; firstSeenAt: string })[]; traits: Record<string, unknown>; traitSources: Record<string, { at: string; source: string }>; computed: { firstSeenAt: string | null; lastSeenAt: string | null; events: number; eventsByChannel: Record<string, number>; orders: number; revenue: ({ currency: string; minor: number | string })[]; averageOrder: ({ currency: string; minor: number | string })[]; value12m: ({ currency: string; minor: number | string })[]; valueByMonth: ({ currency: string; minor: number | string; month: string })[]; recencyDays: number | null; rfm: { recencyDays: number; frequency: number; monetary: { currency: string; minor: number | string }; score: string } | null; favouriteCategory: string | null; favouriteDevice: string | null; favouriteStore: string | null; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost" }; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; stageHistory: ({ stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; at: string; because: string })[]; isLifeHidden?: true; births: ({ id: string; kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; rootedAt: string })[]; merges: ({ mergeId: string; at: string; winner: string; loser: string; kind: string; rule: string; because: string; eventPos: number | null; canUndo: boolean; undoneAt: string | null; undoneBy: string | null })[] }

export type ListCustomersReply = { items: ({ id: string; name: string | null; guestCode: string; city: string | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; lastSeenAt: string | null; isLive: boolean; valueMinor12m: number | string; currency: string; orders: number; identifiersCount: number; weave: ({ channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; weight: number; nameless: boolean })[] })[]; nextCursor: string | null; estimate: number }

export type SearchReply = { customers: ({ id: string; name: string; hint: string | null })[] }

export type LogContactBody = { kind: "call" | "visit" | "note"; note?: string; direction?: "inbound" | "outbound"; at?: string }

export type LogContactReply = { messageId: string }

export type RevealIdentifierBody = { kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; birthId?: string }

export type RevealIdentifierReply = { value: string }

export type GetCustomerConsentsReply = { isRestricted: boolean; isHeld: boolean; purposes: ({ id: string; name: { pl: string; en: string }; basis: "consent" | "contract" | "legal_obligation" | "legitimate_interest"; channels: ({ channel: "email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any"; status: string; since: string | null; until: string | null; isObjected: boolean })[] })[]; frequencies: ({ purpose: string; max: number | null; period: string; pausedUntil: string | null })[]; history: ({ act: "grant" | "renew" | "confirm" | "withdraw" | "object" | "unobject" | "restrict" | "unrestrict" | "expire"; purpose: string; channel: string; at: string; receivedAt: string; method: string | null; source: string; sourceName: string | null; wording: { id: string; version: number | null; language: string | null; hash: string | null } | null; noticeVersion: string | null; isVerified: boolean; isPending: boolean; flaw: string | null; validUntil: string | null; identifierKind: string; birthId: string; proof: string | null; actor: string | null; ip: string | null; userAgent: string | null; reason: string | null; messageId: string; pos: number })[]; decisions: ({ at: string; messageId: string; act: string; purpose: string; channel: string; isAllowed: boolean; reason: string | null })[] }

export type RecordConsentBody = { act: "grant" | "renew" | "withdraw" | "object" | "unobject" | "restrict" | "unrestrict"; purpose?: string; channel?: "email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any"; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; method?: "desk" | "call" | "paper" | "till" | "form"; proof?: string; reason?: string; validUntil?: string; at?: string }

export type RecordConsentReply = { messageId: string }

export type ExplainGateBody = { purpose: string; channel: "email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any"; address?: string; journey?: string; zone?: string; basis?: { kind: "contract" | "legal_obligation" | "legitimate_interest"; reference: string } }

export type ExplainGateReply = { isAllowed: boolean; reason: "unknown_purpose" | "erased" | "lagging" | "moving" | "already_handed" | "no_address" | "suppressed" | "restricted" | "objected" | "withdrawn" | "no_consent" | "expired" | "unconfirmed" | "unverified" | "unproven" | "wording_missing" | "no_basis" | "outside_audience" | "lapsed" | "quiet_hours" | "capped" | null; reasons: ({ reason: "unknown_purpose" | "erased" | "lagging" | "moving" | "already_handed" | "no_address" | "suppressed" | "restricted" | "objected" | "withdrawn" | "no_consent" | "expired" | "unconfirmed" | "unverified" | "unproven" | "wording_missing" | "no_basis" | "outside_audience" | "lapsed" | "quiet_hours" | "capped"; text: string; until: string | null; cap: { rule: string; max: number; used: number } | null })[] }

export type ListConsentsReply = { items: ({ act: "grant" | "renew" | "confirm" | "withdraw" | "object" | "unobject" | "restrict" | "unrestrict" | "expire"; purpose: string; channel: string; at: string; receivedAt: string; method: string | null; source: string; sourceName: string | null; wording: { id: string; version: number | null; language: string | null; hash: string | null } | null; noticeVersion: string | null; isVerified: boolean; isPending: boolean; flaw: string | null; validUntil: string | null; identifierKind: string; birthId: string; proof: string | null; actor: string | null; ip: string | null; userAgent: string | null; reason: string | null; messageId: string; pos: number; customerId: string; customerName: string | null })[]; nextCursor: string | null }

export type ConfirmConsentBody = { token: string }

export type ConfirmConsentReply = { purpose: string; channel: string }

export type SuppressAddressBody = { kind: "email" | "phone"; value: string }

export type SuppressAddressReply = { isSuppressed: boolean }

export type CheckSuppressionBody = { kind: "email" | "phone"; value: string }

export type CheckSuppressionReply = { isSuppressed: boolean }

export type ReleaseAddressBody = { kind: "email" | "phone"; value: string }

export type ReleaseAddressReply = { isSuppressed: boolean }

export type ListPurposesReply = { items: ({ id: string; name: { pl: string; en: string }; basis: "consent" | "contract" | "legal_obligation" | "legitimate_interest"; lens: "service" | "marketing" | "ads"; channels: ("email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any")[]; isActive: boolean; isOfPack: boolean })[] }

export type PutPurposeBody = { name: { pl: string; en: string }; basis: "consent" | "contract" | "legal_obligation" | "legitimate_interest"; lens: "service" | "marketing" | "ads"; channels: ("email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any")[]; isActive?: boolean }

export type PutPurposeReply = { id: string; name: { pl: string; en: string }; basis: "consent" | "contract" | "legal_obligation" | "legitimate_interest"; lens: "service" | "marketing" | "ads"; channels: ("email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any")[]; isActive: boolean; isOfPack: boolean }

export type ListWordingsReply = { items: ({ id: string; version: number; language: string; purpose: string; channel: string; text: string; hash: string; noticeVersion: string | null; createdAt: string | null; createdBy: string | null; isOfPack: boolean })[] }

export type AddWordingVersionBody = { purpose: string; channel: "email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any"; text: { pl: string; en: string }; noticeVersion?: string }

export type AddWordingVersionReply = { id: string; version: number }

export type GetConsentSettingsReply = { pack: { id: string; version: number; name: { pl: string; en: string }; law: (string)[]; quiet: { hours: { from: string; to: string } | null; isSundayQuiet: boolean; isHolidayQuiet: boolean; holidays: "pl" | "none" } }; quiet: { hours: { from: string; to: string } | null; isSundayQuiet: boolean; isHolidayQuiet: boolean; holidays: "pl" | "none" }; packs: ({ id: string; version: number; name: { pl: string; en: string }; law: (string)[]; quiet: { hours: { from: string; to: string } | null; isSundayQuiet: boolean; isHolidayQuiet: boolean; holidays: "pl" | "none" } })[] }

export type PutConsentSettingsBody = { pack: "pl" | "eu"; quiet?: { hours: { from: string; to: string } | null; isSundayQuiet: boolean; isHolidayQuiet: boolean; holidays: "pl" | "none" } }

export type PutConsentSettingsReply = { pack: { id: string; version: number; name: { pl: string; en: string }; law: (string)[]; quiet: { hours: { from: string; to: string } | null; isSundayQuiet: boolean; isHolidayQuiet: boolean; holidays: "pl" | "none" } }; quiet: { hours: { from: string; to: string } | null; isSundayQuiet: boolean; isHolidayQuiet: boolean; holidays: "pl" | "none" }; packs: ({ id: string; version: number; name: { pl: string; en: string }; law: (string)[]; quiet: { hours: { from: string; to: string } | null; isSundayQuiet: boolean; isHolidayQuiet: boolean; holidays: "pl" | "none" } })[] }

export type ListCapsReply = { items: ({ id: string; purpose: string | null; group: "messages" | "calls" | "popups" | "letters" | "ads" | null; channel: "email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any" | null; journey: string | null; max: number; window: { kind: "sliding"; hours: number } | { kind: "day" } | { kind: "week" } })[] }

export type PutCapsBody = { items: ({ id: string; purpose?: string | null; group?: "messages" | "calls" | "popups" | "letters" | "ads" | null; channel?: "email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any" | null; journey?: string | null; max: number; window: { kind: "sliding"; hours: number } | { kind: "day" } | { kind: "week" } })[] }

export type PutCapsReply = { items: ({ id: string; purpose: string | null; group: "messages" | "calls" | "popups" | "letters" | "ads" | null; channel: "email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any" | null; journey: string | null; max: number; window: { kind: "sliding"; hours: number } | { kind: "day" } | { kind: "week" } })[] }

export type ListPrivacyRequestsReply = { items: ({ id: string; customerId: string | null; customerName: string | null; isHeld: boolean; kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase"; state: "open" | "erasing" | "done" | "refused" | "withdrawn"; via: "portal" | "email" | "letter" | "call" | "store"; receivedAt: string; dueAt: string; isOverdue: boolean; extendedAt: string | null; identity: "none" | "link" | "desk"; detail: Record<string, string> | null; closedAt: string | null })[]; nextCursor: string | null; open: number; overdue: number }

export type GetPrivacyRequestReply = { id: string; customerId: string | null; customerName: string | null; isHeld: boolean; kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase"; state: "open" | "erasing" | "done" | "refused" | "withdrawn"; via: "portal" | "email" | "letter" | "call" | "store"; receivedAt: string; dueAt: string; isOverdue: boolean; extendedAt: string | null; identity: "none" | "link" | "desk"; detail: Record<string, string> | null; closedAt: string | null; history: ({ at: string; act: "received" | "identified" | "extended" | "noted" | "ordered" | "carried_out" | "answered" | "refused" | "withdrawn"; actor: string | null; note: string | null })[] }

export type AddPrivacyRequestBody = { kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase"; via: "email" | "letter" | "call" | "store"; customerId?: string; isIdentified?: boolean; receivedAt?: string; detail?: Record<string, string>; note?: string }

export type AddPrivacyRequestReply = { id: string; customerId: string | null; customerName: string | null; isHeld: boolean; kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase"; state: "open" | "erasing" | "done" | "refused" | "withdrawn"; via: "portal" | "email" | "letter" | "call" | "store"; receivedAt: string; dueAt: string; isOverdue: boolean; extendedAt: string | null; identity: "none" | "link" | "desk"; detail: Record<string, string> | null; closedAt: string | null }

export type ActOnPrivacyRequestBody = { act: "identified" | "extended" | "noted" | "answered" | "refused" | "withdrawn"; note?: string }

export type ActOnPrivacyRequestReply = { id: string; customerId: string | null; customerName: string | null; isHeld: boolean; kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase"; state: "open" | "erasing" | "done" | "refused" | "withdrawn"; via: "portal" | "email" | "letter" | "call" | "store"; receivedAt: string; dueAt: string; isOverdue: boolean; extendedAt: string | null; identity: "none" | "link" | "desk"; detail: Record<string, string> | null; closedAt: string | null }

export type CarryOutPrivacyRequestReply = { request: { id: string; customerId: string | null; customerName: string | null; isHeld: boolean; kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase"; state: "open" | "erasing" | "done" | "refused" | "withdrawn"; via: "portal" | "email" | "letter" | "call" | "store"; receivedAt: string; dueAt: string; isOverdue: boolean; extendedAt: string | null; identity: "none" | "link" | "desk"; detail: Record<string, string> | null; closedAt: string | null }; document: Record<string, unknown> | null }

export type CountSuppressionsReply = { items: ({ reason: string; count: number; lastAt: string })[] }

export type ListPrivacyHoldsReply = { items: ({ id: string; customerId: string; customerName: string | null; requestId: string | null; reason: string; setBy: string; setAt: string; liftedBy: string | null; liftedAt: string | null })[] }

export type SetPrivacyHoldBody = { customerId: string; requestId?: string; reason: string }

export type SetPrivacyHoldReply = { id: string }

export type LiftPrivacyHoldReply = { id: string }

export type GetRetentionReply = { decisionMonths: number; contactMonths: number; bodyMonths: number; rowMonths: number; defaults: { decisionMonths: number; contactMonths: number; bodyMonths: number; rowMonths: number }; lastRun: string | null }

export type PutRetentionBody = { decisionMonths: number; contactMonths: number; bodyMonths: number; rowMonths: number }

export type PutRetentionReply = { decisionMonths: number; contactMonths: number; bodyMonths: number; rowMonths: number; defaults: { decisionMonths: number; contactMonths: number; bodyMonths: number; rowMonths: number }; lastRun: string | null }

export type PutProductsBody = { items: (unknown)[] }

export type PutProductsReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type PutProductTextsBody = { items: (unknown)[] }

export type PutProductTextsReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type PutPricesBody = { items: (unknown)[] }

export type PutPricesReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type ReadProductPageBody = { url: string }

export type ReadProductPageReply = { url: string; items: ({ id: string; name: string; brand?: string; description?: string; url?: string; categories: (string)[]; pictures: ({ url: string })[]; variants: ({ sku: string; gtin?: string; options: Record<string, string>; isActive: boolean; price?: { amount: string; currency: string } })[] })[]; refused: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type SearchProductsReply = { items: ({ id: string; name: string; brand: string | null; categories: (string)[]; picture: string | null; variants: ({ sku: string; gtin: string | null; options: Record<string, unknown>; price: { price: string; regular: string; currency: string; promotionId: string | null } | null })[] })[]; nextCursor: string | null }

export type ListProductsReply = { items: ({ id: string; name: string; brand: string | null; categories: (string)[]; picture: string | null; variants: ({ sku: string; gtin: string | null; options: Record<string, unknown>; price: { price: string; regular: string; currency: string; promotionId: string | null } | null })[] })[]; nextCursor: string | null }

export type ListCategoriesReply = { items: ({ path: string; name: string; products: number })[] }

export type GetProductReply = { id: string; name: string; brand: string | null; description: string | null; url: string | null; texts: { pl?: { name?: string; description?: string; url?: string; values?: unknown }; en?: { name?: string; description?: string; url?: string; values?: unknown } } | null; categories: (string)[]; attributes: Record<string, unknown>; pictures: ({ url: string; alt?: string })[]; isActive: boolean; changedAt: string; origin: string | null; variants: ({ sku: string; gtin: string | null; options: Record<string, unknown>; price: { price: string; regular: string; currency: string; promotionId: string | null } | null; attributes: Record<string, unknown>; pictures: ({ url: string; alt?: string })[]; isActive: boolean; reduced: { since: string; lowest: { amount: string; currency: string } } | null })[] }

export type GetPriceHistoryReply = { currency: string; lines: ({ skus: (string)[]; steps: ({ from: string; price: string; regular: string; promotionId: string | null })[] })[] }

export type ListPromotionsReply = { items: ({ name: string; names?: { pl?: string; en?: string }; effect: { kind: "percent"; percent: number } | { kind: "amount"; amount: number | string; currency?: unknown } | { kind: "price"; amount: number | string; currency?: unknown }; target: { kind: "all" } | { kind: "products"; ids: (string)[] } | { kind: "variants"; skus: (string)[] } | { kind: "categories"; paths: (string)[] }; from: string; until: string | null; id: string; state: "to_come" | "running" | "over" })[] }

export type PutPromotionBody = { name: string; names?: { pl?: string; en?: string }; effect: { kind: "percent"; percent: number } | { kind: "amount"; amount: number | string; currency?: string } | { kind: "price"; amount: number | string; currency?: string }; target: { kind: "all" } | { kind: "products"; ids: (string)[] } | { kind: "variants"; skus: (string)[] } | { kind: "categories"; paths: (string)[] }; from: string; until?: string | null }

export type PutPromotionReply = { outcome: "created" | "changed" | "unchanged" }

export type EditProductBody = { seen?: string; name?: string; brand?: string | null; description?: string | null; url?: string | null; texts?: { pl?: { name?: string | null; description?: string | null; url?: string | null; values?: Record<string, string> | null }; en?: { name?: string | null; description?: string | null; url?: string | null; values?: Record<string, string> | null } }; categories?: (string)[]; pictures?: ({ url: string; alt?: string })[]; isActive?: boolean; variants?: ({ sku: string; isActive?: boolean; price?: { amount: number | string; currency?: string }; pictures?: ({ url: string; alt?: string })[] })[] }

export type EditProductReply = { outcome: "changed" | "unchanged"; edit: string | null }

export type ListProductEditsReply = { origin: string | null; own: { name: string; description: string | null }; items: ({ id: string; at: string; by: string; undoes: string | null; changes: ({ field: string; language: "pl" | "en" | null; sku: string | null; before: unknown; after: unknown })[]; isUndoable: boolean })[] }

export type UndoProductEditReply = { outcome: "changed" | "unchanged"; edit: string | null }

export type PutStoresBody = { items: (unknown)[] }

export type PutStoresReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type ListStoresReply = { items: ({ id: string; name: string; address: { street?: string; postcode?: string; city?: string; country?: string }; place?: { lat: number; lng: number }; zone: string; hours: { monday: ({ from: string; to: string })[]; tuesday: ({ from: string; to: string })[]; wednesday: ({ from: string; to: string })[]; thursday: ({ from: string; to: string })[]; friday: ({ from: string; to: string })[]; saturday: ({ from: string; to: string })[]; sunday: ({ from: string; to: string })[] }; trade: "restricted" | "free"; exceptions: ({ date: string; hours: ({ from: string; to: string })[]; note?: string })[]; services: (string)[]; phone?: string; email?: string; isActive: boolean; isOpen: boolean; opensAt: string | null; closesAt: string | null; distanceM: number | null })[] }

export type GetStoreReply = { id: string; name: string; address: { street?: string; postcode?: string; city?: string; country?: string }; place?: { lat: number; lng: number }; zone: string; hours: { monday: ({ from: string; to: string })[]; tuesday: ({ from: string; to: string })[]; wednesday: ({ from: string; to: string })[]; thursday: ({ from: string; to: string })[]; friday: ({ from: string; to: string })[]; saturday: ({ from: string; to: string })[]; sunday: ({ from: string; to: string })[] }; trade: "restricted" | "free"; exceptions: ({ date: string; hours: ({ from: string; to: string })[]; note?: string })[]; services: (string)[]; phone?: string; email?: string; isActive: boolean; isOpen: boolean; opensAt: string | null; closesAt: string | null; distanceM: number | null }

export type ListStockReply = { items: ({ storeId: string; sku: string; onHand: number; reserved: number; free: number; short: number; changedAt: string })[]; nextCursor: string | null }

export type CountStockBody = { items: (unknown)[] }

export type CountStockReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type MoveStockBody = { items: (unknown)[] }

export type MoveStockReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type ListMovementsReply = { items: ({ kind: "count" | "receipt" | "sale" | "return" | "loss"; delta: number; onHand: number; ref: string | null; at: string })[] }

export type MakeReservationBody = { lines: ({ storeId: string; sku: string; quantity: number })[]; minutes?: number; ref?: string | null; customerId?: string | null }

export type MakeReservationReply = { id: string; state: "held" | "taken" | "released" | "expired"; lines: ({ storeId: string; sku: string; quantity: number })[]; ref: string | null; expiresAt: string }

export type GetReservationReply = { id: string; state: "held" | "taken" | "released" | "expired"; lines: ({ storeId: string; sku: string; quantity: number })[]; ref: string | null; expiresAt: string }

export type TakeReservationReply = { id: string; state: "held" | "taken" | "released" | "expired"; lines: ({ storeId: string; sku: string; quantity: number })[]; ref: string | null; expiresAt: string }

export type ReleaseReservationReply = { id: string; state: "held" | "taken" | "released" | "expired"; lines: ({ storeId: string; sku: string; quantity: number })[]; ref: string | null; expiresAt: string }

export type GetCartReply = { id: string; version: string; currency: string; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; quantity: number; price: string; regular: string; sum: string; isForSale: boolean })[]; coupons: ({ code: string; name: string; discount: string | null; refused: string | null })[]; totals: { goods: string; discount: string; total: string }; notices: ({ kind: "price_up" | "price_down" | "sold_out" | "short" | "withdrawn" | "quantity_cut" | "merged"; line: string | null; text: string })[]; customerId: string | null }

export type ChangeCartBody = { changes: ({ id: string; kind: "add"; sku: string; at?: string; quantity: number } | { id: string; kind: "set"; sku: string; at?: string; seen?: string; quantity: number } | { id: string; kind: "remove"; sku: string; at?: string; seen?: string } | { id: string; kind: "coupon_add"; code: string; at?: string } | { id: string; kind: "coupon_remove"; code: string; at?: string; seen?: string })[]; channel?: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; storeId?: string }

export type ChangeCartReply = { id: string; version: string; currency: string; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; quantity: number; price: string; regular: string; sum: string; isForSale: boolean })[]; coupons: ({ code: string; name: string; discount: string | null; refused: string | null })[]; totals: { goods: string; discount: string; total: string }; notices: ({ kind: "price_up" | "price_down" | "sold_out" | "short" | "withdrawn" | "quantity_cut" | "merged"; line: string | null; text: string })[]; customerId: string | null }

export type HandOverCartBody = { page?: string }

export type HandOverCartReply = { code: string; url: string; expiresAt: string }

export type TakeCartBody = { code: string }

export type TakeCartReply = { id: string; version: string; currency: string; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; quantity: number; price: string; regular: string; sum: string; isForSale: boolean })[]; coupons: ({ code: string; name: string; discount: string | null; refused: string | null })[]; totals: { goods: string; discount: string; total: string }; notices: ({ kind: "price_up" | "price_down" | "sold_out" | "short" | "withdrawn" | "quantity_cut" | "merged"; line: string | null; text: string })[]; customerId: string | null }

export type GetCartSettingsReply = { mergeStrategy: "larger" | "sum" | "keep_known" | "keep_guest" }

export type PutCartSettingsBody = { mergeStrategy: "larger" | "sum" | "keep_known" | "keep_guest" }

export type PutCartSettingsReply = { mergeStrategy: "larger" | "sum" | "keep_known" | "keep_guest" }

export type GetWishlistReply = { id: string; version: string; currency: string; items: ({ sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; price: string | null; regular: string | null; wants: { priceDrop: boolean; backInStock: boolean } })[]; customerId: string | null }

export type ChangeWishlistBody = { changes: ({ id: string; kind: "add"; sku: string; at?: string; wants?: { priceDrop?: boolean; backInStock?: boolean } } | { id: string; kind: "remove"; sku: string; at?: string; seen?: string })[]; channel?: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" }

export type ChangeWishlistReply = { id: string; version: string; currency: string; items: ({ sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; price: string | null; regular: string | null; wants: { priceDrop: boolean; backInStock: boolean } })[]; customerId: string | null }

export type SignInShopperBody = { userId: string; anonymousId?: string }

export type SignInShopperReply = { token: string; expiresAt: string; customerId: string }

export type GetProgrammeReply = { programme: { name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; isActive: boolean; earn: { points: number; per: number | string }; minimum: number | string; rules: ({ id: string; name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; when: { products: (string)[]; categories: (string)[]; stores: (string)[]; channels: ("web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post")[]; weekdays: (number)[]; tiers: (string)[]; from: string | null; until: string | null }; effect: { kind: "factor"; factor: number } | { kind: "bonus"; points: number; each: "purchase" | "piece" } })[]; spend: { points: number; worth: number | string; minimum: number; mostPercent: number } | null; expiry: { months: number; noticeDays: number } | null; tiers: { by: "points" | "amount"; keepMonths: number; list: ({ id: string; name: string; texts: { pl?: { name?: string; perks?: string }; en?: { name?: string; perks?: string } }; from: number; factor: number; perks?: string })[] } | null } | null; currency: string }

export type PutProgrammeBody = { name: string; texts?: { pl?: { name?: string }; en?: { name?: string } }; isActive?: boolean; earn: { points: number; per: number | string }; minimum?: number | string; rules?: ({ id: string; name: string; texts?: { pl?: { name?: string }; en?: { name?: string } }; when?: { products?: (string)[]; categories?: (string)[]; stores?: (string)[]; channels?: ("web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post")[]; weekdays?: (number)[]; tiers?: (string)[]; from?: string | null; until?: string | null }; effect: { kind: "factor"; factor: number } | { kind: "bonus"; points: number; each?: "purchase" | "piece" } })[]; spend?: { points: number; worth: number | string; minimum?: number; mostPercent?: number } | null; expiry?: { months: number; noticeDays?: number } | null; tiers?: { by: "points" | "amount"; keepMonths?: number; list: ({ id: string; name: string; texts?: { pl?: { name?: string; perks?: string }; en?: { name?: string; perks?: string } }; from: number; factor?: number; perks?: string })[] } | null }

export type PutProgrammeReply = { programme: { name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; isActive: boolean; earn: { points: number; per: number | string }; minimum: number | string; rules: ({ id: string; name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; when: { products: (string)[]; categories: (string)[]; stores: (string)[]; channels: ("web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post")[]; weekdays: (number)[]; tiers: (string)[]; from: string | null; until: string | null }; effect: { kind: "factor"; factor: number } | { kind: "bonus"; points: number; each: "purchase" | "piece" } })[]; spend: { points: number; worth: number | string; minimum: number; mostPercent: number } | null; expiry: { months: number; noticeDays: number } | null; tiers: { by: "points" | "amount"; keepMonths: number; list: ({ id: string; name: string; texts: { pl?: { name?: string; perks?: string }; en?: { name?: string; perks?: string } }; from: number; factor: number; perks?: string })[] } | null } | null; currency: string }

export type TryProgrammeBody = { programme: { name: string; texts?: { pl?: { name?: string }; en?: { name?: string } }; isActive?: boolean; earn: { points: number; per: number | string }; minimum?: number | string; rules?: ({ id: string; name: string; texts?: { pl?: { name?: string }; en?: { name?: string } }; when?: { products?: (string)[]; categories?: (string)[]; stores?: (string)[]; channels?: ("web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post")[]; weekdays?: (number)[]; tiers?: (string)[]; from?: string | null; until?: string | null }; effect: { kind: "factor"; factor: number } | { kind: "bonus"; points: number; each?: "purchase" | "piece" } })[]; spend?: { points: number; worth: number | string; minimum?: number; mostPercent?: number } | null; expiry?: { months: number; noticeDays?: number } | null; tiers?: { by: "points" | "amount"; keepMonths?: number; list: ({ id: string; name: string; texts?: { pl?: { name?: string; perks?: string }; en?: { name?: string; perks?: string } }; from: number; factor?: number; perks?: string })[] } | null }; lines: ({ productId?: string; category?: string; quantity?: number; paid: number | string })[]; channel?: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; storeId?: string | null; tier?: string | null; at: string }

export type TryProgrammeReply = { points: number; parts: ({ kind: "base" | "factor" | "bonus" | "tier"; name: string; points: number })[]; worth: { amount: string; currency: string } | null }

export type ListRewardsReply = { items: ({ name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; points: number; poolId: string; isActive: boolean; id: string })[] }

export type PutRewardBody = { name: string; texts?: { pl?: { name?: string }; en?: { name?: string } }; points: number; poolId: string; isActive?: boolean }

export type PutRewardReply = { name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; points: number; poolId: string; isActive: boolean; id: string }

export type ClaimRewardBody = { customerId: string }

export type ClaimRewardReply = { coupon: { code: string; poolId: string; name: string; expiresAt: string | null }; points: number }

export type GetLoyaltyOfReply = { programme: { name: string; isActive: boolean; currency: string } | null; points: number; held: number; owed: number; worth: { amount: string; currency: string } | null; tier: { id: string; name: string; perks: string | null; until: string | null } | null; next: { id: string; name: string; missing: number; reached: number; from: number; by: "points" | "amount" } | null; ending: ({ points: number; at: string })[]; rewards: ({ name: string; points: number; poolId: string; id: string; isWithinReach: boolean })[]; coupons: ({ code: string; poolId: string; name: string; expiresAt: string | null })[]; history: ({ id: string; at: string; kind: "earned" | "held" | "spent" | "released" | "claimed" | "expired" | "corrected" | "taken_back" | "given_back" | "settled"; points: number; ref: string; reason: string | null; author: string | null; isUndoable: boolean })[] }

export type CorrectPointsBody = { points: number; reason: string; undoes?: string }

export type CorrectPointsReply = { programme: { name: string; isActive: boolean; currency: string } | null; points: number; held: number; owed: number; worth: { amount: string; currency: string } | null; tier: { id: string; name: string; perks: string | null; until: string | null } | null; next: { id: string; name: string; missing: number; reached: number; from: number; by: "points" | "amount" } | null; ending: ({ points: number; at: string })[]; rewards: ({ name: string; points: number; poolId: string; id: string; isWithinReach: boolean })[]; coupons: ({ code: string; poolId: string; name: string; expiresAt: string | null })[]; history: ({ id: string; at: string; kind: "earned" | "held" | "spent" | "released" | "claimed" | "expired" | "corrected" | "taken_back" | "given_back" | "settled"; points: number; ref: string; reason: string | null; author: string | null; isUndoable: boolean })[] }

export type ScanWalletBody = { code: string; till: string }

export type ScanWalletReply = { customerId: string }

export type ListCouponPoolsReply = { items: ({ name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; effect: { kind: "percent"; percent: number; most: number | string | null } | { kind: "amount"; amount: number | string } | { kind: "free_shipping" } | { kind: "free_product"; sku: string }; kind: "single" | "general"; when: { products: (string)[]; categories: (string)[]; stores: (string)[]; channels: ("web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post")[]; weekdays: (number)[]; tiers: (string)[]; from: string | null; until: string | null }; minimum: number | string; isForReduced: boolean; isForFirst: boolean; perPerson: number | null; most: number | null; validDays: number | null; stacking: "exclusive" | "combinable" | "best"; isGivenBack: boolean; isActive: boolean; id: string; currency: string; figures: { codes: number; used: number; held: number; given: number; left: number | null } })[] }

export type PutCouponPoolBody = { name: string; texts?: { pl?: { name?: string }; en?: { name?: string } }; effect: { kind: "percent"; percent: number; most?: number | string | null } | { kind: "amount"; amount: number | string } | { kind: "free_shipping" } | { kind: "free_product"; sku: string }; kind: "single" | "general"; when?: { products?: (string)[]; categories?: (string)[]; stores?: (string)[]; channels?: ("web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post")[]; weekdays?: (number)[]; tiers?: (string)[]; from?: string | null; until?: string | null }; minimum?: number | string; isForReduced?: boolean; isForFirst?: boolean; perPerson?: number | null; most?: number | null; validDays?: number | null; stacking?: "exclusive" | "combinable" | "best"; isGivenBack?: boolean; isActive?: boolean }

export type PutCouponPoolReply = { name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; effect: { kind: "percent"; percent: number; most: number | string | null } | { kind: "amount"; amount: number | string } | { kind: "free_shipping" } | { kind: "free_product"; sku: string }; kind: "single" | "general"; when: { products: (string)[]; categories: (string)[]; stores: (string)[]; channels: ("web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post")[]; weekdays: (number)[]; tiers: (string)[]; from: string | null; until: string | null }; minimum: number | string; isForReduced: boolean; isForFirst: boolean; perPerson: number | null; most: number | null; validDays: number | null; stacking: "exclusive" | "combinable" | "best"; isGivenBack: boolean; isActive: boolean; id: string; currency: string; figures: { codes: number; used: number; held: number; given: number; left: number | null } }

export type ListCouponCodesReply = { items: ({ code: string; customerId: string | null; used: number; held: number; most: number | null; expiresAt: string | null })[]; nextCursor: string | null }

export type AddCouponCodesBody = { kind: "generate"; count: number; prefix?: string } | { kind: "import"; codes: (string)[] }

export type AddCouponCodesReply = { added: number; known: number; refused: (string)[]; codes: (string)[] }

export type ListCouponsOfReply = { items: ({ code: string; poolId: string; name: string; expiresAt: string | null })[] }

export type GiveCouponBody = { poolId: string }

export type GiveCouponReply = { code: string; poolId: string; name: string; expiresAt: string | null }

export type TakeCouponBackReply = Record<string, unknown>

export type ListOrdersReply = { items: ({ id: string; number: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; kind: "ship" | "pickup" | "try" | "till" | "go"; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; storeId: string | null; customerId: string | null; placedAt: string; dueAt: string | null; name: string | null; pieces: number; total: string; due: string; currency: string; lines: ({ name: string; variant: string; quantity: number; picture: string | null; sku: string })[]; acts: (string)[] })[]; elsewhere?: ({ number: string | null; at: string; total: string; currency: string })[]; nextCursor: string | null }

export type GetOrderReply = { id: string; number: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; kind: "ship" | "pickup" | "try" | "till" | "go"; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; currency: string; storeId: string | null; customerId: string | null; receiptId: string | null; placedAt: string; changedAt: string; dueAt: string | null; pickup: { code: string; qr: string } | null; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; words: { pl: { name: string; variant: string }; en: { name: string; variant: string } } | null; picture: string | null; quantity: number; returned: number; price: string; regular: string; sum: string; storeId: string | null; short: number })[]; language: "pl" | "en" | null; coupons: ({ code: string; name: string; discount: string })[]; totals: { goods: string; discount: string; points: string; shipping: string; total: string; paid: string; refunded: string; due: string }; payment: { method: string | null; url: string | null }; contact: { name: string | null; email: string | null; phone: string | null } | null; address: { name: string | null; street: string; postcode: string; city: string; country: string; point: string | null } | null; shipment: { carrier: string; carrierName: string; trackingId: string | null; trackingUrl: string | null; courier: { name: string | null; place: { lat: number; lng: number } | null; at: string } | null } | null; note: string | null; history: ({ at: string; act: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; by: { kind: string; name: string | null } })[]; returns: ({ id: string; at: string; storeId: string | null; lines: ({ line: string; quantity: number })[]; refund: string; reason: string | null })[]; returnAsked: { at: string; lines: ({ line: string; quantity: number })[]; reason: string | null } | null; acts: (string)[]; version: number }

export type PlaceOrderBody = { channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; customerId?: string | null; storeId?: string | null; lines?: ({ sku: string; quantity: number; price?: number | string; reason?: string })[]; cartId?: string | null; version?: string | null; coupons?: (string)[]; points?: number; currency?: string | null; delivery: { kind: "ship"; address: { name?: string | null; street: string; postcode: string; city: string; country?: string; point?: string | null }; carrier: string } | { kind: "pickup"; storeId: string } | { kind: "try"; storeId: string } | { kind: "till" } | { kind: "go" }; contact?: { name?: string | null; email?: string | null; phone?: string | null } | null; payments?: ({ method: "cash" | "terminal" | "gift_card" | "transfer"; amount: number | string })[]; method?: string | null; receiptId?: string | null; tillId?: string | null; at?: string | null; sentAt?: string | null; note?: string | null; shopUrl?: string | null }

export type PlaceOrderReply = { order: { id: string; number: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; kind: "ship" | "pickup" | "try" | "till" | "go"; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; currency: string; storeId: string | null; customerId: string | null; receiptId: string | null; placedAt: string; changedAt: string; dueAt: string | null; pickup: { code: string; qr: string } | null; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; words: { pl: { name: string; variant: string }; en: { name: string; variant: string } } | null; picture: string | null; quantity: number; returned: number; price: string; regular: string; sum: string; storeId: string | null; short: number })[]; language: "pl" | "en" | null; coupons: ({ code: string; name: string; discount: string })[]; totals: { goods: string; discount: string; points: string; shipping: string; total: string; paid: string; refunded: string; due: string }; payment: { method: string | null; url: string | null }; contact: { name: string | null; email: string | null; phone: string | null } | null; address: { name: string | null; street: string; postcode: string; city: string; country: string; point: string | null } | null; shipment: { carrier: string; carrierName: string; trackingId: string | null; trackingUrl: string | null; courier: { name: string | null; place: { lat: number; lng: number } | null; at: string } | null } | null; note: string | null; history: ({ at: string; act: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; by: { kind: string; name: string | null } })[]; returns: ({ id: string; at: string; storeId: string | null; lines: ({ line: string; quantity: number })[]; refund: string; reason: string | null })[]; returnAsked: { at: string; lines: ({ line: string; quantity: number })[]; reason: string | null } | null; acts: (string)[]; version: number }; pay: { url: string } | null; statusUrl: string }

export type ActOnOrderBody = { act: "pick" | "ready" | "collect" | "no_show" | "cancel" | "ship" | "deliver"; code?: string | null; payments?: ({ method: "cash" | "terminal" | "gift_card" | "transfer"; amount: number | string })[]; keep?: ({ line: string; quantity: number })[] | null; reason?: string | null; trackingId?: string | null; trackingUrl?: string | null }

export type ActOnOrderReply = { id: string; number: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; kind: "ship" | "pickup" | "try" | "till" | "go"; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; currency: string; storeId: string | null; customerId: string | null; receiptId: string | null; placedAt: string; changedAt: string; dueAt: string | null; pickup: { code: string; qr: string } | null; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; words: { pl: { name: string; variant: string }; en: { name: string; variant: string } } | null; picture: string | null; quantity: number; returned: number; price: string; regular: string; sum: string; storeId: string | null; short: number })[]; language: "pl" | "en" | null; coupons: ({ code: string; name: string; discount: string })[]; totals: { goods: string; discount: string; points: string; shipping: string; total: string; paid: string; refunded: string; due: string }; payment: { method: string | null; url: string | null }; contact: { name: string | null; email: string | null; phone: string | null } | null; address: { name: string | null; street: string; postcode: string; city: string; country: string; point: string | null } | null; shipment: { carrier: string; carrierName: string; trackingId: string | null; trackingUrl: string | null; courier: { name: string | null; place: { lat: number; lng: number } | null; at: string } | null } | null; note: string | null; history: ({ at: string; act: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; by: { kind: string; name: string | null } })[]; returns: ({ id: string; at: string; storeId: string | null; lines: ({ line: string; quantity: number })[]; refund: string; reason: string | null })[]; returnAsked: { at: string; lines: ({ line: string; quantity: number })[]; reason: string | null } | null; acts: (string)[]; version: number }

export type ReturnOrderBody = { lines: ({ line: string; quantity: number })[]; storeId?: string | null; isSellable?: boolean; reason?: string | null; refundBy?: "same" | "cash" | "terminal" | "gift_card" | "transfer" }

export type ReturnOrderReply = { id: string; number: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; kind: "ship" | "pickup" | "try" | "till" | "go"; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; currency: string; storeId: string | null; customerId: string | null; receiptId: string | null; placedAt: string; changedAt: string; dueAt: string | null; pickup: { code: string; qr: string } | null; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; words: { pl: { name: string; variant: string }; en: { name: string; variant: string } } | null; picture: string | null; quantity: number; returned: number; price: string; regular: string; sum: string; storeId: string | null; short: number })[]; language: "pl" | "en" | null; coupons: ({ code: string; name: string; discount: string })[]; totals: { goods: string; discount: string; points: string; shipping: string; total: string; paid: string; refunded: string; due: string }; payment: { method: string | null; url: string | null }; contact: { name: string | null; email: string | null; phone: string | null } | null; address: { name: string | null; street: string; postcode: string; city: string; country: string; point: string | null } | null; shipment: { carrier: string; carrierName: string; trackingId: string | null; trackingUrl: string | null; courier: { name: string | null; place: { lat: number; lng: number } | null; at: string } | null } | null; note: string | null; history: ({ at: string; act: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; by: { kind: string; name: string | null } })[]; returns: ({ id: string; at: string; storeId: string | null; lines: ({ line: string; quantity: number })[]; refund: string; reason: string | null })[]; returnAsked: { at: string; lines: ({ line: string; quantity: number })[]; reason: string | null } | null; acts: (string)[]; version: number }

export type MakePayLinkBody = { method?: string | null }

export type MakePayLinkReply = { url: string; statusUrl: string }

export type SendPayLetterReply = { id: string; number: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; kind: "ship" | "pickup" | "try" | "till" | "go"; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; currency: string; storeId: string | null; customerId: string | null; receiptId: string | null; placedAt: string; changedAt: string; dueAt: string | null; pickup: { code: string; qr: string } | null; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; words: { pl: { name: string; variant: string }; en: { name: string; variant: string } } | null; picture: string | null; quantity: number; returned: number; price: string; regular: string; sum: string; storeId: string | null; short: number })[]; language: "pl" | "en" | null; coupons: ({ code: string; name: string; discount: string })[]; totals: { goods: string; discount: string; points: string; shipping: string; total: string; paid: string; refunded: string; due: string }; payment: { method: string | null; url: string | null }; contact: { name: string | null; email: string | null; phone: string | null } | null; address: { name: string | null; street: string; postcode: string; city: string; country: string; point: string | null } | null; shipment: { carrier: string; carrierName: string; trackingId: string | null; trackingUrl: string | null; courier: { name: string | null; place: { lat: number; lng: number } | null; at: string } | null } | null; note: string | null; history: ({ at: string; act: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; by: { kind: string; name: string | null } })[]; returns: ({ id: string; at: string; storeId: string | null; lines: ({ line: string; quantity: number })[]; refund: string; reason: string | null })[]; returnAsked: { at: string; lines: ({ line: string; quantity: number })[]; reason: string | null } | null; acts: (string)[]; version: number }

export type ListOversoldReply = { items: ({ storeId: string; sku: string; name: string; variant: string; onHand: number; reserved: number; short: number; waiting: ({ reservationId: string; order: { id: string; number: string; state: "placed" | "awaiting_payment" | "paid" | "picking" | "ready" | "collected" | "shipped" | "delivered" | "no_show" | "expired" | "cancelled" | "partly_returned" | "returned"; kind: "ship" | "pickup" | "try" | "till" | "go" } | null; quantity: number; short: number; until: string })[] })[] }

export type GetOrderSettingsReply = { carriers: ({ id: string; name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; price: number | string; freeFrom: number | string | null; isPoint: boolean })[]; payMinutes: number; pickupDays: number; tryDays: number; isPaidInStore: boolean; isPaidOnDelivery: boolean }

export type PutOrderSettingsBody = { carriers: ({ id: string; name: string; texts?: { pl?: { name?: string }; en?: { name?: string } }; price: number | string; freeFrom?: number | string | null; isPoint?: boolean })[]; payMinutes: number; pickupDays: number; tryDays: number; isPaidInStore?: boolean; isPaidOnDelivery?: boolean }

export type PutOrderSettingsReply = { carriers: ({ id: string; name: string; texts: { pl?: { name?: string }; en?: { name?: string } }; price: number | string; freeFrom: number | string | null; isPoint: boolean })[]; payMinutes: number; pickupDays: number; tryDays: number; isPaidInStore: boolean; isPaidOnDelivery: boolean }

export type ListPaymentProvidersReply = { items: ({ id: string; label: { pl: string; en: string }; icon: string; isSandbox: boolean; isSet: boolean; isEnabled: boolean; currencies: (string)[] | null; fields: ({ name: string; label: { pl: string; en: string }; hint: { pl: string; en: string } | null; isSecret: boolean; isLong: boolean; servers: (string)[]; isAdvanced: boolean })[]; schema: Record<string, unknown>; settings: Record<string, unknown>; secretsSet: (string)[]; notifyUrl: string })[] }

export type PutPaymentProviderBody = { settings?: Record<string, string | number | boolean | null>; isEnabled: boolean }

export type PutPaymentProviderReply = { id: string; label: { pl: string; en: string }; icon: string; isSandbox: boolean; isSet: boolean; isEnabled: boolean; currencies: (string)[] | null; fields: ({ name: string; label: { pl: string; en: string }; hint: { pl: string; en: string } | null; isSecret: boolean; isLong: boolean; servers: (string)[]; isAdvanced: boolean })[]; schema: Record<string, unknown>; settings: Record<string, unknown>; secretsSet: (string)[]; notifyUrl: string }

export type TestPaymentProviderBody = { settings?: Record<string, string | number | boolean | null> }

export type TestPaymentProviderReply = { isOk: boolean; says: string; field: string | null }

export type ListRefundsReply = { items: ({ id: string; orderId: string; number: string; provider: string; amount: string; currency: string; reason: string; state: "asked" | "done" | "failed"; tries: number; nextAt: string | null; at: string })[] }

export type RetryRefundReply = { id: string; orderId: string; number: string; provider: string; amount: string; currency: string; reason: string; state: "asked" | "done" | "failed"; tries: number; nextAt: string | null; at: string }

export type ListConnectionKindsReply = { items: ({ id: string; label: { pl: string; en: string }; brings: { pl: string; en: string }; icon: string; fields: ({ name: string; label: { pl: string; en: string }; hint: { pl: string; en: string } | null; isSecret: boolean; isLong: boolean; servers: (string)[]; isAdvanced: boolean })[]; schema: Record<string, unknown>; steps: ({ pl: string; en: string })[]; topics: (string)[]; files: (string)[]; takesRequests: boolean; pulls: boolean; makesSecret: boolean })[] }

export type ListConnectionsReply = { items: ({ id: string; kind: string; name: string; label: { pl: string; en: string }; icon: string; url: string | null; folder: string | null; settings: Record<string, unknown>; secretsSet: (string)[]; isEnabled: boolean; isComplete: boolean; waiting: number; setAside: number; unmapped: number; day: { arrived: number; duplicate: number; taken: number; refused: number; codes: ({ code: string; title: string | null; count: number })[] }; seenAt: string | null; pulledAt: string | null; pullFault: { code: string; title: string | null } | null; createdAt: string })[] }

export type GetConnectionReply = { id: string; kind: string; name: string; label: { pl: string; en: string }; icon: string; url: string | null; folder: string | null; settings: Record<string, unknown>; secretsSet: (string)[]; isEnabled: boolean; isComplete: boolean; waiting: number; setAside: number; unmapped: number; day: { arrived: number; duplicate: number; taken: number; refused: number; codes: ({ code: string; title: string | null; count: number })[] }; seenAt: string | null; pulledAt: string | null; pullFault: { code: string; title: string | null } | null; createdAt: string }

export type MakeConnectionBody = { kind: string; name: string; settings?: Record<string, string | number | boolean | null> }

export type MakeConnectionReply = { id: string; url: string; secret: string | null }

export type ChangeConnectionBody = { name?: string; settings?: Record<string, string | number | boolean | null>; isEnabled?: boolean }

export type ChangeConnectionReply = { done: true }

export type RotateConnectionSecretReply = { id: string; url: string; secret: string | null }

export type RemoveConnectionReply = { done: true }

export type ListDeliveriesReply = { items: ({ id: string; seq: number; topic: string; state: "waiting" | "done" | "partly" | "set_aside" | "unmapped"; reason: { code: string; title: string | null; path: string | null } | null; refusals: ({ kind: string; name: string | null; code: string; title: string | null; path: string | null })[]; taken: number; refused: number; attempts: number; canReplay: boolean; arrivedAt: string; doneAt: string | null })[]; next: number | null }

export type GetDeliveryBodyReply = { payload: string; isMasked: boolean }

export type ReplayDeliveryReply = { done: true }

export type UploadDeliveryFileReply = { deliveries: number; rows: number }

export type TryDeliveryBody = { topic?: string; payload: string; settings?: Record<string, string | number | boolean | null> }

export type TryDeliveryReply = { isOk: boolean; reason: { code: string; title: string | null; path: string | null } | null; events: (Record<string, unknown>)[]; rows: ({ kind: string; value: Record<string, unknown> })[]; refusals: ({ kind: string; name: string | null; code: string; title: string | null; path: string | null })[] }

export type AuditSourcesReply = { sources: ({ id: string; name: string; kind: "key" | "connection" | "desk"; lastAt: string | null; events24h: number; refused24h: number; channels: (string)[]; events: ({ name: string; label: string; lastAt: string })[]; identifiers: ({ name: string; label: string; lastAt: string })[]; traits: ({ name: string; label: string; lastAt: string })[]; advice: ({ code: string; says: string })[] })[]; scenes: ({ id: string; label: string; state: "ready" | "partly" | "missing"; needs: ({ id: string; label: string; state: "met" | "stale" | "missing"; from: (string)[]; lastAt: string | null; step: string | null })[] })[] }

export type FollowWalkBody = { who: string; since: string }

export type FollowWalkReply = { customerId: string | null; identifiers: number; events: number; steps: ({ id: string; label: string; how: string; found: { event: string; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; delayMs: number; source: string } | null })[] }

export type ListContentReply = { items: ({ id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting"; uses: ({ kind: string; name: string })[]; path: string | null; firstBlocks: ({ kind: string; url: string | null })[] | null })[]; nextCursor: string | null; shelves: ({ kind: "folder" | "label"; name: string; items: number })[] }

export type CreateContentBody = { kind: "message" | "page"; name: string; folder?: string; labels?: (string)[]; document: { core: { purpose?: "marketing" | "service"; tone?: "warm" | "plain" | "festive" | "urgent" | "formal"; texts: Record<string, { headline: string; message?: string; offer?: string; action?: string }>; link?: string; pictures?: ({ url: string; alt?: Record<string, string>; width?: number; height?: number })[]; hashtags?: (string)[] }; channels?: ("email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest")[]; overrides?: Record<string, Record<string, Record<string, string>>>; body?: { blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] } | { kind: "dynamic"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; otherwise?: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; background?: string } | null; onMissing?: "skip" | "empty"; smsParts?: number; aiMade?: (string)[] } }

export type CreateContentReply = { id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting"; document: { core: { purpose: "marketing" | "service"; tone: "warm" | "plain" | "festive" | "urgent" | "formal"; texts: Record<string, { headline: string; message: string; offer: string; action: string }>; link: string; pictures: ({ url: string; alt: Record<string, string>; width?: number; height?: number })[]; hashtags: (string)[] }; channels: ("email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest")[]; overrides: Record<string, Record<string, Record<string, string>>>; body: { blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] } | { kind: "dynamic"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; otherwise: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; background?: string } | null; onMissing: "skip" | "empty"; smsParts: number; aiMade: (string)[] } }

export type GetContentReply = { id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting"; document: { core: { purpose: "marketing" | "service"; tone: "warm" | "plain" | "festive" | "urgent" | "formal"; texts: Record<string, { headline: string; message: string; offer: string; action: string }>; link: string; pictures: ({ url: string; alt: Record<string, string>; width?: number; height?: number })[]; hashtags: (string)[] }; channels: ("email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest")[]; overrides: Record<string, Record<string, Record<string, string>>>; body: { blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] } | { kind: "dynamic"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; otherwise: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; background?: string } | null; onMissing: "skip" | "empty"; smsParts: number; aiMade: (string)[] } }

export type SaveDraftBody = { document: { core: { purpose?: "marketing" | "service"; tone?: "warm" | "plain" | "festive" | "urgent" | "formal"; texts: Record<string, { headline: string; message?: string; offer?: string; action?: string }>; link?: string; pictures?: ({ url: string; alt?: Record<string, string>; width?: number; height?: number })[]; hashtags?: (string)[] }; channels?: ("email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest")[]; overrides?: Record<string, Record<string, Record<string, string>>>; body?: { blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] } | { kind: "dynamic"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; otherwise?: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; background?: string } | null; onMissing?: "skip" | "empty"; smsParts?: number; aiMade?: (string)[] } }

export type SaveDraftReply = { id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting" }

export type ChangeContentBody = { name?: string; folder?: string; labels?: (string)[]; isArchived?: boolean }

export type ChangeContentReply = { id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting" }

export type CopyContentBody = { name: string }

export type CopyContentReply = { id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting"; document: { core: { purpose: "marketing" | "service"; tone: "warm" | "plain" | "festive" | "urgent" | "formal"; texts: Record<string, { headline: string; message: string; offer: string; action: string }>; link: string; pictures: ({ url: string; alt: Record<string, string>; width?: number; height?: number })[]; hashtags: (string)[] }; channels: ("email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest")[]; overrides: Record<string, Record<string, Record<string, string>>>; body: { blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] } | { kind: "dynamic"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; otherwise: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; background?: string } | null; onMissing: "skip" | "empty"; smsParts: number; aiMade: (string)[] } }

export type DeleteContentReply = { done: true }

export type PublishContentBody = { note?: string }

export type PublishContentReply = { version: number; decision: "published" | "submitted" | "approved" | "rejected" }

export type DecideVersionBody = { decision: "approved" | "rejected"; note?: string }

export type DecideVersionReply = { version: number; decision: "published" | "submitted" | "approved" | "rejected" }

export type ListVersionsReply = { items: ({ version: number; createdAt: string; createdBy: string; decision: "published" | "submitted" | "approved" | "rejected"; note: string; decidedAt: string; decidedBy: string; isLive: boolean })[] }

export type GetVersionReply = { version: number; document: { core: { purpose: "marketing" | "service"; tone: "warm" | "plain" | "festive" | "urgent" | "formal"; texts: Record<string, { headline: string; message: string; offer: string; action: string }>; link: string; pictures: ({ url: string; alt: Record<string, string>; width?: number; height?: number })[]; hashtags: (string)[] }; channels: ("email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest")[]; overrides: Record<string, Record<string, Record<string, string>>>; body: { blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] } | { kind: "dynamic"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; otherwise: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; background?: string } | null; onMissing: "skip" | "empty"; smsParts: number; aiMade: (string)[] }; brand: { name: string; logoUrl: string; colours: { ground: string; text: string; accent: string; onAccent: string; page: string }; font: string; tone: "warm" | "plain" | "festive" | "urgent" | "formal"; address: "pan_pani" | "ty" | "neutral"; forbidden: ({ word: string; instead: string })[]; languages: ("pl" | "en")[]; footer: Record<string, string>; smsPartPriceMinor: number | null; needsApproval: boolean } }

export type DiffContentReply = { changes: ({ place: string; kind: "added" | "removed" | "changed" | "moved"; before: string | null; after: string | null; words: string })[] }

export type ReviewContentReply = { revision: number; variants: ({ channel: "email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest"; language: "pl" | "en"; fields: ({ name: string; text: string; origin: "core" | "own"; fromCore: string | null; length: number; fits: number; most: number; shortened: { full: string; how: "sentence" | "words" } | null; state: "ok" | "empty" | "too_short" | "too_long" | "over" })[]; link: string; cutBy: ({ platform: string; field: string; shown: number })[]; plain: { text: string; parts: number; isWhole: boolean } | null })[]; findings: ({ code: string; severity: "error" | "warning" | "advice"; place: string; what: string; cure: string })[]; isReady: boolean }

export type PreviewContentBody = { channel: "email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest" | "page"; language: "pl" | "en"; customerId?: string | null; recent?: Record<string, number> }

export type PreviewContentReply = { rendered: { ok: true; parts: Record<string, string> } | { ok: false; reason: "missing_variable" | "template_limit" | "template_invalid"; part: string; detail: string } | null; variant: { channel: "email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest"; language: "pl" | "en"; fields: ({ name: string; text: string; origin: "core" | "own"; fromCore: string | null; length: number; fits: number; most: number; shortened: { full: string; how: "sentence" | "words" } | null; state: "ok" | "empty" | "too_short" | "too_long" | "over" })[]; link: string; cutBy: ({ platform: string; field: string; shown: number })[]; plain: { text: string; parts: number; isWhole: boolean } | null } | null; sms: { encoding: "gsm7" | "ucs2"; units: number; parts: number; unitsPerPart: number; unitsLeft: number; forcedBy: (string)[]; perMessageMinor: string | null; plain: { encoding: "gsm7" | "ucs2"; units: number; parts: number; unitsPerPart: number; unitsLeft: number; forcedBy: (string)[]; perMessageMinor: string | null; text: string } | null; isTooLong: boolean } | null; findings: ({ code: string; severity: "error" | "warning" | "advice"; place: string; what: string; cure: string })[] }

export type TryContentBody = { kind?: "message" | "page"; document: { core: { purpose?: "marketing" | "service"; tone?: "warm" | "plain" | "festive" | "urgent" | "formal"; texts: Record<string, { headline: string; message?: string; offer?: string; action?: string }>; link?: string; pictures?: ({ url: string; alt?: Record<string, string>; width?: number; height?: number })[]; hashtags?: (string)[] }; channels?: ("email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest")[]; overrides?: Record<string, Record<string, Record<string, string>>>; body?: { blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] } | { kind: "dynamic"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; otherwise?: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level?: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt?: Record<string, string>; isDecorative?: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height?: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most?: number; button?: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label?: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text?: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; background?: string } | null; onMissing?: "skip" | "empty"; smsParts?: number; aiMade?: (string)[] }; languages?: ("pl" | "en")[]; customerId?: string | null; recent?: Record<string, number> }

export type TryContentReply = { variants: ({ channel: "email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest"; language: "pl" | "en"; fields: ({ name: string; text: string; origin: "core" | "own"; fromCore: string | null; length: number; fits: number; most: number; shortened: { full: string; how: "sentence" | "words" } | null; state: "ok" | "empty" | "too_short" | "too_long" | "over" })[]; link: string; cutBy: ({ platform: string; field: string; shown: number })[]; plain: { text: string; parts: number; isWhole: boolean } | null })[]; shown: ({ channel: "email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest" | "page"; language: "pl" | "en"; rendered: { ok: true; parts: Record<string, string> } | { ok: false; reason: "missing_variable" | "template_limit" | "template_invalid"; part: string; detail: string }; sms: { encoding: "gsm7" | "ucs2"; units: number; parts: number; unitsPerPart: number; unitsLeft: number; forcedBy: (string)[]; perMessageMinor: string | null; plain: { encoding: "gsm7" | "ucs2"; units: number; parts: number; unitsPerPart: number; unitsLeft: number; forcedBy: (string)[]; perMessageMinor: string | null; text: string } | null; isTooLong: boolean } | null })[]; findings: ({ code: string; severity: "error" | "warning" | "advice"; place: string; what: string; cure: string })[]; isReady: boolean; body: { blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] } | { kind: "dynamic"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; otherwise: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; background?: string } }

export type MeasureSmsBody = { text: string }

export type MeasureSmsReply = { encoding: "gsm7" | "ucs2"; units: number; parts: number; unitsPerPart: number; unitsLeft: number; forcedBy: (string)[]; perMessageMinor: string | null; plain: { encoding: "gsm7" | "ucs2"; units: number; parts: number; unitsPerPart: number; unitsLeft: number; forcedBy: (string)[]; perMessageMinor: string | null; text: string } | null; isTooLong: boolean }

export type ListVariablesReply = { items: ({ path: string; label: string })[]; hasWritingHelp: boolean }

export type SuggestTextsBody = { language: "pl" | "en"; brief: string; field: "headline" | "message" | "offer" | "action" | "subject" | "sms" }

export type SuggestTextsReply = { suggestions: ({ text: string; aiMade: true; findings: ({ code: string; severity: "error" | "warning" | "advice"; place: string; what: string; cure: string })[] })[] }

export type PlanSeriesBody = { parts: number; days: number }

export type PlanSeriesReply = { parts: ({ day: number; role: "announce" | "show" | "prove" | "remind" | "close"; document: { core: { purpose: "marketing" | "service"; tone: "warm" | "plain" | "festive" | "urgent" | "formal"; texts: Record<string, { headline: string; message: string; offer: string; action: string }>; link: string; pictures: ({ url: string; alt: Record<string, string>; width?: number; height?: number })[]; hashtags: (string)[] }; channels: ("email" | "sms" | "web_push" | "app_push" | "onsite" | "chat" | "post" | "instagram" | "tiktok" | "pinterest")[]; overrides: Record<string, Record<string, Record<string, string>>>; body: { blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] } | { kind: "dynamic"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; blocks: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; otherwise: ({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string } | { kind: "columns"; id: string; show?: "always" | "wide" | "narrow"; columns: (({ kind: "heading"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; level: 1 | 2 | 3; text: Record<string, string> } | { kind: "text"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; html: Record<string, string> } | { kind: "picture"; id: string; show?: "always" | "wide" | "narrow"; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "live_picture"; id: string; show?: "always" | "wide" | "narrow"; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; url: string })[]; url: string; alt: Record<string, string>; isDecorative: boolean; link?: string; width?: number } | { kind: "button"; id: string; show?: "always" | "wide" | "narrow"; align?: "left" | "center" | "right"; label: Record<string, string>; link: string; colour?: string; textColour?: string } | { kind: "divider"; id: string; show?: "always" | "wide" | "narrow" } | { kind: "spacer"; id: string; show?: "always" | "wide" | "narrow"; height: number } | { kind: "products"; id: string; show?: "always" | "wide" | "narrow"; source: "cart" | "wishlist" | "viewed" | "recommended"; most: number; button: Record<string, string> } | { kind: "coupon"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "stock"; id: string; show?: "always" | "wide" | "narrow"; label: Record<string, string> } | { kind: "unsubscribe"; id: string; show?: "always" | "wide" | "narrow"; text: Record<string, string> } | { kind: "form"; id: string; show?: "always" | "wide" | "narrow"; form: string })[])[] })[] })[]; background?: string } | null; onMissing: "skip" | "empty"; smsParts: number; aiMade: (string)[] } })[] }

export type OutlineInfographicReply = { title: string; sections: ({ kind: "figure" | "point" | "action"; text: string; figure: string | null })[]; source: string }

export type ListSeriesReply = { items: ({ id: string; name: string; revision: number; updatedAt: string; updatedBy: string; parts: ({ day: number; role: "announce" | "show" | "prove" | "remind" | "close" | null; item: { id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting" } })[] })[] }

export type GetSeriesReply = { id: string; name: string; revision: number; updatedAt: string; updatedBy: string; parts: ({ day: number; role: "announce" | "show" | "prove" | "remind" | "close" | null; item: { id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting" } })[] }

export type CreateSeriesBody = { parts: number; days: number; name: string; sourceId: string }

export type CreateSeriesReply = { id: string; name: string; revision: number; updatedAt: string; updatedBy: string; parts: ({ day: number; role: "announce" | "show" | "prove" | "remind" | "close" | null; item: { id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting" } })[] }

export type SaveSeriesBody = { name: string; parts: ({ itemId: string; day: number })[] }

export type SaveSeriesReply = { id: string; name: string; revision: number; updatedAt: string; updatedBy: string; parts: ({ day: number; role: "announce" | "show" | "prove" | "remind" | "close" | null; item: { id: string; kind: "message" | "page"; name: string; folder: string; labels: (string)[]; revision: number; publishedVersion: number | null; createdAt: string; updatedAt: string; updatedBy: string; archivedAt: string | null; headline: string; languages: (string)[]; channels: (string)[]; state: "draft" | "live" | "changed" | "waiting" } })[] }

export type DeleteSeriesReply = { done: true }

export type GetBrandReply = { kit: { name: string; logoUrl: string; colours: { ground: string; text: string; accent: string; onAccent: string; page: string }; font: string; tone: "warm" | "plain" | "festive" | "urgent" | "formal"; address: "pan_pani" | "ty" | "neutral"; forbidden: ({ word: string; instead: string })[]; languages: ("pl" | "en")[]; footer: Record<string, string>; smsPartPriceMinor: number | null; needsApproval: boolean }; revision: number; updatedAt: string | null; updatedBy: string | null; findings: ({ code: string; severity: "error" | "warning" | "advice"; place: string; what: string; cure: string })[] }

export type SaveBrandBody = { kit: { name?: string; logoUrl?: string; colours?: { ground?: string; text?: string; accent?: string; onAccent?: string; page?: string }; font?: string; tone?: "warm" | "plain" | "festive" | "urgent" | "formal"; address?: "pan_pani" | "ty" | "neutral"; forbidden?: ({ word: string; instead?: string })[]; languages?: ("pl" | "en")[]; footer?: Record<string, string>; smsPartPriceMinor?: number | null; needsApproval?: boolean } }

export type SaveBrandReply = { kit: { name: string; logoUrl: string; colours: { ground: string; text: string; accent: string; onAccent: string; page: string }; font: string; tone: "warm" | "plain" | "festive" | "urgent" | "formal"; address: "pan_pani" | "ty" | "neutral"; forbidden: ({ word: string; instead: string })[]; languages: ("pl" | "en")[]; footer: Record<string, string>; smsPartPriceMinor: number | null; needsApproval: boolean }; revision: number; updatedAt: string | null; updatedBy: string | null; findings: ({ code: string; severity: "error" | "warning" | "advice"; place: string; what: string; cure: string })[] }

export type GetBannerReply = { settings: { isOn: boolean; texts: Record<string, { title?: string; text?: string; refuse?: string; agree?: string; details?: string }> }; defaults: { pl: Record<string, string>; en: Record<string, string> }; revision: number; updatedAt: string | null; updatedBy: string | null }

export type SaveBannerBody = { settings: { isOn?: boolean; texts?: Record<string, { title?: string; text?: string; refuse?: string; agree?: string; details?: string }> } }

export type SaveBannerReply = { settings: { isOn: boolean; texts: Record<string, { title?: string; text?: string; refuse?: string; agree?: string; details?: string }> }; defaults: { pl: Record<string, string>; en: Record<string, string> }; revision: number; updatedAt: string | null; updatedBy: string | null }

export type GetSlotsReply = { slots: ({ slot: string; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; itemId: string })[]; otherwise: string | null })[]; revision: number; updatedAt: string | null; updatedBy: string | null }

export type SaveSlotsBody = { slots: ({ slot: string; cases?: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; itemId: string })[]; otherwise?: string | null })[] }

export type SaveSlotsReply = { slots: ({ slot: string; cases: ({ when: { match: "all" | "any"; tests: ({ on: "trait"; name: string; is: "equal" | "not_equal" | "contains" | "more" | "less" | "known" | "unknown"; value?: string | number | boolean } | { on: "stage"; is: "one_of" | "none_of"; stages: (string)[] } | { on: "event"; name: string; happened: boolean; withinMinutes: number } | { on: "stock"; is: "there" | "gone" })[] }; itemId: string })[]; otherwise: string | null })[]; revision: number; updatedAt: string | null; updatedBy: string | null }

export type AddPictureBody = { name: string; data: string }

export type AddPictureReply = { id: string; format: "png" | "jpeg" | "gif" | "webp"; width: number; height: number; name: string; size: number; path: string; createdAt: string; createdBy: string }

export type ListPicturesReply = { items: ({ id: string; format: "png" | "jpeg" | "gif" | "webp"; width: number; height: number; name: string; size: number; path: string; createdAt: string; createdBy: string })[] }

export type ListPictureUsesReply = { items: ({ kind: "message" | "page" | "brand"; id: string | null; name: string; state: "live" | "sent" | "draft" })[]; isFree: boolean }

export type DeletePictureReply = { done: true }

export type OpenFrameBody = { html: string }

export type OpenFrameReply = { path: string }

export type ListChannelsReply = { items: ({ id: string; label: { pl: string; en: string }; icon: string; channel: string; addressKind: string; fields: ({ name: string; label: { pl: string; en: string }; hint: { pl: string; en: string } | null; isSecret: boolean; isLong: boolean; servers: (string)[]; isAdvanced: boolean })[]; schema: Record<string, unknown>; settings: Record<string, unknown>; secretsSet: (string)[]; isSet: boolean; isEnabled: boolean; sink: { port: number } | null; keys: { inUse: { name: string; type: "TXT" | "MX"; value: string } | null; next: { name: string; type: "TXT" | "MX"; value: string } | null } | null; updatedAt: string | null })[] }

export type SaveChannelBody = { settings: Record<string, string | number | boolean | null>; isEnabled?: boolean }

export type SaveChannelReply = { done: true }

export type TestChannelBody = { settings?: Record<string, string | number | boolean | null> }

export type TestChannelReply = { isOk: boolean; says: string; field: string | null; findings: ({ id: string; state: "ok" | "advice" | "wrong"; says: string; record: { name: string; type: "TXT" | "MX"; value: string } | null })[] }

export type MakeChannelKeyReply = { name: string; type: "TXT" | "MX"; value: string }

export type UseChannelKeyReply = { done: true }

export type ListMessagesReply = { items: ({ id: string; customerId: string; customerName: string | null; person: "known" | "erased" | "nobody"; isTest: boolean; channel: string; purpose: string; lane: "transactional" | "marketing"; campaignId: string | null; campaignName: string | null; itemId: string | null; version: number; state: "pending" | "held" | "handed" | "sent" | "failed" | "refused" | "expired" | "unknown"; reason: { code: string; text: string } | null; attempts: number; via: string | null; viaName: string | null; address: string | null; requestedAt: string; dueAt: string; expiresAt: string; handedAt: string | null; settledAt: string | null; deliveredAt: string | null; openedAt: string | null; clickedAt: string | null; bouncedAt: string | null; complainedAt: string | null; unsubscribedAt: string | null; opens: number; clicks: number; subject: string | null })[]; nextCursor: string | null }

export type GetMessageReply = { id: string; customerId: string; customerName: string | null; person: "known" | "erased" | "nobody"; isTest: boolean; channel: string; purpose: string; lane: "transactional" | "marketing"; campaignId: string | null; campaignName: string | null; itemId: string | null; version: number; state: "pending" | "held" | "handed" | "sent" | "failed" | "refused" | "expired" | "unknown"; reason: { code: string; text: string } | null; attempts: number; via: string | null; viaName: string | null; address: string | null; requestedAt: string; dueAt: string; expiresAt: string; handedAt: string | null; settledAt: string | null; deliveredAt: string | null; openedAt: string | null; clickedAt: string | null; bouncedAt: string | null; complainedAt: string | null; unsubscribedAt: string | null; opens: number; clicks: number; subject: string | null; parts: Record<string, string> | null; decisions: ({ at: string; isAllowed: boolean; reason: string | null; reasons: ({ reason: string; text: string })[] })[]; troubles: ({ attempt: number; at: string; via: string; viaName: string; state: string; reason: string | null; text: string | null; providerCode: string | null })[] }

export type SendTestMessageBody = { itemId: string; version?: number; language?: "pl" | "en" | null; customerId?: string | null }

export type SendTestMessageReply = { messageId: string; address: string }

export type GetSendingStatusReply = { lines: ({ channel: string; lane: "transactional" | "marketing"; pending: number; due: number; held: number; isMore: boolean; handed: number; oldestDueAt: string | null })[]; channels: ({ id: string; channel: string | null; isEnabled: boolean; perSecond: number | null; paused: { reason: string; text: string; since: string } | null; sent: number; bounced: number; complained: number; reportsUrl: string | null })[] }

export type ResumeChannelReply = { done: true }

export type GetSendingSettingsReply = { opens: "with_consent" | "unless_refused" | "off"; clicks: "with_consent" | "unless_refused" | "off"; bounceShare: number; complaintShare: number; smallestSample: number }

export type SaveSendingSettingsBody = { opens?: "with_consent" | "unless_refused" | "off"; clicks?: "with_consent" | "unless_refused" | "off"; bounceShare?: number; complaintShare?: number; smallestSample?: number }

export type SaveSendingSettingsReply = { done: true }

export type ListExperimentsReply = { items: ({ id: string; name: string; hypothesis: string; layer: string; phase: number; previousId: string | null; state: "draft" | "running" | "stopped" | "finished"; arms: ({ id: string; label: string; weight: number })[]; segmentId: string | null; goal: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays: number; coverage: number; closed: ({ arm: string; guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; at: string })[]; winner: string | null; note: string | null; startedAt: string | null; endedAt: string | null; createdAt: string; createdBy: string; updatedAt: string })[] }

export type CreateExperimentBody = { name: string; hypothesis?: string; layer?: string; arms: ({ id: string; label: string; weight: number })[]; segmentId?: string | null; goal?: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays?: number }

export type CreateExperimentReply = { id: string; name: string; hypothesis: string; layer: string; phase: number; previousId: string | null; state: "draft" | "running" | "stopped" | "finished"; arms: ({ id: string; label: string; weight: number })[]; segmentId: string | null; goal: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays: number; coverage: number; closed: ({ arm: string; guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; at: string })[]; winner: string | null; note: string | null; startedAt: string | null; endedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type GetExperimentReply = { id: string; name: string; hypothesis: string; layer: string; phase: number; previousId: string | null; state: "draft" | "running" | "stopped" | "finished"; arms: ({ id: string; label: string; weight: number })[]; segmentId: string | null; goal: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays: number; coverage: number; closed: ({ arm: string; guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; at: string })[]; winner: string | null; note: string | null; startedAt: string | null; endedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; figures: { exposed: number; crossed: number; isMismatch: boolean; leader: string | null; arms: ({ id: string; label: string; weight: number; exposed: number; converted: number; rate: number; difference: { value: number; from: number; to: number } | null; guards: ({ guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; state: "early" | "held" | "near" | "breached"; people: number; needed: number; value: number; limit: number; interval?: { value: number; from: number; to: number } })[]; closedBy: string | null })[] } }

export type SaveExperimentBody = { name: string; hypothesis?: string; layer?: string; arms: ({ id: string; label: string; weight: number })[]; segmentId?: string | null; goal?: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays?: number }

export type SaveExperimentReply = { id: string; name: string; hypothesis: string; layer: string; phase: number; previousId: string | null; state: "draft" | "running" | "stopped" | "finished"; arms: ({ id: string; label: string; weight: number })[]; segmentId: string | null; goal: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays: number; coverage: number; closed: ({ arm: string; guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; at: string })[]; winner: string | null; note: string | null; startedAt: string | null; endedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type BeginExperimentPhaseReply = { id: string; name: string; hypothesis: string; layer: string; phase: number; previousId: string | null; state: "draft" | "running" | "stopped" | "finished"; arms: ({ id: string; label: string; weight: number })[]; segmentId: string | null; goal: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays: number; coverage: number; closed: ({ arm: string; guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; at: string })[]; winner: string | null; note: string | null; startedAt: string | null; endedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type DeleteExperimentReply = { done: number }

export type PlanExperimentBody = { base: number; difference: number; weights: (number)[] }

export type PlanExperimentReply = { people: number | null; power: number }

export type StartExperimentBody = { coverage: number }

export type StartExperimentReply = { id: string; name: string; hypothesis: string; layer: string; phase: number; previousId: string | null; state: "draft" | "running" | "stopped" | "finished"; arms: ({ id: string; label: string; weight: number })[]; segmentId: string | null; goal: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays: number; coverage: number; closed: ({ arm: string; guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; at: string })[]; winner: string | null; note: string | null; startedAt: string | null; endedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type RampExperimentBody = { coverage: number }

export type RampExperimentReply = { id: string; name: string; hypothesis: string; layer: string; phase: number; previousId: string | null; state: "draft" | "running" | "stopped" | "finished"; arms: ({ id: string; label: string; weight: number })[]; segmentId: string | null; goal: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays: number; coverage: number; closed: ({ arm: string; guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; at: string })[]; winner: string | null; note: string | null; startedAt: string | null; endedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type StopExperimentReply = { id: string; name: string; hypothesis: string; layer: string; phase: number; previousId: string | null; state: "draft" | "running" | "stopped" | "finished"; arms: ({ id: string; label: string; weight: number })[]; segmentId: string | null; goal: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays: number; coverage: number; closed: ({ arm: string; guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; at: string })[]; winner: string | null; note: string | null; startedAt: string | null; endedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type FinishExperimentBody = { winner: string }

export type FinishExperimentReply = { id: string; name: string; hypothesis: string; layer: string; phase: number; previousId: string | null; state: "draft" | "running" | "stopped" | "finished"; arms: ({ id: string; label: string; weight: number })[]; segmentId: string | null; goal: { kind: "purchase" } | { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[] } } | { kind: "segment"; segmentId: string }; windowDays: number; coverage: number; closed: ({ arm: string; guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; at: string })[]; winner: string | null; note: string | null; startedAt: string | null; endedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type GetHoldOutReply = { percent: number; periodDays: number; reason: string; since: string | null; changedAt: string | null; changedBy: string | null }

export type PutHoldOutBody = { percent: number; periodDays?: number; reason: string }

export type PutHoldOutReply = { percent: number; periodDays: number; reason: string; since: string | null; changedAt: string | null; changedBy: string | null }

export type ListJourneysReply = { items: ({ id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; entered: number; inside: number; converted: number })[] }

export type CreateJourneyBody = { name: string; folder?: string; graph?: { format?: 1; entry?: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change?: "entered" | "left" } | { kind: "date"; trait: string; offsetDays?: number; time?: string; isYearly?: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start?: string | null; nodes?: ({ id: string; type: string; name?: string; options?: Record<string, unknown>; next?: Record<string, string | null>; at?: { x: number; y: number } })[]; goal?: unknown | null; exits?: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry?: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone?: boolean; restDays?: number }; holdOutPercent?: number; priority?: number; plan?: { why?: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages?: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments?: ({ id: string; text: string; at: { x: number; y: number } })[] }; needsSecond?: boolean }

export type CreateJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type GetJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type SaveJourneyBody = { revision: number; name: string; folder?: string; graph: { format?: 1; entry?: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change?: "entered" | "left" } | { kind: "date"; trait: string; offsetDays?: number; time?: string; isYearly?: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start?: string | null; nodes?: ({ id: string; type: string; name?: string; options?: Record<string, unknown>; next?: Record<string, string | null>; at?: { x: number; y: number } })[]; goal?: unknown | null; exits?: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry?: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone?: boolean; restDays?: number }; holdOutPercent?: number; priority?: number; plan?: { why?: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages?: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments?: ({ id: string; text: string; at: { x: number; y: number } })[] }; needsSecond?: boolean }

export type SaveJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type CopyJourneyBody = { name: string }

export type CopyJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type ArchiveJourneyBody = { isArchived: boolean }

export type ArchiveJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type DeleteJourneyReply = { done: number }

export type ListJourneyVersionsReply = { items: ({ n: number; launchedAt: string; launchedBy: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } })[] }

export type AskJourneyApprovalBody = { revision: number }

export type AskJourneyApprovalReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type ApproveJourneyBody = { revision: number }

export type ApproveJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type LaunchJourneyBody = { revision: number; sample?: number }

export type LaunchJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type ScaleJourneyBody = { sample: number }

export type ScaleJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type PauseJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type ResumeJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type StopJourneyReply = { id: string; name: string; folder: string; state: "draft" | "live" | "paused" | "stopped"; revision: number; version: number | null; hasChanges: boolean; sample: number; needsSecond: boolean; approval: { askedBy: string | null; isAsked: boolean; approvedBy: string | null }; note: string | null; launchedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; graph: { format: 1; entry: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change: "entered" | "left" } | { kind: "date"; trait: string; offsetDays: number; time: string; isYearly: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start: string | null; nodes: ({ id: string; type: string; name: string; options: Record<string, unknown>; next: Record<string, string | null>; at?: { x: number; y: number } })[]; goal: unknown | null; exits: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone: boolean; restDays: number }; holdOutPercent: number; priority: number; plan: { why: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type PauseAllJourneysReply = { done: number }

export type ResumeAllJourneysReply = { done: number }

export type MigrateJourneyBody = { map?: Record<string, string | null>; isDryRun?: boolean }

export type MigrateJourneyReply = { version: number; moves: ({ version: number; node: string; to: string | null; isKnown: boolean; people: number })[]; moved: number }

export type GetJourneyReportReply = { entered: number; inside: number; older: number; converted: number; control: { entered: number; converted: number }; revenue: { currency: string; days: number; at: string; reached: { people: number; buyers: number; total: string; perPerson: string }; heldOut: { people: number; buyers: number; total: string; perPerson: string }; perPerson: { value: string; from: string; to: string } | null; gained: { value: string; from: string; to: string } | null; otherOrders: number } | null; guards: ({ guard: "complaints" | "unsubscribes" | "bounces" | "conversion"; state: "early" | "held" | "near" | "breached"; people: number; needed: number; value: number; limit: number; interval?: { value: number; from: number; to: number } })[]; nodes: ({ node: string; here: number; arrived: number; ways: ({ way: string; people: number })[] })[]; exits: ({ reason: string; says: string; people: number })[]; days: ({ date: string; entered: number; converted: number })[]; overdue: number; endsAt: string | null; held: ({ node: string; reason: string; says: string; people: number })[] }

export type ListPeopleInJourneyReply = { items: ({ runId: string; customer: string; name: string | null; guestCode: string; version: number; node: string; isControl: boolean; enteredAt: string; arrivedAt: string; wakeAt: string | null; heldBy: string | null })[]; nextCursor: string | null }

export type EnterJourneyBody = { customers: (string)[]; key: string; data?: Record<string, unknown> }

export type EnterJourneyReply = { items: ({ customer: string; isIn: boolean; runId: string | null; reason: string | null })[] }

export type TakeOutOfJourneyReply = { done: number }

export type ListCustomerJourneysReply = { items: ({ id: string; journeyId: string; version: number; state: "waiting" | "done" | "left" | "held"; isControl: boolean; isGoal: boolean; node: string; says: string; enteredAt: string; wakeAt: string | null; endedAt: string | null; journeyName: string; steps: ({ at: string; kind: "i" | "n" | "w" | "x" | "m" | "h"; node: string; says: string; outcome: string; until: string | null })[] })[] }

export type ListJourneyTasksReply = { items: ({ id: string; desk: string; storeId: string | null; title: string; note: string; customer: string; customerName: string | null; journeyId: string; journeyName: string; why: string | null; dueAt: string; state: "open" | "done" | "dropped"; takenAt: string | null; takenBy: string | null; endedAt: string | null; endedBy: string | null; outcome: string | null })[] }

export type EndJourneyTaskBody = { state: "taken" | "done" | "dropped"; outcome?: string | null }

export type EndJourneyTaskReply = { done: number }

export type GetJourneyWebhookSecretReply = { secret: string }

export type ListJourneyNodesReply = { items: ({ id: string; label: { pl: string; en: string }; hint: { pl: string; en: string }; icon: string; category: "wait" | "decide" | "message" | "give" | "change" | "end"; schema: Record<string, unknown>; outputs: ({ id: string; label: { pl: string; en: string } })[] })[] }

export type CheckJourneyBody = { id?: string | null; graph: { format?: 1; entry?: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change?: "entered" | "left" } | { kind: "date"; trait: string; offsetDays?: number; time?: string; isYearly?: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start?: string | null; nodes?: ({ id: string; type: string; name?: string; options?: Record<string, unknown>; next?: Record<string, string | null>; at?: { x: number; y: number } })[]; goal?: unknown | null; exits?: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry?: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone?: boolean; restDays?: number }; holdOutPercent?: number; priority?: number; plan?: { why?: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages?: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments?: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type CheckJourneyReply = { isReady: boolean; findings: ({ code: string; severity: "blocks" | "warns"; node: string | null; field: string | null; what: string; cure: string })[]; nodes: ({ id: string; says: string | null; outputs: ({ id: string; label: string })[] })[] }

export type ListJourneyTemplatesReply = { items: ({ id: string; icon: string; name: string; about: string; written: number })[] }

export type BeginJourneyBody = { template: string; texts?: "existing" | "new" }

export type BeginJourneyReply = { id: string }

export type ExportJourneyReply = { name: string; folder: string; graph: Record<string, unknown> }

export type WalkJourneyBody = { graph: { format?: 1; entry?: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change?: "entered" | "left" } | { kind: "date"; trait: string; offsetDays?: number; time?: string; isYearly?: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start?: string | null; nodes?: ({ id: string; type: string; name?: string; options?: Record<string, unknown>; next?: Record<string, string | null>; at?: { x: number; y: number } })[]; goal?: unknown | null; exits?: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry?: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone?: boolean; restDays?: number }; holdOutPercent?: number; priority?: number; plan?: { why?: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages?: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments?: ({ id: string; text: string; at: { x: number; y: number } })[] }; customer?: string | null; chosen?: Record<string, string> }

export type WalkJourneyReply = { steps: ({ at: string; node: string; says: string; outcome: string; until: string | null; way: string | null })[]; endedAt: string | null }

export type ReplayJourneyBody = { graph: { format?: 1; entry?: { kind: "event"; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; segmentId: string; change?: "entered" | "left" } | { kind: "date"; trait: string; offsetDays?: number; time?: string; isYearly?: boolean } | { kind: "schedule"; segmentId: string; every: { kind: "once"; at: string } | { kind: "day"; time: string } | { kind: "week"; weekdays: (number)[]; time: string } | { kind: "month"; day: number; time: string } } | { kind: "call" } | null; start?: string | null; nodes?: ({ id: string; type: string; name?: string; options?: Record<string, unknown>; next?: Record<string, string | null>; at?: { x: number; y: number } })[]; goal?: unknown | null; exits?: ({ kind: "bought" | "withdrew" | "complained" | "detractor" } | { kind: "event"; reason: string; match: { event: string; where?: ({ property: string; op: "is" | "is_not" | "in" | "not_in" | "contains" | "starts_with" | "under" | "gt" | "gte" | "lt" | "lte" | "set" | "unset"; value?: string | number | boolean | (string | number | boolean)[] })[]; same?: (string)[] } } | { kind: "segment"; reason: string; segmentId: string; change: "entered" | "left" } | { kind: "condition"; reason: string; condition: unknown })[]; reEntry?: { rule: { kind: "once" } | { kind: "each" } | { kind: "per"; period: "day" | "week" | "month" }; isAlone?: boolean; restDays?: number }; holdOutPercent?: number; priority?: number; plan?: { why?: string; kpi: "conversions" | "orders" | "revenue" | "clicks" | "leads"; target: number; days: number; stages?: ({ name: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post" | "phone_human")[] })[] } | null; comments?: ({ id: string; text: string; at: { x: number; y: number } })[] } }

export type ReplayJourneyReply = { id: string; state: "waiting" | "playing" | "done" | "failed" | "called_off"; played: number; people: number; result: { from: string; to: string; share: number; entered: number; converted: number; messages: { sent: number; delayed: number; capped: number; without_consent: number; no_address: number; suppressed: number; refused: number }; channels: ({ channel: string; sent: number })[]; nodes: ({ node: string; people: number })[]; exits: ({ reason: string; says: string; people: number })[] } | null }

export type GetJourneyReplayReply = { id: string; state: "waiting" | "playing" | "done" | "failed" | "called_off"; played: number; people: number; result: { from: string; to: string; share: number; entered: number; converted: number; messages: { sent: number; delayed: number; capped: number; without_consent: number; no_address: number; suppressed: number; refused: number }; channels: ({ channel: string; sent: number })[]; nodes: ({ node: string; people: number })[]; exits: ({ reason: string; says: string; people: number })[] } | null }

export type CallOffJourneyReplayReply = { done: number }

export type ListAdDestinationsReply = { items: ({ id: string; label: { pl: string; en: string }; icon: string; target: { label: { pl: string; en: string }; hint: { pl: string; en: string } }; kinds: ("email" | "phone")[]; delay: { minutes: number; says: { pl: string; en: string } }; fields: ({ name: string; label: { pl: string; en: string }; hint: { pl: string; en: string } | null; isSecret: boolean; isLong: boolean; servers: (string)[]; isAdvanced: boolean })[]; schema: Record<string, unknown>; settings: Record<string, unknown>; secretsSet: (string)[]; isSet: boolean; isEnabled: boolean; updatedAt: string | null })[] }

export type SaveAdDestinationBody = { settings: Record<string, string | number | boolean | null>; isEnabled?: boolean }

export type SaveAdDestinationReply = { done: true }

export type TestAdDestinationBody = { settings?: Record<string, string | number | boolean | null> }

export type TestAdDestinationReply = { isOk: boolean; says: string; field: string | null }

export type ListAdAudiencesReply = { items: ({ id: string; name: string; target: string; state: "on" | "paused" | "ending"; destination: { id: string; label: string; isEnabled: boolean; delay: { minutes: number; says: string } }; segment: { id: string; name: string | null } | null; identifiers: ("email" | "phone")[]; isFilled: boolean; counts: { wanted: number; told: number; waiting: number; withoutConsent: number; withoutIdentifier: number; leaving: number }; reasons: ({ code: string; says: string; people: number })[]; refused: number; toldAt: string | null; fault: { code: string; says: string } | null; retryAt: string | null; createdAt: string; createdBy: string })[] }

export type ListAdAudiencesOfCustomerReply = { items: ({ id: string; name: string; audienceState: "on" | "paused" | "ending"; state: "told" | "waiting" | "leaving" | "without_consent" | "without_identifier"; since: string | null; reason: { code: string; says: string } | null; platform: { id: string; label: string; isEnabled: boolean; delay: string }; segment: { id: string; name: string | null } | null; fault: { code: string; says: string } | null; retryAt: string | null })[] }

export type CreateAdAudienceBody = { name: string; destinationId: string; target: string; segmentId?: string | null; identifiers: ("email" | "phone")[] }

export type CreateAdAudienceReply = { id: string; name: string; target: string; state: "on" | "paused" | "ending"; destination: { id: string; label: string; isEnabled: boolean; delay: { minutes: number; says: string } }; segment: { id: string; name: string | null } | null; identifiers: ("email" | "phone")[]; isFilled: boolean; counts: { wanted: number; told: number; waiting: number; withoutConsent: number; withoutIdentifier: number; leaving: number }; reasons: ({ code: string; says: string; people: number })[]; refused: number; toldAt: string | null; fault: { code: string; says: string } | null; retryAt: string | null; createdAt: string; createdBy: string }

export type GetAdAudienceReply = { id: string; name: string; target: string; state: "on" | "paused" | "ending"; destination: { id: string; label: string; isEnabled: boolean; delay: { minutes: number; says: string } }; segment: { id: string; name: string | null } | null; identifiers: ("email" | "phone")[]; isFilled: boolean; counts: { wanted: number; told: number; waiting: number; withoutConsent: number; withoutIdentifier: number; leaving: number }; reasons: ({ code: string; says: string; people: number })[]; refused: number; toldAt: string | null; fault: { code: string; says: string } | null; retryAt: string | null; createdAt: string; createdBy: string }

export type ChangeAdAudienceBody = { name: string; isPaused: boolean }

export type ChangeAdAudienceReply = { id: string; name: string; target: string; state: "on" | "paused" | "ending"; destination: { id: string; label: string; isEnabled: boolean; delay: { minutes: number; says: string } }; segment: { id: string; name: string | null } | null; identifiers: ("email" | "phone")[]; isFilled: boolean; counts: { wanted: number; told: number; waiting: number; withoutConsent: number; withoutIdentifier: number; leaving: number }; reasons: ({ code: string; says: string; people: number })[]; refused: number; toldAt: string | null; fault: { code: string; says: string } | null; retryAt: string | null; createdAt: string; createdBy: string }

export type EndAdAudienceReply = { done: true }

export type ListCampaignsReply = { items: ({ id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; isRecurring: boolean; kpi: { kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; value: number; target: number; deadline: string; currency: string } | null; sent: number })[]; nextCursor: string | null }

export type CreateCampaignBody = { name: string }

export type CreateCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type GetCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type SaveCampaignBody = { revision: number; name: string; plan: { goal?: { why?: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days?: number; deadline: string } | null; audience?: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose?: string; itemId?: string | null; channels?: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach?: "first" | "each"; language?: "pl" | "en" | null; schedule?: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock?: "workspace" | "recipient"; until?: string | null; isOnlyNew?: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock?: "workspace" | "recipient"; until?: string | null; isOnlyNew?: boolean; every: "month"; day: number }; sample?: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours?: number | null } | null; window?: { from: string; to: string } | null; priority?: number } }

export type SaveCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type CopyCampaignBody = { name: string }

export type CopyCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type ArchiveCampaignBody = { isArchived: boolean }

export type ArchiveCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type DeleteCampaignReply = { done: true }

export type CheckCampaignReply = { problems: ("kpi_missing" | "deadline_past" | "audience_missing" | "list_reading" | "segment_building" | "content_missing" | "content_channel" | "purpose_unfit" | "time_past" | "no_issue" | "channel_off" | "list_empty" | "segment_empty" | "nobody_willing" | "nobody_reachable")[]; notices: ({ code: "collision" | "one_for_all" | "stale" | "repeated" | "expensive" | "caps" | "quiet" | "nobody_yet"; values: Record<string, string | number> })[]; counted: { isExact: boolean; lookedAt: number; people: number; reachable: number; channels: ({ channel: "email" | "sms" | "push" | "onsite" | "messenger" | "post"; people: number })[]; refused: ({ reason: string; people: number; text: string })[]; later: ({ reason: string; people: number; text: string })[] }; smsCost: { parts: number; messages: number; minor: string | null; currency: string } | null; findings: ({ code: string; severity: "error" | "warning" | "advice"; place: string; what: string; cure: string })[]; message: { name: string; version: number; publishedAt: string } | null; collisions: ({ id: string; name: string; at: string; people: number })[]; dates: (string)[]; mustConfirm: boolean }

export type InspectCampaignReply = { items: ({ channel: "email" | "sms" | "push" | "onsite" | "messenger" | "post"; findings: ({ id: string; state: "ok" | "advice" | "wrong"; says: string; record: { name: string; type: "TXT" | "MX"; value: string } | null })[] })[] }

export type TestCampaignReply = { address: string; isSample: boolean }

export type LaunchCampaignBody = { confirmedPeople?: number | null }

export type LaunchCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type PauseCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type ResumeCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type ContinueCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type StopCampaignReply = { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }

export type GetCampaignResultsReply = { campaign: { id: string; seriesId: string | null; name: string; state: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; revision: number; version: number | null; plan: { goal: { why: string; kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; target: number; days: number; deadline: string } | null; audience: { kind: "everyone" } | { kind: "list"; listId: string } | { kind: "segment"; segmentId: string } | null; purpose: string; itemId: string | null; channels: ("email" | "sms" | "push" | "onsite" | "messenger" | "post")[]; reach: "first" | "each"; language: "pl" | "en" | null; schedule: { kind: "now" } | { kind: "at"; at: string } | { kind: "local"; date: string; time: string } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "week"; weekdays: (number)[] } | { kind: "recurring"; time: string; clock: "workspace" | "recipient"; until: string | null; isOnlyNew: boolean; every: "month"; day: number }; sample: { size: { kind: "percent"; percent: number } | { kind: "count"; count: number }; thenAfterHours: number | null } | null; window: { from: string; to: string } | null; priority: number }; acts: ("launch" | "pause" | "resume" | "goOn" | "stop")[]; total: number; asked: number; sample: number | null; note: string | null; nextAt: string | null; launchedAt: string | null; launchedBy: string | null; endedAt: string | null; archivedAt: string | null; createdAt: string; createdBy: string; updatedAt: string }; progress: { requested: number; pending: number; handed: number; sent: number; failed: number; refused: number; expired: number; unknown: number; delivered: number; opened: { people: number; total: number }; clicked: { people: number; total: number }; bounced: number; complained: number; unsubscribed: number }; accounts: { audience: number; sent: number; waiting: number; leftOut: number; refused: number; failed: number; expired: number; unknown: number; erased: number }; skips: ({ group: "list" | "left_out" | "refused" | "failed" | "expired"; reason: string; text: string; people: number })[]; kpi: { kpi: "clicks" | "orders" | "revenue" | "leads" | "opens"; value: number; target: number; deadline: string; currency: string } | null; measured: { orders: number; revenue: ({ currency: string; minor: string })[]; leads: number; at: string | null } }

export type ListCampaignPeopleReply = { items: ({ customerId: string | null; name: string | null; line: number | null; reason: string | null; text: string | null; channel: string | null; at: string | null })[]; nextCursor: string | null }

export type UploadAudienceReply = { id: string; name: string; source: "file" | "typed"; isRead: boolean; rows: number; people: number; hasConsents: boolean; bytes: number | null; received: number; readBytes: number; failure: { code: string; title: string; hint: string } | null; faults: ({ fault: string; text: string; rows: number; firstLine: number })[]; createdAt: string; createdBy: string }

export type BeginAudienceBody = { name: string; source?: "file" | "typed"; bytes: number }

export type BeginAudienceReply = { id: string; name: string; source: "file" | "typed"; isRead: boolean; rows: number; people: number; hasConsents: boolean; bytes: number | null; received: number; readBytes: number; failure: { code: string; title: string; hint: string } | null; faults: ({ fault: string; text: string; rows: number; firstLine: number })[]; createdAt: string; createdBy: string }

export type PutAudiencePartReply = { id: string; name: string; source: "file" | "typed"; isRead: boolean; rows: number; people: number; hasConsents: boolean; bytes: number | null; received: number; readBytes: number; failure: { code: string; title: string; hint: string } | null; faults: ({ fault: string; text: string; rows: number; firstLine: number })[]; createdAt: string; createdBy: string }

export type GetAudienceReply = { id: string; name: string; source: "file" | "typed"; isRead: boolean; rows: number; people: number; hasConsents: boolean; bytes: number | null; received: number; readBytes: number; failure: { code: string; title: string; hint: string } | null; faults: ({ fault: string; text: string; rows: number; firstLine: number })[]; createdAt: string; createdBy: string }

export type BeginImportBody = { kind: "customers" | "orders" | "products" | "consents"; name: string; bytes: number }

export type BeginImportReply = { id: string; kind: "customers" | "orders" | "products" | "consents"; name: string; format: "csv" | "xlsx" | "ndjson" | null; state: "receiving" | "mapping" | "checking" | "checked" | "running" | "settling" | "done" | "cancelled" | "failed" | "undoing" | "undone"; acts: ("map" | "check" | "run" | "cancel" | "undo" | "delete")[]; bytes: number; received: number; columns: ({ name: string; target: string | null; samples: (string)[] })[]; options: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string }; trial: { found: { rows: number; stored: number; refused: number; things: number; known: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[] } | null; progress: { rows: number; stored: number; refused: number; things: number; readBytes: number; folded: number; secondsLeft: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[]; hasRefusedFile: boolean; failure: string | null; createdAt: string; createdBy: string; beganAt: string | null; endedAt: string | null }

export type PutImportPartReply = { id: string; kind: "customers" | "orders" | "products" | "consents"; name: string; format: "csv" | "xlsx" | "ndjson" | null; state: "receiving" | "mapping" | "checking" | "checked" | "running" | "settling" | "done" | "cancelled" | "failed" | "undoing" | "undone"; acts: ("map" | "check" | "run" | "cancel" | "undo" | "delete")[]; bytes: number; received: number; columns: ({ name: string; target: string | null; samples: (string)[] })[]; options: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string }; trial: { found: { rows: number; stored: number; refused: number; things: number; known: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[] } | null; progress: { rows: number; stored: number; refused: number; things: number; readBytes: number; folded: number; secondsLeft: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[]; hasRefusedFile: boolean; failure: string | null; createdAt: string; createdBy: string; beganAt: string | null; endedAt: string | null }

export type MapImportBody = { mapping: Record<string, string | null>; options?: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string } }

export type MapImportReply = { id: string; kind: "customers" | "orders" | "products" | "consents"; name: string; format: "csv" | "xlsx" | "ndjson" | null; state: "receiving" | "mapping" | "checking" | "checked" | "running" | "settling" | "done" | "cancelled" | "failed" | "undoing" | "undone"; acts: ("map" | "check" | "run" | "cancel" | "undo" | "delete")[]; bytes: number; received: number; columns: ({ name: string; target: string | null; samples: (string)[] })[]; options: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string }; trial: { found: { rows: number; stored: number; refused: number; things: number; known: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[] } | null; progress: { rows: number; stored: number; refused: number; things: number; readBytes: number; folded: number; secondsLeft: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[]; hasRefusedFile: boolean; failure: string | null; createdAt: string; createdBy: string; beganAt: string | null; endedAt: string | null }

export type DeleteImportReply = Record<string, unknown>

export type CheckImportReply = { id: string; kind: "customers" | "orders" | "products" | "consents"; name: string; format: "csv" | "xlsx" | "ndjson" | null; state: "receiving" | "mapping" | "checking" | "checked" | "running" | "settling" | "done" | "cancelled" | "failed" | "undoing" | "undone"; acts: ("map" | "check" | "run" | "cancel" | "undo" | "delete")[]; bytes: number; received: number; columns: ({ name: string; target: string | null; samples: (string)[] })[]; options: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string }; trial: { found: { rows: number; stored: number; refused: number; things: number; known: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[] } | null; progress: { rows: number; stored: number; refused: number; things: number; readBytes: number; folded: number; secondsLeft: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[]; hasRefusedFile: boolean; failure: string | null; createdAt: string; createdBy: string; beganAt: string | null; endedAt: string | null }

export type RunImportReply = { id: string; kind: "customers" | "orders" | "products" | "consents"; name: string; format: "csv" | "xlsx" | "ndjson" | null; state: "receiving" | "mapping" | "checking" | "checked" | "running" | "settling" | "done" | "cancelled" | "failed" | "undoing" | "undone"; acts: ("map" | "check" | "run" | "cancel" | "undo" | "delete")[]; bytes: number; received: number; columns: ({ name: string; target: string | null; samples: (string)[] })[]; options: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string }; trial: { found: { rows: number; stored: number; refused: number; things: number; known: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[] } | null; progress: { rows: number; stored: number; refused: number; things: number; readBytes: number; folded: number; secondsLeft: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[]; hasRefusedFile: boolean; failure: string | null; createdAt: string; createdBy: string; beganAt: string | null; endedAt: string | null }

export type CancelImportReply = { id: string; kind: "customers" | "orders" | "products" | "consents"; name: string; format: "csv" | "xlsx" | "ndjson" | null; state: "receiving" | "mapping" | "checking" | "checked" | "running" | "settling" | "done" | "cancelled" | "failed" | "undoing" | "undone"; acts: ("map" | "check" | "run" | "cancel" | "undo" | "delete")[]; bytes: number; received: number; columns: ({ name: string; target: string | null; samples: (string)[] })[]; options: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string }; trial: { found: { rows: number; stored: number; refused: number; things: number; known: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[] } | null; progress: { rows: number; stored: number; refused: number; things: number; readBytes: number; folded: number; secondsLeft: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[]; hasRefusedFile: boolean; failure: string | null; createdAt: string; createdBy: string; beganAt: string | null; endedAt: string | null }

export type UndoImportReply = { id: string; kind: "customers" | "orders" | "products" | "consents"; name: string; format: "csv" | "xlsx" | "ndjson" | null; state: "receiving" | "mapping" | "checking" | "checked" | "running" | "settling" | "done" | "cancelled" | "failed" | "undoing" | "undone"; acts: ("map" | "check" | "run" | "cancel" | "undo" | "delete")[]; bytes: number; received: number; columns: ({ name: string; target: string | null; samples: (string)[] })[]; options: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string }; trial: { found: { rows: number; stored: number; refused: number; things: number; known: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[] } | null; progress: { rows: number; stored: number; refused: number; things: number; readBytes: number; folded: number; secondsLeft: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[]; hasRefusedFile: boolean; failure: string | null; createdAt: string; createdBy: string; beganAt: string | null; endedAt: string | null }

export type ListImportsReply = { items: ({ id: string; kind: "customers" | "orders" | "products" | "consents"; name: string; format: "csv" | "xlsx" | "ndjson" | null; state: "receiving" | "mapping" | "checking" | "checked" | "running" | "settling" | "done" | "cancelled" | "failed" | "undoing" | "undone"; acts: ("map" | "check" | "run" | "cancel" | "undo" | "delete")[]; bytes: number; received: number; options: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string }; progress: { rows: number; stored: number; refused: number; things: number; readBytes: number; folded: number; secondsLeft: number | null }; hasRefusedFile: boolean; failure: string | null; createdAt: string; createdBy: string; beganAt: string | null; endedAt: string | null })[]; nextCursor: string | null }

export type GetImportReply = { id: string; kind: "customers" | "orders" | "products" | "consents"; name: string; format: "csv" | "xlsx" | "ndjson" | null; state: "receiving" | "mapping" | "checking" | "checked" | "running" | "settling" | "done" | "cancelled" | "failed" | "undoing" | "undone"; acts: ("map" | "check" | "run" | "cancel" | "undo" | "delete")[]; bytes: number; received: number; columns: ({ name: string; target: string | null; samples: (string)[] })[]; options: { currency?: string; system?: string; purpose?: string; channel?: string; wordingId?: string; wordingVersion?: number; wordingLanguage?: "pl" | "en"; proof?: string }; trial: { found: { rows: number; stored: number; refused: number; things: number; known: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[] } | null; progress: { rows: number; stored: number; refused: number; things: number; readBytes: number; folded: number; secondsLeft: number | null }; faults: ({ code: "row_length" | "row_quotes" | "row_unread" | "characters" | "too_long" | "missing" | "nobody" | "email_invalid" | "phone_invalid" | "id_invalid" | "day_invalid" | "instant_invalid" | "instant_future" | "money_invalid" | "money_unclear" | "money_negative" | "currency_unknown" | "currency_two" | "count_invalid" | "flag_invalid" | "url_invalid" | "purpose_unknown" | "wording_unknown" | "refused"; column: string | null; says: string; rows: number; lines: (number)[] })[]; hasRefusedFile: boolean; failure: string | null; createdAt: string; createdBy: string; beganAt: string | null; endedAt: string | null }

export type ListImportTargetsReply = { items: ({ id: string; label: string; isNeeded: boolean; names: boolean })[] }

export type ListFormsReply = { items: ({ id: string; name: string; revision: number; createdAt: string; updatedAt: string; updatedBy: string; path: string })[] }

export type GetFormReply = { id: string; name: string; revision: number; createdAt: string; updatedAt: string; updatedBy: string; path: string; definition: { title: Record<string, string>; fields: ({ kind: "email" | "phone" | "first_name" | "last_name" | "text" | "long_text" | "choice" | "date"; name: string; label: Record<string, string>; hint: Record<string, string>; isRequired: boolean; options: ({ value: string; label: Record<string, string> })[] })[]; consents: ({ purpose: string; channel: "email" | "sms" | "phone_human" | "phone_automated" | "messenger" | "ads"; isRequired: boolean })[]; button: Record<string, string>; thanks: Record<string, string>; lead: string | null } }

export type CountFormsReply = { isCounted: boolean; days: number; items: ({ formId: string; seen: number; begun: number; sent: number; confirmed: number })[] }

export type CreateFormBody = { name: string; definition: { title?: Record<string, string>; fields: ({ kind: "email" | "phone" | "first_name" | "last_name" | "text" | "long_text" | "choice" | "date"; name: string; label: Record<string, string>; hint?: Record<string, string>; isRequired?: boolean; options?: ({ value: string; label: Record<string, string> })[] })[]; consents?: ({ purpose: string; channel: "email" | "sms" | "phone_human" | "phone_automated" | "messenger" | "ads"; isRequired?: boolean })[]; button?: Record<string, string>; thanks?: Record<string, string>; lead?: string | null } }

export type CreateFormReply = { id: string; name: string; revision: number; createdAt: string; updatedAt: string; updatedBy: string; path: string; definition: { title: Record<string, string>; fields: ({ kind: "email" | "phone" | "first_name" | "last_name" | "text" | "long_text" | "choice" | "date"; name: string; label: Record<string, string>; hint: Record<string, string>; isRequired: boolean; options: ({ value: string; label: Record<string, string> })[] })[]; consents: ({ purpose: string; channel: "email" | "sms" | "phone_human" | "phone_automated" | "messenger" | "ads"; isRequired: boolean })[]; button: Record<string, string>; thanks: Record<string, string>; lead: string | null } }

export type SaveFormBody = { name: string; definition: { title?: Record<string, string>; fields: ({ kind: "email" | "phone" | "first_name" | "last_name" | "text" | "long_text" | "choice" | "date"; name: string; label: Record<string, string>; hint?: Record<string, string>; isRequired?: boolean; options?: ({ value: string; label: Record<string, string> })[] })[]; consents?: ({ purpose: string; channel: "email" | "sms" | "phone_human" | "phone_automated" | "messenger" | "ads"; isRequired?: boolean })[]; button?: Record<string, string>; thanks?: Record<string, string>; lead?: string | null } }

export type SaveFormReply = { id: string; name: string; revision: number; createdAt: string; updatedAt: string; updatedBy: string; path: string; definition: { title: Record<string, string>; fields: ({ kind: "email" | "phone" | "first_name" | "last_name" | "text" | "long_text" | "choice" | "date"; name: string; label: Record<string, string>; hint: Record<string, string>; isRequired: boolean; options: ({ value: string; label: Record<string, string> })[] })[]; consents: ({ purpose: string; channel: "email" | "sms" | "phone_human" | "phone_automated" | "messenger" | "ads"; isRequired: boolean })[]; button: Record<string, string>; thanks: Record<string, string>; lead: string | null } }

export type ArchiveFormReply = Record<string, unknown>

export type ListPagesReply = { items: ({ itemId: string; name: string; slug: string; path: string; isPublished: boolean })[] }

export type PutPageAddressBody = { slug: string }

export type PutPageAddressReply = { itemId: string; name: string; slug: string; path: string; isPublished: boolean }

export type MakePreviewLinkBody = { hours?: number }

export type MakePreviewLinkReply = { path: string; expiresAt: string }

export type PreviewSegmentBody = { condition: unknown }

export type PreviewSegmentReply = { people: number; customers: number; error: number; sample: ({ id: string; name: string | null; guestCode: string })[]; ms: number; sentence: string }

export type ExplainConditionBody = { condition: unknown }

export type ExplainConditionReply = { sentence: string; leaves: number }

export type GetSegmentCatalogueReply = { events: ({ id: string; name: string; properties: ({ id: string; name: string; kind: "text" | "number" | "date" | "flag" })[] })[]; traits: ({ id: string; name: string; kind: "text" | "number" | "date" | "flag" })[]; stores: ({ id: string; name: string })[]; categories: (string)[]; purposes: ({ id: string; name: string; channels: (string)[] })[]; segments: ({ id: string; name: string })[]; lists: ({ id: string; name: string })[]; campaigns: ({ id: string; name: string })[]; currency: string }

export type ListPropertyValuesReply = { values: (string)[] }

export type ListSegmentsReply = { items: ({ id: string; name: string; description: string; folder: string; state: "draft" | "live" | "archived"; version: number; nextVersion: number | null; progress: number | null; broken: string | null; people: number; sentence: string; createdAt: string; createdBy: string; changedAt: string; entered: number; left: number; uses: ({ kind: "segment" | "campaign" | "journey" | "audience"; id: string; name: string })[] })[]; folders: ({ name: string; items: number })[]; nextCursor: string | null }

export type CreateSegmentBody = { name: string; description?: string; folder?: string; condition: unknown; isDraft?: boolean }

export type CreateSegmentReply = { id: string; name: string; description: string; folder: string; state: "draft" | "live" | "archived"; version: number; nextVersion: number | null; progress: number | null; broken: string | null; people: number; sentence: string; createdAt: string; createdBy: string; changedAt: string; condition: unknown; uses: ({ kind: "segment" | "campaign" | "journey" | "audience"; id: string; name: string })[]; checked: { at: string; people: number; mended: number } | null }

export type GetSegmentReply = { id: string; name: string; description: string; folder: string; state: "draft" | "live" | "archived"; version: number; nextVersion: number | null; progress: number | null; broken: string | null; people: number; sentence: string; createdAt: string; createdBy: string; changedAt: string; condition: unknown; uses: ({ kind: "segment" | "campaign" | "journey" | "audience"; id: string; name: string })[]; checked: { at: string; people: number; mended: number } | null }

export type SaveConditionBody = { condition: unknown; version: number; note?: string }

export type SaveConditionReply = { id: string; name: string; description: string; folder: string; state: "draft" | "live" | "archived"; version: number; nextVersion: number | null; progress: number | null; broken: string | null; people: number; sentence: string; createdAt: string; createdBy: string; changedAt: string; condition: unknown; uses: ({ kind: "segment" | "campaign" | "journey" | "audience"; id: string; name: string })[]; checked: { at: string; people: number; mended: number } | null }

export type ChangeSegmentBody = { name?: string; description?: string; folder?: string; state?: "live" | "archived" }

export type ChangeSegmentReply = { id: string; name: string; description: string; folder: string; state: "draft" | "live" | "archived"; version: number; nextVersion: number | null; progress: number | null; broken: string | null; people: number; sentence: string; createdAt: string; createdBy: string; changedAt: string; condition: unknown; uses: ({ kind: "segment" | "campaign" | "journey" | "audience"; id: string; name: string })[]; checked: { at: string; people: number; mended: number } | null }

export type CopySegmentBody = { name: string }

export type CopySegmentReply = { id: string; name: string; description: string; folder: string; state: "draft" | "live" | "archived"; version: number; nextVersion: number | null; progress: number | null; broken: string | null; people: number; sentence: string; createdAt: string; createdBy: string; changedAt: string; condition: unknown; uses: ({ kind: "segment" | "campaign" | "journey" | "audience"; id: string; name: string })[]; checked: { at: string; people: number; mended: number } | null }

export type ListSegmentVersionsReply = { items: ({ version: number; condition: unknown; sentence: string; note: string; createdAt: string; createdBy: string; isLive: boolean })[] }

export type DiffSegmentReply = { lines: ({ mark: "same" | "added" | "removed"; depth: number; text: string })[] }

export type DeleteSegmentReply = { done: true }

export type ListMembersOfSegmentReply = { items: ({ id: string; name: string | null; guestCode: string; since: string; cause: { kind: string; event: string | null; text: string } | null })[]; nextCursor: string | null }

export type GetSegmentHistoryReply = { days: ({ day: string; entered: number; left: number; people: number })[]; latest: ({ at: string; isEntry: boolean; cause: { kind: string; event: string | null; text: string }; version: number; customer: { id: string; name: string | null; guestCode: string } })[] }

export type ListSegmentsOfCustomerReply = { items: ({ id: string; name: string; folder: string; since: string; cause: { kind: string; event: string | null; text: string } | null; sentence: string })[] }

export type ExplainMembershipReply = { segment: { id: string; name: string }; isIn: boolean; since: string | null; summary: string; lines: ({ depth: number; text: string; fact: string | null; isTrue: boolean })[]; flips: ({ at: string; isEntry: boolean; cause: { kind: string; event: string | null; text: string }; version: number })[] }

export type GetAuditHeadReply = { workspace: string; at: string; audit: { seq: number; hash: string }; consent: { seq: number; hash: string }; publicKey: string; signature: string }

export type VerifyAuditBody = { head?: { workspace: string; at: string; audit: { seq: number; hash: string }; consent: { seq: number; hash: string }; publicKey: string; signature: string } | null }

export type VerifyAuditReply = { isWhole: boolean; audit: { links: number; head: { seq: number; hash: string }; fault: { kind: "altered" | "missing" | "foreign" | "broken" | "cut" | "other_chain"; seq: number | null; ref: string | null } | null }; consent: { links: number; head: { seq: number; hash: string }; fault: { kind: "altered" | "missing" | "foreign" | "broken" | "cut" | "other_chain"; seq: number | null; ref: string | null } | null }; isForgedHead: boolean }

export type GetWarehouseReply = { kind: "chdb" | "clickhouse" | "absent"; version: string | null; lag: number; events: number; messages: number; customers: number; newestAt: string | null }

export type GetSampleGoodsReply = { running: boolean; phase: "goods" | "plan"; sent: number; total: number }

export type GetSampleDayReply = { running: boolean; sent: number; total: number; clock: string | null; speed: number }

export type PlaySampleDayBody = { speed?: number }

export type PlaySampleDayReply = { running: boolean; sent: number; total: number; clock: string | null; speed: number }

export type StopSampleDayReply = { running: boolean; sent: number; total: number; clock: string | null; speed: number }

export type GetSampleHistoryReply = { running: boolean; customers: number; total: number }

export type LoadSampleHistoryReply = { running: boolean; customers: number; total: number }

export type StopSampleHistoryReply = { running: boolean; customers: number; total: number }

export type FindAtTillReply = { kind: "wallet" | "customer" | "article" | "order" | "nothing"; by: "card" | "email" | "phone" | "user_id" | "sku" | "ean" | "number" | null; customerId: string | null; orderId: string | null; articles: ({ sku: string; gtin: string | null; productId: string; name: string; variant: string; categories: (string)[]; picture: string | null; price: string; regular: string; currency: string; free: Record<string, number> })[] }

export type ListShelfReply = { items: ({ sku: string; gtin: string | null; productId: string; name: string; variant: string; categories: (string)[]; picture: string | null; price: string; regular: string; currency: string; free: Record<string, number> })[]; nextCursor: string | null }

export type ListSizesReply = { items: ({ sku: string; gtin: string | null; productId: string; name: string; variant: string; categories: (string)[]; picture: string | null; price: string; regular: string; currency: string; free: Record<string, number> })[] }

export type GetCustomerAtTillReply = { id: string; name: string | null; guestCode: string; stage: string; since: string | null; isAdviceAllowed: boolean; because: string; advice: { week: ({ at: string; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; title: string; detail: string | null; messageId: string })[]; seen: ({ productId: string; name: string; sku: string | null; size: string | null; times: number; lastAt: string })[]; bought: ({ at: string; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; storeId: string | null; storeName: string | null; name: string; sku: string | null; size: string | null; quantity: number })[]; sizes: ({ size: string; pieces: number })[] } | null }

export type AskOnHerScreenReply = { url: string }

export type ListVisitsReply = { items: ({ messageId: string; at: string; event: "Customer Checked In" | "Beacon Seen" | "Geofence Entered" | "Code Scanned"; customerId: string; name: string | null; guestCode: string; place: string | null })[] }

export type ListScansReply = { items: ({ id: string; beganAt: string; state: "shopping" | "to_pay" | "paid"; customerId: string | null; name: string | null; orderId: string | null; number: string | null; pieces: number; total: string; currency: string; lines: ({ name: string; variant: string; quantity: number })[] })[] }

export type StreamVisitsReply = { items: ({ messageId: string; at: string; event: "Customer Checked In" | "Beacon Seen" | "Geofence Entered" | "Code Scanned"; customerId: string; name: string | null; guestCode: string; place: string | null })[] }

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
  /** The second step of signing in: a code of one’s app, or a recovery code */
  enterCode: {
    method: 'POST'
    path: '/api/auth/sign-in/code'
    body: EnterCodeBody
    reply: EnterCodeReply
  }
  /** Is a code asked for when one signs in? */
  getSecondFactor: {
    method: 'GET'
    path: '/api/v1/me/second-factor'
    reply: GetSecondFactorReply
  }
  /** Begin: the secret for one’s app, and recovery codes, shown this once */
  beginSecondFactor: {
    method: 'POST'
    path: '/api/v1/me/second-factor'
    body: BeginSecondFactorBody
    reply: BeginSecondFactorReply
  }
  /** The first code of one’s app: from now on it is asked for */
  confirmSecondFactor: {
    method: 'POST'
    path: '/api/v1/me/second-factor/confirm'
    body: ConfirmSecondFactorBody
    reply: ConfirmSecondFactorReply
  }
  /** Ask for no code any more */
  dropSecondFactor: {
    method: 'POST'
    path: '/api/v1/me/second-factor/off'
    body: DropSecondFactorBody
    reply: DropSecondFactorReply
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
    query: { cursor?: string; actor?: string; action?: string; q?: string; from?: string; to?: string; limit?: number }
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
  /** Server-sent events: customer; with events:read also event, skipped, tally; with campaigns:read also campaign */
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
  /** What a customer allows now, and every act with its proof */
  getCustomerConsents: {
    method: 'GET'
    path: '/api/v1/customers/{id}/consents'
    params: { id: string }
    reply: GetCustomerConsentsReply
  }
  /** Take down a consent, withdrawal, objection or restriction at a desk */
  recordConsent: {
    method: 'POST'
    path: '/api/v1/customers/{id}/consents'
    params: { id: string }
    body: RecordConsentBody
    reply: RecordConsentReply
  }
  /** Whether she may be contacted now, and every reason against it */
  explainGate: {
    method: 'POST'
    path: '/api/v1/customers/{id}/gate/explain'
    params: { id: string }
    body: ExplainGateBody
    reply: ExplainGateReply
  }
  /** The register of consents, withdrawals and objections, newest first */
  listConsents: {
    method: 'GET'
    path: '/api/v1/consents'
    query: { purpose?: string; channel?: "email" | "sms" | "push" | "phone_human" | "phone_automated" | "messenger" | "post" | "onsite" | "ads" | "any"; act?: "grant" | "renew" | "confirm" | "withdraw" | "object" | "unobject" | "restrict" | "unrestrict"; method?: string; from?: string; to?: string; cursor?: string; limit?: number }
    reply: ListConsentsReply
  }
  /** Confirm a consent by the token of a double opt-in; each works once */
  confirmConsent: {
    method: 'POST'
    path: '/api/v1/consents/confirm'
    body: ConfirmConsentBody
    reply: ConfirmConsentReply
  }
  /** Never use this address again, whoever it belongs to; only its hash is kept */
  suppressAddress: {
    method: 'POST'
    path: '/api/v1/consents/suppressions'
    body: SuppressAddressBody
    reply: SuppressAddressReply
  }
  /** How many addresses are never to be used, by reason */
  countSuppressions: {
    method: 'GET'
    path: '/api/v1/consents/suppressions'
    reply: CountSuppressionsReply
  }
  /** Whether an address is suppressed */
  checkSuppression: {
    method: 'POST'
    path: '/api/v1/consents/suppressions/check'
    body: CheckSuppressionBody
    reply: CheckSuppressionReply
  }
  /** Let an address be used again */
  releaseAddress: {
    method: 'POST'
    path: '/api/v1/consents/suppressions/release'
    body: ReleaseAddressBody
    reply: ReleaseAddressReply
  }
  /** Purposes of processing, with what each rests on */
  listPurposes: {
    method: 'GET'
    path: '/api/v1/consents/purposes'
    reply: ListPurposesReply
  }
  /** Declare or change a purpose */
  putPurpose: {
    method: 'PUT'
    path: '/api/v1/consents/purposes/{id}'
    params: { id: string }
    body: PutPurposeBody
    reply: PutPurposeReply
  }
  /** Wordings of consents, every version in every language */
  listWordings: {
    method: 'GET'
    path: '/api/v1/consents/wordings'
    reply: ListWordingsReply
  }
  /** A new version of a wording, in both languages; versions before it stay as they are */
  addWordingVersion: {
    method: 'POST'
    path: '/api/v1/consents/wordings/{id}/versions'
    params: { id: string }
    body: AddWordingVersionBody
    reply: AddWordingVersionReply
  }
  /** Policy pack and quiet hours */
  getConsentSettings: {
    method: 'GET'
    path: '/api/v1/consents/settings'
    reply: GetConsentSettingsReply
  }
  /** Choose the policy pack and the quiet hours */
  putConsentSettings: {
    method: 'PUT'
    path: '/api/v1/consents/settings'
    body: PutConsentSettingsBody
    reply: PutConsentSettingsReply
  }
  /** Frequency caps over all contacts */
  listCaps: {
    method: 'GET'
    path: '/api/v1/consents/caps'
    reply: ListCapsReply
  }
  /** Replace the list of frequency caps */
  putCaps: {
    method: 'PUT'
    path: '/api/v1/consents/caps'
    body: PutCapsBody
    reply: PutCapsReply
  }
  /** What persons asked of their own data, the nearest deadline first */
  listPrivacyRequests: {
    method: 'GET'
    path: '/api/v1/privacy-requests'
    query: { state?: "open" | "closed"; kind?: "access" | "export" | "rectify" | "restrict" | "object" | "erase"; cursor?: string; limit?: number }
    reply: ListPrivacyRequestsReply
  }
  /** Take down a request that came by letter, mail, phone or in a store */
  addPrivacyRequest: {
    method: 'POST'
    path: '/api/v1/privacy-requests'
    body: AddPrivacyRequestBody
    reply: AddPrivacyRequestReply
  }
  /** One privacy request with its history */
  getPrivacyRequest: {
    method: 'GET'
    path: '/api/v1/privacy-requests/{id}'
    params: { id: string }
    reply: GetPrivacyRequestReply
  }
  /** Confirm who asks, extend, note, answer, refuse or withdraw a request */
  actOnPrivacyRequest: {
    method: 'POST'
    path: '/api/v1/privacy-requests/{id}/acts'
    params: { id: string }
    body: ActOnPrivacyRequestBody
    reply: ActOnPrivacyRequestReply
  }
  /** Do what was asked: hand out, correct, restrict, object or erase; then close the request */
  carryOutPrivacyRequest: {
    method: 'POST'
    path: '/api/v1/privacy-requests/{id}/carry-out'
    params: { id: string }
    reply: CarryOutPrivacyRequestReply
  }
  /** Persons whose data must be kept for now, with the reasons, newest first */
  listPrivacyHolds: {
    method: 'GET'
    path: '/api/v1/privacy-holds'
    query: { state?: "standing" | "lifted" }
    reply: ListPrivacyHoldsReply
  }
  /** Keep a person’s data for now: nothing of hers is erased, and nothing of hers is used */
  setPrivacyHold: {
    method: 'POST'
    path: '/api/v1/privacy-holds'
    body: SetPrivacyHoldBody
    reply: SetPrivacyHoldReply
  }
  /** Lift a hold: an erasure that waited for it goes on */
  liftPrivacyHold: {
    method: 'POST'
    path: '/api/v1/privacy-holds/{id}/lift'
    params: { id: string }
    reply: LiftPrivacyHoldReply
  }
  /** How long decisions, contacts, texts and messages are kept, in months */
  getRetention: {
    method: 'GET'
    path: '/api/v1/retention'
    reply: GetRetentionReply
  }
  /** Change how long they are kept; what is older goes within a day */
  putRetention: {
    method: 'PUT'
    path: '/api/v1/retention'
    body: PutRetentionBody
    reply: PutRetentionReply
  }
  /** Products with their variants, whole, up to 500 at once; each row is answered by itself, and may come again */
  putProducts: {
    method: 'POST'
    path: '/api/v1/catalog/products'
    body: PutProductsBody
    reply: PutProductsReply
  }
  /** All products on offer, or withdrawn, the most popular first; of one category where it is named */
  listProducts: {
    method: 'GET'
    path: '/api/v1/catalog/products'
    query: { category?: string; state?: "offered" | "withdrawn"; after?: string; limit?: number }
    reply: ListProductsReply
  }
  /** What products are called in another language, up to 500 at once; each row is answered by itself, and may come again */
  putProductTexts: {
    method: 'POST'
    path: '/api/v1/catalog/texts'
    body: PutProductTextsBody
    reply: PutProductTextsReply
  }
  /** Prices of variants from now on or from an instant; past prices stay, for the lowest of 30 days */
  putPrices: {
    method: 'POST'
    path: '/api/v1/catalog/prices'
    body: PutPricesBody
    reply: PutPricesReply
  }
  /** Products that a page tells of itself by schema.org (JSON-LD), as rows of the feed of products; nothing is kept */
  readProductPage: {
    method: 'POST'
    path: '/api/v1/catalog/read-page'
    body: ReadProductPageBody
    reply: ReadProductPageReply
  }
  /** Products by the beginnings of words in their names, brands, categories, sizes and codes, as one types; page by page */
  searchProducts: {
    method: 'GET'
    path: '/api/v1/catalog/search'
    query: { q: string; category?: string; after?: string; limit?: number }
    reply: SearchProductsReply
  }
  /** Categories of the products on offer, as paths, what they are called, and how many products stand in each */
  listCategories: {
    method: 'GET'
    path: '/api/v1/catalog/categories'
    reply: ListCategoriesReply
  }
  /** A product with its variants, prices, and the lowest price of the 30 days before a reduction */
  getProduct: {
    method: 'GET'
    path: '/api/v1/catalog/products/{id}'
    params: { id: string }
    reply: GetProductReply
  }
  /** Changes what is named of a product, by the rules of feeds; can be taken back. A feed that tells the product later wins */
  editProduct: {
    method: 'PATCH'
    path: '/api/v1/catalog/products/{id}'
    params: { id: string }
    body: EditProductBody
    reply: EditProductReply
  }
  /** What a product has cost and will cost, promotions included */
  getPriceHistory: {
    method: 'GET'
    path: '/api/v1/catalog/products/{id}/prices'
    params: { id: string }
    reply: GetPriceHistoryReply
  }
  /** Promotions, those that begin last first */
  listPromotions: {
    method: 'GET'
    path: '/api/v1/catalog/promotions'
    reply: ListPromotionsReply
  }
  /** A promotion to come, or the end of one that runs: what has begun is not rewritten */
  putPromotion: {
    method: 'PUT'
    path: '/api/v1/catalog/promotions/{id}'
    params: { id: string }
    body: PutPromotionBody
    reply: PutPromotionReply
  }
  /** Who changed a product by hand and how, the newest first, and the feed that will tell it again */
  listProductEdits: {
    method: 'GET'
    path: '/api/v1/catalog/products/{id}/edits'
    params: { id: string }
    reply: ListProductEditsReply
  }
  /** Takes one change of a product back, where nobody has changed the same fields since */
  undoProductEdit: {
    method: 'POST'
    path: '/api/v1/catalog/products/{id}/edits/{edit}/undo'
    params: { id: string; edit: string }
    reply: UndoProductEditReply
  }
  /** Stores with address, hours and services, whole; each row is answered by itself, and may come again */
  putStores: {
    method: 'POST'
    path: '/api/v1/stores'
    body: PutStoresBody
    reply: PutStoresReply
  }
  /** Stores, the nearest first where a place is given, with whether they are open now */
  listStores: {
    method: 'GET'
    path: '/api/v1/stores'
    query: { lat?: number; lng?: number; service?: string }
    reply: ListStoresReply
  }
  /** A store, and whether it is open now */
  getStore: {
    method: 'GET'
    path: '/api/v1/stores/{id}'
    params: { id: string }
    reply: GetStoreReply
  }
  /** What lies in stores, what is promised of it and what is free */
  listStock: {
    method: 'GET'
    path: '/api/v1/stock'
    query: { storeId?: string; sku?: string; after?: string; limit?: number }
    reply: ListStockReply
  }
  /** How much lies in stores, up to 500 rows; each is answered by itself. Less than is promised is taken, and told as oversold */
  countStock: {
    method: 'POST'
    path: '/api/v1/stock/levels'
    body: CountStockBody
    reply: CountStockReply
  }
  /** Receipts, sales, returns and losses, in order; once for the header Idempotency-Key */
  moveStock: {
    method: 'POST'
    path: '/api/v1/stock/movements'
    body: MoveStockBody
    reply: MoveStockReply
  }
  /** Why there is as much of a variant in a store as there is, the newest first */
  listMovements: {
    method: 'GET'
    path: '/api/v1/stock/movements'
    query: { storeId: string; sku: string; limit?: number }
    reply: ListMovementsReply
  }
  /** Keep pieces for some time, all lines or none; once for the header Idempotency-Key */
  makeReservation: {
    method: 'POST'
    path: '/api/v1/reservations'
    body: MakeReservationBody
    reply: MakeReservationReply
  }
  /** What is kept, and until when */
  getReservation: {
    method: 'GET'
    path: '/api/v1/reservations/{id}'
    params: { id: string }
    reply: GetReservationReply
  }
  /** The pieces leave the store */
  takeReservation: {
    method: 'POST'
    path: '/api/v1/reservations/{id}/take'
    params: { id: string }
    reply: TakeReservationReply
  }
  /** The pieces are free again */
  releaseReservation: {
    method: 'POST'
    path: '/api/v1/reservations/{id}/release'
    params: { id: string }
    reply: ReleaseReservationReply
  }
  /** What lies in the customer’s cart, who put it there, and what it costs now */
  getCart: {
    method: 'GET'
    path: '/api/v1/customers/{id}/cart'
    params: { id: string }
    reply: GetCartReply
  }
  /** Change the customer’s cart for her; she sees it, and by whom, at once. The same change again changes nothing */
  changeCart: {
    method: 'POST'
    path: '/api/v1/customers/{id}/cart/changes'
    params: { id: string }
    body: ChangeCartBody
    reply: ChangeCartReply
  }
  /** A code with which what is in the cart goes on elsewhere: once, within ten minutes */
  handOverCart: {
    method: 'POST'
    path: '/api/v1/customers/{id}/cart/handover'
    params: { id: string }
    body: HandOverCartBody
    reply: HandOverCartReply
  }
  /** The cart behind a code that a customer shows, and whose it is */
  takeCart: {
    method: 'POST'
    path: '/api/v1/carts/take'
    body: TakeCartBody
    reply: TakeCartReply
  }
  /** Server-sent events: cart and wishlist, each as it is, whenever it changes; her wishes to a store while she agrees */
  watchCart: {
    method: 'GET'
    path: '/api/v1/customers/{id}/cart/live'
    params: { id: string }
    query: { language?: "pl" | "en" }
  }
  /** What becomes of two carts that meet */
  getCartSettings: {
    method: 'GET'
    path: '/api/v1/cart-settings'
    reply: GetCartSettingsReply
  }
  /** Choose what becomes of two carts that meet from now on */
  putCartSettings: {
    method: 'PUT'
    path: '/api/v1/cart-settings'
    body: PutCartSettingsBody
    reply: PutCartSettingsReply
  }
  /** What the customer wishes for, what it costs now, and what she asked to be told of */
  getWishlist: {
    method: 'GET'
    path: '/api/v1/customers/{id}/wishlist'
    params: { id: string }
    reply: GetWishlistReply
  }
  /** Put something on the customer’s wish list for her, or take it off */
  changeWishlist: {
    method: 'POST'
    path: '/api/v1/customers/{id}/wishlist/changes'
    params: { id: string }
    body: ChangeWishlistBody
    reply: ChangeWishlistReply
  }
  /** Say who has signed in to the shop, from the shop’s own server; with her device, its cart joins hers. Good for a day */
  signInShopper: {
    method: 'POST'
    path: '/api/v1/shoppers'
    body: SignInShopperBody
    reply: SignInShopperReply
  }
  /** What points come for, what they are worth, when they end, and the tiers */
  getProgramme: {
    method: 'GET'
    path: '/api/v1/loyalty/programme'
    reply: GetProgrammeReply
  }
  /** The programme from now on; points that are there stay */
  putProgramme: {
    method: 'PUT'
    path: '/api/v1/loyalty/programme'
    body: PutProgrammeBody
    reply: PutProgrammeReply
  }
  /** What a purchase would earn by a programme that need not be saved, and why */
  tryProgramme: {
    method: 'POST'
    path: '/api/v1/loyalty/programme/try'
    body: TryProgrammeBody
    reply: TryProgrammeReply
  }
  /** What points can be given for */
  listRewards: {
    method: 'GET'
    path: '/api/v1/loyalty/rewards'
    reply: ListRewardsReply
  }
  /** A reward: how many points it costs, and the pool of coupons it gives one of */
  putReward: {
    method: 'PUT'
    path: '/api/v1/loyalty/rewards/{id}'
    params: { id: string }
    body: PutRewardBody
    reply: PutRewardReply
  }
  /** A reward for a customer’s points; once for the header Idempotency-Key */
  claimReward: {
    method: 'POST'
    path: '/api/v1/loyalty/rewards/{id}/claim'
    params: { id: string }
    body: ClaimRewardBody
    reply: ClaimRewardReply
  }
  /** Points, tier, rewards within reach and coupons of a customer, and how it came to that */
  getLoyaltyOf: {
    method: 'GET'
    path: '/api/v1/customers/{id}/loyalty'
    params: { id: string }
    reply: GetLoyaltyOfReply
  }
  /** Give or take points with a reason, or take a correction back; once for the header Idempotency-Key */
  correctPoints: {
    method: 'POST'
    path: '/api/v1/customers/{id}/points'
    params: { id: string }
    body: CorrectPointsBody
    reply: CorrectPointsReply
  }
  /** Whose card a till has scanned; a code opens at the first till alone */
  scanWallet: {
    method: 'POST'
    path: '/api/v1/wallet/scan'
    body: ScanWalletBody
    reply: ScanWalletReply
  }
  /** Pools of coupons, with how many codes of each are used, held and left */
  listCouponPools: {
    method: 'GET'
    path: '/api/v1/coupon-pools'
    reply: ListCouponPoolsReply
  }
  /** What the coupons of a pool give, to whom, when and beside what; carts read it anew */
  putCouponPool: {
    method: 'PUT'
    path: '/api/v1/coupon-pools/{id}'
    params: { id: string }
    body: PutCouponPoolBody
    reply: PutCouponPoolReply
  }
  /** Codes of a pool in their order, or those that begin so */
  listCouponCodes: {
    method: 'GET'
    path: '/api/v1/coupon-pools/{id}/codes'
    params: { id: string }
    query: { after?: string; q?: string; limit?: number }
    reply: ListCouponCodesReply
  }
  /** Draw up to 100,000 codes, or bring codes from elsewhere (as many as a request of 1 MiB holds) */
  addCouponCodes: {
    method: 'POST'
    path: '/api/v1/coupon-pools/{id}/codes'
    params: { id: string }
    body: AddCouponCodesBody
    reply: AddCouponCodesReply
  }
  /** All codes of a pool as CSV */
  exportCouponCodes: {
    method: 'GET'
    path: '/api/v1/coupon-pools/{id}/export'
    params: { id: string }
  }
  /** Coupons that are the customer’s own and not used yet */
  listCouponsOf: {
    method: 'GET'
    path: '/api/v1/customers/{id}/coupons'
    params: { id: string }
    reply: ListCouponsOfReply
  }
  /** Give the customer a coupon of a pool, a code of her own; once for the header Idempotency-Key */
  giveCoupon: {
    method: 'POST'
    path: '/api/v1/customers/{id}/coupons'
    params: { id: string }
    body: GiveCouponBody
    reply: GiveCouponReply
  }
  /** A coupon she has not used yet ends now */
  takeCouponBack: {
    method: 'DELETE'
    path: '/api/v1/customers/{id}/coupons/{code}'
    params: { id: string; code: string }
    reply: TakeCouponBackReply
  }
  /** Orders of every desk, the newest first; found by number or receipt, and by who may see customers in full by pick-up code, e-mail or phone */
  listOrders: {
    method: 'GET'
    path: '/api/v1/orders'
    query: { storeId?: string; state?: string; kind?: string; customerId?: string; q?: string; after?: string; limit?: number }
    reply: ListOrdersReply
  }
  /** An order by phone or a sale at a till, at the prices of the server; once for the header Idempotency-Key, for ever */
  placeOrder: {
    method: 'POST'
    path: '/api/v1/orders'
    body: PlaceOrderBody
    reply: PlaceOrderReply
  }
  /** An order, whole: lines, payments, where it is, what happened to it and what can be done now */
  getOrder: {
    method: 'GET'
    path: '/api/v1/orders/{id}'
    params: { id: string }
    reply: GetOrderReply
  }
  /** Pick, make ready, hand over, send, deliver, close or cancel an order; done again, it changes nothing */
  actOnOrder: {
    method: 'POST'
    path: '/api/v1/orders/{id}/acts'
    params: { id: string }
    body: ActOnOrderBody
    reply: ActOnOrderReply
  }
  /** Some or all of an order comes back, in any store; once for the header Idempotency-Key */
  returnOrder: {
    method: 'POST'
    path: '/api/v1/orders/{id}/returns'
    params: { id: string }
    body: ReturnOrderBody
    reply: ReturnOrderReply
  }
  /** A page where what is due for an order can be paid, to be sent to the customer */
  makePayLink: {
    method: 'POST'
    path: '/api/v1/orders/{id}/pay-link'
    params: { id: string }
    body: MakePayLinkBody
    reply: MakePayLinkReply
  }
  /** Write to the customer where what is due can be paid; twice within a quarter of an hour it is one letter */
  sendPayLetter: {
    method: 'POST'
    path: '/api/v1/orders/{id}/pay-letter'
    params: { id: string }
    reply: SendPayLetterReply
  }
  /** Where less lies in a store than is promised, and which orders and reservations it is short for */
  listOversold: {
    method: 'GET'
    path: '/api/v1/stock/oversold'
    query: { storeId?: string }
    reply: ListOversoldReply
  }
  /** Carriers with their prices, how long is waited for payment and in the store */
  getOrderSettings: {
    method: 'GET'
    path: '/api/v1/order-settings'
    reply: GetOrderSettingsReply
  }
  /** Carriers with their prices, how long is waited for payment and in the store */
  putOrderSettings: {
    method: 'PUT'
    path: '/api/v1/order-settings'
    body: PutOrderSettingsBody
    reply: PutOrderSettingsReply
  }
  /** Who can take payments, what is set, and where each is to tell what became of them; no secrets */
  listPaymentProviders: {
    method: 'GET'
    path: '/api/v1/payment-providers'
    reply: ListPaymentProvidersReply
  }
  /** Settings of a provider; switched on only where they are complete */
  putPaymentProvider: {
    method: 'PUT'
    path: '/api/v1/payment-providers/{id}'
    params: { id: string }
    body: PutPaymentProviderBody
    reply: PutPaymentProviderReply
  }
  /** Ask the provider whether it takes these settings, over those stored; nothing is paid, nothing kept */
  testPaymentProvider: {
    method: 'POST'
    path: '/api/v1/payment-providers/{id}/test'
    params: { id: string }
    body: TestPaymentProviderBody
    reply: TestPaymentProviderReply
  }
  /** Money that goes back, the newest first: what waits, what went, what no provider would carry out */
  listRefunds: {
    method: 'GET'
    path: '/api/v1/payment-refunds'
    query: { state?: "asked" | "done" | "failed"; limit?: number }
    reply: ListRefundsReply
  }
  /** A refund that was given up is tried again, under the same key: it is paid back once */
  retryRefund: {
    method: 'POST'
    path: '/api/v1/payment-refunds/{id}/retry'
    params: { id: string }
    reply: RetryRefundReply
  }
  /** Systems that can be connected, each with the form of its settings and what to do on its side */
  listConnectionKinds: {
    method: 'GET'
    path: '/api/v1/connections/kinds'
    reply: ListConnectionKindsReply
  }
  /** Connections with what they brought in the last day; secrets are never shown */
  listConnections: {
    method: 'GET'
    path: '/api/v1/connections'
    reply: ListConnectionsReply
  }
  /** Make a connection; a signing key that is ours to make is in the answer, this once */
  makeConnection: {
    method: 'POST'
    path: '/api/v1/connections'
    body: MakeConnectionBody
    reply: MakeConnectionReply
  }
  /** One connection with what it brought in the last day */
  getConnection: {
    method: 'GET'
    path: '/api/v1/connections/{id}'
    params: { id: string }
    reply: GetConnectionReply
  }
  /** Rename, set or switch a connection; while it is off, what arrives waits */
  changeConnection: {
    method: 'PATCH'
    path: '/api/v1/connections/{id}'
    params: { id: string }
    body: ChangeConnectionBody
    reply: ChangeConnectionReply
  }
  /** Remove a connection with what waits in it; what took effect stays */
  removeConnection: {
    method: 'DELETE'
    path: '/api/v1/connections/{id}'
    params: { id: string }
    reply: RemoveConnectionReply
  }
  /** Make a new signing key, shown this once; the last one goes on until the next is made */
  rotateConnectionSecret: {
    method: 'POST'
    path: '/api/v1/connections/{id}/secret'
    params: { id: string }
    reply: RotateConnectionSecretReply
  }
  /** Deliveries, newest first: what was taken of each, what was refused and why */
  listDeliveries: {
    method: 'GET'
    path: '/api/v1/connections/{id}/deliveries'
    params: { id: string }
    query: { state?: "waiting" | "done" | "partly" | "set_aside" | "unmapped"; before?: number; limit?: number }
    reply: ListDeliveriesReply
  }
  /** What a delivery said, while it is kept; its words are hidden from whoever may not see personal data */
  getDeliveryBody: {
    method: 'GET'
    path: '/api/v1/connections/{id}/deliveries/{delivery}/body'
    params: { id: string; delivery: string }
    reply: GetDeliveryBodyReply
  }
  /** Let a refused delivery take effect once more; what was taken is not taken twice */
  replayDelivery: {
    method: 'POST'
    path: '/api/v1/connections/{id}/deliveries/{delivery}/replay'
    params: { id: string; delivery: string }
    reply: ReplayDeliveryReply
  }
  /** A whole file (CSV, JSON, NDJSON) as the body; its name begins with what it is about. All or nothing is kept */
  uploadDeliveryFile: {
    method: 'POST'
    path: '/api/v1/connections/{id}/files'
    params: { id: string }
    query: { name: string }
    reply: UploadDeliveryFileReply
  }
  /** What a payload would bring with these settings; nothing takes effect */
  tryDelivery: {
    method: 'POST'
    path: '/api/v1/connections/{id}/try'
    params: { id: string }
    body: TryDeliveryBody
    reply: TryDeliveryReply
  }
  /** Per source what arrives, how fresh, what it fills; per scene what is missing, with the next step */
  auditSources: {
    method: 'GET'
    path: '/api/v1/source-audit'
    reply: AuditSourcesReply
  }
  /** What has arrived of a walk through one’s own channels, step by step */
  followWalk: {
    method: 'POST'
    path: '/api/v1/source-audit/walk'
    body: FollowWalkBody
    reply: FollowWalkReply
  }
  /** Messages and pages, the last changed first, with the folders and labels in use */
  listContent: {
    method: 'GET'
    path: '/api/v1/content'
    query: { kind?: "message" | "page"; folder?: string; label?: string; q?: string; state?: "draft" | "live" | "changed" | "waiting"; language?: "pl" | "en"; archived?: string; limit?: number; cursor?: string }
    reply: ListContentReply
  }
  /** Make a message or a page */
  createContent: {
    method: 'POST'
    path: '/api/v1/content'
    body: CreateContentBody
    reply: CreateContentReply
  }
  /** A message or page with its draft */
  getContent: {
    method: 'GET'
    path: '/api/v1/content/{id}'
    params: { id: string }
    reply: GetContentReply
  }
  /** Change name, folder or labels; archive or bring back */
  changeContent: {
    method: 'PATCH'
    path: '/api/v1/content/{id}'
    params: { id: string }
    body: ChangeContentBody
    reply: ChangeContentReply
  }
  /** Delete with all versions, unless a campaign or journey uses it */
  deleteContent: {
    method: 'DELETE'
    path: '/api/v1/content/{id}'
    params: { id: string }
    reply: DeleteContentReply
  }
  /** Save the draft; If-Match names the revision that was read */
  saveDraft: {
    method: 'PUT'
    path: '/api/v1/content/{id}/draft'
    params: { id: string }
    body: SaveDraftBody
    reply: SaveDraftReply
  }
  /** Copy the draft under a new name */
  copyContent: {
    method: 'POST'
    path: '/api/v1/content/{id}/copy'
    params: { id: string }
    body: CopyContentBody
    reply: CopyContentReply
  }
  /** Make a version of the draft, live at once or when a second person has approved it */
  publishContent: {
    method: 'POST'
    path: '/api/v1/content/{id}/publish'
    params: { id: string }
    body: PublishContentBody
    reply: PublishContentReply
  }
  /** Approve or reject a version somebody else has submitted */
  decideVersion: {
    method: 'POST'
    path: '/api/v1/content/{id}/versions/{version}/decision'
    params: { id: string; version: number }
    body: DecideVersionBody
    reply: DecideVersionReply
  }
  /** Versions with what was decided about each, newest first */
  listVersions: {
    method: 'GET'
    path: '/api/v1/content/{id}/versions'
    params: { id: string }
    reply: ListVersionsReply
  }
  /** A version as it was made, with its brand */
  getVersion: {
    method: 'GET'
    path: '/api/v1/content/{id}/versions/{version}'
    params: { id: string; version: number }
    reply: GetVersionReply
  }
  /** What changed between two versions, or a version and the draft, in words */
  diffContent: {
    method: 'GET'
    path: '/api/v1/content/{id}/diff'
    params: { id: string }
    query: { from: "draft" | number; to?: "draft" | number }
    reply: DiffContentReply
  }
  /** The variant of every channel and language, and what the linter finds */
  reviewContent: {
    method: 'GET'
    path: '/api/v1/content/{id}/review'
    params: { id: string }
    reply: ReviewContentReply
  }
  /** The draft as one customer would receive it; a made-up person where nobody is named */
  previewContent: {
    method: 'POST'
    path: '/api/v1/content/{id}/preview'
    params: { id: string }
    body: PreviewContentBody
    reply: PreviewContentReply
  }
  /** A document nobody has saved yet on every channel, as one person would see it, with what is wrong */
  tryContent: {
    method: 'POST'
    path: '/api/v1/content-preview'
    body: TryContentBody
    reply: TryContentReply
  }
  /** Parts and price of an SMS, what forces the short alphabet out, and the same without Polish letters */
  measureSms: {
    method: 'POST'
    path: '/api/v1/sms-size'
    body: MeasureSmsBody
    reply: MeasureSmsReply
  }
  /** Everything a template may ask for, and whether a model helps to write */
  listVariables: {
    method: 'GET'
    path: '/api/v1/content-variables'
    reply: ListVariablesReply
  }
  /** Suggestions of a language model, read by the linter and marked as made by a machine */
  suggestTexts: {
    method: 'POST'
    path: '/api/v1/writing-help'
    body: SuggestTextsBody
    reply: SuggestTextsReply
  }
  /** The parts a message would be cut into as a series over days; nothing is made */
  planSeries: {
    method: 'POST'
    path: '/api/v1/content/{id}/series'
    params: { id: string }
    body: PlanSeriesBody
    reply: PlanSeriesReply
  }
  /** The outline of an infographic: title, figures, points, call to action */
  outlineInfographic: {
    method: 'GET'
    path: '/api/v1/content/{id}/infographic'
    params: { id: string }
    query: { language: "pl" | "en" }
    reply: OutlineInfographicReply
  }
  /** Series with their parts in order, the last changed first */
  listSeries: {
    method: 'GET'
    path: '/api/v1/content-series'
    reply: ListSeriesReply
  }
  /** Cut a message into a series: each part becomes a message of its own */
  createSeries: {
    method: 'POST'
    path: '/api/v1/content-series'
    body: CreateSeriesBody
    reply: CreateSeriesReply
  }
  /** A series with its parts in order */
  getSeries: {
    method: 'GET'
    path: '/api/v1/content-series/{id}'
    params: { id: string }
    reply: GetSeriesReply
  }
  /** Name, order and days of a series; If-Match names the revision that was read */
  saveSeries: {
    method: 'PUT'
    path: '/api/v1/content-series/{id}'
    params: { id: string }
    body: SaveSeriesBody
    reply: SaveSeriesReply
  }
  /** Take a series apart; its parts stay messages */
  deleteSeries: {
    method: 'DELETE'
    path: '/api/v1/content-series/{id}'
    params: { id: string }
    reply: DeleteSeriesReply
  }
  /** Logo, colours, tone, forbidden words, and what is wrong with them */
  getBrand: {
    method: 'GET'
    path: '/api/v1/brand'
    reply: GetBrandReply
  }
  /** Save the brand; If-Match names the revision that was read, 0 for the first */
  saveBrand: {
    method: 'PUT'
    path: '/api/v1/brand'
    body: SaveBrandBody
    reply: SaveBrandReply
  }
  /** The consent banner of the page script: whether it is on, its own words, and ours */
  getBanner: {
    method: 'GET'
    path: '/api/v1/banner'
    reply: GetBannerReply
  }
  /** Save the banner; If-Match names the revision that was read, 0 for the first */
  saveBanner: {
    method: 'PUT'
    path: '/api/v1/banner'
    body: SaveBannerBody
    reply: SaveBannerReply
  }
  /** What stands in the slots of the shop’s pages: by stage, event, trait or the stock of her store */
  getSlots: {
    method: 'GET'
    path: '/api/v1/slots'
    reply: GetSlotsReply
  }
  /** Say what stands in the slots; If-Match names the revision that was read, 0 for the first */
  saveSlots: {
    method: 'PUT'
    path: '/api/v1/slots'
    body: SaveSlotsBody
    reply: SaveSlotsReply
  }
  /** Add a picture: PNG, JPEG, GIF or WebP in base64; what is not picture in it is dropped */
  addPicture: {
    method: 'POST'
    path: '/api/v1/pictures'
    body: AddPictureBody
    reply: AddPictureReply
  }
  /** The pictures of the workspace, newest first */
  listPictures: {
    method: 'GET'
    path: '/api/v1/pictures'
    query: { limit?: number }
    reply: ListPicturesReply
  }
  /** Where a picture stands: what is sent or shown now, what was sent before, drafts */
  listPictureUses: {
    method: 'GET'
    path: '/api/v1/pictures/{id}/uses'
    params: { id: string }
    reply: ListPictureUsesReply
  }
  /** Delete a picture that nothing sent or shown now needs */
  deletePicture: {
    method: 'DELETE'
    path: '/api/v1/pictures/{id}'
    params: { id: string }
    reply: DeletePictureReply
  }
  /** Keep a mail’s page for ten minutes at an address of its own, where it runs and reaches nothing */
  openFrame: {
    method: 'POST'
    path: '/api/v1/frames'
    body: OpenFrameBody
    reply: OpenFrameReply
  }
  /** Every channel with its settings’ form; secrets are never shown */
  listChannels: {
    method: 'GET'
    path: '/api/v1/channels'
    reply: ListChannelsReply
  }
  /** Save a channel’s settings; a secret left out stays as it was, null takes it away */
  saveChannel: {
    method: 'PUT'
    path: '/api/v1/channels/{id}'
    params: { id: string }
    body: SaveChannelBody
    reply: SaveChannelReply
  }
  /** Try settings before or after they are saved; nothing is sent to anybody */
  testChannel: {
    method: 'POST'
    path: '/api/v1/channels/{id}/test'
    params: { id: string }
    body: TestChannelBody
    reply: TestChannelReply
  }
  /** Make a signing key beside the one in use; its private part never leaves the server */
  makeChannelKey: {
    method: 'POST'
    path: '/api/v1/channels/{id}/key'
    params: { id: string }
    reply: MakeChannelKeyReply
  }
  /** Sign with the key made last, once the DNS shows it */
  useChannelKey: {
    method: 'POST'
    path: '/api/v1/channels/{id}/key/use'
    params: { id: string }
    reply: UseChannelKeyReply
  }
  /** Messages asked for, newest first, with what became of them */
  listMessages: {
    method: 'GET'
    path: '/api/v1/messages'
    query: { state?: "pending" | "held" | "handed" | "sent" | "failed" | "refused" | "expired" | "unknown"; channel?: string; campaign?: string; customer?: string; reason?: string; did?: "delivered" | "opened" | "clicked" | "bounced" | "complained" | "unsubscribed"; cursor?: string; limit?: number }
    reply: ListMessagesReply
  }
  /** A message as the customer got it, what the gate said, and what went wrong */
  getMessage: {
    method: 'GET'
    path: '/api/v1/messages/{id}'
    params: { id: string }
    reply: GetMessageReply
  }
  /** Send a published message to oneself, as a customer would get it */
  sendTestMessage: {
    method: 'POST'
    path: '/api/v1/messages/test'
    body: SendTestMessageBody
    reply: SendTestMessageReply
  }
  /** What waits in each lane, and how every channel fares */
  getSendingStatus: {
    method: 'GET'
    path: '/api/v1/deliver/status'
    reply: GetSendingStatusReply
  }
  /** Let a channel go on that was paused */
  resumeChannel: {
    method: 'POST'
    path: '/api/v1/channels/{id}/resume'
    params: { id: string }
    reply: ResumeChannelReply
  }
  /** What is followed of whom, and when sending stops by itself */
  getSendingSettings: {
    method: 'GET'
    path: '/api/v1/deliver/settings'
    reply: GetSendingSettingsReply
  }
  /** Set what is followed of whom, and when sending stops by itself */
  saveSendingSettings: {
    method: 'PUT'
    path: '/api/v1/deliver/settings'
    body: SaveSendingSettingsBody
    reply: SaveSendingSettingsReply
  }
  /** Experiments, those changed last first */
  listExperiments: {
    method: 'GET'
    path: '/api/v1/experiments'
    reply: ListExperimentsReply
  }
  /** Plan an experiment; nobody meets it before it is started */
  createExperiment: {
    method: 'POST'
    path: '/api/v1/experiments'
    body: CreateExperimentBody
    reply: CreateExperimentReply
  }
  /** An experiment and how it does, arm by arm */
  getExperiment: {
    method: 'GET'
    path: '/api/v1/experiments/{id}'
    params: { id: string }
    reply: GetExperimentReply
  }
  /** Change what nobody has met yet */
  saveExperiment: {
    method: 'PUT'
    path: '/api/v1/experiments/{id}'
    params: { id: string }
    body: SaveExperimentBody
    reply: SaveExperimentReply
  }
  /** Delete one nobody has met */
  deleteExperiment: {
    method: 'DELETE'
    path: '/api/v1/experiments/{id}'
    params: { id: string }
    reply: DeleteExperimentReply
  }
  /** A draft with what was there, for other arms or weights; counted from nought */
  beginExperimentPhase: {
    method: 'POST'
    path: '/api/v1/experiments/{id}/new-phase'
    params: { id: string }
    reply: BeginExperimentPhaseReply
  }
  /** How many people an experiment needs to find a difference of this size */
  planExperiment: {
    method: 'POST'
    path: '/api/v1/experiment-plans'
    body: PlanExperimentBody
    reply: PlanExperimentReply
  }
  /** People meet it from here on; arms and weights stand still */
  startExperiment: {
    method: 'POST'
    path: '/api/v1/experiments/{id}/start'
    params: { id: string }
    body: StartExperimentBody
    reply: StartExperimentReply
  }
  /** Let more people meet it; whoever has keeps her arm */
  rampExperiment: {
    method: 'POST'
    path: '/api/v1/experiments/{id}/ramp'
    params: { id: string }
    body: RampExperimentBody
    reply: RampExperimentReply
  }
  /** Nobody meets it any more: everybody goes the first way */
  stopExperiment: {
    method: 'POST'
    path: '/api/v1/experiments/{id}/stop'
    params: { id: string }
    reply: StopExperimentReply
  }
  /** Choose a winner: everybody goes that way from here on */
  finishExperiment: {
    method: 'POST'
    path: '/api/v1/experiments/{id}/finish'
    params: { id: string }
    body: FinishExperimentBody
    reply: FinishExperimentReply
  }
  /** The part of all customers for whom no marketing happens by itself */
  getHoldOut: {
    method: 'GET'
    path: '/api/v1/hold-out'
    reply: GetHoldOutReply
  }
  /** Say how many are left alone, for how long and why */
  putHoldOut: {
    method: 'PUT'
    path: '/api/v1/hold-out'
    body: PutHoldOutBody
    reply: PutHoldOutReply
  }
  /** Journeys, those changed last first, with their figures */
  listJourneys: {
    method: 'GET'
    path: '/api/v1/journeys'
    query: { archived?: string }
    reply: ListJourneysReply
  }
  /** Begin a journey */
  createJourney: {
    method: 'POST'
    path: '/api/v1/journeys'
    body: CreateJourneyBody
    reply: CreateJourneyReply
  }
  /** A journey with what is drawn of it */
  getJourney: {
    method: 'GET'
    path: '/api/v1/journeys/{id}'
    params: { id: string }
    reply: GetJourneyReply
  }
  /** Save what is drawn; whoever is inside goes on as before */
  saveJourney: {
    method: 'PUT'
    path: '/api/v1/journeys/{id}'
    params: { id: string }
    body: SaveJourneyBody
    reply: SaveJourneyReply
  }
  /** Delete a journey that was never launched */
  deleteJourney: {
    method: 'DELETE'
    path: '/api/v1/journeys/{id}'
    params: { id: string }
    reply: DeleteJourneyReply
  }
  /** A draft of the same under a new name */
  copyJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/copy'
    params: { id: string }
    body: CopyJourneyBody
    reply: CopyJourneyReply
  }
  /** Put a journey away that is over, or bring it back */
  archiveJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/archive'
    params: { id: string }
    body: ArchiveJourneyBody
    reply: ArchiveJourneyReply
  }
  /** What was launched, the newest first */
  listJourneyVersions: {
    method: 'GET'
    path: '/api/v1/journeys/{id}/versions'
    params: { id: string }
    reply: ListJourneyVersionsReply
  }
  /** Ask for the word of a second person */
  askJourneyApproval: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/ask-approval'
    params: { id: string }
    body: AskJourneyApprovalBody
    reply: AskJourneyApprovalReply
  }
  /** Agree with what another person drew */
  approveJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/approve'
    params: { id: string }
    body: ApproveJourneyBody
    reply: ApproveJourneyReply
  }
  /** What is drawn becomes the next version; people come in by it, on a sample first where one is given */
  launchJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/launch'
    params: { id: string }
    body: LaunchJourneyBody
    reply: LaunchJourneyReply
  }
  /** Let more people in, or fewer; whoever is in the sample stays in a larger one */
  scaleJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/scale'
    params: { id: string }
    body: ScaleJourneyBody
    reply: ScaleJourneyReply
  }
  /** Hold everybody where she stands */
  pauseJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/pause'
    params: { id: string }
    reply: PauseJourneyReply
  }
  /** Go on after a pause */
  resumeJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/resume'
    params: { id: string }
    reply: ResumeJourneyReply
  }
  /** Stop for good: what waits never leaves, whoever is inside leaves */
  stopJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/stop'
    params: { id: string }
    reply: StopJourneyReply
  }
  /** The red button: every journey of the workspace is paused */
  pauseAllJourneys: {
    method: 'POST'
    path: '/api/v1/journeys/pause-all'
    reply: PauseAllJourneysReply
  }
  /** Every journey that was paused together with all goes on */
  resumeAllJourneys: {
    method: 'POST'
    path: '/api/v1/journeys/resume-all'
    reply: ResumeAllJourneysReply
  }
  /** Take those inside over to the newest version by a map of steps; a dry run tells who stands where */
  migrateJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/migrate'
    params: { id: string }
    body: MigrateJourneyBody
    reply: MigrateJourneyReply
  }
  /** How many came in, stand where, left why and reached the goal; beside those held out */
  getJourneyReport: {
    method: 'GET'
    path: '/api/v1/journeys/{id}/report'
    params: { id: string }
    reply: GetJourneyReportReply
  }
  /** Who is inside: first whom an error holds, then who waits, whose turn comes next first */
  listPeopleInJourney: {
    method: 'GET'
    path: '/api/v1/journeys/{id}/people'
    params: { id: string }
    query: { node?: string; cursor?: string; limit?: number }
    reply: ListPeopleInJourneyReply
  }
  /** Bring customers in by the API or by hand; the journey’s own rule of coming in again holds */
  enterJourney: {
    method: 'POST'
    path: '/api/v1/journeys/{id}/enter'
    params: { id: string }
    body: EnterJourneyBody
    reply: EnterJourneyReply
  }
  /** Take one customer out of a journey; what waits for her never leaves */
  takeOutOfJourney: {
    method: 'POST'
    path: '/api/v1/journey-runs/{id}/take-out'
    params: { id: string }
    reply: TakeOutOfJourneyReply
  }
  /** Her way through every journey in plain words, with the reason of each wait, skip and exit */
  listCustomerJourneys: {
    method: 'GET'
    path: '/api/v1/customers/{id}/journeys'
    params: { id: string }
    reply: ListCustomerJourneysReply
  }
  /** What journeys ask stores, agents and consultants to do, the most urgent first */
  listJourneyTasks: {
    method: 'GET'
    path: '/api/v1/journey-tasks'
    query: { desk?: "store" | "agent" | "consultant"; storeId?: string; state?: "open" | "done" | "dropped" }
    reply: ListJourneyTasksReply
  }
  /** A task is taken in hand, done, or dropped */
  endJourneyTask: {
    method: 'POST'
    path: '/api/v1/journey-tasks/{id}'
    params: { id: string }
    body: EndJourneyTaskBody
    reply: EndJourneyTaskReply
  }
  /** With what the calls of journeys are signed (Standard Webhooks): given to the system that checks them */
  getJourneyWebhookSecret: {
    method: 'GET'
    path: '/api/v1/journey-webhook-secret'
    reply: GetJourneyWebhookSecretReply
  }
  /** The steps a journey may be drawn with, and what each may be told */
  listJourneyNodes: {
    method: 'GET'
    path: '/api/v1/journey-nodes'
    reply: ListJourneyNodesReply
  }
  /** A journey as it is drawn: what each step does, what cannot work, what would annoy */
  checkJourney: {
    method: 'POST'
    path: '/api/v1/journey-checks'
    body: CheckJourneyBody
    reply: CheckJourneyReply
  }
  /** Journeys to begin with */
  listJourneyTemplates: {
    method: 'GET'
    path: '/api/v1/journey-templates'
    reply: ListJourneyTemplatesReply
  }
  /** A draft from a template, its texts written and its segments made */
  beginJourney: {
    method: 'POST'
    path: '/api/v1/journey-templates'
    body: BeginJourneyBody
    reply: BeginJourneyReply
  }
  /** The journey as it is drawn, as a file: creating one takes it in again */
  exportJourney: {
    method: 'GET'
    path: '/api/v1/journeys/{id}/code'
    params: { id: string }
    reply: ExportJourneyReply
  }
  /** One customer step by step through what is drawn, as she is now; nothing is sent */
  walkJourney: {
    method: 'POST'
    path: '/api/v1/journey-walks'
    body: WalkJourneyBody
    reply: WalkJourneyReply
  }
  /** Ask what the last ninety days would have brought with what is drawn; it is played behind the scenes, nothing is sent */
  replayJourney: {
    method: 'POST'
    path: '/api/v1/journey-replays'
    body: ReplayJourneyBody
    reply: ReplayJourneyReply
  }
  /** How far a replay is, and what it found */
  getJourneyReplay: {
    method: 'GET'
    path: '/api/v1/journey-replays/{id}'
    params: { id: string }
    reply: GetJourneyReplayReply
  }
  /** Call a replay off that nobody waits for any more */
  callOffJourneyReplay: {
    method: 'DELETE'
    path: '/api/v1/journey-replays/{id}'
    params: { id: string }
    reply: CallOffJourneyReplayReply
  }
  /** Ad platforms with the forms of their settings; secrets are never shown */
  listAdDestinations: {
    method: 'GET'
    path: '/api/v1/ad-destinations'
    reply: ListAdDestinationsReply
  }
  /** Save the settings of an ad platform; a secret left out stays as it was, null takes it away */
  saveAdDestination: {
    method: 'PUT'
    path: '/api/v1/ad-destinations/{id}'
    params: { id: string }
    body: SaveAdDestinationBody
    reply: SaveAdDestinationReply
  }
  /** Try settings of an ad platform; it is told of nobody */
  testAdDestination: {
    method: 'POST'
    path: '/api/v1/ad-destinations/{id}/test'
    params: { id: string }
    body: TestAdDestinationBody
    reply: TestAdDestinationReply
  }
  /** Audiences at ad platforms: who is wanted, who was told, who may not be and why */
  listAdAudiences: {
    method: 'GET'
    path: '/api/v1/ad-audiences'
    reply: ListAdAudiencesReply
  }
  /** Keep an audience at an ad platform in step with a segment, with journeys, or both */
  createAdAudience: {
    method: 'POST'
    path: '/api/v1/ad-audiences'
    body: CreateAdAudienceBody
    reply: CreateAdAudienceReply
  }
  /** The audiences at ad platforms a customer is in: told since when, waiting, leaving, or why not */
  listAdAudiencesOfCustomer: {
    method: 'GET'
    path: '/api/v1/customers/{id}/ad-audiences'
    params: { id: string }
    reply: ListAdAudiencesOfCustomerReply
  }
  /** One audience at an ad platform */
  getAdAudience: {
    method: 'GET'
    path: '/api/v1/ad-audiences/{id}'
    params: { id: string }
    reply: GetAdAudienceReply
  }
  /** Rename, pause or resume an audience; the platform is told again at once */
  changeAdAudience: {
    method: 'PUT'
    path: '/api/v1/ad-audiences/{id}'
    params: { id: string }
    body: ChangeAdAudienceBody
    reply: ChangeAdAudienceReply
  }
  /** End an audience: everybody is taken out at the platform, then it is gone */
  endAdAudience: {
    method: 'DELETE'
    path: '/api/v1/ad-audiences/{id}'
    params: { id: string }
    reply: EndAdAudienceReply
  }
  /** Campaigns, the newest first, each with its progress against its goal */
  listCampaigns: {
    method: 'GET'
    path: '/api/v1/campaigns'
    query: { state?: "draft" | "scheduled" | "gathering" | "sending" | "sampled" | "running" | "paused" | "finished" | "stopped"; q?: string; series?: string; archived?: string; limit?: number; cursor?: string }
    reply: ListCampaignsReply
  }
  /** Begin a campaign */
  createCampaign: {
    method: 'POST'
    path: '/api/v1/campaigns'
    body: CreateCampaignBody
    reply: CreateCampaignReply
  }
  /** A campaign with its plan */
  getCampaign: {
    method: 'GET'
    path: '/api/v1/campaigns/{id}'
    params: { id: string }
    reply: GetCampaignReply
  }
  /** Save a draft; `revision` is the one that was read */
  saveCampaign: {
    method: 'PUT'
    path: '/api/v1/campaigns/{id}'
    params: { id: string }
    body: SaveCampaignBody
    reply: SaveCampaignReply
  }
  /** Delete a draft */
  deleteCampaign: {
    method: 'DELETE'
    path: '/api/v1/campaigns/{id}'
    params: { id: string }
    reply: DeleteCampaignReply
  }
  /** A draft of the same plan under a new name */
  copyCampaign: {
    method: 'POST'
    path: '/api/v1/campaigns/{id}/copy'
    params: { id: string }
    body: CopyCampaignBody
    reply: CopyCampaignReply
  }
  /** Put a campaign away that is over, or bring it back */
  archiveCampaign: {
    method: 'POST'
    path: '/api/v1/campaigns/{id}/archive'
    params: { id: string }
    body: ArchiveCampaignBody
    reply: ArchiveCampaignReply
  }
  /** Whom it would reach and why not the others, what it costs, what is missing, what collides */
  checkCampaign: {
    method: 'GET'
    path: '/api/v1/campaigns/{id}/check'
    params: { id: string }
    reply: CheckCampaignReply
  }
  /** What receivers will find about its messages: whether the sender’s domain vouches for them */
  inspectCampaign: {
    method: 'GET'
    path: '/api/v1/campaigns/{id}/receivers'
    params: { id: string }
    reply: InspectCampaignReply
  }
  /** Send the mail to oneself, as the first of its audience would get it, or a made-up person */
  testCampaign: {
    method: 'POST'
    path: '/api/v1/campaigns/{id}/test'
    params: { id: string }
    reply: TestCampaignReply
  }
  /** Launch a draft; a message to everybody, or to nobody, needs the count confirmed */
  launchCampaign: {
    method: 'POST'
    path: '/api/v1/campaigns/{id}/launch'
    params: { id: string }
    body: LaunchCampaignBody
    reply: LaunchCampaignReply
  }
  /** Hold what has not left yet */
  pauseCampaign: {
    method: 'POST'
    path: '/api/v1/campaigns/{id}/pause'
    params: { id: string }
    reply: PauseCampaignReply
  }
  /** Go on after a pause */
  resumeCampaign: {
    method: 'POST'
    path: '/api/v1/campaigns/{id}/resume'
    params: { id: string }
    reply: ResumeCampaignReply
  }
  /** After the sample: write to the rest */
  continueCampaign: {
    method: 'POST'
    path: '/api/v1/campaigns/{id}/go-on'
    params: { id: string }
    reply: ContinueCampaignReply
  }
  /** Stop for good: what has not left never will */
  stopCampaign: {
    method: 'POST'
    path: '/api/v1/campaigns/{id}/stop'
    params: { id: string }
    reply: StopCampaignReply
  }
  /** Live results against the goal, with the reasons of everybody who was skipped */
  getCampaignResults: {
    method: 'GET'
    path: '/api/v1/campaigns/{id}/results'
    params: { id: string }
    reply: GetCampaignResultsReply
  }
  /** The people behind a figure or a reason */
  listCampaignPeople: {
    method: 'GET'
    path: '/api/v1/campaigns/{id}/people'
    params: { id: string }
    query: { group: "list" | "left_out" | "refused" | "failed" | "expired" | "sent" | "delivered" | "opened" | "clicked" | "unsubscribed" | "bounced" | "complained"; reason?: string; limit?: number; cursor?: string }
    reply: ListCampaignPeopleReply
  }
  /** Name an audience: a CSV file with a header, or identifiers line by line, as the body itself */
  uploadAudience: {
    method: 'POST'
    path: '/api/v1/campaign-lists'
    query: { name: string; source?: "file" | "typed" }
    reply: UploadAudienceReply
  }
  /** Announce a long list that comes in parts of at most 8 MiB */
  beginAudience: {
    method: 'POST'
    path: '/api/v1/campaign-lists/begin'
    body: BeginAudienceBody
    reply: BeginAudienceReply
  }
  /** The next bytes of a list; with the last of them it is read, and getAudience says how far it is */
  putAudiencePart: {
    method: 'PUT'
    path: '/api/v1/campaign-lists/{id}/parts'
    params: { id: string }
    query: { offset: number }
    reply: PutAudiencePartReply
  }
  /** What was read of a list, how far it is, and which rows led to nobody */
  getAudience: {
    method: 'GET'
    path: '/api/v1/campaign-lists/{id}'
    params: { id: string }
    reply: GetAudienceReply
  }
  /** Announce a file of customers, orders, products or consents: CSV, XLSX or NDJSON, in parts of at most 8 MiB */
  beginImport: {
    method: 'POST'
    path: '/api/v1/imports'
    body: BeginImportBody
    reply: BeginImportReply
  }
  /** Imports, the newest first */
  listImports: {
    method: 'GET'
    path: '/api/v1/imports'
    query: { before?: string; limit?: number }
    reply: ListImportsReply
  }
  /** The next bytes of a file; with the last of them its columns are read */
  putImportPart: {
    method: 'PUT'
    path: '/api/v1/imports/{id}/parts'
    params: { id: string }
    query: { offset: number }
    reply: PutImportPartReply
  }
  /** The rows that were refused, as they stood in the file, each with its line and why (CSV) */
  getRefusedRows: {
    method: 'GET'
    path: '/api/v1/imports/{id}/refused'
    params: { id: string }
  }
  /** Say what the columns of a file are, and what holds for every row */
  mapImport: {
    method: 'PUT'
    path: '/api/v1/imports/{id}/mapping'
    params: { id: string }
    body: MapImportBody
    reply: MapImportReply
  }
  /** Take an import from the list, its files with it */
  deleteImport: {
    method: 'DELETE'
    path: '/api/v1/imports/{id}'
    params: { id: string }
    reply: DeleteImportReply
  }
  /** An import: its columns, how far it is, and what was refused why */
  getImport: {
    method: 'GET'
    path: '/api/v1/imports/{id}'
    params: { id: string }
    reply: GetImportReply
  }
  /** Try a file: everything is read, nothing is stored */
  checkImport: {
    method: 'POST'
    path: '/api/v1/imports/{id}/check'
    params: { id: string }
    reply: CheckImportReply
  }
  /** Store what a file brings */
  runImport: {
    method: 'POST'
    path: '/api/v1/imports/{id}/run'
    params: { id: string }
    reply: RunImportReply
  }
  /** Stop a trial or a run; what is stored stays */
  cancelImport: {
    method: 'POST'
    path: '/api/v1/imports/{id}/cancel'
    params: { id: string }
    reply: CancelImportReply
  }
  /** Take back all that an import brought */
  undoImport: {
    method: 'POST'
    path: '/api/v1/imports/{id}/undo'
    params: { id: string }
    reply: UndoImportReply
  }
  /** What a column of a file may become */
  listImportTargets: {
    method: 'GET'
    path: '/api/v1/import-targets'
    query: { kind: "customers" | "orders" | "products" | "consents" }
    reply: ListImportTargetsReply
  }
  /** Forms of landing pages and of the shop, the last changed first */
  listForms: {
    method: 'GET'
    path: '/api/v1/forms'
    reply: ListFormsReply
  }
  /** Make a form; it can be filled in at once */
  createForm: {
    method: 'POST'
    path: '/api/v1/forms'
    body: CreateFormBody
    reply: CreateFormReply
  }
  /** A form with its fields and consent boxes */
  getForm: {
    method: 'GET'
    path: '/api/v1/forms/{id}'
    params: { id: string }
    reply: GetFormReply
  }
  /** A new version of a form, shown at once; If-Match names the revision that was read */
  saveForm: {
    method: 'PUT'
    path: '/api/v1/forms/{id}'
    params: { id: string }
    body: SaveFormBody
    reply: SaveFormReply
  }
  /** Take a form down; what it brought stays */
  archiveForm: {
    method: 'DELETE'
    path: '/api/v1/forms/{id}'
    params: { id: string }
    reply: ArchiveFormReply
  }
  /** How often each form was seen, begun, sent and confirmed */
  countForms: {
    method: 'GET'
    path: '/api/v1/form-figures'
    query: { days?: number }
    reply: CountFormsReply
  }
  /** Landing pages with their addresses */
  listPages: {
    method: 'GET'
    path: '/api/v1/pages'
    reply: ListPagesReply
  }
  /** Give a landing page its address; it is seen there once it is published */
  putPageAddress: {
    method: 'PUT'
    path: '/api/v1/content/{id}/address'
    params: { id: string }
    body: PutPageAddressBody
    reply: PutPageAddressReply
  }
  /** A link by which a page is seen as it is drafted, for some hours */
  makePreviewLink: {
    method: 'POST'
    path: '/api/v1/content/{id}/preview-link'
    params: { id: string }
    body: MakePreviewLinkBody
    reply: MakePreviewLinkReply
  }
  /** How many a condition holds for now, some of them by name, and the condition in words */
  previewSegment: {
    method: 'POST'
    path: '/api/v1/segments/preview'
    body: PreviewSegmentBody
    reply: PreviewSegmentReply
  }
  /** A condition in plain words */
  explainCondition: {
    method: 'POST'
    path: '/api/v1/segments/explain'
    body: ExplainConditionBody
    reply: ExplainConditionReply
  }
  /** What conditions can speak of here: events with their properties, traits, stores, purposes, lists */
  getSegmentCatalogue: {
    method: 'GET'
    path: '/api/v1/segments/catalogue'
    reply: GetSegmentCatalogueReply
  }
  /** Values a property has had in the last 90 days, the commonest first */
  listPropertyValues: {
    method: 'GET'
    path: '/api/v1/segments/values'
    query: { event?: string; property: string }
    reply: ListPropertyValuesReply
  }
  /** Segments, the last changed first, with how many are in, came and went */
  listSegments: {
    method: 'GET'
    path: '/api/v1/segments'
    query: { q?: string; folder?: string; archived?: string; limit?: number; cursor?: string }
    reply: ListSegmentsReply
  }
  /** Make a segment; its members are found at once, unless it is a draft */
  createSegment: {
    method: 'POST'
    path: '/api/v1/segments'
    body: CreateSegmentBody
    reply: CreateSegmentReply
  }
  /** A segment with its newest condition and who leans on it */
  getSegment: {
    method: 'GET'
    path: '/api/v1/segments/{id}'
    params: { id: string }
    reply: GetSegmentReply
  }
  /** Name, description, folder; put live or away */
  changeSegment: {
    method: 'PATCH'
    path: '/api/v1/segments/{id}'
    params: { id: string }
    body: ChangeSegmentBody
    reply: ChangeSegmentReply
  }
  /** Delete with members and history, unless something leans on it */
  deleteSegment: {
    method: 'DELETE'
    path: '/api/v1/segments/{id}'
    params: { id: string }
    reply: DeleteSegmentReply
  }
  /** A new version of the condition; members follow it once it is built */
  saveCondition: {
    method: 'PUT'
    path: '/api/v1/segments/{id}/condition'
    params: { id: string }
    body: SaveConditionBody
    reply: SaveConditionReply
  }
  /** The newest condition under a new name, as a draft */
  copySegment: {
    method: 'POST'
    path: '/api/v1/segments/{id}/copy'
    params: { id: string }
    body: CopySegmentBody
    reply: CopySegmentReply
  }
  /** Every version of the condition, the newest first */
  listSegmentVersions: {
    method: 'GET'
    path: '/api/v1/segments/{id}/versions'
    params: { id: string }
    reply: ListSegmentVersionsReply
  }
  /** What changed between two versions of the condition, line by line in words */
  diffSegment: {
    method: 'GET'
    path: '/api/v1/segments/{id}/diff'
    params: { id: string }
    query: { from: number; to: number }
    reply: DiffSegmentReply
  }
  /** Who is in, whoever came last first, each with what brought her in */
  listMembersOfSegment: {
    method: 'GET'
    path: '/api/v1/segments/{id}/members'
    params: { id: string }
    query: { limit?: number; cursor?: string }
    reply: ListMembersOfSegmentReply
  }
  /** How many entered and left each day, and who did last, with the cause */
  getSegmentHistory: {
    method: 'GET'
    path: '/api/v1/segments/{id}/history'
    params: { id: string }
    query: { days?: number }
    reply: GetSegmentHistoryReply
  }
  /** The segments a customer is in, with since when and what brought her there */
  listSegmentsOfCustomer: {
    method: 'GET'
    path: '/api/v1/customers/{id}/segments'
    params: { id: string }
    reply: ListSegmentsOfCustomerReply
  }
  /** Why a customer is in a segment, or why not: each part with the fact behind it */
  explainMembership: {
    method: 'GET'
    path: '/api/v1/customers/{id}/segments/{segment}'
    params: { id: string; segment: string }
    reply: ExplainMembershipReply
  }
  /** Where the audit log and the ledger of consents end now, signed: keep it elsewhere */
  getAuditHead: {
    method: 'GET'
    path: '/api/v1/audit/head'
    reply: GetAuditHeadReply
  }
  /** Check the audit log and the ledger of consents, also against a head that was kept */
  verifyAudit: {
    method: 'POST'
    path: '/api/v1/audit/verify'
    body: VerifyAuditBody
    reply: VerifyAuditReply
  }
  /** What the analytic engine holds of this workspace */
  getWarehouse: {
    method: 'GET'
    path: '/api/v1/warehouse'
    reply: GetWarehouseReply
  }
  /** How far the sample brand is prepared: what it sells, its segments and journeys */
  getSampleGoods: {
    method: 'GET'
    path: '/api/v1/sample/goods'
    reply: GetSampleGoodsReply
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
  /** How many customers of the sample brand have their two years of history */
  getSampleHistory: {
    method: 'GET'
    path: '/api/v1/sample/history'
    reply: GetSampleHistoryReply
  }
  /** Send two years of the sample brand: 20,000 customers, in the background; goes on where it stopped */
  loadSampleHistory: {
    method: 'POST'
    path: '/api/v1/sample/history'
    reply: LoadSampleHistoryReply
  }
  /** Stop sending the history of the sample brand; what has been sent stays */
  stopSampleHistory: {
    method: 'DELETE'
    path: '/api/v1/sample/history'
    reply: StopSampleHistoryReply
  }
  /** What a scan or a typed text means: goods, a customer, an order, a wallet card to be scanned */
  findAtTill: {
    method: 'GET'
    path: '/api/v1/till/find'
    query: { q: string }
    reply: FindAtTillReply
  }
  /** Everything a store sells, with prices and what is free there, page by page: for a till without a network */
  listShelf: {
    method: 'GET'
    path: '/api/v1/till/shelf'
    query: { storeId: string; after?: string; limit?: number }
    reply: ListShelfReply
  }
  /** The variants of a product with what is free of each in every store */
  listSizes: {
    method: 'GET'
    path: '/api/v1/till/products/{id}'
    params: { id: string }
    reply: ListSizesReply
  }
  /** The customer in front of an advisor; what she bought and looked at only with her consent to advice */
  getCustomerAtTill: {
    method: 'GET'
    path: '/api/v1/till/customers/{id}'
    params: { id: string }
    reply: GetCustomerAtTillReply
  }
  /** A link to her own page of consents, to be opened on her own phone */
  askOnHerScreen: {
    method: 'POST'
    path: '/api/v1/till/customers/{id}/ask'
    params: { id: string }
    reply: AskOnHerScreenReply
  }
  /** Who checked in at a store lately, or came near it; by name who agreed to be known there */
  listVisits: {
    method: 'GET'
    path: '/api/v1/till/visits'
    query: { storeId: string }
    reply: ListVisitsReply
  }
  /** Who goes through a store with scan and go: since when, what, paid or not; by name who agreed to be known there */
  listScans: {
    method: 'GET'
    path: '/api/v1/till/scans'
    query: { storeId: string }
    reply: ListScansReply
  }
  /** The same live: server-sent events named `visits`, each with the whole list */
  streamVisits: {
    method: 'GET'
    path: '/api/v1/till/live'
    query: { storeId: string }
    reply: StreamVisitsReply
  }
}
