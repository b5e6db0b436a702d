import { type Collect, listUnnamedStores, type NameStores } from '../modules/collect/index.ts'
import type { Commerce } from '../modules/commerce/index.ts'
import type { Consent } from '../modules/consent/index.ts'
import type { Identity } from '../modules/identity/index.ts'
import type { Profile } from '../modules/profile/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Language } from '../platform/errors.ts'
import type { Actor } from '../platform/http/route.ts'
import { readAdvice } from './advice.ts'
import { findRoots, judgeAdvice, judgeSoon } from './judge.ts'
import { readScan } from './scan.ts'
import type { Advice, FindReply, ScanWalkView } from './schema.ts'
import { type createVisitBook, listPresent } from './visits.ts'

export interface TillDeps {
  db: Pick<Db, 'inWorkspace'>
  clock: Clock
  profile: Pick<Profile, 'get' | 'readLife' | 'nameCustomers'>
  consent: Pick<Consent, 'explain' | 'links'>
  graph: Pick<Identity['graph'], 'findByIdentifier' | 'listClusters'>
  shelf: Commerce['shelf']
  /** Orders a number, a receipt or a pick-up code names, the newest first. */
  listWalks: Commerce['listWalks']
  findOrders(workspaceId: string, word: string): Promise<{ id: string; customerId: string | null }[]>
  visits: ReturnType<typeof createVisitBook>
  traces: Collect['traces']
  nameStores: NameStores
  /** Waits until the pipeline has taken all that the log holds now, at most so long. */
  catchUp(maxMs: number): Promise<unknown>
}

/** The life an advisor looks at: more is a matter of the customer's own page. */
const mostMoments = 200
const nothing: FindReply = { kind: 'nothing', by: null, customerId: null, orderId: null, articles: [] }

/** What somebody scanned or typed at a till. Goods go before people: an EAN is scanned a hundred times as often. */
export async function findMeant(
  deps: TillDeps,
  { workspaceId, scopes, kind }: Actor,
  { q, language }: { q: string; language: Language },
): Promise<FindReply> {
  const meant = readScan(q)
  if (meant.isWallet) return { ...nothing, kind: 'wallet' }
  if (meant.article !== null && scopes.has('catalog:read')) {
    const articles = await deps.shelf.find(workspaceId, { by: 'code', word: meant.article, language })
    if (articles.length > 0) {
      const by = articles.some((one) => one.gtin === meant.article) ? 'ean' : 'sku'
      return { ...nothing, kind: 'article', by, articles }
    }
  }
  // A masked member's look-ups are counted and recorded where she looks customers up (D9); here nobody counts.
  const isOpen = kind !== 'member' || scopes.has('customers:pii')
  for (const who of isOpen ? meant.identifiers : []) {
    const found = await deps.db.inWorkspace(workspaceId, (tx) =>
      deps.graph.findByIdentifier(tx, workspaceId, who, 'service'),
    )
    if (found !== null) return { ...nothing, kind: 'customer', by: who.kind, customerId: found.id }
  }
  const [order] =
    meant.order === null || !scopes.has('orders:read') ? [] : await deps.findOrders(workspaceId, meant.order)
  if (order === undefined) return nothing
  const { id: orderId, customerId } = order
  return { ...nothing, kind: 'order', by: 'number', orderId, customerId }
}

async function advise(
  { db, clock, profile, nameStores }: TillDeps,
  who: { workspaceId: string; birthId: string },
  reader: Parameters<Profile['readLife']>[2],
): Promise<Advice> {
  const { items } = await profile.readLife(who, { limit: mostMoments }, reader)
  const codes = listUnnamedStores(items.map((one) => one.properties))
  const names = codes.length === 0 ? [] : await db.inWorkspace(who.workspaceId, (tx) => nameStores(tx, codes))
  return readAdvice(items, clock.now(), new Map(names))
}

/** The customer in front of an advisor; what she did only with her consent to it. @throws SplotError `not_found` */
export async function showCustomer(deps: TillDeps, actor: Actor, id: string, language: Language) {
  const { workspaceId } = actor
  const reader = { seesPii: actor.scopes.has('customers:pii'), lang: language }
  const customer = await deps.profile.get(workspaceId, id, reader)
  const { isAllowed, because } = await judgeSoon(deps, workspaceId, customer.id)
  return {
    id: customer.id,
    name: customer.name,
    guestCode: customer.guestCode,
    stage: customer.stage,
    since: customer.computed.firstSeenAt,
    isAdviceAllowed: isAllowed,
    because,
    advice: isAllowed ? await advise(deps, { workspaceId, birthId: customer.id }, reader) : null,
  }
}

/** Her own page of consents at the question that was asked, to be opened on her own phone. @throws SplotError `not_found` */
export async function askOnHerScreen(deps: TillDeps, actor: Actor, id: string) {
  const { workspaceId } = actor
  const customer = await deps.profile.get(workspaceId, id, { seesPii: false, lang: 'pl' })
  const about = { workspaceId, birth: customer.id, messageId: '', purpose: 'advice', channel: 'any' }
  return { url: `${deps.consent.links.preferences(about)}#c:${about.purpose}:${about.channel}:what` }
}

/**
 * Who goes through a store with scan and go. What is bought is the store's to see; what else lies in a cart, and a name, are
 * hers, and shown with her consent.
 */
export async function listWalks(
  deps: TillDeps,
  actor: Actor,
  asked: { storeId: string; language: Language },
) {
  const { workspaceId } = actor
  const walks = await deps.listWalks(workspaceId, asked)
  const roots = await findRoots(deps, workspaceId, [...new Set(walks.flatMap((one) => one.birth ?? []))])
  const present: ScanWalkView[] = []
  for (const { birth, beganAt, lines, ...walk } of walks) {
    const customerId = birth === null ? null : (roots.get(birth) ?? birth)
    const isKnown = customerId !== null && (await judgeAdvice(deps, workspaceId, customerId)).isAllowed
    const names = isKnown
      ? await deps.profile.nameCustomers(workspaceId, [customerId], actor.scopes.has('customers:pii'))
      : null
    present.push({
      ...walk,
      beganAt: new Date(beganAt).toISOString(),
      customerId: isKnown ? customerId : null,
      name: (customerId !== null && names?.get(customerId)) || null,
      pieces: lines.reduce((sum, one) => sum + one.quantity, 0),
      lines: isKnown || walk.state !== 'shopping' ? lines : [],
    })
  }
  return present
}

/** Who is in a store now; by name who agreed to be known there. */
export async function listVisits(deps: TillDeps, actor: Actor, storeId: string) {
  const { workspaceId } = actor
  const seen = deps.visits.list(workspaceId, storeId, deps.clock.now())
  const roots = await findRoots(deps, workspaceId, [...new Set(seen.map((one) => one.birth))])
  const present = listPresent(seen, (one) => roots.get(one.birth) ?? one.customerId)
  const known = await Promise.all(
    present.map(async (one) => (await judgeAdvice(deps, workspaceId, one.customerId)).isAllowed),
  )
  const names = await deps.profile.nameCustomers(
    workspaceId,
    present.filter((_, place) => known[place]).map((one) => one.customerId),
    actor.scopes.has('customers:pii'),
  )
  return present.map(({ storeId: _, birth: __, ...one }) => ({
    ...one,
    name: names.get(one.customerId) ?? null,
  }))
}
