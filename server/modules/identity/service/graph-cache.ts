import { Graph } from './graph.ts'

/** The graphs of all workspaces, together no larger than about `maxNodes` identifiers. */
export interface GraphCache {
  graphOf(workspaceId: string): Graph
  /** After a batch: its changes are written; drops what was not used for long. */
  settle(): void
  /** Forgets everything: what memory says may never have been written. */
  clear(): void
}

export function createGraphCache(maxNodes: number): GraphCache {
  const graphs = new Map<string, Graph>()
  return {
    graphOf(workspaceId) {
      let graph = graphs.get(workspaceId)
      if (graph === undefined) {
        graph = new Graph(workspaceId)
        graphs.set(workspaceId, graph)
      }
      return graph
    },
    settle() {
      let young = 0
      for (const graph of graphs.values()) {
        graph.settle()
        young += graph.youngSize
      }
      // Two generations: what was used since the last ageing, and what was used in the span before.
      if (young * 2 <= maxNodes) return
      for (const [id, graph] of graphs) {
        graph.age()
        if (graph.size === 0) graphs.delete(id)
      }
    },
    clear: () => graphs.clear(),
  }
}
