import { LRUCache } from 'lru-cache'
import type { ContentLanguage } from '../schema/core.ts'
import { readBrand } from './brand.ts'
import { type Compiled, compileContent, findSet } from './compile.ts'
import type { ContentDeps } from './deps.ts'
import { getItem } from './items.ts'
import { makeStranger } from './recipient-data.ts'
import { renderSet } from './render-set.ts'

/** Drafts kept compiled; a link that is opened again and again costs their compiling once. */
const mostKept = 50

/** A page as it is drafted now, for somebody nobody knows; null where it cannot be made. */
export function createDraftPages(deps: ContentDeps, compile = compileContent) {
  const compiling = new LRUCache<string, Promise<Compiled>>({ max: mostKept })
  return async (workspaceId: string, itemId: string, language: ContentLanguage): Promise<string | null> => {
    const { item, brand } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      item: await getItem(tx, itemId),
      brand: await readBrand(tx),
    }))
    if (item.kind !== 'page' || item.archived_at !== null) return null
    const { timeZone } = await deps.settingsOf(workspaceId)
    // What it is made of, by its versions: another draft, another brand is another page.
    const key = [workspaceId, itemId, item.revision, brand.revision, timeZone].join(' ')
    let made = compiling.get(key)
    if (made === undefined) {
      const source = { kind: item.kind, document: item.document, brand: brand.kit, timeZone }
      made = compile(source).then(({ compiled }) => compiled)
      compiling.set(key, made)
      // One that failed is no answer for the next who looks.
      made.catch(() => compiling.delete(key))
    }
    const set = findSet(await made, 'page', language)
    const [shown] = set === null ? [] : await renderSet(deps, set, [makeStranger(brand.kit.name)])
    return shown?.ok === true ? (shown.parts.html ?? '') : null
  }
}
