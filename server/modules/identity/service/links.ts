import { isDeviceKind, isExclusiveKind, type Pair, toDay } from '../rules/sharing.ts'
import { type Link, type LinkKind, serviceUse } from '../schema.ts'
import {
  addPeer,
  type Cluster,
  findCluster,
  findPeerUntil,
  type Graph,
  type GraphLink,
  type Node,
} from './graph.ts'

/** What made a link: the event or command at this place of the log. */
export interface Cause {
  kind: LinkKind
  strength: 1 | 2
  pos: number
  ord: number
  at: number
}

/** Is this pair known to the database, the day of its last sighting included? */
export function isKnownPair(lead: Node, other: Node, at: number): boolean {
  return at < findPeerUntil(other, lead.birth)
}

/** Adds a live link inside one cluster; a pair that is live already stays as it was. */
export function putLink(graph: Graph, lead: Node, other: Node, cause: Cause): void {
  const link = makeLink(lead, other, cause, { uses: serviceUse, reason: null })
  addPeer(other, lead.birth, link.until)
  const work = graph.workOf(findCluster(lead))
  const pending = graph.work.links.find(link.a, link.b)
  if (pending !== undefined && pending.uses !== 0) {
    if (isNewer(pending, link)) pending.until = link.until
  } else {
    graph.work.links.put(link)
    if (!work.links.some((one) => one.a === link.a && one.b === link.b)) work.links.push(link)
  }
  notePair(graph, lead, other, link)
}

/** Keeps a refused pair as evidence. */
export function putEvidence(graph: Graph, lead: Node, other: Node, cause: Cause & { reason: string }): void {
  const link = { ...makeLink(lead, other, cause, { uses: 0, reason: cause.reason }), revokedPos: cause.pos }
  const pending = graph.work.links.find(link.a, link.b)
  if (pending === undefined) graph.work.links.put(link)
  else if (isNewer(pending, link)) pending.until = link.until
  notePair(graph, lead, other, link)
}

const isNewer = (known: { until: number | null }, added: { until: number | null }): boolean =>
  added.until !== null && (known.until === null || added.until > known.until)

function makeLink(
  lead: Node,
  other: Node,
  cause: Cause,
  state: { uses: number; reason: string | null },
): GraphLink {
  const [a, b] = lead.birth < other.birth ? [lead, other] : [other, lead]
  const until = isExclusiveKind(lead.kind) && isDeviceKind(other.kind) ? toDay(cause.at) : null
  return {
    a: a.birth,
    b: b.birth,
    kind: cause.kind,
    strength: cause.strength,
    pos: cause.pos,
    ord: cause.ord,
    at: cause.at,
    uses: state.uses,
    reason: state.reason,
    wasLive: state.uses !== 0,
    until,
    revokedPos: null,
    isStored: false,
    isNew: a.newborn !== null || b.newborn !== null,
    aKind: a.kind,
    bKind: b.kind,
    next: undefined,
  }
}

/** Keeps loaded pairs in step with what the batch adds. */
function notePair(graph: Graph, lead: Node, other: Node, link: Link): void {
  if (graph.work.pairs.size === 0) return
  for (const [self, peer] of [
    [lead, other],
    [other, lead],
  ] as const) {
    const pairs = graph.work.pairs.get(self.birth)
    if (pairs !== undefined) pairs.set(peer.birth, mixPair(pairs.get(peer.birth), toPair(link, peer)))
  }
}

export function toPair(link: Link, peer: Pick<Node, 'birth' | 'kind'>): Pair {
  const { at, until, reason } = link
  return { peer: peer.birth, peerKind: peer.kind, at, until, isLive: link.uses !== 0, reason }
}

/** What the database holds of a pair once both were written: the first stays, its last sighting moves on. */
export function mixPair(known: Pair | undefined, added: Pair): Pair {
  if (known === undefined || (!known.isLive && added.isLive)) return added
  return isNewer(known, added) ? { ...known, until: added.until } : known
}

/**
 * Takes live links out of a loaded cluster: those of the database are revoked, those of this batch never go live.
 * The merges they made count as undone.
 */
export function revokeLinks(
  graph: Graph,
  cluster: Cluster,
  links: readonly GraphLink[],
  why: { pos: number; at: number; reason: string },
): void {
  const work = graph.workOf(cluster)
  const gone = new Set(links)
  work.links = work.links.filter((link) => !gone.has(link))
  for (const link of links) {
    Object.assign(link, { uses: 0, revokedPos: why.pos, reason: why.reason })
    if (link.isStored) {
      // A sighting of this batch is not lost with the link.
      const pending = graph.work.links.find(link.a, link.b)
      if (pending !== undefined && isNewer(link, pending)) link.until = pending.until
      graph.work.revoked.push(link)
      graph.work.links.delete(link.a, link.b)
    }
    for (const [self, peer] of [
      [link.a, link.b],
      [link.b, link.a],
    ] as const) {
      const pair = graph.work.pairs.get(self)?.get(peer)
      if (pair !== undefined) Object.assign(pair, { isLive: false, reason: why.reason })
    }
    undoMerges(graph, link, why)
  }
}

function undoMerges(graph: Graph, link: Link, why: { pos: number; at: number }): void {
  // The first undoing of a pair in the batch undoes every merge the database holds of it; a later one in the same batch
  // undoes merges of the batch itself, and two rows for one merge would leave it to chance which of them is written.
  const isTold = graph.work.undone.some((one) => one.a === link.a && one.b === link.b)
  if (!isTold) graph.work.undone.push({ a: link.a, b: link.b, pos: why.pos, at: why.at })
  for (const merge of [...graph.work.merges.values(), ...graph.work.storedMerges.values()]) {
    if (merge.a === link.a && merge.b === link.b && merge.undonePos === null) {
      Object.assign(merge, { undonePos: why.pos, undoneAt: why.at })
    }
  }
}
