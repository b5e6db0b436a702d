import { LRUCache } from 'lru-cache'
import type { Actor } from '../../../platform/http/route.ts'
import { type DeliverOptions, deliverOptions } from '../schema/options.ts'
import { findSettings, putSettings } from '../store/settings.ts'
import type { DeliverDeps } from './deps.ts'

const freshMs = 1_000

export interface Options {
  /** As set not longer than a second ago. */
  get(workspaceId: string): Promise<DeliverOptions>
  put(actor: Actor, options: DeliverOptions): Promise<void>
}

/** How each workspace sends. */
export function createOptions({ db, clock, audit }: Pick<DeliverDeps, 'db' | 'clock' | 'audit'>): Options {
  const known = new LRUCache<string, { at: number; options: DeliverOptions }>({ max: 1_000 })
  return {
    async get(workspaceId) {
      const now = clock.monotonic()
      const kept = known.get(workspaceId)
      if (kept !== undefined && now - kept.at < freshMs) return kept.options
      const row = await db.inWorkspace(workspaceId, (tx) => findSettings(tx, workspaceId))
      const options = deliverOptions.parse(row === null ? {} : JSON.parse(row.settings))
      known.set(workspaceId, { at: now, options })
      return options
    },
    async put({ workspaceId, kind, id, name }, options) {
      await db.inWorkspace(workspaceId, async (tx) => {
        const row = { settings: JSON.stringify(options), updated_at: clock.now(), updated_by: id }
        await putSettings(tx, workspaceId, row)
        const entry = {
          actor: { kind, id, name },
          action: 'sending.configured',
          target: workspaceId,
          detail: options,
        }
        await audit.record({ tx, workspaceId }, entry)
      })
      known.delete(workspaceId)
    },
  }
}
