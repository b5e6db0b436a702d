import type { Loop } from '../../../platform/jobs/loop.ts'
import { addFigures } from '../store/figures.ts'
import type { ConnectDeps } from './deps.ts'

interface Where {
  workspaceId: string
  connectionId: string
}

/** What was turned away at the door, counted in memory and written down once a second: forgers cost no transaction each. */
export interface Counter {
  count(where: Where, code: string): void
  loop: Loop
}

export function createCounter(deps: Pick<ConnectDeps, 'db' | 'clock' | 'live'>): Counter {
  let waiting = new Map<string, Where & { counts: Record<string, number> }>()
  return {
    count(where, code) {
      const key = `${where.workspaceId} ${where.connectionId}`
      const row = waiting.get(key) ?? { ...where, counts: {} }
      waiting.set(key, row)
      for (const name of ['turned_away', `refused:${code}`]) row.counts[name] = (row.counts[name] ?? 0) + 1
    },
    loop: {
      id: 'connect.figures',
      pauseMs: 1_000,
      async turn() {
        const rows = waiting
        waiting = new Map()
        for (const { workspaceId, connectionId, counts } of rows.values()) {
          await deps.db.inWorkspace(workspaceId, (tx) =>
            addFigures(tx, { connectionId, at: deps.clock.now() }, counts),
          )
          deps.live.tell(workspaceId, 'connection', { id: connectionId })
        }
        return false
      },
    },
  }
}
