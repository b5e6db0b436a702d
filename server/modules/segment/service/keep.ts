import { LRUCache } from 'lru-cache'
import type { Tx } from '../../../platform/db/index.ts'
import type { Batch } from '../../collect/index.ts'
import { takeStirred } from '../store/stirred.ts'
import type { Where } from './deps.ts'
import { type People, type Person, readPeople } from './people.ts'
import type { LiveProgram, Programs } from './programs.ts'

/** Customers kept at most: a few kilobytes each. */
const mostPeople = 20_000

/**
 * What the pipeline keeps in mind between batches: what is live, and customers as they are stored. It is the only writer of
 * both but for timers and builds, which interrupt it and say whom they wrote.
 */
export interface Keep {
  /** What is live in the batch's workspaces. Asks the database only where somebody interrupted since. */
  listLive(tx: Tx, batch: Batch): Promise<Map<string, LiveProgram>>
  /** Whoever is not kept is read: the statement is handed over at once. */
  read(where: Where, live: LiveProgram, roots: readonly string[]): Promise<People>
  drop(workspaceId: string, roots: readonly string[]): void
  /** The last batch was rolled back, or somebody else wrote. */
  reset(): void
}

export function createKeep(programs: Programs): Keep {
  const people = new LRUCache<string, Person>({ max: mostPeople })
  const seen = new Map<string, { epoch: number | undefined; live: LiveProgram | null }>()
  const nameOf = (workspaceId: string, root: string) => `${workspaceId} ${root}`

  const drop = (workspaceId: string, roots: readonly string[]) => {
    for (const root of roots) people.delete(nameOf(workspaceId, root))
  }
  const refresh = async (tx: Tx, workspaceIds: readonly string[], epoch: number | undefined) => {
    const found = await programs.get(tx, workspaceIds)
    for (const id of workspaceIds) {
      const live = found.get(id) ?? null
      // Standings speak of leaves by their place in the program.
      if (seen.get(id)?.live?.program !== live?.program) people.clear()
      seen.set(id, { epoch, live })
    }
    if (people.size === 0) return
    for (const { workspaceId, roots } of await takeStirred(tx, workspaceIds)) {
      if (roots === null) people.clear()
      else drop(workspaceId, roots)
    }
  }
  return {
    async listLive(tx, { workspaceIds, epoch }) {
      const old = workspaceIds.filter((id) => epoch === undefined || seen.get(id)?.epoch !== epoch)
      if (old.length > 0) await refresh(tx, old, epoch)
      return new Map(
        workspaceIds.flatMap((id) => {
          const live = seen.get(id)?.live ?? null
          return live === null ? [] : [[id, live] as const]
        }),
      )
    },
    async read(where, { program }, roots) {
      const found = new Map<string, Person>()
      const missing: string[] = []
      for (const root of roots) {
        const one = people.get(nameOf(where.workspaceId, root))
        if (one === undefined) missing.push(root)
        else found.set(root, one)
      }
      for (const [root, person] of await readPeople(where, program, missing)) {
        found.set(root, person)
        people.set(nameOf(where.workspaceId, root), person)
      }
      return found
    },
    drop,
    reset() {
      people.clear()
      seen.clear()
      programs.reset()
    },
  }
}
