import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import type { TallyRow } from '../store/members.ts'
import { listDue, listDueWorkspaces, putDue, touched } from '../store/standings.ts'
import { stir } from '../store/stirred.ts'
import { listWokenWorkspaces } from '../store/woken.ts'
import type { SegmentDeps } from './deps.ts'
import { runRound } from './engine.ts'
import { readPeople } from './people.ts'
import type { Programs } from './programs.ts'
import { wake } from './wake.ts'

/** Customers settled in one transaction: the pipeline waits for it. */
const dueAtOnce = 500
const pauseMs = 250
/** So often it is looked past those with the oldest timers: a storm of one workspace, or what cannot be settled in it, hides no other. */
const sightMs = 1_000

export interface TimerDeps extends SegmentDeps {
  programs: Programs
}

/**
 * What time alone changes. Between two batches of the pipeline, so that nobody is settled twice at once and the log up to
 * one position is known.
 */
export function createTimerLoop(deps: TimerDeps): Loop {
  let latest = 0
  let seenAll = Number.NEGATIVE_INFINITY
  const list = async (now: number, isAll: boolean): Promise<Set<string>> =>
    deps.worker.inPlatform(async (tx) => {
      const due = await listDueWorkspaces(tx, now, [])
      const further = isAll && due.length > 0 ? await listDueWorkspaces(tx, now, due) : []
      return new Set([...due, ...further, ...(await listWokenWorkspaces(tx))])
    })
  return {
    id: 'segment.timers',
    pauseMs,
    async turn() {
      latest = Math.max(latest, deps.clock.now())
      const now = latest
      let hasMore = false
      const isAll = now - seenAll >= sightMs
      if (isAll) seenAll = now
      await tryEach(await list(now, isAll), async (workspaceId) => {
        hasMore = (await settleDue(deps, workspaceId, now)) || hasMore
      })
      return hasMore
    },
  }
}

/** @returns whether there may be more */
async function settleDue(deps: TimerDeps, workspaceId: string, now: number): Promise<boolean> {
  let found = 0
  const tallies = await deps.worker.inWorkspace(workspaceId, async (tx): Promise<readonly TallyRow[]> => {
    const seq = await deps.log.interrupt(tx, deps.pipelineTopic)
    const where = { tx, workspaceId }
    await wake(where)
    const live = (await deps.programs.get(tx, [workspaceId])).get(workspaceId)
    const due = await listDue(tx, workspaceId, now, dueAtOnce)
    found = due.length
    const roots = due.map(({ root }) => root)
    if (live === undefined) {
      // Nobody lives here by time any more.
      await putDue(
        tx,
        workspaceId,
        roots.map((root) => ({ root, at: Number.POSITIVE_INFINITY })),
      )
      return []
    }
    const { flips, written } = await runRound(deps, where, live, {
      people: await readPeople(where, live.program, roots),
      ...{ roots, events: [], isNew: new Set<string>(), gone: [] },
      isWhole: new Set(due.flatMap(({ root, at }) => (at === touched ? [root] : []))),
      ...{ now, seq, isDue: true },
      causeOf: () => ({ kind: 'timer' }),
    })
    const counted = await written
    await stir(tx, workspaceId, roots)
    if (flips.length > 0) await deps.onFlips(where, flips)
    return counted
  })
  for (const news of tallies) deps.live.tell(workspaceId, 'segment', news)
  return found === dueAtOnce
}
