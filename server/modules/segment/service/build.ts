import { listReferences } from '@splot/contract/segment/condition'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import { tracesOf } from '../rules/compile.ts'
import { bumpStamp } from '../store/definitions.ts'
import {
  beginTraces,
  type DefinitionRow,
  dropTraces,
  listDefinitions,
  listLiveWorkspaces,
  listStamps,
  listTraces,
  putBroken,
  putBuild,
  requestRefill,
} from '../store/programs.ts'
import { stir } from '../store/stirred.ts'
import { fillNext } from './build-fill.ts'
import { type BuildDeps, type Job, tracesOfRows } from './build-job.ts'
import { scanNext } from './build-scan.ts'
import { parse } from './programs.ts'

const pauseMs = 500

/**
 * Builds new versions in three strokes: from a position on the engine remembers what they need; the log before it is read
 * in; then customer by customer is settled. Each stroke is many small transactions between batches of the pipeline, and
 * goes on where it stood after a crash.
 */
export function createBuildLoop(deps: BuildDeps): Loop {
  const tidied: Tidied = new Map()
  return {
    id: 'segment.build',
    pauseMs,
    async turn() {
      let hasMore = false
      await tryEach(await deps.worker.inPlatform(listLiveWorkspaces), async (workspaceId) => {
        hasMore = (await advance(deps, workspaceId, tidied)) || hasMore
      })
      return hasMore
    },
  }
}

/** Definitions that were found in order, by workspace: to read a thousand conditions again would cost more than to ask. */
type Tidied = Map<string, { stamp: number; at: number }>

/** However it came about, what is out of order is found within a minute. */
const tidyMs = 60_000

/** @returns whether there is more to do at once */
async function advance(deps: BuildDeps, workspaceId: string, tidied: Tidied): Promise<boolean> {
  const now = deps.clock.now()
  const found = await deps.worker.inWorkspace(workspaceId, async (tx) => {
    const stamp = (await listStamps(tx, [workspaceId])).get(workspaceId) ?? 0
    const known = tidied.get(workspaceId)
    if (known?.stamp === stamp && Math.abs(now - known.at) < tidyMs) return null
    const rows = await listDefinitions(tx, workspaceId)
    return { stamp, rows, traces: await listTraces(tx, workspaceId) }
  })
  if (found === null) return false
  const { stamp, rows, traces } = found
  const scanning = rows.filter((row) => row.buildPos !== null && row.fillAfter === null)
  if (scanning.length > 0) return scanNext(deps, jobOf(workspaceId, scanning))
  const filling = rows.filter((row) => row.fillAfter !== null)
  if (filling.length > 0) return fillNext(deps, jobOf(workspaceId, filling))
  const known = new Map(traces.map((one) => [one.key, one]))
  if (listAsked(rows).length === 0 && isTidy(rows, known)) {
    tidied.set(workspaceId, { stamp, at: now })
    return false
  }
  return deps.worker.inWorkspace(workspaceId, (tx) => begin(deps, tx))
}

const jobOf = (workspaceId: string, rows: readonly DefinitionRow[]): Job => ({
  workspaceId,
  rows,
  pos: Math.max(...rows.map(({ buildPos }) => buildPos ?? 0)),
})

type Known = ReadonlyMap<string, { isWhole: boolean }>

const lacks = ({ live }: DefinitionRow, known: Known): boolean =>
  tracesOf(parse(live) ?? { kind: 'any', of: [] }).some(({ key }) => known.get(key)?.isWhole !== true)

/** Of what its members follow; of one that was never built, of what they are to follow. */
const missesReference = ({ live, next }: DefinitionRow, ids: ReadonlySet<string>): boolean =>
  speaksOfGone(live ?? next, ids)

const speaksOfGone = (text: string | null, ids: ReadonlySet<string>): boolean =>
  listReferences(parse(text) ?? { kind: 'any', of: [] }).some((id) => !ids.has(id))

/** Those to be built. What speaks of a segment that is put away or was never begun waits for it: nobody is in that one, and "not in it" would be everyone. */
function listAsked(rows: readonly DefinitionRow[]): DefinitionRow[] {
  const ids = new Set(rows.map(({ id }) => id))
  return rows.filter((row) => row.nextVersion !== null && !speaksOfGone(row.next, ids))
}

const listFollowed = (rows: readonly DefinitionRow[]): Set<string> =>
  new Set(
    rows
      .flatMap(({ live, next }) => [parse(live), parse(next)])
      .flatMap((one) => (one === null ? [] : tracesOf(one).map(({ key }) => key))),
  )

/** Everything that is followed is needed and whole, and nobody speaks of a segment that is gone. */
function isTidy(rows: readonly DefinitionRow[], known: Known): boolean {
  const followed = listFollowed(rows)
  const ids = new Set(rows.map(({ id }) => id))
  return (
    [...known.keys()].every((key) => followed.has(key)) &&
    rows.every((row) => !lacks(row, known) && missesReference(row, ids) === (row.broken !== null))
  )
}

/** Puts in order what changed, and begins what is asked for. */
async function begin(deps: BuildDeps, tx: WorkspaceTx): Promise<boolean> {
  const { workspaceId } = tx
  const pos = await deps.log.interrupt(tx, deps.pipelineTopic)
  await stir(tx, workspaceId, null)
  const rows = await listDefinitions(tx, workspaceId)
  const known = new Map((await listTraces(tx, workspaceId)).map((one) => [one.key, one]))
  await tidy(tx, rows, known)
  const asked = listAsked(await listDefinitions(tx, workspaceId))
  if (asked.length > 0) {
    const missing = [...tracesOfRows(asked).keys()].filter((key) => known.get(key)?.isWhole !== true)
    await beginTraces(tx, workspaceId, missing, pos)
    const at = missing.length > 0 ? 1 : pos
    await putBuild(tx, workspaceId, asked, { pos, at, fillAfter: null, filled: 0 })
  }
  await bumpStamp(tx)
  return asked.length > 0
}

/**
 * Traces nobody needs are dropped, and those of a build that broke off, with what was remembered. Segments whose memory was
 * cleared by a rebuild are read in again; those that speak of one that is gone stand still, never "everyone".
 */
async function tidy(
  tx: WorkspaceTx,
  rows: readonly DefinitionRow[],
  known: Map<string, { isWhole: boolean }>,
) {
  const { workspaceId } = tx
  const followed = listFollowed(rows)
  const stale = [...known].filter(([key, { isWhole }]) => !isWhole || !followed.has(key)).map(([key]) => key)
  if (stale.length > 0) {
    await dropTraces(tx, workspaceId, stale)
    for (const key of stale) known.delete(key)
  }
  const ids = new Set(rows.map(({ id }) => id))
  const broken = rows.filter((row) => row.broken === null && missesReference(row, ids))
  const mended = rows.filter((row) => row.broken !== null && !missesReference(row, ids))
  if (broken.length > 0)
    await putBroken(
      tx,
      workspaceId,
      broken.map(({ id }) => id),
      'segment_missing',
    )
  const again = rows.filter((row) => row.nextVersion === null && row.version > 0 && lacks(row, known))
  await requestRefill(
    tx,
    workspaceId,
    [...mended, ...again].map(({ id }) => id),
  )
}
