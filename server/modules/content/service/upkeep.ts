import type { Loop } from '../../../platform/jobs/loop.ts'
import { findUnmoved, listKept, noteMoved } from '../store/pictures.ts'
import type { ContentDeps } from './deps.ts'
import { fillWords } from './items.ts'

type UpkeepDeps = Pick<ContentDeps, 'db' | 'blobs' | 'clock' | 'workspaceIds'>

/** Bytes no picture needs are kept so long: whoever adds one has put them before its row. */
const graceMs = 3_600_000

/** What was kept otherwise before is brought to where it is kept now, and bytes that nothing shows are deleted. */
export function createUpkeep(deps: UpkeepDeps): Loop {
  return {
    id: 'content.upkeep',
    pauseMs: 600_000,
    async turn() {
      const failed: unknown[] = []
      const tend = async (work: () => Promise<void>): Promise<void> => {
        await work().catch((error: unknown) => void failed.push(error))
      }
      for (const workspaceId of await deps.workspaceIds())
        await tend(async () => {
          while (await movePicture(deps, workspaceId));
          while (await deps.db.inWorkspace(workspaceId, fillWords));
        })
      for (const space of await deps.blobs.listSpaces()) await tend(() => sweepBlobs(deps, space))
      // One that fails holds up no other; the loop's runner tells of it once all had their turn.
      if (failed.length > 0) throw failed[0]
      return false
    },
  }
}

/** One picture from the database to the blob store; broken off anywhere, it still stands in one of them. */
async function movePicture({ db, blobs }: UpkeepDeps, workspaceId: string): Promise<boolean> {
  const found = await db.inWorkspace(workspaceId, findUnmoved)
  if (found === null) return false
  const blob = await blobs.put(workspaceId, found.bytes)
  await db.inWorkspace(workspaceId, (tx) => noteMoved(tx, found.id, blob))
  return true
}

/** Also of workspaces that are no more: nothing of theirs is needed. */
export async function sweepBlobs({ db, blobs, clock }: UpkeepDeps, space: string): Promise<void> {
  const before = clock.now() - graceMs
  const old = (await blobs.list(space)).filter((one) => one.putAt < before).map((one) => one.name)
  if (old.length === 0) return
  const kept = await db.inWorkspace(space, (tx) => listKept(tx, old))
  for (const name of old) if (!kept.has(name)) await blobs.delete(space, name, before)
}
