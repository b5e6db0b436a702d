import { mintBirthId } from '../../../platform/ids.ts'
import type { BatchEvent, Command } from '../../collect/index.ts'
import { findSides } from '../rules/sides.ts'
import { findConflict } from '../rules/tally.ts'
import { listParts, needWhole } from './bar-node.ts'
import { type Cluster, cut, findCluster, type Graph, type Node, smallestBirth, unite } from './graph.ts'
import { type Cause, putLink, revokeLinks } from './links.ts'
import { needTallies, noteMerge } from './resolve-event.ts'
import type { Need } from './source.ts'

type MergeCommand = Extract<Command, { type: 'merge' }>
type SplitCommand = Extract<Command, { type: 'split' }>

/** A rule that asks for what it must know by yielding. */
type Asking<R> = Generator<Need, R>

/** Carries out an operator's act against the graph as it stands; what cannot be done any more does nothing, with the reason. */
export function* executeCommand(graph: Graph, one: BatchEvent & { command: Command }): Asking<void> {
  const { command } = one
  const refusal =
    command.type === 'merge' ? yield* mergeCustomers(graph, one, command) : yield* split(graph, one, command)
  if (refusal !== null) one.effects.push({ kind: 'identity.refused', detail: { reason: refusal } })
}

function* mergeCustomers(graph: Graph, one: BatchEvent, command: MergeCommand): Asking<string | null> {
  const [lead, other] = [yield* needBirth(graph, command.a), yield* needBirth(graph, command.b)]
  if (lead === null || other === null) return 'not_found'
  const [left, right] = [findCluster(lead), findCluster(other)]
  if (left === right) return 'merge_same'
  yield* needTallies(left, right)
  if (lead.bar !== null || other.bar !== null) return 'merge_conflict'
  if (left.tally === null || right.tally === null || findConflict(left.tally, right.tally) !== null)
    return 'merge_conflict'
  const cause = causeOf(one, 0)
  liftParting(graph, left, right, cause.pos)
  const id = mintBirthId(one.record.receivedAt, cause.pos, 0x8000)
  const { actor, reason } = command
  const { winner, loser } = noteMerge(graph, { lead, other, cause, id, actor: actor.name, reason })
  unite(graph, left, right)
  putLink(graph, lead, other, cause)
  one.effects.push({ kind: 'identity.merged', detail: { winner, loser, rule: 'manual', mergeId: id } })
  return null
}

const causeOf = (one: BatchEvent, ord: number): Cause => ({
  kind: 'manual',
  strength: 2,
  pos: one.record.pos,
  ord,
  at: one.record.receivedAt,
})

/** The operator's newer word replaces the older. */
function liftParting(graph: Graph, left: Cluster, right: Cluster, pos: number): void {
  const isBoth = (pair: { a: string; b: string }) =>
    [left, right].every((side) => side.cannot?.some((one) => one.a === pair.a && one.b === pair.b))
  const lifted = (left.cannot ?? []).filter(isBoth)
  for (const { a, b } of lifted) {
    // One made in this very batch is written all the same, already lifted: rows must not depend on where batches end.
    const made = graph.work.cannot.find((pair) => pair.a === a && pair.b === b)
    if (made) made.until = pos
    else graph.work.lifted.push({ a, b, pos })
  }
  for (const side of [left, right]) {
    side.cannot =
      side.cannot?.filter((pair) => !lifted.some((one) => one.a === pair.a && one.b === pair.b)) ?? null
  }
}

function* needBirth(graph: Graph, birth: string): Asking<Node | null> {
  if (!graph.work.byBirth.has(birth)) yield { what: 'cluster', roots: [], births: [birth] }
  return graph.work.byBirth.get(birth) ?? null
}

function* split(graph: Graph, one: BatchEvent, command: SplitCommand): Asking<string | null> {
  const customer = yield* needBirth(graph, command.customerId)
  if (customer === null) return 'not_found'
  const cluster = findCluster(customer)
  yield* needWhole(graph, cluster)
  if (command.mergeId !== undefined) return undoMerge(graph, one, cluster, command.mergeId)
  return partIdentifiers(graph, one, cluster, command.identifiers ?? [])
}

function undoMerge(graph: Graph, one: BatchEvent, cluster: Cluster, id: string): string | null {
  const merge = graph.work.merges.get(id) ?? graph.work.storedMerges.get(id)
  if (merge === undefined) return 'merge_unknown'
  const work = graph.workOf(cluster)
  if (!work.members.some((node) => node.birth === merge.a || node.birth === merge.b)) return 'merge_unknown'
  const link = work.links.find((known) => known.a === merge.a && known.b === merge.b)
  if (merge.undonePos !== null || link === undefined || link.pos !== merge.pos) return 'merge_undone'
  const births = work.members.map((node) => node.birth).sort()
  const sides = findSides(births, work.links, link)
  revokeLinks(graph, cluster, sides.crossing, {
    pos: one.record.pos,
    at: one.record.receivedAt,
    reason: 'split',
  })
  partSides(graph, one, cluster, sides)
  return null
}

function partIdentifiers(
  graph: Graph,
  one: BatchEvent,
  cluster: Cluster,
  identifiers: readonly { kind: string; value: string }[],
): string | null {
  const work = graph.workOf(cluster)
  const isChosen = (node: Node) =>
    identifiers.some(({ kind, value }) => node.kind === kind && node.value === value)
  const chosen = work.members.filter(isChosen)
  if (chosen.length < identifiers.length) return 'identifier_foreign'
  if (chosen.length === 0 || chosen.length === work.members.length) return 'split_whole'
  const a = new Set(chosen.map((node) => node.birth))
  const crossing = work.links.filter((link) => a.has(link.a) !== a.has(link.b))
  revokeLinks(graph, cluster, crossing, { pos: one.record.pos, at: one.record.receivedAt, reason: 'split' })
  const births = work.members.map((node) => node.birth).sort()
  partSides(graph, one, cluster, {
    a: births.filter((birth) => a.has(birth)),
    b: births.filter((birth) => !a.has(birth)),
  })
  return null
}

/** Two customers from one: each side held together, and kept apart from the other from now on. */
function partSides(
  graph: Graph,
  one: BatchEvent,
  cluster: Cluster,
  sides: { a: string[]; b: string[] },
): void {
  const nodes = new Map(graph.workOf(cluster).members.map((node) => [node.birth, node]))
  const toNodes = (births: readonly string[]) => births.flatMap((birth) => nodes.get(birth) ?? [])
  const made = cut(graph, cluster, [toNodes(sides.a), toNodes(sides.b)], one.record.pos)
  let ord = 0
  for (const part of made) ord = holdTogether(graph, one, part, ord)
  const [x, y] = made.map((part) => smallestBirth(graph.workOf(part).members)).sort()
  if (x === undefined || y === undefined) throw new Error('A split has two sides')
  const pair = { a: x, b: y }
  for (const part of made) part.cannot = [...(part.cannot ?? []), pair]
  const { actor } = one.command ?? { actor: null }
  const { receivedAt: at, pos } = one.record
  graph.work.cannot = graph.work.cannot.filter((known) => known.a !== x || known.b !== y)
  graph.work.cannot.push({ ...pair, by: actor?.id ?? '', at, pos, until: null })
  one.effects.push({ kind: 'identity.split', detail: { ids: [x, y] } })
}

/** Where the other side was the bridge, the operator's word becomes it: she parted two customers, not more. */
function holdTogether(graph: Graph, one: BatchEvent, part: Cluster, firstOrd: number): number {
  const { members, links } = graph.workOf(part)
  const [main, ...loose] = listParts(members, links)
  let ord = firstOrd
  for (const piece of loose) {
    const [lead, other] = [main?.[0], piece[0]]
    if (lead !== undefined && other !== undefined) putLink(graph, lead, other, causeOf(one, ord++))
  }
  return ord
}
