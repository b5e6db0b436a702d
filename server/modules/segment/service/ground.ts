import { lookupEvent } from '@splot/contract/events/registry'
import { describeEvent } from '@splot/contract/labels'
import type { Bilingual, Lang } from '@splot/contract/language'
import type { Condition } from '@splot/contract/segment/condition'
import { listProducts } from '@splot/contract/segment/products'
import type { Names } from '@splot/contract/segment/sentence'
import { findTrait } from '@splot/contract/traits'
import { labelProperty } from '../rules/property-labels.ts'
import { listCurrent } from '../store/definitions.ts'
import type { DeskDeps } from './desk-deps.ts'

/** Verbs of the wire that are events here. */
const ownNames: Readonly<Record<string, Bilingual>> = {
  'Page Viewed': { pl: 'Obejrzenie strony', en: 'Page viewed' },
  'Screen Viewed': { pl: 'Obejrzenie ekranu', en: 'Screen viewed' },
  Identify: { pl: 'Przedstawienie się', en: 'Said who she is' },
}

/** An event in words; a sender's own by its own name. */
export function nameEvent(name: string, lang: Lang): string {
  const def = lookupEvent(name)
  if (def !== null) return describeEvent(def.name, 'track', {}, lang).title
  return Object.hasOwn(ownNames, name) ? (ownNames[name]?.[lang] ?? name) : name
}

/**
 * What the things of conditions are called, for sentences.
 * @param more conditions that are no segment's newest
 */
export async function readNames(
  deps: Pick<DeskDeps, 'db' | 'listThings' | 'settingsOf' | 'nameProducts'>,
  workspaceId: string,
  lang: Lang,
  more: readonly Condition[] = [],
): Promise<Names> {
  const [things, { segments, products }, { currency }] = await Promise.all([
    deps.listThings(workspaceId, lang),
    deps.db.inWorkspace(workspaceId, async (tx) => {
      const rows = await listCurrent(tx)
      const conditions = [...more, ...rows.map((row): Condition => JSON.parse(row.condition))]
      const ids = [...new Set(conditions.flatMap(listProducts))]
      return { segments: rows, products: ids.length === 0 ? null : await deps.nameProducts(tx, ids, lang) }
    }),
    deps.settingsOf(workspaceId),
  ])
  const find = (list: readonly { id: string; name: string }[]) => (id: string) =>
    list.find((one) => one.id === id)?.name ?? null
  return {
    event: (name) => nameEvent(name, lang),
    property: (name) => labelProperty(name, lang),
    trait: (name) => findTrait(name)?.label[lang] ?? null,
    segment: find(segments),
    list: find(things.lists),
    store: find(things.stores),
    purpose: find(things.purposes),
    campaign: find(things.campaigns),
    product: (id) => products?.get(id) ?? null,
    currency,
  }
}
