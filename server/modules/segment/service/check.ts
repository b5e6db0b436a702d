import type { Condition } from '@splot/contract/segment/condition'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import { pageRoots } from '../../identity/index.ts'
import { createCalendar } from '../rules/calendar.ts'
import type { Moment } from '../rules/read-ring.ts'
import { holds } from '../rules/reference.ts'
import { type Due, dropOldFlips, findDueCheck, listWaiting, putChecked } from '../store/checked.ts'
import { listSegmentsOf, pageMembers } from '../store/members.ts'
import { listLiveWorkspaces } from '../store/programs.ts'
import { parse } from './programs.ts'
import { mostEvents, readHistories } from './read-history.ts'
import { type RebuildDeps, rebuildBirths } from './rebuild-births.ts'

const pauseMs = 5_000
const dayMs = 86_400_000
/** Looked at of one segment a day at most: members, and whoever comes next of all customers. */
const peopleAtOnce = 40
/** Of those who come often fewer: what is read of the log is a small part of what the pipeline reads. */
const recordsAtOnce = 2_000
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
      await tryEach(await deps.worker.inPlatform(listLiveWorkspaces), (id) => checkNext(deps, id))
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
    const condition = parse(due.condition)
    if (condition === null) return null
    const { timeZone } = await deps.settingsOf(workspaceId, tx)
    const members = await pageMembers(tx, workspaceId, {
      ...{ segmentId: due.id, after: due.memberAfter, limit: peopleAtOnce },
    })
    const others = await pageRoots(tx, workspaceId, { after: due.customerAfter, identifiers: peopleAtOnce })
    const checked = { id: due.id, condition, moment: { now, calendar: createCalendar(timeZone) } }
    const { seen, wrong } = await listWrong(deps, tx, checked, mix(members, others))
    return { ...checked, ...nextPlaces(due, { members, others, seen }), people: seen.size, wrong }
  })
  if (found === null) return
  const { id, people, wrong, memberAfter, customerAfter } = found
  // What was wrong may only have been under way: only what is so between two batches is.
  const mended = wrong.length === 0 ? 0 : await mend(deps, workspaceId, found)
  await deps.worker.inWorkspace(workspaceId, (tx) =>
    putChecked(tx, workspaceId, id, { at: now, people, mended, memberAfter, customerAfter }),
  )
  await expire(deps, workspaceId, id)
}

/** One of these, one of those, each once. */
const mix = (members: readonly string[], others: readonly string[]): string[] => [
  ...new Set(others.flatMap((one, i) => [...members.slice(i, i + 1), one]).concat(members)),
]

interface Looked {
  members: readonly string[]
  others: readonly string[]
  seen: ReadonlySet<string>
}

/** After whom the next look goes on; null = from the beginning. */
function nextPlaces({ memberAfter, customerAfter }: Due, { members, others, seen }: Looked) {
  const last = (list: readonly string[], before: string | null) => {
    const end = list.findIndex((one) => !seen.has(one))
    return (end === -1 ? list.at(-1) : list[end - 1]) ?? before
  }
  const isAll = members.length < peopleAtOnce && members.every((one) => seen.has(one))
  return {
    memberAfter: isAll ? null : last(members, memberAfter),
    customerAfter: others.length === 0 ? null : last(others, customerAfter),
  }
}

/** Whom of the first of these the log puts elsewhere. Whoever's life is too long to be read as a whole is left out. */
async function listWrong(
  deps: RebuildDeps,
  tx: WorkspaceTx,
  { id, condition, moment }: Checked,
  roots: readonly string[],
): Promise<{ seen: ReadonlySet<string>; wrong: string[] }> {
  const { workspaceId } = tx
  const histories = await readHistories(
    deps,
    { tx, workspaceId },
    { roots, conditions: [condition], moment, mostRecords: recordsAtOnce },
  )
  const inside = new Set(
    (await listSegmentsOf(tx, workspaceId, roots)).flatMap((one) => (one.id === id ? [one.root] : [])),
  )
  const waiting = await listWaiting(tx, workspaceId, roots, moment.now)
  const wrong = [...histories].flatMap(([root, history]) => {
    if (waiting.has(root) || history.events.length >= mostEvents) return []
    return holds(condition, history, moment) === inside.has(root) ? [] : [root]
  })
  return { seen: new Set(histories.keys()), wrong }
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
    const { wrong } = await listWrong(deps, tx, { ...suspected, moment }, suspected.wrong)
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
