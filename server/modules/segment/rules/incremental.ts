import {
  type CompiledSegment,
  type CompiledVersion,
  holdsExpr,
  isMemoryLeaf,
  type Program,
} from './compile.ts'
import { listCandidates } from './event-index.ts'
import { type CustomerFacts, readFact } from './facts.ts'
import type { Memory } from './memory.ts'
import { type Moment, readRing } from './read-ring.ts'
import { addEvent, type PlacedEvent, type Ring, uniteRings } from './ring.ts'

/** Where a customer stands. Changed in place by {@link settle}. */
export interface Standing {
  /** Indexes of leaves that are otherwise than for a stranger. */
  truths: Set<number>
  /** Ids of the segments she is in. */
  members: Set<string>
  /** When time alone may change leaves over her memory, and leaves over facts; Infinity = never. */
  dueAt: number
  factDueAt: number
  /** Is otherwise than it was stored. */
  isChanged: boolean
}

export const newStanding = (): Standing => ({
  truths: new Set(),
  members: new Set(),
  dueAt: Number.POSITIVE_INFINITY,
  factDueAt: Number.POSITIVE_INFINITY,
  isChanged: false,
})

/**
 * Takes an event into a birth's memory.
 * @returns indexes of the leaves it may turn, none where nobody is in or out by it yet; null where it left nothing
 */
export function remember(program: Program, memory: Memory, placed: PlacedEvent): number[] | null {
  let touched: number[] | null = null
  const traces = program.byEvent.get(placed.event.name)
  if (traces === undefined) return null
  for (const index of listCandidates(traces, placed.event)) {
    const trace = program.traces[index]
    if (trace === undefined) continue
    const ring = addEvent(memory.get(trace.key), trace, placed)
    if (ring === null) continue
    memory.set(trace.key, ring)
    touched ??= []
    for (const leaf of program.leavesOfTrace[index] ?? []) touched.push(leaf)
  }
  return touched
}

export interface Settling {
  /** All births' memories. */
  memories: readonly Memory[]
  moment: Moment
  /** Indexes of leaves that may have turned. */
  touched: Iterable<number>
  /** `touched`: those alone. `memory`, `facts`: all that time may turn as well. `whole`: everything, whatever stood before. */
  scope: ReadonlySet<'memory' | 'facts'>
  /** Needed where a leaf over facts is touched. */
  facts: CustomerFacts | null
  /** Indexes of segments to look at in any case. */
  chosen: Iterable<number>
  /** Which version of a segment counts for this customer. */
  versionOf(segment: CompiledSegment): CompiledVersion | null
}

export interface Turn {
  segmentId: string
  version: number
  isEntry: boolean
}

/**
 * Brings a customer's leaves, then her segments, up to the moment. Only leaves that may have turned are read, only segments
 * that say a turned leaf are worked out.
 * @returns segments she entered or left
 */
export function settle(program: Program, standing: Standing, settling: Settling): Turn[] {
  const open = new Set<number>(settling.chosen)
  const due = { memory: Number.POSITIVE_INFINITY, facts: Number.POSITIVE_INFINITY }
  const rings = uniteOnDemand(program, settling.memories)
  for (const index of listLeaves(program, standing, settling)) {
    const compiled = program.leaves[index]
    if (compiled === undefined) continue
    const { leaf, trace } = compiled
    const reading = isMemoryLeaf(leaf)
      ? readRing(leaf, rings(trace ?? 0), settling.moment)
      : readFact(leaf, requireFacts(settling), settling.moment)
    const kind = trace === null ? 'facts' : 'memory'
    due[kind] = Math.min(due[kind], reading.until)
    if (!turn(standing, index, reading.holds !== compiled.isDefault)) continue
    standing.isChanged = true
    for (const one of compiled.segments) open.add(one)
  }
  setDue(standing, due, settling.scope)
  return settleSegments(program, standing, { open, settling })
}

function requireFacts({ facts }: Settling): CustomerFacts {
  if (facts === null) throw new Error('A leaf over facts was asked without them')
  return facts
}

/** @returns whether it turned */
function turn({ truths }: Standing, leaf: number, isOther: boolean): boolean {
  if (truths.has(leaf) === isOther) return false
  if (isOther) truths.add(leaf)
  else truths.delete(leaf)
  return true
}

/** A moment that was found anew replaces the one before; one found in passing may only come sooner. */
function setDue(standing: Standing, due: Record<'memory' | 'facts', number>, scope: Settling['scope']): void {
  const { dueAt, factDueAt } = standing
  standing.dueAt = scope.has('memory') ? due.memory : Math.min(standing.dueAt, due.memory)
  standing.factDueAt = scope.has('facts') ? due.facts : Math.min(standing.factDueAt, due.facts)
  if (standing.dueAt !== dueAt || standing.factDueAt !== factDueAt) standing.isChanged = true
}

function listLeaves(
  program: Program,
  standing: Standing,
  { touched, scope, memories }: Settling,
): Set<number> {
  const leaves = new Set(touched)
  if (scope.has('memory')) {
    // Of what holds no memory may be left.
    for (const leaf of standing.truths) if (program.leaves[leaf]?.trace !== null) leaves.add(leaf)
    for (const memory of memories)
      for (const key of memory.keys()) {
        const trace = program.traceOfKey.get(key)
        for (const leaf of trace === undefined ? [] : (program.leavesOfTrace[trace] ?? [])) leaves.add(leaf)
      }
  }
  if (scope.has('facts')) for (const leaf of program.factLeaves) leaves.add(leaf)
  return leaves
}

/** The rings of all births as one, made when a leaf asks. */
function uniteOnDemand(program: Program, memories: readonly Memory[]): (trace: number) => Ring | null {
  const [only] = memories
  if (memories.length === 1 && only !== undefined) {
    // Leaves of one trace come one after another.
    let last: { index: number; ring: Ring | null } | null = null
    return (index) => {
      if (last?.index !== index) last = { index, ring: only.get(program.traces[index]?.key ?? '') ?? null }
      return last.ring
    }
  }
  const known = new Map<number, Ring | null>()
  return (index) => {
    const made = known.get(index)
    if (made !== undefined) return made
    const trace = program.traces[index]
    let ring: Ring | null = null
    for (const memory of trace === undefined ? [] : memories) {
      const own = memory.get(trace?.key ?? '')
      if (own === undefined || trace === undefined) continue
      ring = ring === null ? own : uniteRings(ring, own, trace.shape)
    }
    known.set(index, ring)
    return ring
  }
}

interface Pending {
  open: Set<number>
  settling: Settling
}

/** In their order, so that a segment is worked out after those it speaks of. */
function settleSegments(program: Program, standing: Standing, { open, settling }: Pending): Turn[] {
  if (open.size === 0) return []
  const { truths, members } = standing
  const turns: Turn[] = []
  const holdsLeaf = (leaf: number) => (program.leaves[leaf]?.isDefault === true) !== truths.has(leaf)
  const queue = [...open].sort((a, b) => a - b)
  for (let at = 0; at < queue.length; at++) {
    const segment = program.segments[queue[at] ?? -1]
    const version = segment === undefined ? null : settling.versionOf(segment)
    if (segment === undefined || version === null) continue
    const isIn = holdsExpr(version.expr, holdsLeaf, members)
    if (isIn === members.has(segment.id)) continue
    if (isIn) members.add(segment.id)
    else members.delete(segment.id)
    turns.push({ segmentId: segment.id, version: version.version, isEntry: isIn })
    insertSorted(queue, at, segment.dependents)
  }
  if (turns.length > 0) standing.isChanged = true
  return turns
}

function insertSorted(queue: number[], after: number, added: readonly number[]): void {
  for (const one of added) {
    let at = after + 1
    while (at < queue.length && (queue[at] ?? 0) < one) at++
    if (queue[at] !== one) queue.splice(at, 0, one)
  }
}
