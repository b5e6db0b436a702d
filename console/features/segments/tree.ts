import type { Condition, Group } from '@splot/contract/segment/condition'

/** Where a part of a condition stands: the way down from the root, child by child; a `not` has one child, 0. */
export type Path = readonly number[]

export const isGroup = (node: Condition): node is Group => node.kind === 'all' || node.kind === 'any'

const listChildren = (node: Condition): readonly Condition[] =>
  isGroup(node) ? node.of : node.kind === 'not' ? [node.of] : []

const withChildren = (node: Condition, children: Condition[]): Condition => {
  if (isGroup(node)) return { ...node, of: children }
  const [only] = children
  return node.kind === 'not' && only !== undefined ? { ...node, of: only } : node
}

/** The part at a path; null where the path leads nowhere. */
export function findAt(root: Condition, path: Path): Condition | null {
  const [first, ...rest] = path
  if (first === undefined) return root
  const child = listChildren(root)[first]
  return child === undefined ? null : findAt(child, rest)
}

/** The tree with one part changed; null takes it out of its group. */
export function changeAt(
  root: Condition,
  path: Path,
  change: (part: Condition) => Condition | null,
): Condition {
  const [first, ...rest] = path
  if (first === undefined) return change(root) ?? emptyGroup
  const children = listChildren(root)
  const child = children[first]
  if (child === undefined) return root
  if (rest.length > 0) return withChildren(root, replace(children, first, changeAt(child, rest, change)))
  const next = change(child)
  if (next !== null) return withChildren(root, replace(children, first, next))
  return isGroup(root) ? { ...root, of: children.filter((_, index) => index !== first) } : root
}

const replace = (list: readonly Condition[], at: number, next: Condition): Condition[] =>
  list.map((one, index) => (index === at ? next : one))

/** One more part at the end of the group at a path. */
export const addAt = (root: Condition, path: Path, part: Condition): Condition =>
  changeAt(root, path, (group) => (isGroup(group) ? { ...group, of: [...group.of, part] } : group))

/** A copy right after the part itself. */
export function copyAt(root: Condition, path: Path): Condition {
  const [at, above] = [path.at(-1) ?? 0, path.slice(0, -1)]
  return changeAt(root, above, (group) =>
    isGroup(group) ? { ...group, of: group.of.flatMap((one, i) => (i === at ? [one, one] : [one])) } : group,
  )
}

/** Up or down by one among its siblings. */
export function moveAt(root: Condition, path: Path, by: -1 | 1): Condition {
  const [at, above] = [path.at(-1) ?? 0, path.slice(0, -1)]
  return changeAt(root, above, (group) => {
    if (!isGroup(group)) return group
    const [one, other] = [group.of[at], group.of[at + by]]
    if (one === undefined || other === undefined) return group
    return { ...group, of: replace(replace(group.of, at, other), at + by, one) }
  })
}

/** A part and whether it is meant the other way round: `not` of a part is drawn as a switch on it. */
export function peel(node: Condition): { part: Condition; isNegated: boolean } {
  return node.kind === 'not' ? { part: node.of, isNegated: true } : { part: node, isNegated: false }
}

export const wrap = (part: Condition, isNegated: boolean): Condition =>
  isNegated ? { kind: 'not', of: part } : part

/** The root is always a group, so that a second part can stand beside the first. */
export const openRoot = (condition: Condition): Group =>
  isGroup(condition) ? condition : { kind: 'all', of: [condition] }

export const emptyGroup: Group = { kind: 'all', of: [] }

export function countLeaves(node: Condition): number {
  const children = listChildren(node)
  return isGroup(node) || node.kind === 'not' ? children.reduce((sum, one) => sum + countLeaves(one), 0) : 1
}
