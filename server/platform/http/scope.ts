/** Every permission there is. Roles and keys hold sets of these; a route names exactly one. */
export const scopes = [
  'self', // any signed-in member: own session, language, workspace
  'events:write', // append events (write keys, and desks that log a contact)
  'events:read', // live debugger
  'customers:read', // profiles, masked where `customers:pii` is missing
  'customers:pii', // see e-mail, phone, names of persons in full
  'customers:life', // what a person bought, looked at and wishes for, without her consent to advice
  'customers:write', // log a contact
  'customers:merge', // merge and split
  'consents:read', // register, purposes, wordings, limits
  'consents:write', // record consents, withdrawals and objections at a desk
  'consents:manage', // purposes, wordings, quiet hours, limits, suppressed addresses
  'privacy:manage', // the register of privacy requests, and carrying them out
  'content:read', // messages, pages, brand, previews
  'content:write', // drafts
  'content:publish', // versions, approval, brand
  'messages:read', // what was sent to whom, and what became of it
  'channels:read', // channels and their settings, without secrets
  'channels:manage', // settings and secrets of channels
  'campaigns:read', // campaigns, their checks and results
  'campaigns:write', // drafts, lists, tests to oneself
  'campaigns:launch', // launch, pause, stop
  'journeys:read', // journeys, their figures, tasks
  'journeys:write', // drafts, taking people out
  'journeys:launch', // approve, launch, pause, stop
  'segments:read', // segments, who is in them and why
  'segments:manage', // make and change segments
  'catalog:read', // products, prices, stores, stock
  'catalog:write', // feeds of products, prices, stores; promotions
  'stock:write', // counts, movements, reservations
  'carts:read', // carts and wish lists of customers
  'carts:write', // change them for a customer
  'orders:read', // orders, pick-ups, returns, payments
  'orders:write', // take, prepare, hand over, cancel, return orders; sell at a till
  'loyalty:read', // points, tiers, coupons of customers
  'loyalty:write', // give and correct points, give coupons
  'loyalty:manage', // rules of points, tiers, rewards, coupon pools
  'payments:manage', // settings and secrets of payment providers
  'shoppers:write', // say who has signed in to the shop
  'sources:read',
  'sources:manage', // connections to other systems, imports and their undoing
  'keys:manage',
  'members:manage',
  'audit:read',
  'workspace:manage',
] as const

export type Scope = (typeof scopes)[number]

/** What a person bought, looked at and wishes for: members need leave or her consent, a key is a system's and holds what it was given. */
export const seesLives = ({
  kind,
  scopes,
}: {
  kind: 'member' | 'key'
  scopes: ReadonlySet<Scope>
}): boolean => kind === 'key' || scopes.has('customers:life')
