import type { IdentifierKind } from '@splot/contract/identifiers'
import { dayMs, type Pair } from '../rules/sharing.ts'
import { addTallies, type Tally, tallyAll, tallyOne } from '../rules/tally.ts'
import type { Bar, CannotLink, Link, Merge } from '../schema.ts'
import { PendingLinks } from './pending-links.ts'
import { Seen } from './seen.ts'

/** A birth the graph knows is linked to another, with the last noted sighting where one is kept. */
interface Peer {
  birth: string
  /** From this time on a sighting is news. */
  untilNext: number
}

/** A link in memory; `isStored`: it is a live row of the database. */
export interface GraphLink extends Link {
  isStored: boolean
  /** One end was born in this batch, so no row of the pair can be there. */
  isNew: boolean
  /** Kinds of both ends, for a link of this batch. */
  aKind: IdentifierKind | null
  bKind: IdentifierKind | null
  /** Another pending link with the same `a`. */
  next: GraphLink | undefined
}

/** An identifier in memory. */
export interface Node {
  readonly kind: IdentifierKind
  readonly value: string
  readonly birth: string
  cluster: Cluster
  /** Some of its live links, so that a pair seen again costs nothing: the first in place, the rest beside. */
  peer: string | null
  peerUntilNext: number
  morePeers: Peer[] | null
  bar: Bar | null
  /** Event time of the oldest event that carried it. */
  firstAt: number
  /** What to insert, for a birth of this batch. */
  newborn: Newborn | null
  /** Root in the database, once its row was loaded one by one in this batch. */
  storedRoot: string | null
}

/** The event that brought an identifier. */
export interface Newborn {
  pos: number
  source: string
}

/** A customer in memory: all identifiers with one root. */
export interface Cluster {
  root: string
  /** Where it went when it was joined to another. */
  into: Cluster | null
  /** It was cut into parts: nothing may lean on it any more. */
  isGone: boolean
  /** Log position of the event that bore all of it; 0 when it is older than that event. */
  bornPos: number
  tally: Tally | null
  /** Null: none. Undefined: there are some in the database, not loaded. */
  cannot: readonly CannotLink[] | null | undefined
  work: ClusterWork | null
}

/** What this batch knows of a cluster beyond its outline. */
export interface ClusterWork {
  /** Stored roots all of whose rows belong to the cluster, and whose rows were not loaded. */
  unloaded: string[]
  /** Births known one by one: born in this batch, or loaded. */
  members: Node[]
  /** Live links known: made in this batch, or loaded. */
  links: GraphLink[]
}

/** A merge of this batch and what moved by it, in the words the database knows. */
export interface PendingMerge {
  merge: Merge
  loserRoots: readonly string[]
  loserMembers: readonly Node[]
}

export interface PendingSplit {
  winner: string
  loser: string
  members: readonly Node[]
  pos: number
}

/** What the batch changed, to be written when it is done. */
export interface GraphWork {
  newborn: Node[]
  links: PendingLinks
  changes: (PendingMerge | PendingSplit)[]
  touched: Cluster[]
  byBirth: Map<string, Node>
  /** Links of the database that are revoked. */
  revoked: GraphLink[]
  merges: Map<string, Merge>
  /** Merges of the database that an act of this batch names, by id. */
  storedMerges: Map<string, Merge>
  /** Merges of the database whose link was revoked. */
  undone: { a: string; b: string; pos: number; at: number }[]
  cannot: (CannotLink & { by: string; at: number; pos: number; until: number | null })[]
  lifted: (CannotLink & { pos: number })[]
  barred: { birth: string; bar: Bar; pos: number }[]
  /** Rows of the database whose identifier an older event carried. */
  lowered: Set<Node>
  /** All pairs of some births, loaded for a judgement. */
  pairs: Map<string, Map<string, Pair>>
}

const maxPeers = 8
const emptyWork = (): GraphWork => ({
  newborn: [],
  links: new PendingLinks(),
  changes: [],
  touched: [],
  byBirth: new Map(),
  revoked: [],
  merges: new Map(),
  storedMerges: new Map(),
  undone: [],
  cannot: [],
  lifted: [],
  barred: [],
  lowered: new Set(),
  pairs: new Map(),
})

/** The part of one workspace's graph that is in memory, and the batch's changes to it. */
export class Graph {
  readonly workspaceId: string
  work: GraphWork = emptyWork()
  /** Whom the database knows, as far as that was read. */
  readonly seen = new Seen()
  #young = new Generation()
  #old = new Generation()

  constructor(workspaceId: string) {
    this.workspaceId = workspaceId
  }

  get size(): number {
    return this.#young.size + this.#old.size
  }

  /** Ages everything; what was not used since the last time is forgotten. Only between batches. */
  age(): void {
    this.#old = this.#young
    this.#young = new Generation()
  }

  get youngSize(): number {
    return this.#young.size
  }

  find(kind: IdentifierKind, value: string): Node | null {
    const node = this.#young.find(kind, value)
    if (node !== undefined) return node
    const older = this.#old.find(kind, value)
    if (older === undefined) return null
    this.keep(older)
    return older
  }

  /** Holds a node, and its cluster with it: a cluster is never forgotten before its nodes. */
  keep(node: Node): void {
    this.#young.put(node)
    this.keepCluster(findCluster(node))
  }

  /** Holds a node whose cluster is of this batch: `settle` holds that, if it is still there. */
  put(node: Node): void {
    this.#young.put(node)
  }

  /** Its root is a root no more: nobody will ask for it. */
  #forget(loser: Cluster): void {
    for (const { clusters } of [this.#young, this.#old]) {
      if (clusters.get(loser.root) === loser) clusters.delete(loser.root)
    }
  }

  keepCluster(cluster: Cluster): void {
    this.#young.clusters.set(cluster.root, cluster)
  }

  /** The cluster in memory to which the rows stored under this root belong now. */
  clusterOfStored(root: string): Cluster {
    const known = this.#young.clusters.get(root) ?? this.#old.clusters.get(root)
    if (known !== undefined) {
      const cluster = climb(known)
      if (!cluster.isGone) return cluster
    }
    const cluster = makeCluster(root)
    this.keepCluster(cluster)
    return cluster
  }

  /** Ends the batch: its changes are handed to the database, the outlines stay. */
  settle(): void {
    for (const cluster of this.work.touched) {
      cluster.work = null
      cluster.bornPos = 0
      if (cluster.into !== null) this.#forget(cluster)
      else if (!cluster.isGone) this.keepCluster(cluster)
    }
    for (const node of this.work.byBirth.values()) {
      node.newborn = null
      node.storedRoot = null
    }
    this.work = emptyWork()
  }

  workOf(cluster: Cluster): ClusterWork {
    if (cluster.work === null) {
      cluster.work = { unloaded: [cluster.root], members: [], links: [] }
      this.work.touched.push(cluster)
    }
    return cluster.work
  }
}

class Generation {
  readonly clusters = new Map<string, Cluster>()
  readonly #nodes = new Map<IdentifierKind, Map<string, Node>>()

  get size(): number {
    let size = 0
    for (const nodes of this.#nodes.values()) size += nodes.size
    return size
  }

  find(kind: IdentifierKind, value: string): Node | undefined {
    return this.#nodes.get(kind)?.get(value)
  }

  put(node: Node): void {
    let nodes = this.#nodes.get(node.kind)
    if (nodes === undefined) {
      nodes = new Map()
      this.#nodes.set(node.kind, nodes)
    }
    nodes.set(node.value, node)
  }
}

export function makeCluster(root: string): Cluster {
  return { root, into: null, isGone: false, bornPos: 0, tally: null, cannot: null, work: null }
}

/** The cluster of a node now. */
export function findCluster(node: Node): Cluster {
  const cluster = node.cluster
  if (cluster.into === null) return cluster
  node.cluster = climb(cluster)
  return node.cluster
}

function climb(cluster: Cluster): Cluster {
  let top = cluster
  while (top.into !== null) top = top.into
  return top
}

/** A new identifier, alone. */
export function bear(
  graph: Graph,
  identifier: { kind: IdentifierKind; value: string },
  birth: string,
  newborn: Newborn & { at: number },
): Node {
  const cluster = makeCluster(birth)
  const node: Node = {
    kind: identifier.kind,
    value: identifier.value,
    birth,
    cluster,
    peer: null,
    peerUntilNext: 0,
    morePeers: null,
    bar: null,
    firstAt: newborn.at,
    newborn,
    storedRoot: null,
  }
  cluster.bornPos = newborn.pos
  cluster.tally = tallyOne(node.kind, node.value)
  cluster.work = { unloaded: [], members: [node], links: [] }
  graph.work.touched.push(cluster)
  graph.work.newborn.push(node)
  graph.work.byBirth.set(birth, node)
  graph.seen.add(node.kind, node.value)
  graph.put(node)
  return node
}

/** An event older than all that carried this identifier before: late, or from a history. */
export function lowerFirst(graph: Graph, node: Node, at: number): void {
  node.firstAt = at
  if (node.newborn === null) graph.work.lowered.add(node)
}

/** Makes two clusters one, under the smaller root. Their tallies must be loaded. */
export function unite(graph: Graph, x: Cluster, y: Cluster): Cluster {
  const [winner, loser] = x.root < y.root ? [x, y] : [y, x]
  const [ours, theirs] = [graph.workOf(winner), graph.workOf(loser)]
  ours.unloaded.push(...theirs.unloaded)
  ours.members.push(...theirs.members)
  ours.links.push(...theirs.links)
  loser.work = null
  if (winner.tally === null || loser.tally === null)
    throw new Error('Clusters are united only with their tallies known')
  winner.tally = addTallies(winner.tally, loser.tally)
  if (loser.cannot !== null) winner.cannot = [...(winner.cannot ?? []), ...(loser.cannot ?? [])]
  if (winner.bornPos !== loser.bornPos) winner.bornPos = 0
  loser.into = winner
  return winner
}

/** Cuts a wholly loaded cluster into these parts; links between parts must be revoked before. */
export function cut(
  graph: Graph,
  cluster: Cluster,
  parts: readonly (readonly Node[])[],
  pos: number,
): Cluster[] {
  const whole = graph.workOf(cluster)
  if (whole.unloaded.length > 0) throw new Error('A cluster is cut only when all of it is loaded')
  cluster.isGone = true
  cluster.work = null
  const home = new Map<string, Cluster>()
  const made = parts.map((members) => {
    const part = makeCluster(smallestBirth(members))
    part.tally = tallyAll(members)
    part.work = { unloaded: [], members: [...members], links: [] }
    graph.work.touched.push(part)
    for (const node of members) {
      node.cluster = part
      clearPeers(node)
      home.set(node.birth, part)
    }
    graph.keepCluster(part)
    return part
  })
  for (const link of whole.links) home.get(link.a)?.work?.links.push(link)
  for (const pair of cluster.cannot ?? []) {
    for (const part of new Set([home.get(pair.a), home.get(pair.b)])) {
      if (part) part.cannot = [...(part.cannot ?? []), pair]
    }
  }
  for (const part of made) {
    if (part.root === cluster.root) continue
    graph.work.changes.push({
      winner: cluster.root,
      loser: part.root,
      members: part.work?.members ?? [],
      pos,
    })
  }
  return made
}

export function smallestBirth(nodes: readonly Node[]): string {
  let least = ''
  for (const node of nodes) if (least === '' || node.birth < least) least = node.birth
  return least
}

/** Remembers a pair on its weaker end; `until` is the day of the sighting, null where sightings are not kept. */
export function addPeer(node: Node, birth: string, until: number | null): void {
  const untilNext = until === null ? Number.POSITIVE_INFINITY : until + dayMs
  if (node.peer === null || node.peer === birth) {
    node.peerUntilNext = node.peer === birth ? Math.max(untilNext, node.peerUntilNext) : untilNext
    node.peer = birth
    return
  }
  node.morePeers ??= []
  const known = node.morePeers.find((peer) => peer.birth === birth)
  if (known !== undefined) known.untilNext = Math.max(untilNext, known.untilNext)
  else {
    if (node.morePeers.length >= maxPeers) node.morePeers.shift()
    node.morePeers.push({ birth, untilNext })
  }
}

/** From when on a sighting of this pair is news; 0 for a pair that is not remembered. */
export function findPeerUntil(node: Node, birth: string): number {
  if (node.peer === birth) return node.peerUntilNext
  for (const peer of node.morePeers ?? []) if (peer.birth === birth) return peer.untilNext
  return 0
}

export function clearPeers(node: Node): void {
  node.peer = null
  node.peerUntilNext = 0
  node.morePeers = null
}
