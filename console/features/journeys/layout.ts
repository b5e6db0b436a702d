import { Graph, layout } from '@dagrejs/dagre'
import type { JourneyGraph } from '@splot/contract/journey/graph'

export const nodeWidth = 272
/** Between the ways and the goal, which stands beside them: every step may lead to it. */
export const goalGap = 120
export const nodeHeight = { card: 76, pill: 44, end: 52 } as const
export type NodeLook = keyof typeof nodeHeight

export interface Place {
  x: number
  y: number
}

/** The entry as a node of the drawing: it is none of the graph. */
export const entryId = '@entry'
/** And the goal beside it. */
export const goalId = '@goal'

/** A place for every step, from above to below, ways apart from each other; those somebody put elsewhere stay there. */
export function placeNodes(
  graph: JourneyGraph,
  lookOf: (id: string) => NodeLook,
): ReadonlyMap<string, Place> {
  const drawing = new Graph({ multigraph: true })
  drawing.setGraph({ rankdir: 'TB', nodesep: 56, ranksep: 64, marginx: 24, marginy: 24 })
  drawing.setDefaultEdgeLabel(() => ({}))
  drawing.setNode(entryId, { width: nodeWidth, height: nodeHeight.card })
  const known = new Set(graph.nodes.map((one) => one.id))
  for (const { id } of graph.nodes) drawing.setNode(id, { width: nodeWidth, height: nodeHeight[lookOf(id)] })
  if (graph.start !== null && known.has(graph.start)) drawing.setEdge(entryId, graph.start)
  for (const { id, next } of graph.nodes)
    for (const [way, target] of Object.entries(next))
      if (target !== null && known.has(target)) drawing.setEdge(id, target, { minlen: 1 }, way)
  // Ways stand in the order of their outputs, *yes* before *no*: fewer crossings of lines would swap them below their ends.
  layout(drawing, { disableOptimalOrderHeuristic: true })
  const places = new Map<string, Place>()
  for (const id of [entryId, ...known]) {
    const { x, y, height = 0 } = drawing.node(id)
    const own = graph.nodes.find((one) => one.id === id)?.at
    places.set(id, own ?? { x: Math.round(x - nodeWidth / 2), y: Math.round(y - height / 2) })
  }
  return places
}
