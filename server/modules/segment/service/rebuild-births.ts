import { listRoots } from '../../identity/index.ts'
import { remember } from '../rules/incremental.ts'
import { Memory } from '../rules/memory.ts'
import { deleteMemories, putMemories } from '../store/memory.ts'
import { stir } from '../store/stirred.ts'
import type { SegmentDeps, Where, WorkspaceWhere } from './deps.ts'
import { runRound } from './engine.ts'
import { readPeople } from './people.ts'
import type { LiveProgram, Programs } from './programs.ts'

export interface RebuildDeps extends SegmentDeps {
  programs: Programs
}

/** Whose events were changed, and whose they were before. */
export interface Rebuilt {
  births: readonly string[]
  rootsBefore: ReadonlySet<string>
}

const recordsAtOnce = 1_000

/** Some events of these births are gone, or others': what is remembered of them is made again from those that are left. */
export async function rebuildBirths(
  deps: RebuildDeps,
  { tx, workspaceId }: Where,
  { births, rootsBefore }: Rebuilt,
): Promise<void> {
  const live = (await deps.programs.get(tx, [workspaceId])).get(workspaceId)
  if (live === undefined || births.length === 0) return
  const where = { tx: { ...tx, workspaceId }, workspaceId }
  const refs = births.map((birth) => ({ workspaceId, birth }))
  const roots = await listRoots(tx, refs, 'service')
  await deleteMemories(tx, workspaceId, births)
  for (const [birth, root] of roots) {
    const memory = await recall(deps, where, live, birth)
    if (memory.size > 0) await putMemories(tx, workspaceId, [{ birth, root, memory }])
  }
  const now = new Set(roots.values())
  const gone = [...rootsBefore].filter((root) => !now.has(root))
  const { flips, written } = await runRound(deps, where, live, {
    people: await readPeople(where, live.program, [...now, ...gone]),
    roots: [...now],
    events: [],
    isNew: new Set([...now].filter((root) => !rootsBefore.has(root))),
    isWhole: now,
    // Whatever stood before may have been wrong: every leaf is read, every segment worked out.
    chosen: { segments: [...live.program.segments.keys()], leaves: [...live.program.leaves.keys()] },
    gone,
    now: deps.clock.now(),
    seq: 0,
    causeOf: () => ({ kind: 'build' }),
  })
  await written
  await deps.log.interrupt(tx, deps.pipelineTopic)
  await stir(tx, workspaceId, null)
  if (flips.length > 0) await deps.onFlips(where, flips)
}

async function recall(
  deps: RebuildDeps,
  { tx, workspaceId }: WorkspaceWhere,
  { program }: LiveProgram,
  birth: string,
): Promise<Memory> {
  const memory = new Memory()
  const positions = await deps.listPositions(tx, workspaceId, [birth])
  for (let from = 0; from < positions.length; from += recordsAtOnce)
    for (const record of await deps.log.readAt(tx, positions.slice(from, from + recordsAtOnce))) {
      const event = deps.readRecord(record)?.event
      if (event !== undefined) remember(program, memory, { event, pos: record.pos })
    }
  return memory
}
