import type { GateRequest } from '../rules/decide.ts'
import type { Policy } from '../rules/policy.ts'
import { isZone } from '../rules/wall-clock.ts'
import { findZone, zoneTraits } from '../rules/zone.ts'
import type { Loading, People } from './load-facts.ts'

/** By which clock each request is judged: the one it brings, else the one she is known by, else the workspace's. */
export async function loadZones(
  loading: Loading,
  policy: Policy,
  people: People,
  requests: readonly GateRequest[],
): Promise<(request: GateRequest) => string> {
  const { tx, workspaceId } = loading
  // What a contract demands waits for no hour: nobody's clock is looked up for it.
  const isClocked = ({ zone, purpose }: GateRequest) =>
    zone === undefined && policy.purposes.get(purpose)?.lens !== 'service'
  const roots = new Set(requests.filter(isClocked).flatMap((one) => people.rootOf.get(one.customerId) ?? []))
  const births = [...roots].flatMap((root) => people.births.get(root) ?? [])
  const rows =
    births.length === 0
      ? []
      : await loading.listTraitsOf(
          tx,
          workspaceId,
          births.map((one) => one.birthId),
          zoneTraits,
        )
  const stated = new Map<string, unknown[]>()
  for (const { birth, value } of rows) {
    const root = people.rootOf.get(birth) ?? birth
    stated.set(root, [...(stated.get(root) ?? []), readJson(value)])
  }
  const zones = new Map<string, string | null>()
  for (const root of roots) {
    const phones = (people.births.get(root) ?? []).filter((one) => one.kind === 'phone')
    zones.set(root, findZone({ stated: stated.get(root) ?? [], phones: phones.map((one) => one.value) }))
  }
  return (request) => {
    if (request.zone !== undefined && isZone(request.zone)) return request.zone
    return zones.get(people.rootOf.get(request.customerId) ?? '') ?? loading.zone
  }
}

/** Traits are kept as JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
