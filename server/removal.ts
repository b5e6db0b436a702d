import type { Foundation } from './foundation.ts'
import { type Collect, collectTables, deleteWorkspaceEvents } from './modules/collect/index.ts'
import { commerceTables } from './modules/commerce/index.ts'
import { connectTables } from './modules/connect/index.ts'
import { consentTables } from './modules/consent/index.ts'
import { type Content, contentTables } from './modules/content/index.ts'
import { decideTables } from './modules/decide/index.ts'
import { deliverTables, type Outbox } from './modules/deliver/index.ts'
import { deleteWorkspaceOverrides, identityTables } from './modules/identity/index.ts'
import { journeyTables } from './modules/journey/index.ts'
import { profileTables } from './modules/profile/index.ts'
import { segmentTables } from './modules/segment/index.ts'
import { pipelineTopic } from './pipeline.ts'
import { deleteWorkspaceRows } from './platform/db/store-derived.ts'
import { SplotError } from './platform/errors.ts'
import { sealTables } from './platform/seal/index.ts'
import type { WarehouseWriter } from './warehouse-writer.ts'

export interface RemovalDeps {
  base: Foundation
  collect: Collect
  writer: WarehouseWriter
  /** Pictures lie in files. */
  content: Pick<Content, 'dropFiles'>
  /** What arrived at the local sinks knows no workspace: it goes whole. */
  outbox: Pick<Outbox, 'clear'>
  /** Makes the pipeline forget what it remembers. */
  forget(): Promise<void>
}

/** Every table with rows of a workspace but the workspace's own, the last room first, the log at the end. */
export const removedTables = [
  ...deliverTables.derived,
  ...deliverTables.kept,
  ...contentTables,
  ...journeyTables,
  ...decideTables,
  ...segmentTables.derived,
  ...segmentTables.kept,
  ...connectTables,
  ...commerceTables,
  ...consentTables.derived,
  ...consentTables.kept,
  ...profileTables.derived,
  ...identityTables.derived,
  ...identityTables.kept,
  ...collectTables.derived,
  ...collectTables.kept,
  ...sealTables,
  'platform.log',
] as const

/** How long a removal waits for what was accepted before it to go its way. */
const settleMs = 10_000

/**
 * Deletes everything a workspace's events left behind, the log included; what memory holds of it is forgotten.
 * @throws SplotError overloaded where what was accepted has not gone its way in time
 */
export function createRemover({ base, collect, writer, content, outbox, forget }: RemovalDeps) {
  const hasWarehouse = base.warehouse.kind !== 'absent'
  return async (workspaceId: string): Promise<void> => {
    // What is still under way would be written after the deletion, and stay.
    await collect.settle()
    const head = await base.log.head()
    const isApplied = await base.log.waitFor(pipelineTopic, head - 1, settleMs)
    const isCopied = isApplied && (!hasWarehouse || (await writer.flush(settleMs, head)))
    // Nothing is deleted yet, and nothing more is taken in: asking again later ends it.
    if (!isCopied) throw new SplotError('overloaded', { retryAfterS: 10 })
    await base.worker.inWorkspace(workspaceId, async (tx) => {
      // Between two batches: one that read the rows before would write them back.
      await base.log.hold(tx, pipelineTopic)
      await deleteWorkspaceRows(tx, removedTables)
      await forget()
    })
    collect.forgetWorkspace(workspaceId)
    await forget()
    await content.dropFiles(workspaceId)
    await outbox.clear()
    if (!hasWarehouse) return
    await deleteWorkspaceEvents(base.warehouse, workspaceId)
    await deleteWorkspaceOverrides(base.warehouse, workspaceId)
  }
}
