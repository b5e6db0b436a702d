import { totalmem } from 'node:os'
import { LRUCache } from 'lru-cache'
import type { Tx } from '../../../platform/db/index.ts'
import type { Batch } from '../../collect/index.ts'
import { takeStirred } from '../store/stirred.ts'
import type { Where } from './deps.ts'
import { newPerson, type People, type Person, readPeople } from './people.ts'
import type { LiveProgram, Programs } from './programs.ts'

/** Memory of the machine for each customer kept, bytes: of what is set aside a few kilobytes are used. */
const memoryForOne = 400_000
/** Customers kept at most: whoever comes again before so many others need not be read. */
const mostPeople = Math.min(Math.max(Math.floor(totalmem() / memoryForOne), 20_000), 100_000)

/** Stands for somebody of whom nothing is stored, until something happens to her that counts. */
const blank = Symbol('blank')

/** The customers that are kept, of all workspaces. */
function createKept() {
  const people = new LRUCache<string, Person | typeof blank>({ max: mostPeople })
  const nameOf = (workspaceId: string, root: string) => `${workspaceId} ${root}`
  const keep = (workspaceId: string, root: string, person: Person) =>
    void people.set(nameOf(workspaceId, root), person)
  return {
    keep,
    keepBlank: (workspaceId: string, root: string) => void people.set(nameOf(workspaceId, root), blank),
    find(workspaceId: string, root: string): Person | null {
      const found = people.get(nameOf(workspaceId, root))
      if (found !== blank) return found ?? null
      const person = newPerson()
      keep(workspaceId, root, person)
      return person
    },
    drop(workspaceId: string, roots: readonly string[]) {
      for (const root of roots) people.delete(nameOf(workspaceId, root))
    },
    clear: () => people.clear(),
    isEmpty: () => people.size === 0,
  }
}

/**
 * What the pipeline keeps in mind between batches: what is live, and customers as they are stored. It is the only writer of
 * both but for timers and builds, which interrupt it and say whom they wrote.
 */
export interface Keep {
  /** What is live in the batch's workspaces. Asks the database only where somebody interrupted since. */
  listLive(tx: Tx, batch: Batch): Promise<Map<string, LiveProgram>>
  /** Nothing of these can be stored: as long as they are kept, nobody has to ask. */
  meet(workspaceId: string, newcomers: readonly string[]): void
  /** Those who are kept, and those who are not, whose statement is handed over at once. */
  find(where: Where, live: LiveProgram, roots: readonly string[]): { near: People; far: Promise<People> }
  drop(workspaceId: string, roots: readonly string[]): void
  /** The last batch was rolled back, or somebody else wrote. */
  reset(): void
}

export function createKeep(programs: Programs): Keep {
  const kept = createKept()
  const seen = new Map<string, { epoch: number | undefined; live: LiveProgram | null }>()
  const refresh = async (tx: Tx, workspaceIds: readonly string[], epoch: number | undefined) => {
    const found = await programs.get(tx, workspaceIds)
    for (const id of workspaceIds) {
      const live = found.get(id) ?? null
      // Standings speak of leaves by their place in the program.
      if (seen.get(id)?.live?.program !== live?.program) kept.clear()
      seen.set(id, { epoch, live })
    }
    if (kept.isEmpty()) return
    for (const { workspaceId, roots } of await takeStirred(tx, workspaceIds)) {
      if (roots === null) kept.clear()
      else kept.drop(workspaceId, roots)
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
    meet(workspaceId, newcomers) {
      for (const root of newcomers) kept.keepBlank(workspaceId, root)
    },
    find(where, { program }, roots) {
      const { workspaceId } = where
      const near = new Map<string, Person>()
      const missing: string[] = []
      for (const root of roots) {
        const person = kept.find(workspaceId, root)
        if (person === null) missing.push(root)
        else near.set(root, person)
      }
      const far = readPeople(where, program, missing).then((found) => {
        for (const [root, person] of found) kept.keep(workspaceId, root, person)
        return found
      })
      return { near, far }
    },
    drop: kept.drop,
    reset() {
      kept.clear()
      seen.clear()
      programs.reset()
    },
  }
}
