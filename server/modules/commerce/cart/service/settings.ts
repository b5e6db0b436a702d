import type { CommerceDeps, Member } from '../../service/deps.ts'
import type { MergeStrategy } from '../rules/merge.ts'
import { findStrategy, putStrategy } from '../store/merges.ts'
import { readStrategy } from './whole.ts'

export interface CartSettings {
  mergeStrategy: MergeStrategy
}

export const readSettings = ({ db }: Pick<CommerceDeps, 'db'>, workspaceId: string): Promise<CartSettings> =>
  db.inWorkspace(workspaceId, async (tx) => ({ mergeStrategy: readStrategy(await findStrategy(tx)) }))

/** Carts that were made one before stay as they are. */
export const saveSettings = (
  { db, audit }: Pick<CommerceDeps, 'db' | 'audit'>,
  workspaceId: string,
  settings: CartSettings,
  actor: Member,
): Promise<CartSettings> =>
  db.inWorkspace(workspaceId, async (tx) => {
    await putStrategy(tx, settings.mergeStrategy)
    const detail = { ...settings }
    await audit.record(
      { tx, workspaceId },
      { actor, action: 'cart_settings.changed', target: workspaceId, detail },
    )
    return settings
  })
