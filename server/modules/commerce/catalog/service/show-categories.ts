import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Language } from '../../../../platform/errors.ts'
import { readTexts } from '../rules/in-language.ts'
import { listCategories, listProducts } from '../store/products.ts'

/** Categories of what is offered, each called as a product in it says. */
export async function showCategories(tx: WorkspaceTx, language: Language | null) {
  const rows = await listCategories(tx)
  const ids = language === null ? [] : rows.flatMap(({ told }) => told ?? [])
  const texts = new Map((await listProducts(tx, [...new Set(ids)])).map((one) => [one.id, one.texts]))
  return rows.map(({ path, products, told }) => {
    const words = language === null ? undefined : readTexts(texts.get(told ?? '') ?? null)[language]
    return { path, products, name: words?.values?.[path] ?? path }
  })
}
