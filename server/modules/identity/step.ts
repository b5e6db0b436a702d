import type { Step } from '../collect/index.ts'
import { createGraphCache } from './service/graph-cache.ts'
import { resolveBatch } from './service/resolve-batch.ts'
import { createGraphSource } from './store/read.ts'
import { createGraphWriter } from './store/write.ts'

/** Joins of one value that the limits refuse within 30 days before it counts as junk. */
const defaultMaxRefusals = 50

/** The pipeline's step that says whose each event is. `cacheSize`: identifiers kept in memory. */
export function createResolveStep(o: { cacheSize: number; maxRefusals?: number }): Step & { reset(): void } {
  const cache = createGraphCache(o.cacheSize)
  const maxRefusals = o.maxRefusals ?? defaultMaxRefusals
  return {
    name: 'identity.resolve',
    run: (batch, tx) =>
      resolveBatch(batch, {
        cache,
        source: createGraphSource(tx),
        write: createGraphWriter(tx),
        maxRefusals,
      }),
    reset: () => cache.clear(),
  }
}
