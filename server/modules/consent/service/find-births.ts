import { SplotError } from '../../../platform/errors.ts'
import type { ConsentDeps, KnownBirth } from './deps.ts'

/** How long an answer `not_found` waits for events that were accepted before the question. */
const patienceMs = 1_000

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** All births of the customer with this birth, in any of her births' name. @throws SplotError `not_found` */
export async function findBirths(
  deps: Pick<ConsentDeps, 'db' | 'graph' | 'catchUp'>,
  workspaceId: string,
  birthId: string,
): Promise<KnownBirth[]> {
  const id = birthId.toLowerCase()
  if (!uuid.test(id)) throw new SplotError('not_found')
  const find = () =>
    deps.db.inWorkspace(workspaceId, (tx) => deps.graph.listClusters(tx, workspaceId, [id], 'service'))
  const found = await find()
  if (found.length > 0) return found
  await deps.catchUp(patienceMs)
  const late = await find()
  if (late.length === 0) throw new SplotError('not_found')
  return late
}
