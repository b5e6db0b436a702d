import type { Clock } from '../../../../platform/clock.ts'
import type { Change, DocumentRow } from '../store/documents.ts'

interface Kept {
  createdAt: number
  count: number
  changes: readonly Change[]
}

/** How long what nobody changes is remembered, and how many changes in all. */
const keptMs = 60_000
const mostKept = 50_000

/**
 * What documents held when they were last changed here. A document says how many changes it has had: where that is what is
 * remembered, nobody else changed it since, and it need not be read.
 */
export function createMemory(clock: Pick<Clock, 'monotonic'>) {
  let young = new Map<string, Kept>()
  let old = new Map<string, Kept>()
  let size = 0
  // A room is also put together where no time passes: to be listed.
  let since: number | null = null
  const age = () => {
    const now = clock.monotonic()
    since ??= now
    if (now - since < keptMs && size < mostKept) return
    old = young
    young = new Map()
    size = 0
    since = now
  }
  return {
    /** Its changes; null where they are to be read. The row is one that the transaction has locked. */
    find({ id, createdAt, changes }: DocumentRow): readonly Change[] | null {
      age()
      const kept = young.get(id) ?? old.get(id)
      // One that was erased and made anew counts from nought.
      return kept?.count === changes && kept.createdAt === createdAt ? kept.changes : null
    },
    /** Once it is committed. */
    note({ id, createdAt, changes: count }: DocumentRow, changes: readonly Change[]): void {
      size += changes.length - (young.get(id)?.changes.length ?? 0)
      young.set(id, { createdAt, count, changes })
      old.delete(id)
    },
  }
}

export type Memory = ReturnType<typeof createMemory>
