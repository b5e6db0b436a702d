import { listRoots } from '../../identity/index.ts'
import { createCalendar } from '../rules/calendar.ts'
import { compile, type Program } from '../rules/compile.ts'
import { remember } from '../rules/incremental.ts'
import { Memory } from '../rules/memory.ts'
import { uniteRings } from '../rules/ring.ts'
import type { Trace } from '../rules/trace.ts'
import { bumpStamp } from '../store/definitions.ts'
import { listMemoriesOfBirths, putMemories, type StoredMemory } from '../store/memory.ts'
import { closeTrace, listTraces, putBuild, type TraceRow } from '../store/programs.ts'
import { stir } from '../store/stirred.ts'
import { type BuildDeps, type Job, tracesOfRows } from './build-job.ts'

/** Records of the log, of all workspaces, read in one stroke. */
const recordsAtOnce = 5_000
const least = '00000000-0000-0000-0000-000000000000'

/** Reads in the next stretch of the log before the build's position. @returns true: there is more to do */
export async function scanNext(deps: BuildDeps, job: Job): Promise<boolean> {
  const { workspaceId, pos } = job
  const from = Math.min(...job.rows.map(({ buildAt }) => buildAt ?? pos))
  const to = Math.min(pos, from + recordsAtOnce)
  const known = await deps.worker.inWorkspace(workspaceId, (tx) => listTraces(tx, workspaceId))
  const traces = listScanned(job, known)
  const found =
    from < to && traces.length > 0 ? await readStretch(deps, { workspaceId, from, to, traces }) : null
  await deps.worker.inWorkspace(workspaceId, async (tx) => {
    await deps.log.interrupt(tx, deps.pipelineTopic)
    if (found !== null && found.size > 0) {
      const refs = [...found.keys()].map((birth) => ({ workspaceId, birth }))
      const roots = await listRoots(tx, refs, 'service')
      const stored = await listMemoriesOfBirths(tx, workspaceId, [...found.keys()])
      await putMemories(tx, workspaceId, unite({ found, roots, stored, traces }))
      await stir(tx, workspaceId, [...new Set(stored.map(({ root }) => root)), ...roots.values()])
    }
    const isDone = to >= pos || traces.length === 0
    if (isDone)
      await closeTrace(
        tx,
        workspaceId,
        traces.map(({ key }) => key),
      )
    await putBuild(tx, workspaceId, job.rows, { pos, at: to, fillAfter: isDone ? least : null, filled: 0 })
    if (isDone) await bumpStamp(tx)
  })
  return true
}

/** The job's traces that are not whole yet. */
function listScanned(job: Job, known: readonly TraceRow[]): Trace[] {
  const open = new Set(known.filter(({ isWhole }) => !isWhole).map(({ key }) => key))
  return [...tracesOfRows(job.rows).values()].filter(({ key }) => open.has(key))
}

interface Stretch {
  workspaceId: string
  from: number
  to: number
  traces: readonly Trace[]
}

/** What the events of a stretch leave in the traces, by birth. */
async function readStretch(
  deps: BuildDeps,
  { workspaceId, from, to, traces }: Stretch,
): Promise<Map<string, Memory>> {
  const program: Program = compile([], createCalendar('UTC'), traces)
  const births = new Map(
    (await deps.worker.inPlatform((tx) => deps.listBirthsOfRange(tx, from, to))).map(({ pos, birth }) => [
      pos,
      birth,
    ]),
  )
  const memories = new Map<string, Memory>()
  for (const record of await deps.log.readRange(from, to)) {
    const birth = record.workspaceId === workspaceId ? births.get(record.pos) : undefined
    const event = birth === undefined ? undefined : deps.readRecord(record)?.event
    if (birth === undefined || event === undefined || !program.byEvent.has(event.name)) continue
    const memory = memories.get(birth) ?? new Memory()
    remember(program, memory, { event, pos: record.pos })
    if (memory.size > 0) memories.set(birth, memory)
  }
  return memories
}

interface United {
  found: ReadonlyMap<string, Memory>
  roots: ReadonlyMap<string, string>
  stored: readonly StoredMemory[]
  traces: readonly Trace[]
}

/** With what the engine has remembered since the build began. */
function unite({ found, roots, stored, traces }: United): StoredMemory[] {
  const before = new Map(stored.map((row) => [row.birth, row]))
  return [...found].map(([birth, memory]) => {
    const row = before.get(birth)
    const whole = row?.memory ?? new Memory()
    for (const { key, shape } of traces) {
      const [ring, known] = [memory.get(key), whole.get(key)]
      if (ring !== undefined) whole.set(key, known === undefined ? ring : uniteRings(known, ring, shape))
    }
    return { birth, root: row?.root ?? roots.get(birth) ?? birth, memory: whole }
  })
}
