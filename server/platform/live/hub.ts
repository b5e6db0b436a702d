/** What changed as one of its watchers sees it; whose `for` is another looks for herself. */
export interface ShownNews {
  for: string
  view: object
}

/** News for open screens, inside one process: told after commit, never part of correctness. */
export interface LiveNews {
  /** A customer changed (canonical id). */
  customer: { id: string }
  /** Identity joined or parted customers: canonical ids of before and after. */
  moved: { ids: readonly string[] }
  /** A campaign got on. */
  campaign: { id: string }
  /** People entered or left a segment: how many are in now. */
  segment: { id: string; count: number }
  /** People moved in a journey, or it was changed. */
  journey: { id: string }
  /** A cart changed: ids of the documents that it is made of, and how it is now, for screens that show the same. */
  cart: { ids: readonly string[]; shown?: ShownNews }
  wishlist: { ids: readonly string[]; shown?: ShownNews }
  /** An order of these births moved on. */
  order: { id: string; births: readonly string[] }
  /** Points, tier or coupons of these births are others. */
  loyalty: { births: readonly string[] }
  /** There is more or less of these variants. */
  stock: { skus: readonly string[] }
  /** A connection to another system took something, refused it, or was changed. */
  connection: { id: string }
  /** Events went through the pipeline or were refused at the door. */
  events: { list: readonly unknown[] }
}

/** News of some kind of a workspace, to be told later: when what it tells of is committed. */
export type Told = {
  [K in keyof LiveNews]: { workspaceId: string; kind: K; news: LiveNews[K] }
}[keyof LiveNews]

export interface LiveHub {
  tell<K extends keyof LiveNews>(workspaceId: string, kind: K, news: LiveNews[K]): void
  /** @returns a function that ends the subscription */
  listen<K extends keyof LiveNews>(
    workspaceId: string,
    kind: K,
    hear: (news: LiveNews[K]) => void,
  ): () => void
  /** Is anybody listening? Lets the hot path skip work nobody sees. */
  hasListeners(workspaceId: string, kind: keyof LiveNews): boolean
}

export function createLiveHub(): LiveHub {
  const rooms = new Map<string, Set<(news: never) => void>>()
  const key = (workspaceId: string, kind: string) => `${kind}:${workspaceId}`
  return {
    tell(workspaceId, kind, news) {
      for (const hear of rooms.get(key(workspaceId, kind)) ?? []) hear(news as never)
    },
    listen(workspaceId, kind, hear) {
      const name = key(workspaceId, kind)
      const set = rooms.get(name) ?? new Set()
      rooms.set(name, set)
      set.add(hear)
      return () => {
        set.delete(hear)
        if (set.size === 0) rooms.delete(name)
      }
    },
    hasListeners: (workspaceId, kind) => rooms.has(key(workspaceId, kind)),
  }
}
