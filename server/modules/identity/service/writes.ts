import type { GraphChange } from '../../collect/index.ts'
import { findCluster, type Graph, type PendingMerge, type PendingSplit } from './graph.ts'
import type { WriteSet } from './source.ts'

/** Everything the batch changed, final roots included, in the database's words. */
export function collectWrites(graphs: readonly Graph[]): WriteSet {
  const set: WriteSet = {
    identifiers: [],
    rootMoves: [],
    birthMoves: [],
    links: [],
    revoked: [],
    merges: [],
    undone: [],
    cannot: [],
    lifted: [],
    barred: [],
  }
  for (const graph of graphs) {
    addIdentifiers(set, graph)
    addMoves(set, graph)
    const { workspaceId, work } = graph
    for (const link of work.links.values()) set.links.push({ workspaceId, ...link })
    for (const link of work.revoked) set.revoked.push({ workspaceId, ...link })
    for (const merge of work.merges.values()) set.merges.push({ workspaceId, ...merge })
    for (const row of work.undone) set.undone.push({ workspaceId, ...row })
    for (const row of work.cannot) set.cannot.push({ workspaceId, ...row })
    for (const row of work.lifted) set.lifted.push({ workspaceId, ...row })
    for (const row of work.barred) set.barred.push({ workspaceId, ...row })
  }
  return set
}

function addIdentifiers(set: WriteSet, graph: Graph): void {
  const { workspaceId, work } = graph
  const guarded = new Set(work.cannot.flatMap((pair) => [pair.a, pair.b]))
  for (const node of work.newborn) {
    if (node.newborn === null) throw new Error('A newborn has its row to insert')
    set.identifiers.push({
      workspaceId,
      kind: node.kind,
      value: node.value,
      birth: node.birth,
      root: findCluster(node).root,
      firstAt: node.newborn.at,
      firstPos: node.newborn.pos,
      source: node.newborn.source,
      isGuarded: guarded.has(node.birth),
      bar: node.bar,
    })
  }
}

function addMoves(set: WriteSet, graph: Graph): void {
  const { workspaceId } = graph
  for (const cluster of graph.work.touched) {
    const to = cluster.root
    for (const from of cluster.work?.unloaded ?? [])
      if (from !== to) set.rootMoves.push({ workspaceId, from, to })
    for (const node of cluster.work?.members ?? []) {
      if (node.storedRoot !== null && node.storedRoot !== to)
        set.birthMoves.push({ workspaceId, birth: node.birth, to })
    }
  }
}

/** The batch's merges and splits with the births they moved, each with its root when the batch was done. */
export function listChanges(
  graph: Graph,
  moved: readonly { workspaceId: string; birth: string; from: string }[],
): GraphChange[] {
  if (graph.work.changes.length === 0) return []
  const { workspaceId } = graph
  const byRoot = new Map<string, string[]>()
  for (const row of moved) {
    if (row.workspaceId !== workspaceId) continue
    const births = byRoot.get(row.from)
    if (births === undefined) byRoot.set(row.from, [row.birth])
    else births.push(row.birth)
  }
  return graph.work.changes.map((change) =>
    'merge' in change ? describeMerge(graph, change, byRoot) : describeSplit(graph, change),
  )
}

function describeMerge(
  graph: Graph,
  change: PendingMerge,
  byRoot: ReadonlyMap<string, string[]>,
): GraphChange {
  const moved = change.loserMembers.map((node) => ({ birth: node.birth, root: findCluster(node).root }))
  for (const from of change.loserRoots) {
    const births = byRoot.get(from)
    if (births === undefined) moved.push(...listLoaded(graph, from))
    else for (const birth of births) moved.push({ birth, root: graph.clusterOfStored(from).root })
  }
  const { winner, loser, pos } = change.merge
  return { workspaceId: graph.workspaceId, kind: 'merged', winner, loser, moved, pos }
}

function describeSplit(graph: Graph, change: PendingSplit): GraphChange {
  const moved = change.members.map((node) => ({ birth: node.birth, root: findCluster(node).root }))
  return {
    workspaceId: graph.workspaceId,
    kind: 'split',
    winner: change.winner,
    loser: change.loser,
    moved,
    pos: change.pos,
  }
}

/** A later cut had the rows loaded one by one. */
function listLoaded(graph: Graph, from: string): { birth: string; root: string }[] {
  const nodes = [...graph.work.byBirth.values()].filter((node) => node.storedRoot === from)
  return nodes.map((node) => ({ birth: node.birth, root: findCluster(node).root }))
}
