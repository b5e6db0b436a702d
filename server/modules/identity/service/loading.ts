import { tallyAll } from '../rules/tally.ts'
import type { Link, StoredIdentifier } from '../schema.ts'
import type { Graph, Node } from './graph.ts'
import { mixPair, toPair } from './links.ts'
import type { GraphSource, Need, StoredCluster, StoredTally } from './source.ts'

/** Puts a row of the database into memory; one that is there already stays as the batch made it. */
export function admit(graph: Graph, row: StoredIdentifier): Node {
  const known = graph.work.byBirth.get(row.birth) ?? graph.find(row.kind, row.value)
  if (known !== null && known !== undefined) return known
  const node: Node = {
    kind: row.kind,
    value: row.value,
    birth: row.birth,
    cluster: graph.clusterOfStored(row.root),
    peer: null,
    peerUntilNext: 0,
    morePeers: null,
    bar: row.bar,
    firstAt: row.firstAt,
    newborn: null,
    storedRoot: null,
  }
  graph.keep(node)
  return node
}

const isSamePair = (x: Link, y: Link): boolean => x.a === y.a && x.b === y.b

export function admitTally(graph: Graph, row: StoredTally): void {
  const cluster = graph.clusterOfStored(row.root)
  if (cluster.tally !== null) return
  cluster.tally = row.tally
  if (row.isGuarded) cluster.cannot = undefined
}

/** Puts a whole stored cluster into memory, under whatever the batch has made of it. */
export function admitCluster(graph: Graph, row: StoredCluster): void {
  const cluster = graph.clusterOfStored(row.root)
  const work = graph.workOf(cluster)
  const place = work.unloaded.indexOf(row.root)
  if (place < 0) return
  work.unloaded.splice(place, 1)
  for (const member of row.members) {
    const node = admit(graph, member)
    node.storedRoot = row.root
    graph.work.byBirth.set(node.birth, node)
    work.members.push(node)
  }
  work.links = work.links.filter((link) => !row.links.some((stored) => isSamePair(stored, link)))
  for (const link of row.links)
    work.links.push({ ...link, isStored: true, isNew: false, aKind: null, bKind: null, next: undefined })
  if (cluster.tally === null) {
    cluster.tally = tallyAll(row.members)
    cluster.cannot = row.cannot.length > 0 ? row.cannot : null
  } else if (cluster.cannot === undefined) cluster.cannot = row.cannot
}

/** Fetches what a rule asked for. */
/** So many known identifiers are looked through beside a batch, and two more for each of its events. */
const fewKeys = 200

/** Reads on in what the database knows, so that strangers need not be asked for. */
export async function fillSeen(
  { seen, workspaceId }: Graph,
  source: GraphSource,
  events: number,
): Promise<void> {
  if (!seen.isFilling || seen.cursor === null) return
  const limit = fewKeys + 2 * events
  const keys = await source.listKeys(workspaceId, seen.cursor, limit)
  for (const { kind, value } of keys) seen.add(kind, value)
  seen.cursor = keys.length < limit ? null : (keys.at(-1) ?? null)
}

export async function supply(graph: Graph, source: GraphSource, need: Need): Promise<void> {
  const { workspaceId } = graph
  const toRef = (root: string) => ({ workspaceId, root })
  switch (need.what) {
    case 'tally': {
      const { tallies } = await source.readKeys([], need.roots.map(toRef))
      for (const row of tallies) admitTally(graph, row)
      return
    }
    case 'cannot': {
      for (const row of await source.readCannot(need.roots.map(toRef))) {
        graph.clusterOfStored(row.root).cannot = row.cannot
      }
      return
    }
    case 'cluster': {
      const births = need.births.map((birth) => ({ workspaceId, birth }))
      for (const row of await source.readClusters(need.roots.map(toRef), births)) admitCluster(graph, row)
      return
    }
    case 'pairs': {
      await supplyPairs(graph, source, need.birth)
      return
    }
  }
}

async function supplyPairs(graph: Graph, source: GraphSource, birth: string): Promise<void> {
  const stored = await source.readPairs({ workspaceId: graph.workspaceId, birth })
  const pairs = new Map(stored.map((pair) => [pair.peer, pair]))
  for (const link of graph.work.revoked) {
    const pair = pairs.get(link.a === birth ? link.b : link.b === birth ? link.a : '')
    if (pair !== undefined) Object.assign(pair, { isLive: false, reason: link.reason })
  }
  for (const link of graph.work.links.list()) {
    const peer = link.a === birth ? link.bKind : link.b === birth ? link.aKind : null
    if (peer === null) continue
    const added = toPair(link, { birth: link.a === birth ? link.b : link.a, kind: peer })
    pairs.set(added.peer, mixPair(pairs.get(added.peer), added))
  }
  graph.work.pairs.set(birth, pairs)
}
