import type { ErasureDeps } from '../erasure.ts'
import { deleteBirthEvents } from '../modules/collect/index.ts'
import { deleteBirthOverrides } from '../modules/identity/index.ts'
import { SplotError } from '../platform/errors.ts'
import type { Loop } from '../platform/jobs/loop.ts'
import {
  type ErasureRow,
  listOpenErasures,
  moveSwept,
  putErasureState,
} from '../platform/seal/store-erasures.ts'
import type { Sought } from './sought.ts'
import { sweepRange } from './sweep.ts'

/** Positions of the log searched in one transaction. */
const stretch = 20_000
/** Bytes of erased rows may lie about for so long; a rewrite of tables waits for company meanwhile. */
const purgeAfterMs = 6 * 3_600_000
const copyPatienceMs = 10_000

/** What is done behind an erasure, one state after the other; broken off anywhere, it goes on where it was. */
export function createClearing(deps: ErasureDeps) {
  const { base } = deps
  let line: Promise<unknown> = Promise.resolve()
  const list = () => base.worker.inPlatform(listOpenErasures)
  const advance = async (row: ErasureRow): Promise<void> => {
    if (row.state === 'sweep') await sweep(deps, row)
    else if (row.state === 'copy') await clearWarehouse(deps, row)
  }
  const runAll = async (): Promise<void> => {
    const faults = new Map<string, unknown>()
    for (let rows = await list(); ; rows = await list()) {
      const next = rows.find((row) => row.state !== 'purge' && !faults.has(row.id))
      if (next === undefined) break
      // One that cannot go on now holds up no other; it is told of when the others are through.
      await advance(next).catch((error: unknown) => void faults.set(next.id, error))
    }
    if (faults.size > 0) throw [...faults.values()][0]
  }
  /** One at a time: the loop and whoever waits for an erasure. */
  const run = (): Promise<void> => {
    const done = line.then(runAll, runAll)
    // Whoever waits for this run hears of it; the next one begins all the same.
    line = done.catch(() => {})
    return done
  }
  const loop: Loop = {
    id: 'erasure.clearing',
    pauseMs: 60_000,
    async turn() {
      await run()
      return false
    },
  }
  return {
    run,
    loop,
    /** Erasures whose bytes are still to be purged, and are due: the oldest has waited long enough, or all at once. */
    async listDue(isAtOnce = false): Promise<ErasureRow[]> {
      const waiting = (await list()).filter((row) => row.state === 'purge')
      const isDue = isAtOnce || waiting.some((row) => row.at + purgeAfterMs <= base.clock.now())
      return isDue ? waiting : []
    },
    async notePurged(rows: readonly ErasureRow[]): Promise<void> {
      for (const row of rows)
        await base.worker.inWorkspace(row.workspaceId, (tx) =>
          putErasureState(tx, row, 'done', base.clock.now()),
        )
    },
  }
}

async function sweep(deps: ErasureDeps, row: ErasureRow): Promise<void> {
  const { base, sealer } = deps
  const { workspaceId, id, pos, sought: sealed } = row
  let at = row.sweptPos
  while (at < pos) {
    const to = Math.min(at + stretch, pos)
    await base.worker.inWorkspace(workspaceId, async (tx) => {
      const text = await sealer.openForWorkspace({ tx, workspaceId }, `erasure ${id}`, sealed ?? '')
      const sought: Sought = JSON.parse(text)
      await sweepRange({ log: base.log, collect: deps.collect }, tx, sought, { from: at, to })
      await moveSwept(tx, workspaceId, id, to)
    })
    at = to
  }
  await base.worker.inWorkspace(workspaceId, (tx) => putErasureState(tx, row, 'copy', null))
}

/**
 * Lines still on their way are inserted first, then deleted with the rest.
 * @throws SplotError `overloaded` where they take too long: what came after the deletion would stay
 */
async function clearWarehouse(deps: ErasureDeps, row: ErasureRow): Promise<void> {
  const { base } = deps
  const { workspaceId, births } = row
  if (base.warehouse.kind !== 'absent') {
    if (!(await deps.settleWarehouse(row.pos, copyPatienceMs)))
      throw new SplotError('overloaded', { retryAfterS: 10 })
    await deleteBirthEvents(base.warehouse, workspaceId, births)
    await deleteBirthOverrides(base.warehouse, workspaceId, births)
  }
  await base.worker.inWorkspace(workspaceId, (tx) => putErasureState(tx, row, 'purge', null))
}
