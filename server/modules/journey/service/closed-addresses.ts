import type { JourneyGraph } from '@splot/contract/journey/graph'
import { NetworkFault } from '@splot/contract/plugin/network'
import type { JourneyNode } from '@splot/contract/plugin/node'
import type { CheckGround } from '../rules/check-ground.ts'
import type { JourneyDeps } from './deps.ts'
import { listUses } from './ground.ts'

/**
 * Addresses a graph would call and may not, or that nobody knows. Names are looked up for it: never inside a transaction.
 */
export async function findClosed(
  { egress, nodes }: { egress: Pick<JourneyDeps['egress'], 'checkUrl'>; nodes: readonly JourneyNode[] },
  graph: JourneyGraph,
): Promise<CheckGround['closed']> {
  const uses = listUses(graph, new Map(nodes.map((one) => [one.id, one])))
  const closed = new Map<string, 'forbidden' | 'unknown'>()
  for (const url of new Set(uses.flatMap((one) => one.addresses ?? []))) {
    try {
      await egress.checkUrl(url)
    } catch (error) {
      if (!(error instanceof NetworkFault)) throw error
      closed.set(url, error.code === 'url_forbidden' ? 'forbidden' : 'unknown')
    }
  }
  return closed
}
