import { parseExact } from '@splot/contract/plugin/exact-json'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { dropBody, listBodies } from '../store/deliveries.ts'
import type { ConnectDeps } from './deps.ts'
import { placeOfBody } from './keep.ts'

/** More than ever lie there: only what was refused in a week is kept. */
const mostBodies = 10_000

/** Bodies that hold one of her identifiers go; their places and reasons stay. @returns how many */
export async function eraseBodies(
  deps: Pick<ConnectDeps, 'sealer' | 'graph'>,
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<number> {
  const gone = new Set(births)
  const known = await deps.graph.listClusters(tx, tx.workspaceId, births, 'service')
  const words = known
    .filter((one) => gone.has(one.birthId))
    .map(({ kind, value }) =>
      (kind === 'external' ? value.slice(value.indexOf(':') + 1) : value).toLowerCase(),
    )
    .filter((word) => word.length >= 4)
  if (words.length === 0) return 0
  let dropped = 0
  for (const row of await listBodies(tx, tx.workspaceId, mostBodies)) {
    const asked = { tx, workspaceId: tx.workspaceId }
    const text = await deps.sealer.openForWorkspace(asked, placeOfBody(row.connectionId, row.id), row.body)
    // As it reads, not as it was spelt: some systems write `+` or `@` as a number.
    const lower = JSON.stringify(parseExact(text)).toLowerCase()
    const bare = lower.replace(/[\s()-]/g, '')
    if (words.some((word) => lower.includes(word) || bare.includes(word.replace(/^\+48/, ''))))
      dropped += await dropBody(tx, tx.workspaceId, row)
  }
  return dropped
}
