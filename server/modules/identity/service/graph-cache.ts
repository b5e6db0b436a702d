import { Graph } from './graph.ts'

/** The graphs of all workspaces, together no larger than about `maxNodes` identifiers. */
export interface GraphCache {
  /** Before a batch: forgets what was asked to be forgotten since the last. */
  begin(): void
  graphOf(workspaceId: string): Graph
  /** After a batch: its changes are written; drops what was not used for long. */
  settle(): void
  /**
   * Forgets everything before the next batch: what memory says may never have been written, or is written no more. A
   * batch under way keeps its graph; without it, what it changed until now would never be written.
   */
  clear(): void
}

export function createGraphCache(maxNodes: number): GraphCache {
  const graphs = new Map<string, Graph>()
  let isStale = false
  return {
    begin() {
      if (isStale) graphs.clear()
      isStale = false
    },
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
    clear() {
      isStale = true
    },
  }
}
