import type { Tx } from '../../../platform/db/index.ts'
import type { GateRequest } from '../rules/decide.ts'
import type { Policy } from '../rules/policy.ts'
import { findRefusing } from '../rules/refusing.ts'
import type { ConsentRow } from '../rules/state.ts'
import { addressKinds, lenses, type PurposeLens } from '../rules/words.ts'
import { listRows } from '../store/ledger.ts'
import type { ConsentGraph, KnownBirth } from './deps.ts'
import { loadPolicy } from './policy.ts'

type NarrowLens = Exclude<PurposeLens, 'service'>

/** Whose births refuse a use, for identity's narrower lenses. */
export async function listRefusing(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
  o: { lens: NarrowLens; now: number },
): Promise<Set<string>> {
  const rows = await listRows(tx, workspaceId, births)
  return rows.length === 0 ? new Set() : findRefusing(rows, await loadPolicy(tx, workspaceId), o)
}

/** Whose yes counts for a request; null where everybody's does. */
export type MayAgree = (
  request: GateRequest,
  births: readonly KnownBirth[],
) => ((row: ConsentRow) => boolean) | null

/**
 * A no counts wherever it was said; a yes only at births the lens of the purpose still joins with whoever is asked about,
 * or with the address. Costs nothing where nobody refuses.
 */
export async function loadMayAgree(
  { tx, workspaceId, graph, now }: { tx: Tx; workspaceId: string; graph: ConsentGraph; now: number },
  policy: Policy,
  rows: readonly ConsentRow[],
): Promise<MayAgree> {
  const roots = new Map<PurposeLens, ReadonlyMap<string, string>>()
  for (const lens of lenses) {
    if (lens === 'service') continue
    const refusing = findRefusing(rows, policy, { lens, now })
    if (refusing.size === 0) continue
    const births = [...new Set(rows.map((row) => row.birth))]
    const parts = await graph.listClusters(tx, workspaceId, births, lens)
    roots.set(lens, new Map(parts.map((one) => [one.birthId, one.root])))
  }
  return (request, births) => {
    const lens = policy.purposes.get(request.purpose)?.lens ?? 'service'
    const known = roots.get(lens)
    if (known === undefined) return null
    const rootOf = (birth: string) => known.get(birth) ?? birth
    const kind = addressKinds[request.channel]
    const addressed = births.find((one) => one.kind === kind && one.value === request.address)
    const own = new Set([rootOf(request.customerId), ...(addressed ? [rootOf(addressed.birthId)] : [])])
    return (row) => own.has(rootOf(row.birth))
  }
}
