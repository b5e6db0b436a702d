import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import { describe, quoteFor } from '../cart/index.ts'
import type { Quote } from '../catalog/index.ts'
import type { Fact } from '../rules/fact.ts'
import type { CommerceDeps, WishNews } from '../service/deps.ts'
import { sumFree } from '../stock/index.ts'
import { putFacts } from '../store/facts.ts'
import { judgeWatch, type Watch } from './rules.ts'
import { listWatched, listWatching, lockWatches, noteWatch } from './store.ts'

const pauseMs = 5_000
const atOnce = 200

/**
 * Looks at what customers wait for. What became cheaper, or can be bought again, is told once: the fact, the message and the
 * note of how it is now are one transaction.
 */
export const createWishLoop = (deps: CommerceDeps): Loop => ({
  id: 'commerce.wishes',
  pauseMs,
  async turn() {
    await tryEach(await deps.worker.inPlatform((tx) => listWatching(tx)), ({ id }) => lookAround(deps, id))
    return false
  },
})

async function lookAround(deps: CommerceDeps, workspaceId: string): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after
    after = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const skus = await listWatched(tx, from, atOnce)
      if (skus.length > 0) await tellWishes(deps, tx, skus)
      return skus.length < atOnce ? null : (skus.at(-1) ?? null)
    })
  }
}

type Waiting = Watch & { birth: string | null }

async function tellWishes(deps: CommerceDeps, tx: WorkspaceTx, skus: readonly string[]): Promise<void> {
  const { quotes, ...telling } = await quoteFor(deps, tx, skus)
  const free = await sumFree(tx, skus)
  const watches = await lockWatches(tx, skus)
  const found: { watch: Waiting; quote: Quote; verdict: ReturnType<typeof judgeWatch> }[] = []
  for (const watch of watches) {
    const quote = quotes.get(watch.sku)
    if (quote === undefined) continue
    const minor = quote.isActive ? (quote.price?.unitMinor ?? null) : null
    const now = { minor, isThere: minor !== null && (free.get(watch.sku) ?? 1) > 0 }
    const verdict = judgeWatch(watch, now)
    if (verdict.isChanged) await noteWatch(tx, watch, now)
    if (verdict.price !== null || verdict.isBack) found.push({ watch, quote, verdict })
  }
  if (found.length === 0) return
  const people = await findPeople(
    deps,
    tx,
    found.map((one) => one.watch),
  )
  const told = new Set<string>()
  for (const { watch, quote, verdict } of found) {
    const person = watch.birth === null ? undefined : people.get(watch.birth)
    // Two devices of hers asked for the same: she is told once.
    const key = `${person?.root ?? watch.documentId}\n${watch.sku}`
    if (person === undefined || watch.birth === null || told.has(key)) continue
    told.add(key)
    const asked = { watch, quote, verdict, telling, birth: watch.birth, births: person.births }
    await tellOne(deps, tx, asked)
  }
}

async function findPeople({ graph }: CommerceDeps, tx: WorkspaceTx, watches: readonly Waiting[]) {
  const births = [...new Set(watches.flatMap((one) => one.birth ?? []))]
  const rows = births.length === 0 ? [] : await graph.listClusters(tx, tx.workspaceId, births, 'service')
  const byRoot = new Map<string, string[]>()
  for (const { root, birthId } of rows) byRoot.set(root, [...(byRoot.get(root) ?? []), birthId])
  return new Map(rows.map(({ root, birthId }) => [birthId, { root, births: byRoot.get(root) ?? [] }]))
}

interface Told {
  watch: Waiting
  quote: Quote
  verdict: ReturnType<typeof judgeWatch>
  telling: Parameters<typeof describe>[1]
  birth: string
  births: readonly string[]
}

async function tellOne(deps: CommerceDeps, tx: WorkspaceTx, told: Told): Promise<void> {
  const { watch, quote, verdict, telling, birth, births } = told
  const { currency } = telling
  const minor = quote.price?.unitMinor
  if (minor === undefined) return
  const at = deps.clock.now()
  const kinds: WishNews['kind'][] = [
    ...(verdict.isBack ? (['back_in_stock'] as const) : []),
    ...(verdict.price === null ? [] : (['price_drop'] as const)),
  ]
  const facts = kinds.map((kind): Fact => {
    const before =
      verdict.price === null ? {} : { previous_price: toDecimal(verdict.price.fromMinor, currency) }
    return {
      id: nameNews(watch, kind, at),
      birth,
      event: kind === 'price_drop' ? 'Product Price Dropped' : 'Product Back In Stock',
      channel: 'web',
      at,
      properties: {
        wishlist_id: watch.documentId,
        ...describe(quote, telling),
        ...(kind === 'price_drop' ? before : {}),
      },
    }
  })
  await putFacts(tx, facts)
  const [kind] = kinds
  if (kind === undefined) return
  // One message, whatever there is to tell.
  const { words, picture } = quote
  const fromMinor = verdict.price?.fromMinor ?? null
  const about = { words, picture, currency, minor, fromMinor }
  await deps.sendWishLetter(tx, { kind, id: nameNews(watch, kind, at), birth, births, at, ...about })
}

const nameNews = ({ documentId, sku }: Watch, kind: string, at: number): string =>
  hashToUuid(`wish\n${documentId}\n${sku}\n${kind}\n${at}`)
