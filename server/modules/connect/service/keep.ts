import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { insertDeliveries } from '../store/deliveries.ts'
import { addFigures } from '../store/figures.ts'
import type { ConnectDeps } from './deps.ts'

/** What arrives, before it is kept. */
export interface Arrived {
  id: string
  topic: string
  /** JSON. */
  text: string
}

/** Numbers deliveries in the order they come: greater than any before, also those of an earlier run. */
export function createOrder(clock: ConnectDeps['clock']): () => number {
  let last = 0
  return () => {
    last = Math.max(last + 1, clock.now() * 1_000)
    return last
  }
}

export const placeOfBody = (connectionId: string, id: string) => `connect.delivery.body ${connectionId} ${id}`

/** Bodies name people: they lie sealed until they are taken. @returns how many are new */
export async function keepDeliveries(
  deps: Pick<ConnectDeps, 'sealer' | 'clock'> & { nextOrder(): number },
  tx: WorkspaceTx,
  connectionId: string,
  arrived: readonly Arrived[],
): Promise<number> {
  const at = deps.clock.now()
  const rows = []
  for (const { id, topic, text } of arrived) {
    const where = { tx, workspaceId: tx.workspaceId }
    const body = await deps.sealer.sealForWorkspace(where, placeOfBody(connectionId, id), text)
    rows.push({ id, topic: topic.slice(0, 200), seq: deps.nextOrder(), body })
  }
  const fresh = await insertDeliveries(tx, connectionId, rows, at)
  const counts = { arrived: fresh, duplicate: rows.length - fresh }
  await addFigures(tx, { connectionId, at }, counts)
  return fresh
}
