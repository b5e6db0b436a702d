import type { GraphChange } from '../../collect/index.ts'
import { findCluster, type Graph, type PendingMerge, type PendingSplit } from './graph.ts'
import type { WriteSet } from './source.ts'

/** Everything the batch changed in a workspace, final roots included, in the database's words. */
export function collectWrites(graph: Graph): WriteSet {
  const { workspaceId, work } = graph
  const links = work.links.list()
  return {
    workspaceId,
    identifiers: listIdentifiers(graph),
    ...listMoves(graph),
    newLinks: links.filter((link) => link.isNew),
    links: links.filter((link) => !link.isNew),
    revoked: work.revoked,
    merges: [...work.merges.values()],
    undone: work.undone,
    cannot: work.cannot,
    lifted: work.lifted,
    barred: work.barred,
    lowered: [...work.lowered].map(({ birth, firstAt }) => ({ birth, firstAt })),
  }
}

function listIdentifiers({ work }: Graph): WriteSet['identifiers'] {
  const guarded = new Set(work.cannot.flatMap((pair) => [pair.a, pair.b]))
  const barred = new Map(work.barred.map((one) => [one.birth, one.pos]))
  return work.newborn.map((node) => {
    if (node.newborn === null) throw new Error('A newborn has its row to insert')
    return {
      kind: node.kind,
      value: node.value,
      birth: node.birth,
      root: findCluster(node).root,
      firstAt: node.firstAt,
      firstPos: node.newborn.pos,
      source: node.newborn.source,
      isGuarded: guarded.has(node.birth),
      bar: node.bar,
      barPos: barred.get(node.birth) ?? null,
    }
  })
}

function listMoves({ work }: Graph): Pick<WriteSet, 'rootMoves' | 'birthMoves'> {
  const rootMoves: { from: string; to: string }[] = []
  const birthMoves: { birth: string; to: string }[] = []
  for (const cluster of work.touched) {
    if (cluster.work === null) continue
    const to = cluster.root
    for (const from of cluster.work.unloaded) if (from !== to) rootMoves.push({ from, to })
    for (const node of cluster.work.members) {
      if (node.storedRoot !== null && node.storedRoot !== to) birthMoves.push({ birth: node.birth, to })
    }
  }
  return { rootMoves, birthMoves }
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
