import { listHeldBirths } from '../store/holds.ts'
import type { RequestRow } from '../store/requests.ts'
import type { ConsentDeps } from './deps.ts'

/** Who asks: her name as the reader may see it, and whether her data must be kept for now. */
export type AskerOf = (row: RequestRow) => { name: string | null; isHeld: boolean }

/** Of a page of requests, in a few statements for all of them. */
export async function loadAskers(
  deps: Pick<ConsentDeps, 'db' | 'graph' | 'nameCustomers'>,
  workspaceId: string,
  { rows, seesPii }: { rows: readonly RequestRow[]; seesPii: boolean },
): Promise<AskerOf> {
  const births = [...new Set(rows.flatMap(({ birth }) => birth ?? []))]
  if (births.length === 0) return () => ({ name: null, isHeld: false })
  const names = await deps.nameCustomers(workspaceId, births, seesPii)
  const held = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const known = await deps.graph.listClusters(tx, workspaceId, births, 'service')
    const all = known.map((one) => one.birthId)
    const standing = new Set(await listHeldBirths(tx, workspaceId, all))
    const roots = new Set(known.flatMap((one) => (standing.has(one.birthId) ? [one.root] : [])))
    return new Set(known.flatMap((one) => (roots.has(one.root) ? [one.birthId] : [])))
  })
  return ({ birth }) =>
    birth === null
      ? { name: null, isHeld: false }
      : { name: names.get(birth) ?? null, isHeld: held.has(birth) }
}
