import { SplotError } from '../../../../platform/errors.ts'
import { listKnown } from '../store/told.ts'
import type { AudienceDeps } from './deps.ts'

/**
 * What platforms know of a workspace's people would stay there for ever: nobody could tell them any more. A connection that
 * was switched off is nobody's to keep told: its people are taken out at the platform by hand.
 * @throws SplotError workspace_audiences with their names
 */
export async function checkRemoval({ db }: Pick<AudienceDeps, 'db'>, workspaceId: string): Promise<void> {
  const known = await db.inWorkspace(workspaceId, listKnown)
  if (known.length > 0)
    throw new SplotError('workspace_audiences', { values: { audiences: known.join(', ') } })
}
