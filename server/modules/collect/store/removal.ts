import { sql, type Tx } from '../../../platform/db/index.ts'

const deletions = [
  sql('collect.remove_ids', 'DELETE FROM collect.event_id WHERE workspace_id = $1'),
  sql('collect.remove_accepted', 'DELETE FROM collect.accepted WHERE workspace_id = $1'),
  sql('collect.remove_tally', 'DELETE FROM collect.tally WHERE workspace_id = $1'),
  sql('collect.remove_quarantine', 'DELETE FROM collect.quarantine WHERE workspace_id = $1'),
  sql('collect.remove_refusals', 'DELETE FROM collect.refusal WHERE workspace_id = $1'),
  sql('collect.remove_sources', 'DELETE FROM collect.source WHERE workspace_id = $1'),
  sql('collect.remove_minutes', 'DELETE FROM collect.source_minute WHERE workspace_id = $1'),
]

/** Everything collect keeps of a workspace. Its log is the platform's. */
export async function deleteWorkspaceRows(tx: Tx, workspaceId: string): Promise<void> {
  for (const deletion of deletions) await tx.change(deletion(workspaceId))
}
