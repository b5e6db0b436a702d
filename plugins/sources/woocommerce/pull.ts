import { type HttpReply, readText } from '@splot/contract/plugin/network'
import { type PullDeps, type Pulled, PullFault } from '@splot/contract/plugin/source'
import { z } from 'zod'
import type { WooSettings } from './index.ts'

const productsAtOnce = 20
/** The most the shop's API gives at once; it refuses whoever asks for more. */
const mostAtOnce = 100
/** No product here has more variations than the catalogue takes. */
const mostVariations = 200

const cursor = z.object({
  /** The last change seen, in the shop's UTC without a zone, and what was seen of that very second, product by product. */
  at: z.string(),
  ids: z.array(z.union([z.string(), z.number()])),
})
type Cursor = z.output<typeof cursor>
const begin: Cursor = { at: '2000-01-01T00:00:00', ids: [] }

const product = z.looseObject({ id: z.number(), date_modified_gmt: z.string() })
const variation = z.looseObject({ id: z.number() })

/** Products with variations that changed since, each with all of these: webhooks name only their numbers. */
export async function pullWoo(config: WooSettings, deps: PullDeps): Promise<Pulled> {
  const known = deps.cursor === null ? begin : cursor.parse(JSON.parse(deps.cursor))
  const idle = { deliveries: [], cursor: JSON.stringify(known), isMore: false }
  if (!config.url || !config.consumerKey || !config.consumerSecret) return idle
  const taken = (await listFresh(known, config, deps)).slice(0, productsAtOnce)
  const deliveries: Pulled['deliveries'][number][] = []
  for (const { one, mark } of taken)
    deliveries.push({
      id: `product-${one.date_modified_gmt}-${mark}`,
      topic: 'product.read',
      payload: { product: one, variations: await listVariations(one.id, config, deps) },
    })
  const at = taken.at(-1)?.one.date_modified_gmt ?? known.at
  const ids = taken.filter(({ one }) => one.date_modified_gmt === at).map(({ mark }) => mark)
  const seen: Cursor = { at, ids: at === known.at ? [...known.ids, ...ids] : ids }
  return { deliveries, cursor: JSON.stringify(seen), isMore: taken.length >= productsAtOnce }
}

/** What changed since, from the first page on that holds any: a whole second of a mended catalogue may be known by now. */
async function listFresh(known: Cursor, config: WooSettings, deps: PullDeps) {
  const size = Math.min(mostAtOnce, productsAtOnce + known.ids.length)
  const seen = new Set(known.ids)
  const query = new URLSearchParams({
    ...{ type: 'variable', orderby: 'modified', order: 'asc', dates_are_gmt: 'true', per_page: String(size) },
    // Later than a moment: what changed in the same second as the last seen comes again, and is left out here.
    modified_after: new Date(Date.parse(`${known.at}Z`) - 1_000).toISOString().slice(0, 19),
  })
  // No more pages than what is known fills: a shop that knows no pages would give the first for ever.
  for (let page = 1; page <= seen.size / size + 1; page++) {
    query.set('page', String(page))
    const rows = await ask(`products?${query}`, product, { config, deps })
    // A second is long enough to change twice, before it is read and after: what the product said tells these apart.
    const marked = rows.map((one) => ({
      one,
      mark: `${one.id}-${deps.tools.hash(JSON.stringify(one)).slice(0, 16)}`,
    }))
    const fresh = marked.filter(({ one, mark }) => one.date_modified_gmt !== known.at || !seen.has(mark))
    if (fresh.length > 0 || rows.length < size) return fresh
  }
  return []
}

async function listVariations(id: number, config: WooSettings, deps: PullDeps): Promise<object[]> {
  const all: object[] = []
  for (let page = 1; all.length < mostVariations; page++) {
    const some = await ask(`products/${id}/variations?per_page=${mostAtOnce}&page=${page}`, variation, {
      config,
      deps,
    })
    all.push(...some)
    if (some.length < mostAtOnce) break
  }
  return all
}

async function ask<S extends z.ZodType>(
  path: string,
  shape: S,
  { config, deps: { network, tools } }: { config: WooSettings; deps: PullDeps },
): Promise<z.output<S>[]> {
  const login = tools.toBase64(new TextEncoder().encode(`${config.consumerKey}:${config.consumerSecret}`))
  const reply = await network.call({
    url: `${config.url?.replace(/\/$/, '')}/wp-json/wc/v3/${path}`,
    method: 'GET',
    headers: { authorization: `Basic ${login}`, accept: 'application/json' },
    maxReplyBytes: 8 * 2 ** 20,
  })
  return readRows(reply, shape)
}

function readRows<S extends z.ZodType>(reply: HttpReply, shape: S): z.output<S>[] {
  if (reply.status === 401 || reply.status === 403) throw new PullFault('auth_failed', 'consumerSecret')
  if (reply.status < 200 || reply.status >= 300) throw new PullFault('peer_failed', 'url')
  try {
    return z.array(shape).parse(JSON.parse(readText(reply)))
  } catch {
    throw new PullFault('answer_unread', 'url')
  }
}
