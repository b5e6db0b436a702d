import type { z } from 'zod'
import type { Bilingual } from '../language.ts'
import { findLeafFault } from './leaf-fault.ts'
import { type Leaf, leafSchema } from './leaves.ts'
import { isSinceEntry, type Window } from './window.ts'

/**
 * Who belongs to a segment. Two-valued: a comparison with a missing value is false, its `not` true. A group of nothing
 * is false, so that nothing written matches nobody, never everybody. Every leaf looks at one customer, all her births
 * together. The same tree is read by the plain interpreter, the incremental engine and the warehouse.
 */
export type Condition = Leaf | Group | Negation

export type Group = { kind: 'all'; of: Condition[] } | { kind: 'any'; of: Condition[] }

export interface Negation {
  kind: 'not'
  of: Condition
}

export const deepestCondition = 10
export const mostLeaves = 200

export type ConditionCode =
  | 'condition_shape'
  | 'condition_too_deep'
  | 'condition_too_large'
  | 'condition_value'
  | 'condition_personal'

export interface ConditionFault {
  code: ConditionCode
  /** `condition.of[1].where[0].value` */
  path: string
  hint: Bilingual
}

export type CheckedCondition = { ok: true; condition: Condition } | { ok: false; fault: ConditionFault }

/**
 * Reads a condition from outside: its shape, its size, and that each comparison has what it compares with.
 * @param isInJourney it may ask what happened since she came in
 */
export function checkCondition(input: unknown, isInJourney = false): CheckedCondition {
  const fault =
    findSizeFault(input) ?? findFault(input, 'condition') ?? (isInJourney ? null : findEntryFault(input))
  // The walk has just seen that it has the shape.
  return fault === null ? { ok: true, condition: input as Condition } : { ok: false, fault }
}

/** Depth and leaves of what may be anything, without recursion: a hostile depth ends here. */
function findSizeFault(input: unknown): ConditionFault | null {
  const open: { node: unknown; depth: number; path: string }[] = [
    { node: input, depth: 1, path: 'condition' },
  ]
  let leaves = 0
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one.depth > deepestCondition) return faults.tooDeep(one.path)
    const children = listChildren(one.node)
    if (children === null) leaves++
    if (leaves > mostLeaves || (children?.length ?? 0) > mostLeaves) return faults.tooLarge(one.path)
    for (const [i, node] of (children ?? []).entries())
      open.push({ node, depth: one.depth + 1, path: childPath(one, i) })
  }
  return null
}

function listChildren(node: unknown): readonly unknown[] | null {
  if (typeof node !== 'object' || node === null || !('kind' in node) || !('of' in node)) return null
  if (node.kind === 'not') return [node.of]
  if (node.kind === 'all' || node.kind === 'any') return Array.isArray(node.of) ? node.of : null
  return null
}

const childPath = ({ node, path }: { node: unknown; path: string }, i: number): string =>
  typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'not'
    ? `${path}.of`
    : `${path}.of[${i}]`

function findFault(node: unknown, path: string): ConditionFault | null {
  const children = listChildren(node)
  if (children === null) return findLeafShapeFault(node, path)
  const extra = Object.keys(node ?? {}).find((key) => key !== 'kind' && key !== 'of')
  if (extra !== undefined) return faults.shape(`${path}.${extra}`, `unknown field ${extra}`)
  for (const [i, child] of children.entries()) {
    const fault = findFault(child, childPath({ node, path }, i))
    if (fault !== null) return fault
  }
  return null
}

/** Of a condition that has the shape: nobody comes into a segment's past. */
function findEntryFault(node: unknown, path = 'condition'): ConditionFault | null {
  const children = listChildren(node)
  if (children === null) {
    const { window } = node as { window?: Window }
    return window !== undefined && isSinceEntry(window) ? faults.outside(`${path}.window`) : null
  }
  for (const [i, child] of children.entries()) {
    const fault = findEntryFault(child, childPath({ node, path }, i))
    if (fault !== null) return fault
  }
  return null
}

function findLeafShapeFault(node: unknown, path: string): ConditionFault | null {
  const read = leafSchema.safeParse(node)
  if (!read.success) {
    const { at, said } = findPlace(read.error.issues[0])
    return faults.shape(`${path}${writePath(at)}`, said)
  }
  const wrong = findLeafFault(read.data)
  return wrong === null ? null : { ...wrong, path: `${path}.${wrong.path}` }
}

/** Where several shapes would do, the one that was meant is that which was read farthest. */
function findPlace(issue: z.core.$ZodIssue | undefined): { at: readonly PropertyKey[]; said: string } {
  if (issue === undefined) return { at: [], said: '' }
  const inner = issue.code === 'invalid_union' ? issue.errors.flatMap(([one]) => one ?? []) : []
  const [deepest] = inner.map(findPlace).sort((a, b) => b.at.length - a.at.length)
  return deepest === undefined || deepest.at.length === 0
    ? { at: issue.path, said: issue.message }
    : { at: [...issue.path, ...deepest.at], said: deepest.said }
}

const writePath = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')

const faults = {
  shape: (path: string, detail: string): ConditionFault => ({
    code: 'condition_shape',
    path,
    hint: { pl: `Warunek jest źle zapisany: ${detail}`, en: `The condition is not well formed: ${detail}` },
  }),
  outside: (path: string): ConditionFault => ({
    code: 'condition_value',
    path,
    hint: {
      pl: 'Okno „od wejścia do ścieżki” mają tylko warunki w ścieżkach. Wybierz inny okres.',
      en: 'Only conditions in journeys know “since coming in”. Choose another time.',
    },
  }),
  tooDeep: (path: string): ConditionFault => ({
    code: 'condition_too_deep',
    path,
    hint: {
      pl: `Warunek ma więcej niż ${deepestCondition} poziomów. Część zapisz jako osobny segment.`,
      en: `The condition is more than ${deepestCondition} levels deep. Make a part of it a segment of its own.`,
    },
  }),
  tooLarge: (path: string): ConditionFault => ({
    code: 'condition_too_large',
    path,
    hint: {
      pl: `Warunek ma więcej niż ${mostLeaves} części. Podziel go na kilka segmentów.`,
      en: `The condition has more than ${mostLeaves} parts. Divide it into several segments.`,
    },
  }),
}

/** Every leaf of a condition, in the order in which it is written. */
export function listLeaves(condition: Condition): Leaf[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(listLeaves)
  return condition.kind === 'not' ? listLeaves(condition.of) : [condition]
}

/** Ids of the segments a condition speaks of. */
export const listReferences = (condition: Condition): string[] => [
  ...new Set(listLeaves(condition).flatMap((leaf) => (leaf.kind === 'segment' ? [leaf.segment] : []))),
]
