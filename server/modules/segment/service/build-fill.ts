import { pageRoots } from '../../identity/index.ts'
import { bumpStamp } from '../store/definitions.ts'
import { countMembers, type TallyRow } from '../store/members.ts'
import { finishBuild, putBuild } from '../store/programs.ts'
import { stir } from '../store/stirred.ts'
import type { BuildDeps, Job } from './build-job.ts'
import { runRound } from './engine.ts'
import { readPeople } from './people.ts'

/** Customers of about so many identifiers settled in one transaction. */
const identifiersAtOnce = 1_000

/** Settles the next customers by the coming versions; after the last one, those count for all. @returns true while there is more */
export async function fillNext(deps: BuildDeps, job: Job): Promise<boolean> {
  const { workspaceId } = job
  const ids = job.rows.map(({ id }) => id)
  // All of a job are filled together.
  const after = job.rows.map(({ fillAfter }) => fillAfter ?? '').sort()[0] ?? null
  const { isDone, tallies } = await deps.worker.inWorkspace(
    workspaceId,
    async (tx): Promise<{ isDone: boolean; tallies: readonly TallyRow[] }> => {
      const seq = await deps.log.interrupt(tx, deps.pipelineTopic)
      const live = (await deps.programs.get(tx, [workspaceId])).get(workspaceId)
      const roots = await pageRoots(tx, workspaceId, { after, identifiers: identifiersAtOnce })
      const last = roots.at(-1)
      if (live === undefined || last === undefined) {
        await finishBuild(tx, workspaceId, job.rows)
        await bumpStamp(tx)
        return { isDone: true, tallies: [] }
      }
      const chosen = live.program.segments.flatMap((one, i) =>
        one.next !== null && ids.includes(one.id) ? [i] : [],
      )
      const leaves = chosen.flatMap((i) => live.program.segments[i]?.next?.leaves ?? [])
      const where = { tx, workspaceId }
      const now = deps.clock.now()
      const none = { events: [], isNew: new Set<string>(), isWhole: new Set<string>(), gone: [] }
      const { flips, written } = await runRound(
        deps,
        where,
        { ...live, fillAfter: new Map(ids.map((id) => [id, last])) },
        {
          ...none,
          roots,
          people: await readPeople(where, live.program, roots),
          now,
          seq,
          chosen: { segments: chosen, leaves },
          causeOf: () => ({ kind: 'build' }),
        },
      )
      const counted = await written
      await stir(tx, workspaceId, roots)
      if (flips.length > 0) await deps.onFlips(where, flips)
      const { pos } = job
      const filled = Math.max(...job.rows.map((row) => row.filled)) + roots.length
      await putBuild(tx, workspaceId, job.rows, { pos, at: pos, fillAfter: last, filled })
      return { isDone: false, tallies: counted }
    },
  )
  for (const news of tallies) deps.live.tell(workspaceId, 'segment', news)
  if (isDone) for (const id of ids) await tellCount(deps, workspaceId, id)
  return true
}

/** Even an empty segment is there now. */
async function tellCount({ db, live }: BuildDeps, workspaceId: string, id: string): Promise<void> {
  const count = await db.inWorkspace(workspaceId, (tx) => countMembers(tx, workspaceId, id))
  live.tell(workspaceId, 'segment', { id, count })
}
