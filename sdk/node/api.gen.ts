// Made from the API by `npm run generate`. Do not edit.

export type Problem = { type: string; title: string; status: number; code: "address_missing" | "already_replayed" | "apply_failed" | "approval_closed" | "approval_self" | "audience_missing" | "banner_unfair" | "batch_shape" | "batch_too_large" | "birthday_future" | "body_empty" | "campaign_launched" | "campaign_state" | "campaign_unready" | "cap_invalid" | "charset" | "code_wrong" | "confirmation_gone" | "conflict" | "connection_incomplete" | "content_missing" | "content_unready" | "content_used" | "count_unconfirmed" | "coupon_beaten" | "coupon_currency" | "coupon_first_only" | "coupon_guessing" | "coupon_minimum" | "coupon_mistyped" | "coupon_needs_customer" | "coupon_no_goods" | "coupon_not_here" | "coupon_not_today" | "coupon_not_yet" | "coupon_not_yours" | "coupon_off" | "coupon_over" | "coupon_pool_empty" | "coupon_pool_general" | "coupon_pool_kind" | "coupon_product_missing" | "coupon_refused" | "coupon_stands_alone" | "coupon_tier" | "coupon_too_many" | "coupon_unknown" | "coupon_used" | "currency" | "customer_missing" | "delivery_gone" | "delivery_id_missing" | "delivery_too_old" | "delivery_unknown" | "disk_full" | "duplicate_header" | "duplicate_key" | "email_invalid" | "encoding" | "encoding_wrong" | "event_name" | "event_shape" | "event_too_large" | "event_type" | "event_unstorable" | "extension_late" | "file_unread" | "forbidden" | "header_injection" | "id_too_long" | "idempotency_key" | "idempotency_mismatch" | "identifier_foreign" | "identity_missing" | "identity_unconfirmed" | "internal" | "invalid" | "json_invalid" | "key_in_browser" | "key_kind" | "key_not_published" | "key_too_long" | "key_unknown" | "kpi_missing" | "last_admin" | "list_broken" | "list_columns" | "list_empty" | "list_spreadsheet" | "list_too_long" | "member_exists" | "merge_conflict" | "merge_same" | "merge_undone" | "merge_unknown" | "method_not_allowed" | "not_found" | "not_sample" | "nul_char" | "number_range" | "on_hold" | "order_currency" | "order_state" | "order_too_large" | "order_unknown" | "origin_forbidden" | "overloaded" | "page_kind" | "part_offset" | "part_taken" | "password_weak" | "payload_unread" | "payment_provider_down" | "payment_settings" | "payment_settled" | "payment_sum" | "payment_unknown" | "phone_invalid" | "phone_premium" | "phone_region" | "pickup_code_wrong" | "picture_refused" | "picture_used" | "placeholder_id" | "points_minimum" | "points_pay_nothing" | "points_short" | "points_undone" | "price_fixed" | "price_format" | "price_reason" | "price_unread" | "programme_none" | "promotion_past" | "promotion_started" | "properties_shape" | "pull_refused" | "pull_unreachable" | "pull_unread" | "purpose_unknown" | "quiet_invalid" | "rate_limited" | "redemption_over" | "request_closed" | "request_timeout" | "request_under_way" | "reservation_over" | "reserved_key" | "reset_beyond" | "return_too_many" | "revision_changed" | "revision_missing" | "reward_off" | "row_repeated" | "second_factor_on" | "settings_invalid" | "sign_in_failed" | "signature_missing" | "signature_wrong" | "sku_taken" | "sku_unknown" | "slug_taken" | "split_whole" | "stock_reserved" | "stock_short" | "stopping" | "store_unknown" | "timestamp" | "timestamp_future" | "too_deep" | "too_large" | "too_many_keys" | "topic_unknown" | "traits_shape" | "unauthenticated" | "unicode_invalid" | "unknown_field" | "unsafe_integer" | "url_forbidden" | "utf8_invalid" | "variant_unavailable" | "wallet_stale" | "wallet_unread" | "wallet_used" | "welcome_used" | "wording_conflict" | "wording_missing" | "wording_unknown" | "workspace_exists" | "workspace_removed" | "workspace_unknown" | "writing_failed" | "writing_off"; detail: string; path?: string; hint: string }

export type LookUpCustomerReply = { id: string; name: string | null; guestCode: string; identifiers: ({ kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; masked: boolean; birthId: string; source: string; firstSeenAt: string })[]; traits: Record<string, unknown>; traitSources: Record<string, { at: string; source: string }>; computed: { firstSeenAt: string | null; lastSeenAt: string | null; events: number; eventsByChannel: Record<string, number>; orders: number; revenue: ({ currency: string; minor: number | string })[]; averageOrder: ({ currency: string; minor: number | string })[]; value12m: ({ currency: string; minor: number | string })[]; valueByMonth: ({ currency: string; minor: number | string; month: string })[]; recencyDays: number | null; rfm: { recencyDays: number; frequency: number; monetary: { currency: string; minor: number | string }; score: string } | null; favouriteCategory: string | null; favouriteDevice: string | null; favouriteStore: string | null; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost" }; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; stageHistory: ({ stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; at: string; because: string })[]; timeline?: { items: ({ pos: number; messageId: string; type: "identify" | "track" | "page" | "screen" | "group" | "alias"; event: string; channel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post"; at: string; birthId: string; nameless: boolean; source: string; library: string | null; touchpoint: { source: string | null; medium: string | null; campaign: string | null; clickId: string | null; referrerHost: string | null; device: string | null; store: string | null }; properties: Record<string, unknown>; title: string; detail: string | null; amount: { currency: string; minor: number | string } | null; warnings: ({ code: string; path?: string; hint?: string })[] })[]; nextCursor: string | null; older: number | null } }

export type GetCustomerReply = { id: string; name: string | null; guestCode: string; identifiers: ({ kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; masked: boolean; birthId: string; source: string; firstSeenAt: string })[]; traits: Record<string, unknown>; traitSources: Record<string, { at: string; source: string }>; computed: { firstSeenAt: string | null; lastSeenAt: string | null; events: number; eventsByChannel: Record<string, number>; orders: number; revenue: ({ currency: string; minor: number | string })[]; averageOrder: ({ currency: string; minor: number | string })[]; value12m: ({ currency: string; minor: number | string })[]; valueByMonth: ({ currency: string; minor: number | string; month: string })[]; recencyDays: number | null; rfm: { recencyDays: number; frequency: number; monetary: { currency: string; minor: number | string }; score: string } | null; favouriteCategory: string | null; favouriteDevice: string | null; favouriteStore: string | null; lastChannel: "web" | "app" | "pos" | "call" | "email" | "sms" | "push" | "chat" | "social" | "store" | "ads" | "post" | null; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost" }; stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; stageHistory: ({ stage: "anonymous" | "lead" | "customer" | "loyal" | "at_risk" | "lost"; at: string; because: string })[]; births: ({ id: string; kind: "user_id" | "card" | "email" | "phone" | "external" | "device_id" | "anonymous_id"; value: string; rootedAt: string })[]; merges: ({ mergeId: string; at: string; winner: string; loser: string; kind: string; rule: string; because: string; eventPos: number | null; canUndo: boolean; undoneAt: string | null; undoneBy: string | null })[] }

export type PutProductsBody = { items: (unknown)[] }

export type PutProductsReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type PutPricesBody = { items: (unknown)[] }

export type PutPricesReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type SearchProductsReply = { items: ({ id: string; name: string; brand: string | null; categories: (string)[]; picture: string | null; variants: ({ sku: string; gtin: string | null; options: Record<string, unknown>; price: { price: string; regular: string; currency: string; promotionId: string | null } | null })[] })[] }

export type GetProductReply = { id: string; name: string; brand: string | null; description: string | null; url: string | null; categories: (string)[]; attributes: Record<string, unknown>; pictures: ({ url: string; alt?: string })[]; isActive: boolean; changedAt: string; variants: ({ sku: string; gtin: string | null; options: Record<string, unknown>; price: { price: string; regular: string; currency: string; promotionId: string | null } | null; attributes: Record<string, unknown>; pictures: ({ url: string; alt?: string })[]; isActive: boolean; reduced: { since: string; lowest: { amount: string; currency: string } } | null })[] }

export type ListPromotionsReply = { items: ({ name: string; effect: { kind: "percent"; percent: number } | { kind: "amount"; amount: number | string; currency?: unknown } | { kind: "price"; amount: number | string; currency?: unknown }; target: { kind: "all" } | { kind: "products"; ids: (string)[] } | { kind: "variants"; skus: (string)[] } | { kind: "categories"; paths: (string)[] }; from: string; until: string | null; id: string; state: "to_come" | "running" | "over" })[] }

export type PutPromotionBody = { name: string; effect: { kind: "percent"; percent: number } | { kind: "amount"; amount: number | string; currency?: string } | { kind: "price"; amount: number | string; currency?: string }; target: { kind: "all" } | { kind: "products"; ids: (string)[] } | { kind: "variants"; skus: (string)[] } | { kind: "categories"; paths: (string)[] }; from: string; until?: string | null }

export type PutPromotionReply = { outcome: "created" | "changed" | "unchanged" }

export type PutStoresBody = { items: (unknown)[] }

export type PutStoresReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type ListStoresReply = { items: ({ id: string; name: string; address: { street?: string; postcode?: string; city?: string; country?: string }; place?: { lat: number; lng: number }; zone: string; hours: { monday: ({ from: string; to: string })[]; tuesday: ({ from: string; to: string })[]; wednesday: ({ from: string; to: string })[]; thursday: ({ from: string; to: string })[]; friday: ({ from: string; to: string })[]; saturday: ({ from: string; to: string })[]; sunday: ({ from: string; to: string })[] }; trade: "restricted" | "free"; exceptions: ({ date: string; hours: ({ from: string; to: string })[]; note?: string })[]; services: (string)[]; phone?: string; email?: string; isActive: boolean; isOpen: boolean; opensAt: string | null; closesAt: string | null; distanceM: number | null })[] }

export type GetStoreReply = { id: string; name: string; address: { street?: string; postcode?: string; city?: string; country?: string }; place?: { lat: number; lng: number }; zone: string; hours: { monday: ({ from: string; to: string })[]; tuesday: ({ from: string; to: string })[]; wednesday: ({ from: string; to: string })[]; thursday: ({ from: string; to: string })[]; friday: ({ from: string; to: string })[]; saturday: ({ from: string; to: string })[]; sunday: ({ from: string; to: string })[] }; trade: "restricted" | "free"; exceptions: ({ date: string; hours: ({ from: string; to: string })[]; note?: string })[]; services: (string)[]; phone?: string; email?: string; isActive: boolean; isOpen: boolean; opensAt: string | null; closesAt: string | null; distanceM: number | null }

export type ListStockReply = { items: ({ storeId: string; sku: string; onHand: number; reserved: number; free: number; changedAt: string })[]; nextCursor: string | null }

export type CountStockBody = { items: (unknown)[] }

export type CountStockReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type MoveStockBody = { items: (unknown)[] }

export type MoveStockReply = { items: ({ index: number; id: string | null; outcome: "created" | "changed" | "unchanged" | "refused"; code?: string; path?: string; hint?: string })[] }

export type ListMovementsReply = { items: ({ kind: "count" | "receipt" | "sale" | "return" | "loss"; delta: number; onHand: number; ref: string | null; at: string })[] }

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
  /** Products with their variants, whole, up to 500 at once; each row is answered by itself, and may come again */
  putProducts: {
    method: 'POST'
    path: '/api/v1/catalog/products'
    body: PutProductsBody
    reply: PutProductsReply
  }
  /** Prices of variants from now on or from an instant; past prices stay, for the lowest of 30 days */
  putPrices: {
    method: 'POST'
    path: '/api/v1/catalog/prices'
    body: PutPricesBody
    reply: PutPricesReply
  }
  /** Products by the beginnings of words in their names, brands, categories, sizes and codes, as one types */
  searchProducts: {
    method: 'GET'
    path: '/api/v1/catalog/search'
    query: { q: string; limit?: number }
    reply: SearchProductsReply
  }
  /** A product with its variants, prices, and the lowest price of the 30 days before a reduction */
  getProduct: {
    method: 'GET'
    path: '/api/v1/catalog/products/{id}'
    params: { id: string }
    reply: GetProductReply
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
  /** How much lies in stores, up to 500 rows; each is answered by itself. Below what is promised is refused */
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
}
