import type { NormalEvent } from '../../collect/index.ts'
import { causesOfEvent } from './causes.ts'
import { type CompiledSegment, type CompiledVersion, isMemoryLeaf, type Program } from './compile.ts'
import { listCandidates } from './event-index.ts'
import { type CustomerFacts, type FactKind, needsOf } from './facts.ts'
import { remember, type Standing, settle, type Turn } from './incremental.ts'
import { Memory } from './memory.ts'
import type { Moment } from './read-ring.ts'
import { trimRing } from './ring.ts'

/** One customer while a batch, a timer or a build works on her. */
export interface CustomerWork {
  root: string
  /** What each of her births left, by birth. */
  memories: Map<string, Memory>
  standing: Standing
  /** She has only just come to be: segments of strangers take her in. */
  isNew: boolean
  /** Births came or went, or nobody knows what stood before: everything is read again. */
  isWhole: boolean
  /** Indexes of leaves that may have turned. */
  touched: Set<number>
  /** Births whose memory is another now. */
  changed: Set<string>
}

/** Takes an event in: what it leaves in memory, and which facts it may have changed. */
export function takeEvent(
  program: Program,
  work: CustomerWork,
  { event, birth, pos }: { event: NormalEvent; birth: string; pos: number },
): void {
  if (program.byEvent.has(event.name)) {
    const memory = work.memories.get(birth) ?? new Memory()
    const touched = remember(program, memory, { event, pos })
    if (touched !== null) {
      work.memories.set(birth, memory)
      work.changed.add(birth)
      for (const leaf of touched) work.touched.add(leaf)
    }
  }
  if (program.factLeaves.length === 0) return
  for (const cause of causesOfEvent(event))
    for (const leaf of program.leavesOfCause.get(cause) ?? []) work.touched.add(leaf)
}

/** Would the event leave anything, or may it turn anything? Most do not: whoever only sent such costs nothing. */
export function concerns(program: Program, event: NormalEvent): boolean {
  const traces = program.byEvent.get(event.name)
  if (traces !== undefined && listCandidates(traces, event).length > 0) return true
  return (
    program.factLeaves.length > 0 && causesOfEvent(event).some((cause) => program.leavesOfCause.has(cause))
  )
}

/** What has to be loaded before she can be settled. */
export function listNeeds(program: Program, work: CustomerWork, now: number): Set<FactKind> {
  const kinds = new Set<FactKind>()
  const isAll = work.isWhole || work.standing.factDueAt <= now
  for (const index of isAll ? program.factLeaves : work.touched) {
    const leaf = program.leaves[index]?.leaf
    if (leaf !== undefined && !isMemoryLeaf(leaf)) for (const kind of needsOf(leaf)) kinds.add(kind)
  }
  return kinds
}

export interface SettleAsked {
  moment: Moment
  facts: CustomerFacts
  versionOf(segment: CompiledSegment): CompiledVersion | null
  /** Indexes of segments to look at in any case. */
  chosen?: readonly number[]
}

/** Brings her up to the moment, and forgets what no window reaches any more. */
export function settleCustomer(program: Program, work: CustomerWork, asked: SettleAsked): Turn[] {
  const { standing, touched, isWhole, isNew } = work
  const { now, calendar } = asked.moment
  const scope = new Set<'memory' | 'facts'>()
  if (isWhole || standing.dueAt <= now) scope.add('memory')
  if (isWhole || standing.factDueAt <= now) scope.add('facts')
  if (isNew || isWhole) for (const leaf of program.sampleLeaves) touched.add(leaf)
  // Nothing she does is needed to be where strangers are: only what she did differently has to be worked out.
  if (isNew && program.strangers.length > 0) {
    for (const id of program.strangers) standing.members.add(id)
    standing.isChanged = true
  }
  const turns = settle(program, standing, {
    moment: asked.moment,
    facts: asked.facts,
    versionOf: asked.versionOf,
    memories: [...work.memories.values()],
    touched,
    scope,
    chosen: asked.chosen ?? [],
  })
  for (const birth of work.changed) trimMemory(program, work.memories.get(birth), { now, calendar })
  return isNew ? listEntries(program, standing, asked) : turns
}

const listEntries = (program: Program, { members }: Standing, { versionOf }: SettleAsked): Turn[] =>
  [...members].flatMap((id) => {
    const segment = program.segmentOfId.get(id)
    const version = segment === undefined ? null : versionOf(segment)
    return version === null ? [] : [{ segmentId: id, version: version.version, isEntry: true }]
  })

/** Of traces whose windows move on nothing is left that none reaches any more. */
function trimMemory({ trimmed }: Program, memory: Memory | undefined, { now, calendar }: Moment): void {
  if (memory === undefined) return
  for (const { key, shape } of trimmed) {
    const ring = memory.get(key)
    if (ring === undefined) continue
    const before = ring.length
    if (!trimRing(ring, shape, now, calendar)) memory.delete(key)
    else if (ring.length < before) memory.set(key, ring)
  }
}
