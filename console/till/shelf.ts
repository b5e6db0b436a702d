import type { ListShelfReply } from '../app/api.gen.ts'
import { request, withParams } from '../app/client.ts'
import type { Article } from './sale.ts'

/** Words without marks and capitals: `mgła` is found as `mgla`. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/\p{M}|[„”"]/gu, '')

export interface Shelf {
  size: number
  /** By SKU or EAN, as it was scanned. */
  find(code: string): Article | null
  /** Products by the beginnings of words, each with the variants that were meant. */
  search(q: string, most: number): Article[][]
  ofProduct(productId: string): Article[]
}

/** What the store sells, in memory: the same answers with a network and without. */
export function createShelf(articles: readonly Article[]): Shelf {
  const byCode = new Map<string, Article>()
  const products = new Map<string, Article[]>()
  for (const one of articles) {
    byCode.set(one.sku.toUpperCase(), one)
    if (one.gtin !== null) byCode.set(one.gtin, one)
    const known = products.get(one.productId)
    if (known === undefined) products.set(one.productId, [one])
    else known.push(one)
  }
  const texts = articles.map((one) => ({
    article: one,
    words: fold(`${one.name} ${one.variant} ${one.sku} ${one.gtin ?? ''}`).split(/[\s,]+/),
  }))
  return {
    size: articles.length,
    find: (code) => byCode.get(code.trim().toUpperCase()) ?? null,
    search(q, most) {
      const asked = fold(q).split(/\s+/).filter(Boolean)
      if (asked.length === 0) return []
      const found = new Map<string, Article[]>()
      for (const { article, words } of texts) {
        if (!asked.every((part) => words.some((word) => word.startsWith(part)))) continue
        const group = found.get(article.productId)
        if (group !== undefined) group.push(article)
        else if (found.size < most) found.set(article.productId, [article])
      }
      return [...found.values()]
    },
    ofProduct: (productId) => products.get(productId) ?? [],
  }
}

const pageSize = 500

/** Everything a store sells, page by page. */
export async function loadShelf(storeId: string): Promise<Article[]> {
  const articles: Article[] = []
  let after: string | null = null
  do {
    const page: ListShelfReply = await request(
      withParams('/api/v1/till/shelf', { storeId, limit: pageSize, after }),
    )
    articles.push(...page.items)
    after = page.nextCursor
  } while (after !== null)
  return articles
}
