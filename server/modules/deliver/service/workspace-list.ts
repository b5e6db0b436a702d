import type { SendDeps } from './deps.ts'

const freshMs = 5_000

/** Workspaces come and go seldom: the list is asked for now and then. */
export function createWorkspaceList({
  clock,
  listWorkspaces,
}: Pick<SendDeps, 'clock' | 'listWorkspaces'>): () => Promise<readonly string[]> {
  let known: readonly string[] = []
  let at: number | null = null
  return async () => {
    const now = clock.monotonic()
    if (at === null || now - at >= freshMs) {
      known = await listWorkspaces()
      at = now
    }
    return known
  }
}
