import type { Tx } from '../../../../platform/db/index.ts'
import { dropRefused, listKept, lockImport, putImport } from '../store/imports.ts'
import type { Runner } from './advance.ts'

/** Files hold words of persons: what nobody went on with, and refused rows nobody mended, are gone after so long. */
const keptMs = 7 * 86_400_000

/** Nothing more is read of it. */
const isOver = (state: string): boolean => ['cancelled', 'done', 'undone'].includes(state)

/** Takes away files whose time is over, and those whose import is gone with its workspace. */
export async function sweepFiles({ deps, files }: Runner): Promise<false> {
  const before = deps.clock.now() - keptMs
  const rows = new Map((await deps.worker.inPlatform((tx) => listKept(tx))).map((row) => [row.id, row]))
  for (const { id, isRefused } of await files.list()) {
    const row = rows.get(id)
    const path = isRefused ? files.refusedPathOf(id) : files.pathOf(id)
    if (row === undefined) await files.remove(path)
    else if (isRefused && (row.endedAt ?? row.createdAt) < before) {
      await deps.db.inWorkspace(row.workspaceId, (tx) => dropRefused(tx, id))
      await files.remove(path)
    } else if (!isRefused && isOver(row.state)) await files.remove(path)
    else if (
      !isRefused &&
      row.createdAt < before &&
      ['receiving', 'mapping', 'checked', 'failed'].includes(row.state)
    ) {
      if (row.state !== 'failed') await endUnused({ deps }, row)
      await files.remove(path)
    }
  }
  return false
}

async function endUnused(
  { deps }: Pick<Runner, 'deps'>,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockImport(tx, id)
    if (row !== null) await putImport(tx, { ...row, state: 'failed', fault: 'import_unused' })
  })
}

/** Somebody was erased: any refused row may be hers. @returns how many files are gone */
export async function eraseFiles(
  { files }: Pick<Runner, 'files'>,
  tx: Tx,
  workspaceId: string,
): Promise<number> {
  const ids = await dropRefused({ ...tx, workspaceId }, null)
  for (const id of ids) await files.remove(files.refusedPathOf(id))
  return ids.length
}
