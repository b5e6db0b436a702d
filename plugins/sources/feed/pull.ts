import { type HttpReply, readRetryAfter } from '@splot/contract/plugin/network'
import { PayloadFault, type PullDeps, type Pulled, PullFault } from '@splot/contract/plugin/source'
import type { FileReaders, GivenFile } from '@splot/contract/plugin/source-files'
import { z } from 'zod'
import { groupOffers, type OfferGroup } from './fields.ts'
import type { FeedSettings } from './index.ts'

/** Larger feeds come as files, piece by piece. */
const mostBytes = 64 * 2 ** 20
const patienceMs = 120_000
/** Products of one delivery. */
const productsAtOnce = 100

const cursor = z.object({
  /** What was read last, as the other side and we name it. */
  etag: z.string().nullable(),
  modified: z.string().nullable(),
  digest: z.string(),
  nextAt: z.number(),
})
type Cursor = z.output<typeof cursor>
const begin: Cursor = { etag: null, modified: null, digest: '', nextAt: 0 }

/** Products in lots, offers of one product together. XML by what it begins with. @throws PayloadFault */
export function readFeed({ bytes }: GivenFile, readers: FileReaders): OfferGroup[][] {
  const isXml = /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 200)).replace(/^\ufeff/, ''))
  const rows = isXml ? readers.listElements(bytes, ['item', 'entry', 'product']) : readers.listRows(bytes)
  if (rows.length === 0) throw new PayloadFault('')
  const groups = groupOffers(rows)
  const lots: OfferGroup[][] = []
  for (let i = 0; i < groups.length; i += productsAtOnce) lots.push(groups.slice(i, i + productsAtOnce))
  return lots
}

/** Asks for the feed when it is due; told that nothing changed, or given the same bytes, it brings nothing. */
export async function pullFeed(config: FeedSettings, deps: PullDeps): Promise<Pulled> {
  const known = deps.cursor === null ? begin : cursor.parse(JSON.parse(deps.cursor))
  const idle: Pulled = { deliveries: [], cursor: JSON.stringify(known), isMore: false }
  if (config.url === undefined || deps.now < known.nextAt) return { ...idle, isEarly: true }
  const nextAt = deps.now + Number(config.every) * 60_000
  const reply = await ask(config.url, config, { known, deps })
  if (reply.status === 304) return { ...idle, cursor: JSON.stringify({ ...known, nextAt }) }
  // What cannot be read now will not be in a minute: it is many megabytes each time.
  const later = JSON.stringify({ ...known, nextAt })
  refuseFault(reply, deps, later)
  const digest = deps.tools.hash(reply.body)
  const seen: Cursor = {
    ...{ etag: reply.headers.etag ?? null, modified: reply.headers['last-modified'] ?? null },
    ...{ digest, nextAt },
  }
  if (digest === known.digest) return { ...idle, cursor: JSON.stringify(seen) }
  const lots = read(reply, deps.readers, later)
  const deliveries = lots.map((payload, i) => ({
    id: `feed-${deps.now}-${i + 1}`,
    topic: 'products',
    payload,
  }))
  return { deliveries, cursor: JSON.stringify(seen), isMore: false }
}

function read(reply: HttpReply, readers: FileReaders, later: string): OfferGroup[][] {
  try {
    return readFeed({ name: 'feed', bytes: reply.body }, readers)
  } catch (error) {
    if (error instanceof PayloadFault) throw new PullFault('answer_unread', 'url', later)
    throw error
  }
}

function ask(
  url: string,
  { user, password }: FeedSettings,
  { known, deps }: { known: Cursor; deps: PullDeps },
): Promise<HttpReply> {
  const { toBase64 } = deps.tools
  const login = user === undefined ? null : toBase64(new TextEncoder().encode(`${user}:${password ?? ''}`))
  return deps.network.call({
    ...{ url, method: 'GET', timeoutMs: patienceMs, maxReplyBytes: mostBytes },
    headers: {
      accept: 'application/xml, text/xml, text/csv, */*;q=0.5',
      ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
      ...(known.modified === null ? {} : { 'if-modified-since': known.modified }),
      ...(login === null ? {} : { authorization: `Basic ${login}` }),
    },
  })
}

function refuseFault(reply: HttpReply, { now }: PullDeps, later: string): void {
  const { status } = reply
  if (status === 200) return
  if (status === 401 || status === 403) throw new PullFault('auth_failed', 'password')
  // It says when to come again, and says so to nobody else.
  if (status === 429 || status >= 500 || readRetryAfter(reply, now) !== null)
    throw new PullFault('peer_failed', 'url')
  throw new PullFault('answer_unread', 'url', later)
}
