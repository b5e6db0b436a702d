import { groupBy } from '../../rules/group-by.ts'
import { readRows } from '../../rules/rows.ts'
import type { RowAnswer } from '../../schema.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { Feed } from '../../service/feed.ts'
import { readTexts } from '../rules/in-language.ts'
import { readOptions } from '../rules/read-options.ts'
import { wordsOfProduct } from '../rules/search-words.ts'
import { type TextRow, type Texts, textRow } from '../schema.ts'
import { lockProducts, type ProductRow, putSearch, putTexts } from '../store/products.ts'
import { listVariantsOf, type VariantRow } from '../store/variants.ts'

/** What products are called in another language, each row by itself; the same row again changes nothing. */
export async function upsertTexts(deps: CommerceDeps, feed: Feed): Promise<RowAnswer[]> {
  const { workspaceId, items, language, actor } = feed
  const { rows, answers } = readRows(textRow, items, (row) => `${row.id} ${row.language}`, language)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const known = await lockProducts(tx, [...new Set(rows.map(({ value }) => value.id))])
    const products = new Map(known.map((one) => [one.id, { ...one }]))
    const changed = new Map<string, ProductRow>()
    for (const { index, value } of rows) {
      const product = products.get(value.id)
      if (product === undefined) {
        answers.refuse(index, value.id, 'product_unknown', `body.items.${index}.id`)
        continue
      }
      const texts = JSON.stringify(joinTexts(readTexts(product.texts), value))
      answers.tell(index, value.id, texts === product.texts ? 'unchanged' : 'changed')
      if (texts === product.texts) continue
      product.texts = texts
      changed.set(product.id, product)
    }
    if (changed.size === 0) return
    const all = [...changed.values()]
    await putTexts(
      tx,
      all.map(({ id, texts }) => ({ id, texts })),
      deps.clock.now(),
    )
    const variants = groupBy(await listVariantsOf(tx, [...changed.keys()]), (one) => one.productId)
    await putSearch(
      tx,
      all.map((one) => findWords(one, variants.get(one.id) ?? [])),
    )
    await deps.audit.record(
      { tx, workspaceId },
      { actor, action: 'catalog.changed', target: workspaceId, detail: { products: changed.size } },
    )
  })
  return answers.list()
}

/** Languages stand in one order: told in another, they are the same. */
function joinTexts(before: Texts, { id: _, language, ...words }: TextRow): Texts {
  const all: Texts = { ...before }
  all[language] = words
  const { pl, en } = all
  return { ...(pl && { pl }), ...(en && { en }) }
}

function findWords(product: ProductRow, variants: readonly VariantRow[]) {
  const { id, name, brand, categories, isActive, popularity: rank } = product
  const texts = readTexts(product.texts)
  const offered = variants
    .filter((one) => one.isActive)
    .map(({ sku, gtin, body }) => ({ sku, gtin: gtin ?? undefined, options: readOptions(body) }))
  const words = wordsOfProduct({ id, name, brand: brand ?? undefined, categories, texts, variants: offered })
  return { id, rank, isActive, words }
}
