import { LRUCache } from 'lru-cache'
import { makeReady, type NodeShelf, type Ready, readGraph } from '../rules/compile.ts'
import { listVersions, type VersionRef } from '../store/journeys.ts'
import type { JourneyDeps, Where } from './deps.ts'

/** Versions ready to be walked: they never change, so they are kept. */
export interface Versions {
  /** Those asked for, by `journey n`; one that is gone is left out. */
  get(where: Where, refs: readonly VersionRef[]): Promise<ReadonlyMap<string, Ready>>
}

export const nameVersion = ({ journeyId, n }: VersionRef): string => `${journeyId} ${n}`

const mostKept = 500

export function createVersions({ nodes }: Pick<JourneyDeps, 'nodes'>): Versions {
  const shelf: NodeShelf = new Map(nodes.map((one) => [one.id, one]))
  const kept = new LRUCache<string, Ready>({ max: mostKept })
  return {
    async get({ tx, workspaceId }, refs) {
      const found = new Map<string, Ready>()
      const missing = new Map<string, VersionRef>()
      for (const ref of refs) {
        const name = nameVersion(ref)
        const ready = kept.get(`${workspaceId} ${name}`)
        if (ready === undefined) missing.set(name, ref)
        else found.set(name, ready)
      }
      if (missing.size === 0) return found
      for (const { journeyId, n, graph } of await listVersions(tx, workspaceId, [...missing.values()])) {
        const ready = makeReady({ journeyId, n, graph: readGraph(graph) }, shelf)
        kept.set(`${workspaceId} ${nameVersion(ready)}`, ready)
        found.set(nameVersion(ready), ready)
      }
      return found
    },
  }
}
