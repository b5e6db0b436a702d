import type { BatchEvent } from '../../collect/index.ts'
import { findParts } from '../rules/sides.ts'
import type { Bar, Link } from '../schema.ts'
import { type Cluster, clearPeers, cut, findCluster, type Graph, type Node } from './graph.ts'
import { revokeLinks } from './links.ts'
import type { Need } from './source.ts'

/** Takes an identifier out of its customer for good: a shared device or a junk value links nobody. */
export function* barNode(
  graph: Graph,
  one: BatchEvent,
  node: Node,
  why: { bar: Bar; pos: number; at: number },
): Generator<Need, void> {
  const cluster = findCluster(node)
  yield* needWhole(graph, cluster)
  const work = graph.workOf(cluster)
  const links = work.links.filter((link) => link.a === node.birth || link.b === node.birth)
  revokeLinks(graph, cluster, links, {
    pos: why.pos,
    at: why.at,
    reason: why.bar === 'shared' ? 'shared_device' : 'blocked',
  })
  node.bar = why.bar
  clearPeers(node)
  graph.work.barred.push({ birth: node.birth, bar: why.bar, pos: why.pos })
  cutByLinks(graph, one, cluster, why.pos)
}

/** Has all of a cluster in memory: births, links, whom it was parted from. */
export function* needWhole(graph: Graph, cluster: Cluster): Generator<Need, void> {
  if (cluster.cannot === undefined) yield { what: 'cannot', roots: [cluster.root] }
  const { unloaded } = graph.workOf(cluster)
  if (unloaded.length > 0) yield { what: 'cluster', roots: [...unloaded], births: [] }
}

/** Cuts a cluster into what its live links still hold together. */
export function cutByLinks(graph: Graph, one: BatchEvent, cluster: Cluster, pos: number): Cluster[] {
  const { members, links } = graph.workOf(cluster)
  const parts = listParts(members, links)
  if (parts.length === 1) return [cluster]
  const made = cut(graph, cluster, parts, pos)
  one.effects.push({ kind: 'identity.split', detail: { ids: made.map((part) => part.root) } })
  return made
}

/** What these links hold together, each part smallest birth first, the part of the smallest birth first of all. */
export function listParts(members: readonly Node[], links: readonly Link[]): Node[][] {
  const nodes = new Map(members.map((member) => [member.birth, member]))
  return findParts([...nodes.keys()].sort(), links).map((part) =>
    part.flatMap((birth) => nodes.get(birth) ?? []),
  )
}
