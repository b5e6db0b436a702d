import { type Condition, listLeaves } from '@splot/contract/segment/condition'
import type { Leaf } from '@splot/contract/segment/leaves'
import { desugar } from '@splot/contract/segment/sugar'
import type { Calendar } from './calendar.ts'
import { type Cause, causesOf, nameTrait } from './causes.ts'
import { type EventIndex, indexTraces } from './event-index.ts'
import { type FactLeaf, isMemoryKind, noFacts, readFact } from './facts.ts'
import { readRing } from './read-ring.ts'
import { sortByReference } from './references.ts'
import { keyOf, type MemoryLeaf, type Trace, traceOf } from './trace.ts'

/** A segment as the engine takes it. */
export interface SegmentDef {
  id: string
  /** The version members follow; null while there is none. */
  live: Versioned | null
  /** The version that takes over customer by customer, once what it has to remember is there. */
  next: Versioned | null
}

export interface Versioned {
  version: number
  condition: Condition
}

export type Expr =
  | { kind: 'leaf'; leaf: number }
  | { kind: 'segment'; id: string }
  | { kind: 'all' | 'any'; of: readonly Expr[] }
  | { kind: 'not'; of: Expr }

/** A leaf shared by every segment that says it. */
export interface CompiledLeaf {
  key: string
  leaf: MemoryLeaf | FactLeaf
  /** Index of its trace; null for a leaf over facts. */
  trace: number | null
  /** Does it hold for a stranger? */
  isDefault: boolean
  /** Indexes of the segments that say it. */
  segments: number[]
}

export interface CompiledSegment {
  id: string
  live: CompiledVersion | null
  next: CompiledVersion | null
  /** Indexes of segments that speak of it: all later ones. */
  dependents: number[]
}

export interface CompiledVersion {
  version: number
  expr: Expr
  leaves: readonly number[]
}

/** Everything live of a workspace, shared, with what finds the few leaves an event may turn. */
export interface Program {
  calendar: Calendar
  traces: readonly Trace[]
  /** What finds traces by an event, by its name. */
  byEvent: ReadonlyMap<string, EventIndex>
  leavesOfTrace: readonly (readonly number[])[]
  leavesOfCause: ReadonlyMap<Cause, readonly number[]>
  leaves: readonly CompiledLeaf[]
  leafOfKey: ReadonlyMap<string, number>
  /** Traces that keep all of a time: the others hold what they need, however old it is. */
  trimmed: readonly Trace[]
  traceOfKey: ReadonlyMap<string, number>
  factLeaves: readonly number[]
  /** Leaves that hang on the canonical id alone. */
  sampleLeaves: readonly number[]
  /** Each after those it speaks of. */
  segments: readonly CompiledSegment[]
  segmentOfId: ReadonlyMap<string, CompiledSegment>
  /** Ids of the segments a stranger is in: somebody who has only just come to be starts from there. */
  strangers: readonly string[]
}

/**
 * @param defs without cycles; a segment that is not among them keeps its members
 * @param follow conditions whose traces are followed although nobody is in or out by them yet
 */
export function compile(
  defs: readonly SegmentDef[],
  calendar: Calendar,
  follow: readonly Trace[] = [],
): Program {
  const builder = createBuilder(calendar)
  for (const trace of follow) builder.addTrace(trace)
  const sorted = sortByReference(defs)
  const segments = sorted.map((def, index): CompiledSegment => {
    const build = (one: Versioned | null) => (one === null ? null : builder.addVersion(one, index))
    return { id: def.id, live: build(def.live), next: build(def.next), dependents: [] }
  })
  linkDependents(segments)
  const segmentOfId = new Map(segments.map((one) => [one.id, one]))
  const strangers = listStrangers(segments, builder.leaves)
  return { ...builder.finish(), calendar, segments, segmentOfId, strangers }
}

function createBuilder(calendar: Calendar) {
  const leaves: CompiledLeaf[] = []
  const leafOfKey = new Map<string, number>()
  const traces: Trace[] = []
  const traceOfKey = new Map<string, number>()
  const leavesOfTrace: number[][] = []

  const addTrace = (trace: Trace): number => {
    const known = traceOfKey.get(trace.key)
    if (known !== undefined) return known
    traces.push(trace)
    leavesOfTrace.push([])
    traceOfKey.set(trace.key, traces.length - 1)
    return traces.length - 1
  }
  const addLeaf = (given: Exclude<Leaf, { kind: 'segment' }>, segment: number): number => {
    const leaf = settleLeaf(given)
    const key = keyOf(leaf)
    let index = leafOfKey.get(key)
    if (index === undefined) {
      index = leaves.length
      leafOfKey.set(key, index)
      const trace = isMemoryLeaf(leaf) ? addTrace(traceOf(leaf)) : null
      if (trace !== null) leavesOfTrace[trace]?.push(index)
      leaves.push({ key, leaf, trace, isDefault: holdsForStranger(leaf, calendar), segments: [] })
    }
    const users = leaves[index]?.segments
    if (users?.at(-1) !== segment) users?.push(segment)
    return index
  }
  const addExpr = (condition: Condition, segment: number, used: number[]): Expr => {
    if (condition.kind === 'not') return { kind: 'not', of: addExpr(condition.of, segment, used) }
    if (condition.kind === 'all' || condition.kind === 'any')
      return { kind: condition.kind, of: condition.of.map((one) => addExpr(one, segment, used)) }
    if (condition.kind === 'segment') return { kind: 'segment', id: condition.segment }
    const leaf = addLeaf(condition, segment)
    used.push(leaf)
    return { kind: 'leaf', leaf }
  }
  return {
    leaves,
    addTrace,
    addVersion({ version, condition }: Versioned, segment: number): CompiledVersion {
      const used: number[] = []
      const expr = addExpr(condition, segment, used)
      return { version, expr, leaves: [...new Set(used)] }
    },
    finish: () => ({
      ...{ leaves, leafOfKey, traces, traceOfKey, leavesOfTrace },
      trimmed: traces.filter(({ shape }) => shape.kind === 'since' || shape.kind === 'steps'),
      byEvent: indexTraces(traces),
      leavesOfCause: groupBy(leaves, ({ leaf }) => (isMemoryLeaf(leaf) ? [] : causesOf(leaf))),
      factLeaves: leaves.flatMap(({ trace }, i) => (trace === null ? [i] : [])),
      sampleLeaves: leaves.flatMap(({ leaf }, i) => (leaf.kind === 'sample' ? [i] : [])),
    }),
  }
}

/** What a condition needs to be remembered. */
export const tracesOf = (condition: Condition): Trace[] =>
  listLeaves(condition).flatMap((one) => {
    const leaf = one.kind === 'segment' ? null : settleLeaf(one)
    return leaf !== null && isMemoryLeaf(leaf) ? [traceOf(leaf)] : []
  })

/** Without sugar, its trait by the reserved name. */
function settleLeaf(leaf: Exclude<Leaf, { kind: 'segment' }>): MemoryLeaf | FactLeaf {
  if (leaf.kind === 'event' || leaf.kind === 'orders' || leaf.kind === 'engagement') return desugar(leaf)
  return leaf.kind === 'trait' ? { ...leaf, trait: nameTrait(leaf.trait) } : leaf
}

export const isMemoryLeaf = (leaf: MemoryLeaf | FactLeaf): leaf is MemoryLeaf => isMemoryKind(leaf.kind)

/** Nothing happened and nothing is known; whose sample she is in is nobody's default. */
function holdsForStranger(leaf: MemoryLeaf | FactLeaf, calendar: Calendar): boolean {
  const moment = { now: 0, calendar }
  if (isMemoryLeaf(leaf)) return readRing(leaf, null, moment).holds
  return leaf.kind !== 'sample' && readFact(leaf, noFacts(''), moment).holds
}

function groupBy<T, K>(items: readonly T[], keysOf: (item: T) => readonly K[]): Map<K, number[]> {
  const groups = new Map<K, number[]>()
  for (const [i, item] of items.entries()) {
    for (const key of keysOf(item)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [i])
      else group.push(i)
    }
  }
  return groups
}

function listSegments(expr: Expr): string[] {
  if (expr.kind === 'segment') return [expr.id]
  if (expr.kind === 'leaf') return []
  return expr.kind === 'not' ? listSegments(expr.of) : expr.of.flatMap(listSegments)
}

function linkDependents(segments: readonly CompiledSegment[]): void {
  const indexes = new Map(segments.map((one, i) => [one.id, i]))
  for (const [i, { live, next }] of segments.entries()) {
    const spoken = [live, next].flatMap((one) => (one === null ? [] : listSegments(one.expr)))
    for (const id of new Set(spoken)) {
      const index = indexes.get(id)
      if (index !== undefined) segments[index]?.dependents.push(i)
    }
  }
}

function listStrangers(segments: readonly CompiledSegment[], leaves: readonly CompiledLeaf[]): string[] {
  const members = new Set<string>()
  const holdsLeaf = (leaf: number) => leaves[leaf]?.isDefault === true
  for (const { id, live } of segments)
    if (live !== null && holdsExpr(live.expr, holdsLeaf, members)) members.add(id)
  return [...members]
}

/** An expression over leaves and the segments she is in; a group of nothing is false. */
export function holdsExpr(
  expr: Expr,
  holdsLeaf: (leaf: number) => boolean,
  members: { has(id: string): boolean },
): boolean {
  switch (expr.kind) {
    case 'leaf':
      return holdsLeaf(expr.leaf)
    case 'segment':
      return members.has(expr.id)
    case 'not':
      return !holdsExpr(expr.of, holdsLeaf, members)
    case 'all':
      return expr.of.length > 0 && expr.of.every((one) => holdsExpr(one, holdsLeaf, members))
    case 'any':
      return expr.of.some((one) => holdsExpr(one, holdsLeaf, members))
  }
}
