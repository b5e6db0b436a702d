import type { GraphNode, JourneyGraph } from '@splot/contract/journey/graph'

/** Where a new step hangs: below a way of another, or at the entry. */
export interface Hook {
  /** null: the entry. */
  readonly node: string | null
  readonly output: string
}

type Kind = { readonly id: string; readonly outputs: readonly { readonly id: string }[] }

/** `message`, `message-2`, …: short, and stable once drawn. */
function nameNode(graph: JourneyGraph, type: string): string {
  const taken = new Set(graph.nodes.map((one) => one.id))
  if (!taken.has(type)) return type
  for (let n = 2; ; n++) if (!taken.has(`${type}-${n}`)) return `${type}-${n}`
}

/** Where a way leads now. */
export const findTarget = (graph: JourneyGraph, { node, output }: Hook): string | null =>
  node === null ? graph.start : (graph.nodes.find((one) => one.id === node)?.next[output] ?? null)

/** Leads a way to a step, or to nothing. */
export function connect(graph: JourneyGraph, hook: Hook, target: string | null): JourneyGraph {
  if (hook.node === null) return { ...graph, start: target }
  return patchNode(graph, hook.node, (one) => ({ ...one, next: { ...one.next, [hook.output]: target } }))
}

/** A new step on a way: what stood behind the way now stands behind the step. */
export function addNode(
  graph: JourneyGraph,
  kind: Kind,
  hook: Hook | null,
  at?: GraphNode['at'],
): { graph: JourneyGraph; id: string } {
  const id = nameNode(graph, kind.id)
  const behind = hook === null ? null : findTarget(graph, hook)
  const [first] = kind.outputs
  const next = behind === null || first === undefined ? {} : { [first.id]: behind }
  const node: GraphNode = {
    id,
    type: kind.id,
    name: '',
    options: {},
    next,
    ...(at === undefined ? {} : { at }),
  }
  const grown = { ...graph, nodes: [...graph.nodes, node] }
  if (hook !== null) return { graph: connect(grown, hook, id), id }
  return { graph: grown.start === null ? { ...grown, start: id } : grown, id }
}

/** Takes steps out; a step with one way behind it is bridged. */
export function removeNodes(graph: JourneyGraph, ids: ReadonlySet<string>): JourneyGraph {
  const bridge = (id: string | null): string | null => {
    const seen = new Set<string>()
    let at = id
    while (at !== null && ids.has(at) && !seen.has(at)) {
      seen.add(at)
      const ways = Object.values(graph.nodes.find((one) => one.id === at)?.next ?? {}).filter(
        (one) => one !== null,
      )
      at = ways.length === 1 ? (ways[0] ?? null) : null
    }
    return at !== null && ids.has(at) ? null : at
  }
  const nodes = graph.nodes
    .filter((one) => !ids.has(one.id))
    .map((one) => ({
      ...one,
      next: Object.fromEntries(Object.entries(one.next).map(([way, target]) => [way, bridge(target)])),
    }))
  const comments = graph.comments.filter((one) => !ids.has(one.id))
  return { ...graph, nodes, comments, start: bridge(graph.start) }
}

export function patchNode(
  graph: JourneyGraph,
  id: string,
  change: (node: GraphNode) => GraphNode,
): JourneyGraph {
  return { ...graph, nodes: graph.nodes.map((one) => (one.id === id ? change(one) : one)) }
}

/** An option set, or left out: what is left out is the step's own choice. */
export function setOption(graph: JourneyGraph, id: string, name: string, value: unknown): JourneyGraph {
  return patchNode(graph, id, (one) => {
    const { [name]: _, ...rest } = one.options
    return { ...one, options: value === undefined ? rest : { ...rest, [name]: value } }
  })
}

/** Steps from the entry on, each before what follows it; those nobody comes to last. */
export function listInOrder(graph: JourneyGraph): GraphNode[] {
  const byId = new Map(graph.nodes.map((one) => [one.id, one]))
  const seen = new Set<string>()
  const ordered: GraphNode[] = []
  const visit = (id: string | null): void => {
    const node = id === null ? undefined : byId.get(id)
    if (node === undefined || seen.has(node.id)) return
    seen.add(node.id)
    ordered.push(node)
    for (const target of Object.values(node.next)) visit(target)
  }
  visit(graph.start)
  for (const node of graph.nodes) visit(node.id)
  return ordered
}

/** The step an arrow key leads to: down along the first way, up to whom it comes from, sideways among siblings. */
export function findNeighbour(
  graph: JourneyGraph,
  id: string,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): string | null {
  const targets = (node: GraphNode) => Object.values(node.next).filter((one) => one !== null)
  const here = graph.nodes.find((one) => one.id === id)
  if (key === 'ArrowDown') return here === undefined ? null : (targets(here)[0] ?? null)
  const parent = graph.nodes.find((one) => targets(one).includes(id))
  if (key === 'ArrowUp') return parent?.id ?? null
  const siblings = parent === undefined ? [] : [...new Set(targets(parent))]
  const place = siblings.indexOf(id)
  return place === -1 ? null : (siblings[place + (key === 'ArrowRight' ? 1 : -1)] ?? null)
}
