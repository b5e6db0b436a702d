import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConnectDeps } from './deps.ts'

type FolderDeps = Pick<ConnectDeps, 'folder'>

/** Where files lie once they were read, or refused: they name people. */
const places = ['done', 'refused'] as const

// Where nothing was ever put there is no folder.
const list = (path: string): Promise<string[]> => readdir(path).catch(() => [])

const folderOf = ({ folder }: FolderDeps): string => join(folder(), 'drop')

/** Takes away what was read or refused before an instant. @returns how many files are gone */
async function clear(deps: FolderDeps, workspaceId: string, before: number): Promise<number> {
  const own = join(folderOf(deps), workspaceId)
  let gone = 0
  for (const id of await list(own))
    for (const place of places)
      for (const name of await list(join(own, id, place))) {
        const path = join(own, id, place, name)
        // The moment it was moved here, not that of its last word.
        if ((await stat(path)).ctimeMs > before) continue
        await rm(path, { force: true })
        gone++
      }
  return gone
}

/** Files of a week ago, and whatever lies there of workspaces that are gone. */
export async function sweepDropped(
  deps: FolderDeps,
  workspaceIds: readonly string[],
  before: number,
): Promise<void> {
  for (const workspaceId of await list(folderOf(deps)))
    if (workspaceIds.includes(workspaceId)) await clear(deps, workspaceId, before)
    else await rm(join(folderOf(deps), workspaceId), { recursive: true, force: true })
}

/** Somebody was erased: any of these files may be about her. */
export const eraseDropped = (deps: FolderDeps, workspaceId: string): Promise<number> =>
  clear(deps, workspaceId, Number.POSITIVE_INFINITY)
