import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Language } from '../../../../platform/errors.ts'
import { sayIn } from '../rules/in-language.ts'
import { listProducts } from '../store/products.ts'

/** What products are called in a language, by id; those that are gone are left out. */
export async function nameProducts(
  tx: WorkspaceTx,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await listProducts(tx, ids)
  return new Map(rows.map((row) => [row.id, sayIn(row, language).name]))
}
