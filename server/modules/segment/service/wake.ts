import { type Condition, listLeaves } from '@splot/contract/segment/condition'
import type { Leaf } from '@splot/contract/segment/leaves'
import { listRoots } from '../../identity/index.ts'
import { bumpStamp } from '../store/definitions.ts'
import { listDefinitions, requestRefill } from '../store/programs.ts'
import { touchRoots } from '../store/standings.ts'
import { takeWoken } from '../store/woken.ts'
import type { WorkspaceWhere } from './deps.ts'
import { parse } from './programs.ts'

/** What a policy, or where the stores are, may turn for everybody. */
const sharedKinds: ReadonlySet<Leaf['kind']> = new Set(['consent', 'reachable', 'place'])
/** Notes taken at once. */
const most = 200

/** Between two batches: those somebody woke are due now; where everybody is, segments over such facts are settled anew. */
export async function wake({ tx, workspaceId }: WorkspaceWhere): Promise<void> {
  const { births, isEverybody } = await takeWoken(tx, workspaceId, most)
  if (births.length > 0) {
    const refs = births.map((birth) => ({ workspaceId, birth }))
    await touchRoots(tx, workspaceId, [...new Set((await listRoots(tx, refs, 'service')).values())])
  }
  if (!isEverybody) return
  const shared = (await listDefinitions(tx, workspaceId)).filter(({ live }) => isShared(parse(live)))
  await requestRefill(
    tx,
    workspaceId,
    shared.map(({ id }) => id),
  )
  if (shared.length > 0) await bumpStamp(tx)
}

const isShared = (condition: Condition | null): boolean =>
  condition !== null && listLeaves(condition).some(({ kind }) => sharedKinds.has(kind))
