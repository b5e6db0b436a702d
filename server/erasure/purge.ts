import type { Erasure } from '../erasure.ts'
import { type Engine, purgeEngine } from '../platform/engine/index.ts'
import type { Loop } from '../platform/jobs/loop.ts'

/** Tables with words of persons that no column says whose they are. */
const withoutKey = ['platform.log', 'connect.import_parcel', 'seal.erasure'] as const

/**
 * Purges what erasures left in the files, many at once: a day after an erasure nothing of her is on the disk.
 * @returns erasures that are complete now
 */
export async function purgeErased(
  engine: Pick<Engine, 'kind' | 'address'>,
  { clearing }: Pick<Erasure, 'clearing'>,
  isAtOnce = false,
): Promise<number> {
  const due = await clearing.listDue(isAtOnce)
  if (due.length === 0) return 0
  await purgeEngine(engine, withoutKey)
  await clearing.notePurged(due)
  return due.length
}

export const createPurgeLoop = (
  engine: Pick<Engine, 'kind' | 'address'>,
  erasure: Pick<Erasure, 'clearing'>,
): Loop => ({
  id: 'erasure.purge',
  pauseMs: 600_000,
  async turn() {
    await purgeErased(engine, erasure)
    return false
  },
})
