import { lookupEvent } from '@splot/contract/events/registry'
import { describeEvent } from '@splot/contract/labels'
import type { Lang } from '@splot/contract/language'
import type { Names } from '@splot/contract/segment/sentence'
import { findTrait } from '@splot/contract/traits'
import { labelProperty } from '../rules/property-labels.ts'
import { listCurrent } from '../store/definitions.ts'
import type { DeskDeps } from './desk-deps.ts'

/** An event in words; a sender's own by its own name. */
export function nameEvent(name: string, lang: Lang): string {
  const def = lookupEvent(name)
  if (def !== null) return describeEvent(def.name, 'track', {}, lang).title
  const verb = { 'Page Viewed': 'page', 'Screen Viewed': 'screen', Identify: 'identify' }[name]
  return verb === undefined ? name : describeEvent(null, verb, {}, lang).title
}

/** What the things of a condition are called, for sentences. */
export async function readNames(
  deps: Pick<DeskDeps, 'db' | 'listThings'>,
  workspaceId: string,
  lang: Lang,
): Promise<Names> {
  const [things, segments] = await Promise.all([
    deps.listThings(workspaceId, lang),
    deps.db.inWorkspace(workspaceId, listCurrent),
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
  }
}
