import type { Loop } from '../../../platform/jobs/loop.ts'
import { listShown } from '../rules/audit/seen.ts'
import { countSeen, putSeen, type Seen } from '../store/inventory.ts'
import type { ConnectDeps } from './deps.ts'

/** Events looked at in a turn: a sample where more arrive, so that the cost is the same on a busy day. */
const sampled = 300
/** What was seen is written down again after so long, milliseconds. */
const freshMs = 60_000
/** Names kept of one source: whoever makes them up fills no table. */
const namesPerSource = 400

/** Notes what each source brings: events, identifiers, traits, by name. */
export function createInventoryLoop(deps: Pick<ConnectDeps, 'log' | 'db' | 'clock' | 'collect'>): Loop {
  let next: number | null = null
  const written = new Map<string, number>()
  return {
    id: 'connect.inventory',
    pauseMs: 5_000,
    async turn() {
      const head = await deps.log.head()
      const from = Math.max(next ?? 0, head - sampled)
      const records = from < head ? await deps.log.read(from, sampled) : []
      next = head
      const seen = new Map<string, Map<string, Seen>>()
      for (const record of records) {
        const read = record.kind === 'event' ? deps.collect.readRecord(record) : null
        if (read === null) continue
        const { workspaceId, sourceId, receivedAt: at } = record
        const own = seen.get(workspaceId) ?? new Map<string, Seen>()
        seen.set(workspaceId, own)
        for (const { kind, name } of listShown(read.event)) {
          const key = `${sourceId} ${kind} ${name}`
          own.set(key, { sourceId, kind, name, firstAt: own.get(key)?.firstAt ?? at, lastAt: at })
        }
      }
      for (const [workspaceId, rows] of seen) await write(deps, workspaceId, rows, written)
      return false
    },
  }
}

async function write(
  deps: Pick<ConnectDeps, 'db'>,
  workspaceId: string,
  rows: ReadonlyMap<string, Seen>,
  written: Map<string, number>,
): Promise<void> {
  const fresh = [...rows].filter(
    ([key, row]) => row.lastAt - (written.get(`${workspaceId} ${key}`) ?? 0) >= freshMs,
  )
  if (fresh.length === 0) return
  if (written.size > 50_000) written.clear()
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const counts = new Map((await countSeen(tx)).map((one) => [one.id, one.count]))
    const kept = fresh.map(([, row]) => row).filter((row) => (counts.get(row.sourceId) ?? 0) < namesPerSource)
    if (kept.length > 0) await putSeen(tx, kept)
  })
  for (const [key, row] of fresh) written.set(`${workspaceId} ${key}`, row.lastAt)
}
