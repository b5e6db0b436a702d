import type { GraphNode, JourneyGraph } from '@splot/contract/journey/graph'
import type { Bilingual } from '@splot/contract/language'
import type { NodeOutput } from '@splot/contract/plugin/node'
import { z } from 'zod'
import { type Asked, blocks, type JourneyFinding, listOutputs, warns } from './check-ground.ts'
import { findLoops, findReachable, keepNodes, listEdges } from './graph-walk.ts'
import { leastWaitMs } from './least-wait.ts'

const dayMs = 86_400_000

/** Whether it can be walked at all: entry, nodes, ways, loops. */
export function checkShape(asked: Asked): JourneyFinding[] {
  return [...checkBeginning(asked), ...checkNodes(asked), ...checkUnreachable(asked), ...checkLoops(asked)]
}

function checkBeginning({ graph }: Asked): JourneyFinding[] {
  const found: JourneyFinding[] = []
  if (graph.entry === null) found.push(blocks('no_entry', { field: 'entry' }))
  if (graph.nodes.length === 0) return [...found, blocks('nothing_drawn')]
  if (graph.start === null || !graph.nodes.some((one) => one.id === graph.start))
    found.push(blocks('start_missing', { field: 'start' }))
  return found
}

function checkNodes({ graph, nodes, ground }: Asked): JourneyFinding[] {
  const found: JourneyFinding[] = []
  const seen = new Set<string>()
  for (const { id, type, options, next } of graph.nodes) {
    if (seen.has(id)) found.push(blocks('twice', { node: id, values: { name: id } }))
    seen.add(id)
    const plugin = ground.shelf.get(type)
    if (plugin === undefined) {
      found.push(blocks('unknown_type', { node: id, field: 'type', values: { name: type } }))
      continue
    }
    if (!nodes.has(id)) found.push(checkOptions(id, plugin, plugin.read(options)))
    found.push(...checkWays({ graph, ways: listOutputs(ground.shelf, type, options) }, id, next))
  }
  return found
}

/** A way that is none is said once, whatever it leads to; several that lead to the same nothing, too. */
function checkWays(
  { graph, ways }: { graph: JourneyGraph; ways: readonly NodeOutput[] },
  node: string,
  next: GraphNode['next'],
): JourneyFinding[] {
  const found: JourneyFinding[] = []
  const lost = new Map<string, { way: string; names: Bilingual[] }>()
  for (const [way, target] of Object.entries(next)) {
    const known = ways.find((one) => one.id === way)
    if (ways.length > 0 && known === undefined)
      found.push(blocks('unknown_way', { node, field: `next.${way}`, values: { name: way } }))
    else if (target !== null && !graph.nodes.some((one) => one.id === target)) {
      const one = lost.get(target) ?? { way, names: [] }
      one.names.push(known?.label ?? { pl: way, en: way })
      lost.set(target, one)
    }
  }
  for (const [target, { way, names }] of lost) {
    const name = {
      pl: names.map((one) => one.pl).join('”, „'),
      en: names.map((one) => one.en).join('”, “'),
    }
    const code = names.length === 1 ? 'dangling' : 'dangling_ways'
    found.push(blocks(code, { node, field: `next.${way}`, values: { name, target } }))
  }
  return found
}

type Plugin = NonNullable<ReturnType<Asked['ground']['shelf']['get']>>

/** The first field that is wrong, by the name it has on the screen: one cure after the other. */
function checkOptions(node: string, plugin: Plugin, read: ReturnType<Plugin['read']>): JourneyFinding {
  const [issue] = read.isOk ? [] : read.issues
  const path = issue?.path.map(String) ?? []
  const field = path.join('.')
  return blocks('options', {
    ...{ node, field: `options.${field}` },
    values: { name: findLabel(plugin, path[0] ?? '') ?? field },
  })
}

const labelled = z.object({
  properties: z.record(
    z.string(),
    z.object({ label: z.object({ pl: z.string(), en: z.string() }).optional() }),
  ),
})

function findLabel({ options }: Plugin, key: string) {
  const shape = labelled.safeParse(z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' }))
  return shape.data?.properties[key]?.label
}

function checkUnreachable({ graph }: Asked): JourneyFinding[] {
  const reached = findReachable(listEdges(graph), graph.start)
  if (reached.size === 0) return []
  return graph.nodes
    .filter((one) => !reached.has(one.id))
    .map((one) => blocks('unreachable', { node: one.id }))
}

function checkLoops({ graph, nodes }: Asked): JourneyFinding[] {
  const edges = listEdges(graph)
  const instant = new Set(
    graph.nodes.flatMap(({ id }) => {
      const node = nodes.get(id)
      return node?.plugin.category === 'wait' && node.plugin.waits(node.options) ? [] : [id]
    }),
  )
  const endless = findLoops(keepNodes(edges, instant))
  const found = endless.map((loop) => blocks('loop_without_wait', { node: loop[0] ?? null }))
  for (const loop of findLoops(edges)) {
    if (endless.some((other) => other.some((id) => loop.includes(id)))) continue
    const ready = loop.flatMap((id) => nodes.get(id) ?? [])
    const message = ready.find((one) => one.plugin.category === 'message')
    const waitMs = ready.reduce((sum, one) => sum + leastWaitMs(one), 0)
    if (message !== undefined && waitMs < dayMs) found.push(warns('loop_sends', { node: message.id }))
  }
  return found
}
