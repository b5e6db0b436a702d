import { mintBirthId } from '../../../platform/ids.ts'
import type { BatchEvent, NormalEvent } from '../../collect/index.ts'
import { judgeStrength, nameLinkKind } from '../rules/link-kind.ts'
import { countRefusals, isDeviceKind, isExclusiveKind, isSharedBy, toDay } from '../rules/sharing.ts'
import { findConflict } from '../rules/tally.ts'
import type { Merge, RefusalReason } from '../schema.ts'
import { barNode } from './bar-node.ts'
import {
  addPeer,
  bear,
  type Cluster,
  findCluster,
  type Graph,
  lowerFirst,
  type Newborn,
  type Node,
  unite,
} from './graph.ts'
import { type Cause, isKnownPair, putEvidence, putLink } from './links.ts'
import type { Need } from './source.ts'

export type LiveEvent = BatchEvent & { event: NormalEvent }

/** Ordinals from here on are merges; below, births of the event's identifiers. */
const mergeOrdinal = 0x8000

export interface ResolveOptions {
  /** A value whose joins were refused by a limit more often than this in 30 days is blocked. */
  maxRefusals: number
}

/** The nodes of an event's identifiers, those not `known` to memory before looked up again or born; strongest first. */
export function admitEvent(graph: Graph, one: LiveEvent, known: readonly (Node | null)[]): Node[] {
  const { event, record } = one
  const nodes: Node[] = []
  let newborn: (Newborn & { at: number }) | null = null
  let ordinal = 0
  for (const identifier of event.identifiers) {
    let node = known[ordinal] ?? graph.find(identifier.kind, identifier.value)
    if (node === null) {
      const birth = mintBirthId(record.receivedAt, record.pos, ordinal)
      newborn ??= { at: event.ts, pos: record.pos, source: record.sourceId }
      node = bear(graph, identifier, birth, newborn)
      one.effects.push({ kind: 'identifier.added', detail: { kind: node.kind, birth } })
    }
    if (event.ts < node.firstAt) lowerFirst(graph, node, event.ts)
    ordinal++
    nodes.push(node)
  }
  return nodes
}

/** The identifier whose birth the event takes: the strongest that is not junk. */
export function chooseLead(nodes: readonly Node[]): Node {
  const lead = nodes.find((node) => node.bar !== 'blocked') ?? nodes[0]
  if (lead === undefined) throw new Error('An event without identifiers reached identity')
  return lead
}

/** Does the event tell nothing new of who is who? True for most events; needs no rule. */
export function isSettled(one: LiveEvent, nodes: readonly Node[], lead: Node): boolean {
  for (const node of nodes) {
    if (node !== lead && (node.bar !== null || !isKnownPair(lead, node, one.event.ts))) return false
  }
  return lead.bar === null || nodes.length === 1
}

/**
 * Joins the other identifiers to the lead one by one, strongest first.
 * @returns null when all is done; else the rest, which asks for what it must know
 */
export function joinEvent(
  graph: Graph,
  one: LiveEvent,
  nodes: readonly Node[],
  options: ResolveOptions,
): Generator<Need, void> | null {
  const joins = planJoins(graph, one, nodes)
  for (let i = 0; i < joins.length; i++) {
    const join = joins[i]
    if (join !== undefined && !joinAtOnce(join)) return joinRest(joins.slice(i), nodes, options)
  }
  tellCreated(one, nodes)
  return null
}

function planJoins(graph: Graph, one: LiveEvent, nodes: readonly Node[]): Join[] {
  const { event, record } = one
  const lead = chooseLead(nodes)
  const kind = nameLinkKind(event, lead.kind)
  const strength = judgeStrength(event)
  const joins: Join[] = []
  for (const other of nodes) {
    if (other === lead) continue
    const cause = { kind, strength, pos: record.pos, ord: joins.length, at: event.ts }
    joins.push({ graph, one, lead, other, cause })
  }
  return joins
}

function* joinRest(
  joins: readonly Join[],
  nodes: readonly Node[],
  options: ResolveOptions,
): Generator<Need, void> {
  for (const join of joins) {
    yield* needTallies(findCluster(join.lead), findCluster(join.other))
    if (!joinAtOnce(join)) yield* refuse(join, options)
    if (join === joins.at(-1)) tellCreated(join.one, nodes)
  }
}

/** Customers nobody had seen before this event. */
function tellCreated(one: LiveEvent, nodes: readonly Node[]): void {
  const { pos } = one.record
  for (const [i, node] of nodes.entries()) {
    const cluster = findCluster(node)
    if (cluster.bornPos !== pos || nodes.findIndex((other) => findCluster(other) === cluster) !== i) continue
    one.effects.push({ kind: 'customer.created', detail: { id: cluster.root } })
  }
}

interface Join {
  graph: Graph
  one: LiveEvent
  lead: Node
  other: Node
  cause: Cause
}

/** Does the join, if what is known is enough and nothing stands against it; else touches nothing and says false. */
function joinAtOnce(join: Join): boolean {
  const { graph, lead, other, cause } = join
  if (isBarred(join) || isKnownPair(lead, other, cause.at)) return true
  const [left, right] = [findCluster(lead), findCluster(other)]
  if (left === right) {
    putLink(graph, lead, other, cause)
    return true
  }
  if (left.tally === null || right.tally === null || left.cannot === undefined || right.cannot === undefined)
    return false
  if (findRefusal(left, right) !== null) return false
  joinClusters(join, left, right)
  return true
}

/** Both clusters are known and must not be joined: the pair is kept as evidence. */
function* refuse(join: Join, options: ResolveOptions): Generator<Need, void> {
  const { graph, one, lead, other, cause } = join
  const reason = findRefusal(findCluster(lead), findCluster(other))
  if (reason === null) throw new Error('Nothing stands against this join')
  if (reason === 'limit') return yield* refuseByLimit(join, options)
  putEvidence(graph, lead, other, { ...cause, reason })
  tellRefused(one, reason, other)
}

/** Pairs that never link: on a kiosk, with a shared device, with a junk value. */
function isBarred({ graph, one, lead, other, cause }: Join): boolean {
  if (one.event.isSharedSource && (isDeviceKind(other.kind) || isDeviceKind(lead.kind))) return true
  const bar = other.bar ?? lead.bar
  if (bar === null) return false
  if (isKnownPair(lead, other, cause.at)) return true
  const kind = bar === 'shared' ? 'seen_on' : cause.kind
  putEvidence(graph, lead, other, { ...cause, kind, reason: reasonOf(bar) })
  addPeer(other, lead.birth, isExclusiveKind(lead.kind) && isDeviceKind(other.kind) ? toDay(cause.at) : null)
  if (bar === 'blocked')
    one.warnings.push({ code: 'identifier_blocked', path: other.bar ? other.kind : lead.kind })
  return true
}

const reasonOf = (bar: 'shared' | 'blocked'): RefusalReason =>
  bar === 'shared' ? 'shared_device' : 'blocked'

export function* needTallies(left: Cluster, right: Cluster): Generator<Need, void> {
  const unknown = [left, right].filter((cluster) => cluster.tally === null).map((cluster) => cluster.root)
  if (unknown.length > 0) yield { what: 'tally', roots: unknown }
  const guarded = [left, right]
    .filter((cluster) => cluster.cannot === undefined)
    .map((cluster) => cluster.root)
  if (guarded.length > 0) yield { what: 'cannot', roots: guarded }
}

function findRefusal(left: Cluster, right: Cluster): RefusalReason | null {
  if (left.tally === null || right.tally === null)
    throw new Error('A join is judged only with both tallies known')
  const conflict = findConflict(left.tally, right.tally)
  if (conflict !== null) return conflict.reason
  return isParted(left, right) ? 'parted' : null
}

/** Did an operator part these two? */
export function isParted(left: Cluster, right: Cluster): boolean {
  const theirs = right.cannot ?? []
  return (left.cannot ?? []).some((mine) => theirs.some((pair) => pair.a === mine.a && pair.b === mine.b))
}

function joinClusters({ graph, one, lead, other, cause }: Join, left: Cluster, right: Cluster): void {
  const isMerge = left.bornPos !== cause.pos && right.bornPos !== cause.pos
  if (isMerge) {
    const ordinal = mergeOrdinal + cause.ord
    const id = mintBirthId(one.record.receivedAt, cause.pos, ordinal)
    const merge = noteMerge(graph, { lead, other, cause, id, actor: null, reason: null })
    const { winner, loser } = merge
    one.effects.push({ kind: 'identity.merged', detail: { winner, loser, rule: cause.kind, mergeId: id } })
  }
  unite(graph, left, right)
  putLink(graph, lead, other, cause)
}

/** Puts the join of two customers into the merge log; call before uniting them. */
export function noteMerge(
  graph: Graph,
  o: { lead: Node; other: Node; cause: Cause; id: string; actor: string | null; reason: string | null },
): Merge {
  const [x, y] = [findCluster(o.lead), findCluster(o.other)]
  const [winner, loser] = x.root < y.root ? [x, y] : [y, x]
  const [a, b] = o.lead.birth < o.other.birth ? [o.lead.birth, o.other.birth] : [o.other.birth, o.lead.birth]
  const merge: Merge = {
    id: o.id,
    winner: winner.root,
    loser: loser.root,
    a,
    b,
    rule: o.cause.kind,
    pos: o.cause.pos,
    at: o.cause.at,
    actor: o.actor,
    reason: o.reason,
    undonePos: null,
    undoneAt: null,
  }
  const theirs = graph.workOf(loser)
  graph.work.merges.set(o.id, merge)
  graph.work.changes.push({ merge, loserRoots: [...theirs.unloaded], loserMembers: [...theirs.members] })
  return merge
}

/** A limit stands against the join: kept as evidence; may show a shared device or a junk value. */
function* refuseByLimit(
  { graph, one, lead, other, cause }: Join,
  options: ResolveOptions,
): Generator<Need, void> {
  const why = { pos: cause.pos, at: cause.at }
  for (const node of [lead, other])
    if (!graph.work.pairs.has(node.birth)) yield { what: 'pairs', birth: node.birth }
  const pairs = () => graph.work.pairs.get(other.birth)?.values() ?? []
  if (isDeviceKind(other.kind) && isExclusiveKind(lead.kind) && isSharedBy(pairs(), lead, cause.at)) {
    yield* barNode(graph, one, other, { ...why, bar: 'shared' })
    putEvidence(graph, lead, other, { ...cause, kind: 'seen_on', reason: 'shared_device' })
    return tellRefused(one, 'shared_device', other)
  }
  putEvidence(graph, lead, other, { ...cause, reason: 'limit' })
  tellRefused(one, 'limit', other)
  for (const node of [other, lead]) {
    const count = countRefusals(graph.work.pairs.get(node.birth)?.values() ?? [], cause.at)
    if (count > options.maxRefusals && node.bar === null)
      yield* barNode(graph, one, node, { ...why, bar: 'blocked' })
  }
}

function tellRefused(one: LiveEvent, reason: RefusalReason, other: Node): void {
  one.effects.push({ kind: 'identity.refused', detail: { reason, kind: other.kind, birth: other.birth } })
  one.warnings.push({
    code: reason === 'births' ? 'customer_too_large' : 'identifier_left_out',
    path: other.kind,
  })
}
