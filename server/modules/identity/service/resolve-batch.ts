import type { Batch, BatchEvent, Command } from '../../collect/index.ts'
import { isDeviceKind } from '../rules/sharing.ts'
import { executeCommand } from './execute-command.ts'
import { findCluster, type Graph, type Node } from './graph.ts'
import type { GraphCache } from './graph-cache.ts'
import { admit, admitCluster, admitTally, supply } from './loading.ts'
import {
  admitEvent,
  chooseLead,
  isSettled,
  joinEvent,
  type LiveEvent,
  type ResolveOptions,
} from './resolve-event.ts'
import type { BirthRef, GraphSource, Key, Need, RootRef, WriteGraph } from './source.ts'
import { collectWrites, listChanges } from './writes.ts'

type CommandEvent = BatchEvent & { command: Command }

export interface ResolveDeps extends ResolveOptions {
  cache: GraphCache
  source: GraphSource
  write: WriteGraph
}

/**
 * Finds out, in log order, whose each event of the batch is, joining and parting customers on the way: one read of
 * what memory lacks, the rules in memory, one write. How the log is cut into batches makes no difference.
 */
export async function resolveBatch(batch: Batch, deps: ResolveDeps): Promise<void> {
  const live = batch.events.filter((one) => one.outcome === 'pending')
  await readUnknown(live, deps)
  await readForCommands(live, deps)
  const nodes = new Map<LiveEvent, { lead: Node; device: Node | null }>()
  for (const one of live) {
    const graph = deps.cache.graphOf(one.record.workspaceId)
    if (isEvent(one)) nodes.set(one, await resolveOne(graph, one, deps))
    else if (isCommand(one)) await drive(graph, deps.source, executeCommand(graph, one))
  }
  for (const [one, { lead, device }] of nodes) {
    one.birth = lead.birth
    one.deviceBirth = device?.birth ?? null
    one.root = findCluster(lead).root
  }
  const graphs = [...new Set(live.map((one) => one.record.workspaceId))].map((id) => deps.cache.graphOf(id))
  const moved = await deps.write(collectWrites(graphs))
  for (const graph of graphs) batch.graphChanges.push(...listChanges(graph, moved))
  deps.cache.settle()
}

const isEvent = (one: BatchEvent): one is LiveEvent => one.event !== null
const isCommand = (one: BatchEvent): one is CommandEvent => one.command !== null

async function resolveOne(
  graph: Graph,
  one: LiveEvent,
  deps: ResolveDeps,
): Promise<{ lead: Node; device: Node | null }> {
  const before = graph.work.newborn.length
  const nodes = admitEvent(graph, one)
  const lead = chooseLead(nodes)
  if (graph.work.newborn.length > before || !isSettled(one, nodes, lead)) {
    await drive(graph, deps.source, joinEvent(graph, one, nodes, deps))
  }
  const device = nodes.find((node) => node !== lead && isDeviceKind(node.kind)) ?? null
  return { lead, device }
}

/** Runs a rule, fetching what it asks for; nothing else touches the graph meanwhile. */
async function drive(graph: Graph, source: GraphSource, rule: Generator<Need, void>): Promise<void> {
  for (const need of rule) await supply(graph, source, need)
}

/** One read for all identifiers memory does not hold, and the tallies joins will ask for. */
async function readUnknown(live: readonly BatchEvent[], deps: ResolveDeps): Promise<void> {
  const keys = new Map<string, Key>()
  const roots = new Map<string, RootRef>()
  for (const one of live)
    if (isEvent(one)) listUnknown(one, deps.cache.graphOf(one.record.workspaceId), keys, roots)
  if (keys.size === 0 && roots.size === 0) return
  const asked = [...keys.values()]
  const { identifiers, tallies } = await deps.source.readKeys(asked, [...roots.values()])
  for (const [i, row] of identifiers.entries()) {
    const key = asked[i]
    if (row !== null && key !== undefined) admit(deps.cache.graphOf(key.workspaceId), row)
  }
  for (const row of tallies) admitTally(deps.cache.graphOf(row.workspaceId), row)
}

function listUnknown(
  one: LiveEvent,
  graph: Graph,
  keys: Map<string, Key>,
  roots: Map<string, RootRef>,
): void {
  const { workspaceId } = graph
  const { identifiers } = one.event
  const isJoin = identifiers.length > 1
  let isOpen = false
  const known: Node[] = []
  for (const { kind, value } of identifiers) {
    const node = graph.find(kind, value)
    if (node !== null) {
      known.push(node)
      continue
    }
    isOpen = true
    const text = `${workspaceId}\n${kind}\n${value}`
    const key = keys.get(text)
    if (key === undefined) keys.set(text, { workspaceId, kind, value, wantsTally: isJoin })
    else if (isJoin) key.wantsTally = true
  }
  if (!isJoin) return
  const first = known[0] && findCluster(known[0])
  if (!isOpen && known.every((node) => findCluster(node) === first)) return
  for (const node of known) {
    const cluster = findCluster(node)
    if (cluster.tally === null)
      roots.set(`${workspaceId}\n${cluster.root}`, { workspaceId, root: cluster.root })
  }
}

/** Operators' acts need whole clusters, and the merges they undo: read together for those the batch names. */
async function readForCommands(live: readonly BatchEvent[], deps: ResolveDeps): Promise<void> {
  const births: BirthRef[] = []
  const merges: { workspaceId: string; id: string }[] = []
  for (const one of live) {
    if (!isCommand(one)) continue
    const { workspaceId } = one.record
    const { command } = one
    const named = command.type === 'merge' ? [command.a, command.b] : [command.customerId]
    for (const birth of named) births.push({ workspaceId, birth })
    if (command.type === 'split' && command.mergeId !== undefined)
      merges.push({ workspaceId, id: command.mergeId })
  }
  if (births.length === 0) return
  for (const row of await deps.source.readClusters([], births))
    admitCluster(deps.cache.graphOf(row.workspaceId), row)
  if (merges.length === 0) return
  for (const { workspaceId, ...merge } of await deps.source.readMerges(merges)) {
    deps.cache.graphOf(workspaceId).work.storedMerges.set(merge.id, merge)
  }
}
