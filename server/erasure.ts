import { createClearing } from './erasure/clearing.ts'
import { createErasureMemory, type Remembered } from './erasure/memory.ts'
import type { Sought } from './erasure/sought.ts'
import type { Foundation } from './foundation.ts'
import type { Collect } from './modules/collect/index.ts'
import type { Identity } from './modules/identity/index.ts'
import type { Profile } from './modules/profile/index.ts'
import type { Audit, AuditActor } from './modules/workspace/index.ts'
import { pipelineTopic } from './pipeline.ts'
import type { Tx, WorkspaceTx } from './platform/db/index.ts'
import { SplotError } from './platform/errors.ts'
import type { ErasedRecord } from './platform/event-log/index.ts'
import { hashToUuid } from './platform/ids.ts'
import type { Sealer } from './platform/seal/index.ts'
import { insertErasure, listErasures } from './platform/seal/store-erasures.ts'

/** What a room can tell of a person and forget of her, by her births. */
export interface Privacy {
  exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
  erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
}

export interface ErasureDeps {
  base: Foundation
  sealer: Sealer
  collect: Collect
  identity: Pick<Identity, 'graph'>
  profile: Pick<Profile, 'listPositions'>
  audit: Audit
  /** Every room's share, the last room first: identity knows who she is until the end. */
  rooms: readonly Privacy[]
  /** Must her data be kept for now? Asked in the transaction that would erase it. */
  isHeld(where: { tx: Tx; workspaceId: string }, births: readonly string[]): Promise<boolean>
  /** Makes the pipeline forget what it remembers. */
  forget(): Promise<void>
  /** Waits until the warehouse has what was applied below a position; false where it has not in time. */
  settleWarehouse(to: number, maxMs: number): Promise<boolean>
}

export interface Person {
  workspaceId: string
  /** Any birth of hers. */
  birth: string
}

/** How long an erasure waits for what was accepted before it to go its way. */
const settleMs = 10_000
/** Records whose words are taken out at once. */
const pageSize = 2_000

export type Erasure = ReturnType<typeof createErasure>

/**
 * Erases a person: every room's rows, the words of her records, her keys, in one transaction between two batches of the
 * pipeline; then whatever else of the log names her, and the warehouse. From its COMMIT on no answer tells of her; bytes that
 * lie about in files go with the purge.
 */
export function createErasure(deps: ErasureDeps) {
  const { base } = deps
  const memory = createErasureMemory(base.engine.dataDir)
  const clearing = createClearing(deps)
  const erase = async (asked: Asked): Promise<Erased> => {
    const done = await base.worker.inWorkspace(asked.workspaceId, (tx) => eraseRows(deps, tx, asked))
    memory.add({ ...asked, births: done.births })
    // Once more: a batch that began while this waited for its COMMIT may have remembered again.
    await deps.forget()
    deps.collect.forgetWorkspace(asked.workspaceId)
    base.live.tell(asked.workspaceId, 'customer', { id: done.root })
    return done
  }
  return {
    /**
     * Resolves once no answer tells of her any more.
     * @throws SplotError `not_found`; `on_hold`; `overloaded` where the pipeline is too far behind: nothing is erased then; or
     * where the warehouse is: she is erased then, and the warehouse is cleared of her by the loop
     */
    async erasePerson(who: Person & { by: AuditActor }): Promise<{ id: string; events: number }> {
      const last = (await base.log.head()) - 1
      if (!(await base.log.waitFor(pipelineTopic, last, settleMs)))
        throw new SplotError('overloaded', { retryAfterS: 10 })
      const at = base.clock.now()
      const id = base.ids.uuid(at)
      const { workspaceId, birth, by } = who
      const { events } = await erase({ workspaceId, id, at, births: [birth], by })
      await clearing.run()
      return { id, events }
    },
    /**
     * At the start, before anybody is answered: whoever was erased according to the memory, and is there all the same,
     * came back with an older copy of the database, and is erased again. The pipeline must have taken the whole log.
     * @returns how many
     */
    async recover(): Promise<number> {
      const known = await base.worker.inPlatform(listErasures)
      const remembered = memory.list()
      for (const row of known) if (!remembered.some((one) => one.id === row.id)) memory.add(row)
      const lost = remembered.filter((one) => !known.some((row) => row.id === one.id))
      for (const one of lost) await eraseAgain(erase, one)
      if (lost.length > 0) await clearing.run().catch(leaveToLoop)
      return lost.length
    },
    /** Do the database and the memory tell of the same erasures? */
    async isAgreed(): Promise<boolean> {
      const ids = (list: readonly { id: string }[]) => [...new Set(list.map((one) => one.id))].sort().join()
      return ids(await base.worker.inPlatform(listErasures)) === ids(memory.list())
    },
    clearing,
  }
}

/** A warehouse that is far behind a restored copy is cleared as soon as it has caught up: that keeps no server from starting. */
function leaveToLoop(error: unknown): void {
  if (!(error instanceof SplotError) || error.code !== 'overloaded') throw error
}

interface Asked extends Remembered {
  by: AuditActor | null
}

interface Erased {
  root: string
  births: string[]
  events: number
}

/** All of her births are named; those that are there are erased, with whatever had been joined to them when it was copied. */
async function eraseAgain(erase: (asked: Asked) => Promise<Erased>, one: Remembered): Promise<void> {
  await erase({ ...one, by: null })
}

/** Everything of hers in the database, while no batch is under way. */
async function eraseRows(deps: ErasureDeps, tx: WorkspaceTx, asked: Asked): Promise<Erased> {
  const { base, identity, sealer } = deps
  const { workspaceId, id, at, by } = asked
  const pos = await base.log.hold(tx, pipelineTopic)
  const known = await identity.graph.listClusters(tx, workspaceId, asked.births, 'service')
  if (known.length === 0 && by !== null) throw new SplotError('not_found')
  const births = [...new Set([...asked.births, ...known.map((one) => one.birthId)])]
  // Whoever was erased before is erased again, whatever an older copy says.
  if (by !== null && (await deps.isHeld({ tx, workspaceId }, births))) throw new SplotError('on_hold')
  const sought: Sought = { births, identifiers: known.map(({ kind, value }) => ({ kind, value })) }
  const events = await eraseRecords(deps, tx, births)
  for (const room of deps.rooms) await room.erase(tx, workspaceId, births)
  await sealer.destroy({ tx, workspaceId }, births)
  await insertErasure(tx, {
    ...{ workspaceId, id, at, births, pos, sweptPos: 0, state: 'sweep' },
    sought: await sealer.sealForWorkspace({ tx, workspaceId }, `erasure ${id}`, JSON.stringify(sought)),
  })
  const root = known[0]?.root ?? asked.births[0] ?? ''
  const detail = { births: births.length, events, isAgain: by === null }
  await deps.audit.record(
    { tx, workspaceId },
    {
      actor: by ?? { kind: 'system', id: 'splot', name: 'Splot' },
      action: 'customer.erased',
      target: root,
      detail,
    },
  )
  // Before COMMIT lets the next batch go on: it must not believe what it knew.
  await deps.forget()
  return { root, births, events }
}

/** The words of her own events go; their places and the hashes of their ids stay. @returns how many */
async function eraseRecords(deps: ErasureDeps, tx: WorkspaceTx, births: readonly string[]): Promise<number> {
  const { base, collect, profile } = deps
  const positions = await profile.listPositions(tx, tx.workspaceId, births)
  for (let from = 0; from < positions.length; from += pageSize) {
    const records = await base.log.readAt(tx, positions.slice(from, from + pageSize))
    await base.log.erase(
      tx,
      records
        .filter((record) => record.kind !== 'erased')
        .map((record): ErasedRecord => {
          const read = collect.readRecord(record)
          return { pos: record.pos, was: 'applied', idHash: read && hashToUuid(read.event.messageId) }
        }),
    )
  }
  return positions.length
}
