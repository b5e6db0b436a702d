import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { CommerceDeps } from './deps.ts'

/** All births of the customer that this one belongs to, this one first; none where nobody minted it. */
export async function listBirths(
  { graph }: Pick<CommerceDeps, 'graph'>,
  tx: WorkspaceTx,
  id: string,
): Promise<string[]> {
  const known = await graph.listClusters(tx, tx.workspaceId, [id], 'service')
  const births = [...new Set(known.map((one) => one.birthId))]
  return births.length === 0 ? [] : [id, ...births.filter((one) => one !== id)]
}

/** @throws not_found */
export async function getBirths(
  deps: Pick<CommerceDeps, 'graph'>,
  tx: WorkspaceTx,
  id: string,
): Promise<readonly string[]> {
  const births = await listBirths(deps, tx, id)
  if (births.length === 0) throw new SplotError('not_found', { path: 'params.id' })
  return births
}
