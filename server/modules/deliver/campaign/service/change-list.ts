import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { isUuid } from '../../../../platform/ids.ts'
import { changeBirth } from '../store/lists.ts'

/** A birth enters a list or leaves it, by a step of a journey. @throws SplotError `not_found` */
export async function changeList(
  tx: WorkspaceTx,
  change: { listId: string; birth: string; isIn: boolean },
): Promise<void> {
  if (!isUuid(change.listId) || !(await changeBirth(tx, change))) throw new SplotError('not_found')
}
