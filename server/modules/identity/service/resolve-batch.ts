import { type Batch, type BatchEvent, type Command, leaveUnanswered } from '../../collect/index.ts'
import { isDeviceKind } from '../rules/sharing.ts'
import { executeCommand } from './execute-command.ts'
import { findCluster, type Graph, type Node } from './graph.ts'
import type { GraphCache } from './graph-cache.ts'
import { admit, admitCluster, admitTally, fillSeen, supply } from './loading.ts'
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
  deps.cache.begin()
  const live = batch.events.filter((one) => one.outcome === 'pending')
  const found = await readUnknown(live, deps)
  await readForCommands(live, deps)
  const leads: (Node | null)[] = []
  let graph: Graph | null = null
  for (let i = 0; i < live.length; i++) {
    const one = live[i]
    if (one === undefined) continue
    if (graph?.workspaceId !== one.record.workspaceId) graph = deps.cache.graphOf(one.record.workspaceId)
    const begun = begin(graph, one, found[i] ?? [], deps)
    leads.push(begun.lead)
    // A rule asks for what it must know before it goes on; nothing else touches the graph meanwhile.
    if (begun.rule !== null) for (const need of begun.rule) await supply(graph, deps.source, need)
  }
  for (let i = 0; i < live.length; i++) {
    const [one, lead] = [live[i], leads[i]]
    if (one !== undefined && lead) one.root = findCluster(lead).root
  }
  const graphs = [...new Set(live.map((one) => one.record.workspaceId))].map((id) => deps.cache.graphOf(id))
  const sets = graphs.map(collectWrites)
  const writing = deps.write(sets)
  // Which births a join moves only the database knows.
  const isQuiet = graphs.every((graph) => graph.work.changes.length === 0)
  if (isQuiet) await leaveUnanswered(batch, writing)
  else for (const graph of graphs) batch.graphChanges.push(...listChanges(graph, await writing))
  batch.born = new Set(graphs.flatMap((graph) => graph.work.newborn.map((node) => node.birth)))
  deps.cache.settle()
}

const isEvent = (one: BatchEvent): one is LiveEvent => one.event !== null
const isCommand = (one: BatchEvent): one is CommandEvent => one.command !== null

interface Begun {
  /** The identifier whose birth the event takes. */
  lead: Node | null
  /** What is left to do, where anything is. */
  rule: Generator<Need, void> | null
}

/** Admits an event's identifiers and settles its births, or starts an operator's act. */
function begin(graph: Graph, one: BatchEvent, known: readonly (Node | null)[], deps: ResolveDeps): Begun {
  if (isCommand(one)) return { lead: null, rule: executeCommand(graph, one) }
  if (!isEvent(one)) return { lead: null, rule: null }
  const before = graph.work.newborn.length
  const nodes = admitEvent(graph, one, known)
  const lead = chooseLead(nodes)
  one.birth = lead.birth
  one.deviceBirth = nodes.find((node) => node !== lead && isDeviceKind(node.kind))?.birth ?? null
  const isKnown = graph.work.newborn.length === before && isSettled(one, nodes, lead)
  return { lead, rule: isKnown ? null : joinEvent(graph, one, nodes, deps) }
}

/**
 * One read for all identifiers memory does not hold, and the tallies joins will ask for.
 * @returns for each event the nodes memory held already, null for the others
 */
async function readUnknown(live: readonly BatchEvent[], deps: ResolveDeps): Promise<(Node | null)[][]> {
  const wanted: Wanted = { keys: new Map(), roots: new Map() }
  for (const id of new Set(live.map((one) => one.record.workspaceId)))
    await fillSeen(deps.cache.graphOf(id), deps.source, live.length)
  const found = live.map((one) =>
    isEvent(one) ? listKnown(one, deps.cache.graphOf(one.record.workspaceId), wanted) : [],
  )
  const { keys, roots } = wanted
  if (keys.size === 0 && roots.size === 0) return found
  const asked = [...keys.values()]
  const { identifiers, tallies } = await deps.source.readKeys(asked, [...roots.values()])
  for (const [i, row] of identifiers.entries()) {
    const key = asked[i]
    if (row !== null && key !== undefined) admit(deps.cache.graphOf(key.workspaceId), row)
  }
  for (const row of tallies) admitTally(deps.cache.graphOf(row.workspaceId), row)
  return found
}

interface Wanted {
  keys: Map<string, Key>
  roots: Map<string, RootRef>
}

function listKnown(one: LiveEvent, graph: Graph, wanted: Wanted): (Node | null)[] {
  const { identifiers } = one.event
  const isJoin = identifiers.length > 1
  const nodes = identifiers.map(({ kind, value }) => {
    const node = graph.find(kind, value)
    if (node === null && !graph.seen.isStranger(kind, value))
      want(wanted, { workspaceId: graph.workspaceId, kind, value, wantsTally: isJoin })
    return node
  })
  if (isJoin) wantTallies(graph, nodes, wanted)
  return nodes
}

function want({ keys }: Wanted, asked: Key): void {
  const text = `${asked.workspaceId}\n${asked.kind}\n${asked.value}`
  const key = keys.get(text)
  if (key === undefined) keys.set(text, asked)
  else if (asked.wantsTally) key.wantsTally = true
}

/** Clusters in memory that an event may join, as far as their tallies were never needed before. */
function wantTallies(graph: Graph, nodes: readonly (Node | null)[], { roots }: Wanted): void {
  const first = nodes[0] ? findCluster(nodes[0]) : null
  if (first !== null && nodes.every((node) => node !== null && findCluster(node) === first)) return
  for (const node of nodes) {
    if (node === null) continue
    const { root, tally } = findCluster(node)
    if (tally === null) roots.set(`${graph.workspaceId}\n${root}`, { workspaceId: graph.workspaceId, root })
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
