import type { Condition } from '@splot/contract/segment/condition'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { pageRoots } from '../../identity/index.ts'
import { createCalendar } from '../rules/calendar.ts'
import type { Moment } from '../rules/read-ring.ts'
import { holds } from '../rules/reference.ts'
import { dropOldFlips, findDueCheck, listWaiting, putChecked } from '../store/checked.ts'
import { listSegmentsOf, pageMembers } from '../store/members.ts'
import { listDefinitions, listLiveWorkspaces } from '../store/programs.ts'
import { parse } from './programs.ts'
import { mostEvents, readHistories } from './read-history.ts'
import { type RebuildDeps, rebuildBirths } from './rebuild-births.ts'

const pauseMs = 5_000
const dayMs = 86_400_000
/** Looked at of one segment a day: members, and whoever comes next of all customers. */
const peopleAtOnce = 40
/** A history of who came and went is kept for so long. */
const keptMs = 400 * dayMs
const flipsAtOnce = 5_000

/**
 * Once a day each live segment is held against the log: some of its members and some of all customers, others every time,
 * are read plainly. Whoever stands elsewhere than the log says is remembered and settled anew, and it is told.
 */
export function createCheckLoop(deps: RebuildDeps): Loop {
  return {
    id: 'segment.check',
    pauseMs,
    async turn() {
      for (const workspaceId of await deps.worker.inPlatform(listLiveWorkspaces))
        await checkNext(deps, workspaceId)
      return false
    },
  }
}

interface Checked {
  id: string
  condition: Condition
  moment: Moment
}

async function checkNext(deps: RebuildDeps, workspaceId: string): Promise<void> {
  const now = deps.clock.now()
  const found = await deps.worker.inWorkspace(workspaceId, async (tx) => {
    const due = await findDueCheck(tx, workspaceId, now - dayMs)
    if (due === null) return null
    const condition = parse(
      (await listDefinitions(tx, workspaceId)).find(({ id }) => id === due.id)?.live ?? null,
    )
    const { timeZone } = await deps.settingsOf(workspaceId, tx)
    const members = await pageMembers(tx, workspaceId, {
      ...{ segmentId: due.id, after: due.memberAfter, limit: peopleAtOnce },
    })
    const others = await pageRoots(tx, workspaceId, { after: due.customerAfter, identifiers: peopleAtOnce })
    const roots = [...new Set([...members, ...others])]
    if (condition === null) return null
    const checked = { id: due.id, condition, moment: { now, calendar: createCalendar(timeZone) } }
    return { ...checked, members, others, roots, wrong: await listWrong(deps, tx, checked, roots) }
  })
  if (found === null) return
  const { id, members, others, roots, wrong } = found
  // What was wrong may only have been under way: only what is so between two batches is.
  const mended = wrong.length === 0 ? 0 : await mend(deps, workspaceId, found)
  await deps.worker.inWorkspace(workspaceId, (tx) =>
    putChecked(tx, workspaceId, id, {
      ...{ at: now, people: roots.length, mended },
      memberAfter: members.length < peopleAtOnce ? null : (members.at(-1) ?? null),
      customerAfter: others.at(-1) ?? null,
    }),
  )
  await expire(deps, workspaceId, id)
}

/** Whom the log puts elsewhere. Whoever's life is too long to be read as a whole is left out. */
async function listWrong(
  deps: RebuildDeps,
  tx: WorkspaceTx,
  { id, condition, moment }: Checked,
  roots: readonly string[],
): Promise<string[]> {
  const { workspaceId } = tx
  const histories = await readHistories(deps, { tx, workspaceId }, { roots, conditions: [condition], moment })
  const inside = new Set(
    (await listSegmentsOf(tx, workspaceId, roots)).flatMap((one) => (one.id === id ? [one.root] : [])),
  )
  const waiting = await listWaiting(tx, workspaceId, roots, moment.now)
  return [...histories].flatMap(([root, history]) => {
    if (waiting.has(root) || history.events.length >= mostEvents) return []
    return holds(condition, history, moment) === inside.has(root) ? [] : [root]
  })
}

/** @returns how many stood elsewhere than the log says */
function mend(
  deps: RebuildDeps,
  workspaceId: string,
  suspected: Checked & { wrong: string[] },
): Promise<number> {
  return deps.worker.inWorkspace(workspaceId, async (tx) => {
    await deps.log.interrupt(tx, deps.pipelineTopic)
    const now = Math.max(suspected.moment.now, deps.clock.now())
    const moment = { ...suspected.moment, now }
    const wrong = await listWrong(deps, tx, { ...suspected, moment }, suspected.wrong)
    if (wrong.length === 0) return 0
    const known = await deps.graph.listClusters(tx, workspaceId, wrong, 'service')
    const births = known.map(({ birthId }) => birthId)
    await rebuildBirths(deps, { tx, workspaceId }, { births, rootsBefore: new Set(wrong) })
    return wrong.length
  })
}

async function expire(deps: RebuildDeps, workspaceId: string, id: string): Promise<void> {
  const before = deps.clock.now() - keptMs
  for (;;) {
    const gone = await deps.worker.inWorkspace(workspaceId, (tx) =>
      dropOldFlips(tx, workspaceId, { id, before, most: flipsAtOnce }),
    )
    if (gone < flipsAtOnce) return
  }
}
