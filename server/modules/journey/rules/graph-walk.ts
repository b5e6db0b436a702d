import type { GraphNode, JourneyGraph } from '@splot/contract/journey/graph'

/** Where each node leads, without ways to nothing. */
export type Edges = ReadonlyMap<string, readonly string[]>

const targetsOf = ({ next }: GraphNode, known: ReadonlySet<string>): string[] =>
  Object.values(next)
    .filter((one) => one !== null && known.has(one))
    .map(String)

export function listEdges({ nodes }: Pick<JourneyGraph, 'nodes'>): Edges {
  const known = new Set(nodes.map((one) => one.id))
  return new Map(nodes.map((one) => [one.id, [...new Set(targetsOf(one, known))]]))
}

/** All nodes somebody may come to from here, this one too. */
export function findReachable(edges: Edges, from: string | null): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = from !== null && edges.has(from) ? [from] : []
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue
    seen.add(one)
    open.push(...(edges.get(one) ?? []))
  }
  return seen
}

/** Nodes of one loop, each reachable from each: strongly connected parts of more than one node, or one that leads to itself. */
export function findLoops(edges: Edges): string[][] {
  const reach = new Map([...edges.keys()].map((id) => [id, reachFrom(edges, id)]))
  const loops: string[][] = []
  const done = new Set<string>()
  for (const [id, mine] of reach) {
    if (done.has(id) || !mine.has(id)) continue
    const loop = [...edges.keys()].filter((other) => mine.has(other) && reach.get(other)?.has(id) === true)
    for (const one of loop) done.add(one)
    loops.push(loop)
  }
  return loops
}

/** What may come after a node; itself only where a loop leads back. */
const reachFrom = (edges: Edges, id: string): ReadonlySet<string> =>
  new Set((edges.get(id) ?? []).flatMap((next) => [...findReachable(edges, next)]))

/** The part of the edges whose both ends are among these nodes. */
export const keepNodes = (edges: Edges, kept: ReadonlySet<string>): Edges =>
  new Map(
    [...edges]
      .filter(([id]) => kept.has(id))
      .map(([id, targets]) => [id, targets.filter((one) => kept.has(one))]),
  )

const mostPaths = 2_000

/** Ways from a node to an end that pass no node twice; the first ones, where there are very many. */
export function listPaths(edges: Edges, from: string | null): string[][] {
  if (from === null || !edges.has(from)) return []
  const paths: string[][] = []
  const open: string[][] = [[from]]
  for (let path = open.pop(); path !== undefined && paths.length < mostPaths; path = open.pop()) {
    const last = path.at(-1) ?? from
    const further = (edges.get(last) ?? []).filter((one) => !path.includes(one))
    if (further.length === 0) paths.push(path)
    for (const one of further) open.push([...path, one])
  }
  return paths
}
