import { events } from '@splot/contract/events/registry'
import { isPiiKey } from '@splot/contract/pii-keys'
import { findProperty, lineProperties } from '@splot/contract/properties'
import { kindOfProperty, kindOfTrait } from '@splot/contract/segment/catalogue'
import { reservedTraits } from '@splot/contract/traits'
import type { Language } from '../../../platform/errors.ts'
import { labelProperty } from '../rules/property-labels.ts'
import type { CatalogueReply } from '../schema/api.ts'
import { listCurrent } from '../store/definitions.ts'
import { listSeen, listValues } from '../warehouse/seen.ts'
import type { DeskDeps } from './desk-deps.ts'
import { nameEvent } from './ground.ts'

const seenDays = 90
const dayMs = 86_400_000

/** What the builder offers: events that come here first, each with what it brings along. */
export async function readCatalogue(
  deps: DeskDeps,
  workspaceId: string,
  language: Language,
): Promise<CatalogueReply> {
  const since = deps.clock.now() - seenDays * dayMs
  const [things, segments, { currency }, seen] = await Promise.all([
    deps.listThings(workspaceId, language),
    deps.db.inWorkspace(workspaceId, listCurrent),
    deps.settingsOf(workspaceId),
    deps.warehouse.kind === 'absent' ? [] : listSeen(deps.warehouse, { workspaceId, since }),
  ])
  const known = [
    ...events.filter((def) => def.type === 'track').map((def) => def.name),
    'Page Viewed',
    'Screen Viewed',
  ]
  const paths = new Map(seen.map((one) => [one.name, one.paths]))
  const names = [...new Set([...seen.map((one) => one.name), ...known])]
  return {
    ...things,
    currency,
    segments: segments.map(({ id, name }) => ({ id, name })),
    events: nameAll(names, language).map(({ id, name }) => ({
      id,
      name,
      properties: listProperties(id, paths.get(id) ?? [], language),
    })),
    traits: reservedTraits
      .filter((trait) => trait.kind !== 'object')
      .map((trait) => ({
        id: trait.name,
        name: trait.label[language],
        kind: kindOfTrait(trait.name) ?? 'text',
      })),
  }
}

/** Each by a name of its own: where two are called the same, the event's own name tells them apart. */
function nameAll(ids: readonly string[], language: Language): { id: string; name: string }[] {
  const named = ids.map((id) => ({ id, name: nameEvent(id, language) }))
  const times = new Map<string, number>()
  for (const { name } of named) times.set(name, (times.get(name) ?? 0) + 1)
  return named.map(({ id, name }) => ({ id, name: times.get(name) === 1 ? name : `${name} (${id})` }))
}

/** What an event is documented to bring, and what has come with it; nothing personal. */
function listProperties(event: string, seen: readonly string[], language: Language) {
  const def = events.find((one) => one.name === event)
  const documented = def === undefined ? [] : Object.keys(def.properties.shape)
  const lines = documented.includes('products') ? lineProperties.map((name) => `products.${name}`) : []
  const personal = new Set(def?.pii ?? [])
  return [...new Set([...documented, ...lines, ...seen])]
    .filter((name) => !personal.has(name) && isOpen(name) && name !== 'products')
    .map((id) => ({ id, name: labelProperty(id, language) ?? id, kind: kindOfProperty(id) ?? 'text' }))
    .sort((a, b) => rank(a.id) - rank(b.id))
}

function isOpen(name: string): boolean {
  const own = name.startsWith('products.') ? name.slice('products.'.length) : name
  const known = findProperty(own)
  return known === null ? !isPiiKey(own) : known.pii !== true
}

/** What can be said in words comes first. */
const rank = (name: string): number =>
  labelProperty(name, 'en') === null ? 2 : name.startsWith('products.') ? 1 : 0

/** Values a property has had of late, the commonest first; none where there is no engine to ask. */
export async function readValues(
  deps: DeskDeps,
  workspaceId: string,
  asked: { event: string | undefined; property: string },
): Promise<string[]> {
  if (deps.warehouse.kind === 'absent' || !isOpen(asked.property)) return []
  const since = deps.clock.now() - seenDays * dayMs
  return listValues(deps.warehouse, {
    workspaceId,
    since,
    event: asked.event ?? null,
    property: asked.property,
  })
}
