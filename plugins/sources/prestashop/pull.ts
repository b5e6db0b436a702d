import { type HttpReply, readText } from '@splot/contract/plugin/network'
import { type PullDeps, type Pulled, PullFault } from '@splot/contract/plugin/source'
import { z } from 'zod'
import { bringBeside, priceQuery } from './beside.ts'
import type { PrestaSettings } from './index.ts'

/** In the order they lean on each other. */
const resources = ['products', 'stock_availables', 'customers', 'carts', 'orders'] as const
type Resource = (typeof resources)[number]

const pageSize = 50

/** How far each resource was read: the last change seen, and what was seen of that very second, row by row. */
const cursor = z.object({
  next: z.enum(resources),
  seen: z.partialRecord(z.enum(resources), z.object({ at: z.string(), ids: z.array(z.string()) })),
})
type Cursor = z.output<typeof cursor>
type Seen = { at: string; ids: string[] }

const begin: Cursor = { next: 'products', seen: {} }
const item = z.looseObject({ id: z.union([z.number(), z.string()]), date_upd: z.string().nullish() })
type Item = z.output<typeof item>

/** One page of one resource a call. */
export async function pullPresta(config: PrestaSettings, deps: PullDeps): Promise<Pulled> {
  const state = deps.cursor === null ? begin : cursor.parse(JSON.parse(deps.cursor))
  const resource = state.next
  const known = state.seen[resource] ?? { at: '2000-01-01 00:00:00', ids: [] }
  const rows = await fetchPage(config, deps, { resource, from: known.at, skip: known.ids.length })
  const page = isTimed(resource)
    ? readChanged(resource, rows, known, deps)
    : readWhole(resource, rows, known, deps)
  const next = page.isFull ? resource : (resources[resources.indexOf(resource) + 1] ?? resources[0])
  const deliveries = await bringBeside(page.deliveries, resource, (other, query) =>
    askAll(config, deps, other, query),
  )
  return {
    deliveries,
    cursor: JSON.stringify({ next, seen: { ...state.seen, [resource]: page.seen } }),
    isMore: page.isFull || next !== resources[0],
  }
}

interface PageRead {
  deliveries: Pulled['deliveries']
  seen: Seen
  isFull: boolean
}

/** What changed since. A second is long enough to change twice, before it is read and after: what a row said tells these apart. */
function readChanged(resource: Resource, rows: readonly Item[], known: Seen, { tools }: PullDeps): PageRead {
  const marked = rows.map((row) => ({
    row,
    mark: `${row.id}-${tools.hash(JSON.stringify(row)).slice(0, 16)}`,
  }))
  const fresh = marked.filter(({ row, mark }) => row.date_upd !== known.at || !known.ids.includes(mark))
  const at = rows.at(-1)?.date_upd ?? known.at
  const sameSecond = marked.filter(({ row }) => row.date_upd === at).map(({ mark }) => mark)
  return {
    deliveries: fresh.map(({ row, mark }) => ({
      ...{ id: `${resource}-${row.date_upd}-${mark}`, topic: resource, payload: row },
    })),
    seen: { at, ids: at === known.at ? [...new Set([...known.ids, ...sameSecond])] : sameSecond },
    isFull: fresh.length >= pageSize,
  }
}

/** All of it as one delivery, where anything is different. */
function readWhole(resource: Resource, rows: readonly Item[], known: Seen, deps: PullDeps): PageRead {
  const digest = deps.tools.hash(JSON.stringify(rows))
  const isSame = rows.length === 0 || known.ids[0] === digest
  return {
    deliveries: isSame ? [] : [{ id: `${resource}-${deps.now}`, topic: resource, payload: rows }],
    seen: { at: known.at, ids: [digest] },
    isFull: false,
  }
}

/** Stock has no time of change: all of it is read. */
const isTimed = (resource: Resource): boolean => resource !== 'stock_availables'

async function fetchPage(
  config: PrestaSettings,
  deps: PullDeps,
  { resource, from, skip }: { resource: Resource; from: string; skip: number },
): Promise<Item[]> {
  const timed = {
    date: '1',
    sort: '[date_upd_ASC,id_ASC]',
    'filter[date_upd]': `[${from},2100-01-01 00:00:00]`,
    limit: `0,${pageSize + skip}`,
  }
  const reply = await askPresta(config, deps, resource, {
    ...(isTimed(resource) ? timed : { limit: '0,10000' }),
    ...(resource === 'products' ? priceQuery : {}),
  })
  return readItems(reply, resource)
}

/** Of a resource that only completes others: whoever made the key before it was asked for goes on without. */
async function askAll(
  config: PrestaSettings,
  deps: PullDeps,
  resource: string,
  query: Readonly<Record<string, string>>,
): Promise<unknown[] | null> {
  const reply = await askPresta(config, deps, resource, { limit: '0,10000', ...query })
  const isForbidden = reply.status >= 400 && reply.status < 500 && reply.status !== 401
  return isForbidden ? null : readItems(reply, resource)
}

function askPresta(
  config: PrestaSettings,
  { network, tools }: PullDeps,
  resource: string,
  query: Readonly<Record<string, string>>,
): Promise<HttpReply> {
  const asked = new URLSearchParams({ output_format: 'JSON', display: 'full', ...query })
  const key = tools.toBase64(new TextEncoder().encode(`${config.key}:`))
  return network.call({
    url: `${config.url.replace(/\/$/, '')}/api/${resource}?${asked}`,
    method: 'GET',
    headers: { authorization: `Basic ${key}`, accept: 'application/json' },
    maxReplyBytes: 8 * 2 ** 20,
  })
}

/** Of nothing the webservice answers an empty list instead of an object. */
function readItems(reply: HttpReply, resource: string): Item[] {
  if (reply.status === 401 || reply.status === 403) throw new PullFault('auth_failed', 'key')
  if (reply.status < 200 || reply.status >= 300) throw new PullFault('peer_failed', 'url')
  try {
    const body: unknown = JSON.parse(readText(reply))
    if (Array.isArray(body)) return []
    const list: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, resource) : null
    return z.array(item).parse(list)
  } catch {
    throw new PullFault('answer_unread', 'url')
  }
}
