// Made from the API by `npm run generate`. Do not edit.

export type Problem = { type: string; title: string; status: number; code: "address_missing" | "advice_refused" | "already_replayed" | "apply_failed" | "approval_closed" | "approval_missing" | "approval_own" | "approval_self" | "audience_ending" | "audience_identifiers" | "audience_missing" | "audience_target" | "audience_used" | "banner_unfair" | "batch_shape" | "batch_too_large" | "birthday_future" | "body_empty" | "campaign_launched" | "campaign_state" | "campaign_unready" | "cap_invalid" | "cart_changed" | "cart_empty" | "cart_full" | "cart_line_gone" | "cart_quantity" | "charset" | "code_wrong" | "condition_personal" | "condition_shape" | "condition_too_deep" | "condition_too_large" | "condition_value" | "confirmation_gone" | "conflict" | "connection_incomplete" | "content_missing" | "content_unready" | "content_used" | "count_unconfirmed" | "coupon_beaten" | "coupon_currency" | "coupon_first_only" | "coupon_guessing" | "coupon_minimum" | "coupon_mistyped" | "coupon_needs_customer" | "coupon_no_goods" | "coupon_not_here" | "coupon_not_today" | "coupon_not_yet" | "coupon_not_yours" | "coupon_off" | "coupon_over" | "coupon_pool_general" | "coupon_pool_kind" | "coupon_product_missing" | "coupon_refused" | "coupon_stands_alone" | "coupon_tier" | "coupon_too_many" | "coupon_unknown" | "coupon_used" | "coverage_shrinks" | "currency" | "customer_missing" | "delivery_gone" | "delivery_id_missing" | "delivery_too_old" | "delivery_unknown" | "disk_full" | "duplicate_header" | "duplicate_key" | "edit_overtaken" | "email_invalid" | "encoding" | "encoding_wrong" | "event_name" | "event_shape" | "event_too_large" | "event_type" | "event_unstorable" | "experiment_arm" | "experiment_fixed" | "experiment_state" | "extension_late" | "file_unread" | "forbidden" | "group_refused" | "handover_gone" | "header_injection" | "id_too_long" | "idempotency_key" | "idempotency_mismatch" | "identifier_foreign" | "identity_missing" | "identity_unconfirmed" | "import_columns" | "import_json" | "import_mapping" | "import_no_rows" | "import_nobody" | "import_state" | "import_target" | "import_unused" | "internal" | "invalid" | "journey_map" | "journey_state" | "journey_unready" | "json_invalid" | "key_in_browser" | "key_kind" | "key_not_published" | "key_too_long" | "key_unknown" | "kpi_missing" | "last_admin" | "layer_full" | "list_broken" | "list_columns" | "list_empty" | "list_spreadsheet" | "list_too_long" | "mapping_missing" | "member_exists" | "merge_conflict" | "merge_same" | "merge_undone" | "merge_unknown" | "method_not_allowed" | "not_for_sale" | "not_found" | "not_sample" | "nul_char" | "number_range" | "on_hold" | "order_currency" | "order_state" | "order_too_large" | "order_unknown" | "origin_forbidden" | "overloaded" | "page_kind" | "page_unreachable" | "page_unread" | "part_offset" | "part_taken" | "password_weak" | "payload_unread" | "payment_email" | "payment_provider_down" | "payment_settings" | "payment_settled" | "payment_sum" | "payment_unknown" | "phone_invalid" | "phone_premium" | "phone_region" | "pickup_code_guessing" | "pickup_code_wrong" | "picture_refused" | "picture_used" | "placeholder_id" | "points_minimum" | "points_pay_nothing" | "points_short" | "points_undone" | "price_fixed" | "price_format" | "price_reason" | "price_unread" | "product_unknown" | "programme_none" | "promotion_past" | "promotion_started" | "properties_shape" | "pull_refused" | "pull_unreachable" | "pull_unread" | "purpose_unknown" | "quiet_invalid" | "rate_limited" | "redemption_over" | "refund_state" | "request_closed" | "request_timeout" | "request_under_way" | "reservation_over" | "reserved_key" | "reset_beyond" | "return_too_many" | "revision_changed" | "revision_missing" | "reward_off" | "row_repeated" | "rule_missing" | "second_factor_on" | "segment_cycle" | "segment_missing" | "segment_used" | "segment_version" | "settings_invalid" | "sheet_refused" | "shopper_guest" | "shopper_unknown" | "sign_in_failed" | "signature_missing" | "signature_wrong" | "sku_taken" | "sku_unknown" | "slot_item" | "slug_taken" | "split_whole" | "stock_reserved" | "stock_short" | "stopping" | "store_unknown" | "timestamp" | "timestamp_future" | "too_deep" | "too_large" | "too_many_keys" | "too_many_screens" | "topic_unknown" | "traits_shape" | "unauthenticated" | "unicode_invalid" | "unknown_field" | "unsafe_integer" | "url_forbidden" | "utf8_invalid" | "variant_unavailable" | "wallet_stale" | "wallet_unread" | "wallet_used" | "welcome_used" | "wording_conflict" | "wording_missing" | "wording_unknown" | "workspace_audiences" | "workspace_exists" | "workspace_on_hold" | "workspace_removed" | "workspace_unknown" | "writing_failed" | "writing_off"; detail: string; path?: string; hint: string }

export type LookUpCustomerReply = { id: string; name: string | null; guestCode: string; identifiers: ({ kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; masked: boolean; birthId: string; source: string; firstSeenAt: string })[]; traits: Record<string, unknown>; traitSources: Record<string, { at: string; source: string }>; computed: { firstSeenAt: string | null; lastSeenAt: string | null; events: number; eventsByChannel: Record<string, number>; orders: number; revenue: ({ currency: string; minor: number | string })[]; averageOrder: ({ currency: string; minor: number | string })[]; value12m: ({ currency: string; minor: number | string })[]; valueByMonth: ({ currency: string; minor: number | string; month: string })[]; recencyDays: number | null; rfm: { recencyDays: number; frequency: number; monetary: { currency: string; minor: number | string }; score: string } | null; favouriteCategory: string | null; favouriteDevice: string | null; favouriteStore: string | null; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost" }; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; stageHistory: ({ stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; at: string; because: string })[]; isLifeHidden?: true; timeline?: { items: ({ pos: number; messageId: string; type: "identify" | "track" | "page" | "screen" | "group" | "alias"; event: string; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; birthId: string; nameless: boolean; source: string; library: string | null; touchpoint: { source: string | null; medium: string | null; campaign: string | null; clickId: string | null; referrerHost: string | null; device: string | null; store: string | null }; properties: Record<string, unknown>; title: string; detail: string | null; amount: { currency: string; minor: number | string } | null; warnings: ({ code: string; path?: string; hint?: string })[] })[]; nextCursor: string | null; older: number | null } }

export type GetCustomerReply = { id: string; name: string | null; guestCode: string; identifiers: ({ kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; masked: boolean; birthId: string; source: string; firstSeenAt: string })[]; traits: Record<string, unknown>; traitSources: Record<string, { at: string; source: string }>; computed: { firstSeenAt: string | null; lastSeenAt: string | null; events: number; eventsByChannel: Record<string, number>; orders: number; revenue: ({ currency: string; minor: number | string })[]; averageOrder: ({ currency: string; minor: number | string })[]; value12m: ({ currency: string; minor: number | string })[]; valueByMonth: ({ currency: string; minor: number | string; month: string })[]; recencyDays: number | null; rfm: { recencyDays: number; frequency: number; monetary: { currency: string; minor: number | string }; score: string } | null; favouriteCategory: string | null; favouriteDevice: string | null; favouriteStore: string | null; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost" }; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; stageHistory: ({ stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; at: string; because: string })[]; isLifeHidden?: true; births: ({ id: string; kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; rootedAt: string })[]; merges: ({ mergeId: string; at: string; winner: string; loser: string; kind: string; rule: string; because: string; eventPos: number | null; canUndo: boolean; undoneAt: string | null; undoneBy: string | null })[] }

export type ListCustomersReply = { items: ({ id: string; name: string | null; guestCode: string; city: string | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; lastSeenAt: string | null; isLive: boolean; valueMinor12m: number | string; currency: string; orders: number; identifiersCount: number; weave: ({ channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; weight: number; nameless: boolean })[] })[]; nextCursor: string | null; estimate: number }

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

export type GetCartReply = { id: string; version: string; currency: string; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; quantity: number; price: string; regular: string; sum: string; isForSale: boolean })[]; coupons: ({ code: string; name: string; discount: string | null; refused: string | null })[]; totals: { goods: string; discount: string; total: string }; notices: ({ kind: "price_up" | "price_down" | "sold_out" | "short" | "withdrawn" | "quantity_cut" | "merged"; line: string | null; text: string })[]; customerId: string | null }

export type ChangeCartBody = { changes: ({ id: string; kind: "add"; sku: string; at?: string; quantity: number } | { id: string; kind: "set"; sku: string; at?: string; seen?: string; quantity: number } | { id: string; kind: "remove"; sku: string; at?: string; seen?: string } | { id: string; kind: "coupon_add"; code: string; at?: string } | { id: string; kind: "coupon_remove"; code: string; at?: string; seen?: string })[]; channel?: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; storeId?: string }

export type ChangeCartReply = { id: string; version: string; currency: string; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; quantity: number; price: string; regular: string; sum: string; isForSale: boolean })[]; coupons: ({ code: string; name: string; discount: string | null; refused: string | null })[]; totals: { goods: string; discount: string; total: string }; notices: ({ kind: "price_up" | "price_down" | "sold_out" | "short" | "withdrawn" | "quantity_cut" | "merged"; line: string | null; text: string })[]; customerId: string | null }

export type HandOverCartBody = { page?: string }

export type HandOverCartReply = { code: string; url: string; expiresAt: string }

export type TakeCartBody = { code: string }

export type TakeCartReply = { id: string; version: string; currency: string; lines: ({ line: string; sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; quantity: number; price: string; regular: string; sum: string; isForSale: boolean })[]; coupons: ({ code: string; name: string; discount: string | null; refused: string | null })[]; totals: { goods: string; discount: string; total: string }; notices: ({ kind: "price_up" | "price_down" | "sold_out" | "short" | "withdrawn" | "quantity_cut" | "merged"; line: string | null; text: string })[]; customerId: string | null }

export type GetWishlistReply = { id: string; version: string; currency: string; items: ({ sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; price: string | null; regular: string | null; wants: { priceDrop: boolean; backInStock: boolean } })[]; customerId: string | null }

export type ChangeWishlistBody = { changes: ({ id: string; kind: "add"; sku: string; at?: string; wants?: { priceDrop?: boolean; backInStock?: boolean } } | { id: string; kind: "remove"; sku: string; at?: string; seen?: string })[]; channel?: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" }

export type ChangeWishlistReply = { id: string; version: string; currency: string; items: ({ sku: string; productId: string; name: string; variant: string; picture: string | null; by: { kind: "customer" | "member" | "key" | "bot" | "system"; name: string | null }; at: string; stock: "enough" | "few" | "none"; price: string | null; regular: string | null; wants: { priceDrop: boolean; backInStock: boolean } })[]; customerId: string | null }

export type SignInShopperBody = { userId: string; anonymousId?: string }

export type SignInShopperReply = { token: string; expiresAt: string; customerId: string }

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

/** Every operation by its name: how it is asked, what it answers. */
export interface Operations {
  /** The customer an identifier leads to */
  lookUpCustomer: {
    method: 'GET'
    path: '/api/v1/customers/lookup'
    query: { kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; events?: number }
    reply: LookUpCustomerReply
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
}
