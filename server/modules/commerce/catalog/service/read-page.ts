import { type HttpReply, NetworkFault, readText } from '@splot/contract/plugin/network'
import type { Language } from '../../../../platform/errors.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { readRows } from '../../rules/rows.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { type PageProduct, readProducts } from '../rules/read-products.ts'
import { type PageReply, productRow } from '../schema.ts'

const mostBytes = 8 * 2 ** 20
const patienceMs = 15_000
const mostMoves = 4
const mostProducts = 500

/**
 * What a page of a shop says of its products by schema.org. Nothing is kept: what is shown may be put in by the feed of
 * products. @throws url_forbidden, page_unreachable, page_unread
 */
export async function readPage(
  deps: Pick<CommerceDeps, 'network' | 'settingsOf'>,
  workspaceId: string,
  { url, language }: { url: string; language: Language },
): Promise<PageReply> {
  const found = await follow(deps, url)
  const { currency } = await deps.settingsOf(workspaceId)
  const items = readProducts(readText(found.reply), { url: found.url, currency }).slice(0, mostProducts)
  if (items.length === 0) throw new SplotError('page_unread', { path: 'body.url' })
  const { answers } = readRows(productRow, items, (row) => row.id, language)
  return { url: found.url, items: items.map(cut), refused: answers.list() }
}

/** Longer texts than the catalogue takes are cut; everything else is its feed's to judge. */
const cut = ({ description, ...rest }: PageProduct): PageProduct =>
  description === undefined ? rest : { ...rest, description: description.slice(0, 10_000) }

/** The page, where its shop moved it too; each step is checked like the first. */
async function follow(
  { network }: Pick<CommerceDeps, 'network'>,
  asked: string,
): Promise<{ url: string; reply: HttpReply }> {
  let url = asked
  for (let move = 0; move <= mostMoves; move++) {
    const reply = await call(network, url)
    const next = reply.headers.location
    if (reply.status < 300 || reply.status >= 400 || next === undefined) {
      if (reply.status !== 200) throw new SplotError('page_unreachable', { path: 'body.url' })
      return { url, reply }
    }
    if (!URL.canParse(next, url)) break
    url = new URL(next, url).href
  }
  throw new SplotError('page_unreachable', { path: 'body.url' })
}

async function call(network: CommerceDeps['network'], url: string): Promise<HttpReply> {
  const headers = { accept: 'text/html,application/xhtml+xml', 'user-agent': 'Splot' }
  try {
    return await network.call({
      url,
      method: 'GET',
      headers,
      timeoutMs: patienceMs,
      maxReplyBytes: mostBytes,
    })
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    const code = error.code === 'url_forbidden' ? 'url_forbidden' : 'page_unreachable'
    throw new SplotError(code, { path: 'body.url' })
  }
}
