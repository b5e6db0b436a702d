import type { Link } from '../schema.ts'

type Edge = Pick<Link, 'a' | 'b' | 'pos' | 'ord'>

/** Log order of links. */
export const compareLinks = (x: Edge, y: Edge): number =>
  x.pos - y.pos || x.ord - y.ord || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : x.b > y.b ? 1 : 0)

/** The connected parts of these births under these links, each in the order of `births`. */
export function findParts(births: readonly string[], links: readonly Edge[]): string[][] {
  const groups = makeGroups(births)
  for (const link of links) groups.unite(link.a, link.b)
  const parts = new Map<string, string[]>()
  for (const birth of births) {
    const top = groups.find(birth)
    const part = parts.get(top)
    if (part) part.push(birth)
    else parts.set(top, [birth])
  }
  return [...parts.values()]
}

export interface Sides<L extends Edge> {
  /** Births on the side of the merge link's `a`, and of its `b`. */
  a: string[]
  b: string[]
  /** The merge link and every later link that ran between the two sides. */
  crossing: L[]
}

/**
 * Undoes one join: the sides are what the merge link connected, by the links older than it. Later links, in log order,
 * extend a side; one that runs between the sides is crossing. Every birth of the cluster ends on exactly one side.
 */
export function findSides<L extends Edge>(
  births: readonly string[],
  links: readonly L[],
  merge: L,
): Sides<L> {
  const groups = makeGroups(births)
  const later: L[] = []
  const crossing: L[] = [merge]
  for (const link of [...links].sort(compareLinks)) {
    if (link.a === merge.a && link.b === merge.b) continue
    if (compareLinks(link, merge) < 0) groups.unite(link.a, link.b)
    else later.push(link)
  }
  for (const link of later) {
    if (isCrossing(groups, link, merge)) crossing.push(link)
    else groups.unite(link.a, link.b)
  }
  const top = groups.find(merge.a)
  return {
    a: births.filter((birth) => groups.find(birth) === top),
    b: births.filter((birth) => groups.find(birth) !== top),
    crossing,
  }
}

function isCrossing(groups: Groups, link: Edge, merge: Edge): boolean {
  const [from, to] = [groups.find(link.a), groups.find(link.b)]
  const [a, b] = [groups.find(merge.a), groups.find(merge.b)]
  return (from === a && to === b) || (from === b && to === a)
}

interface Groups {
  find(birth: string): string
  unite(x: string, y: string): void
}

/** Disjoint sets over births, with path halving. */
function makeGroups(births: readonly string[]): Groups {
  const parent = new Map(births.map((birth) => [birth, birth]))
  const find = (birth: string): string => {
    let at = birth
    for (;;) {
      const up = parent.get(at) ?? at
      if (up === at) return at
      const over = parent.get(up) ?? up
      parent.set(at, over)
      at = over
    }
  }
  return {
    find,
    unite(x, y) {
      const [from, to] = [find(x), find(y)]
      if (from !== to) parent.set(from, to)
    },
  }
}
