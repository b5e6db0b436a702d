import { z } from 'zod'
import type { Privacy } from './erasure.ts'
import type { Foundation } from './foundation.ts'
import type { BatchEvent, Collect } from './modules/collect/index.ts'
import { deleteSourceEvents, listFirstPositions } from './modules/collect/index.ts'
import { type Identity, listBirthsOf } from './modules/identity/index.ts'
import type { Profile } from './modules/profile/index.ts'
import type { Segment } from './modules/segment/index.ts'
import { makeBatch, pipelineTopic } from './pipeline.ts'
import type { WorkspaceTx } from './platform/db/index.ts'
import { SplotError } from './platform/errors.ts'
import type { LogRecord } from './platform/event-log/index.ts'
import { hashToUuid } from './platform/ids.ts'

export interface UndoDeps {
  base: Foundation
  collect: Pick<Collect, 'readRecord' | 'steps' | 'acceptEach'>
  identity: Pick<Identity, 'graph' | 'refold'>
  profile: Pick<Profile, 'listPositions' | 'refold'>
  segment: Pick<Segment, 'rebuild'>
  /** Rooms that hold something of a customer beside her events: what they name stays a customer. */
  rooms: readonly Privacy[]
  settingsOf(workspaceId: string): Promise<{ region: string; currency: string }>
  /** Makes the pipeline forget what it remembers. */
  forget(): Promise<void>
  /** Waits until the warehouse has what was applied; false where it has not in time. */
  settleWarehouse(maxMs: number): Promise<boolean>
}

export interface Undo {
  /**
   * Takes back what these stretches of the log brought. Whoever they touched is made anew from her other events, as if those
   * had never come; whom only they told of is gone. One transaction, between two batches of the pipeline.
   */
  takeBack(workspaceId: string, lots: readonly { firstPos: number; events: number }[]): Promise<void>
  /**
   * What the ledger of consents said once cannot be unsaid: every yes of these stretches is withdrawn, the moment after it was
   * given, so that one the customer gave herself since then stands.
   */
  withdraw(workspaceId: string, lots: readonly { firstPos: number; events: number }[]): Promise<void>
  /** Takes what a source sent out of the warehouse. @throws overloaded where the warehouse is behind */
  clearSource(workspaceId: string, sourceId: string): Promise<void>
}

const recordsAtOnce = 1_000
const copyPatienceMs = 30_000

export function createUndo(deps: UndoDeps): Undo {
  const { base } = deps
  return {
    async takeBack(workspaceId, lots) {
      const taken = listPositions(lots)
      const roots = await base.worker.inWorkspace(workspaceId, (tx) => takeBackRows(deps, tx, taken))
      // Once more: a batch that began while this waited for its COMMIT may have remembered again.
      await deps.forget()
      for (const id of roots) base.live.tell(workspaceId, 'customer', { id })
    },
    async withdraw(workspaceId, lots) {
      const records = await base.web.inWorkspace(workspaceId, (tx) =>
        base.log.readAt(tx, listPositions(lots)),
      )
      const { region, currency } = await deps.settingsOf(workspaceId)
      const bodies = records.flatMap((record) => (record.kind === 'event' ? makeWithdrawal(record.body) : []))
      const events = bodies.map((body) => ({ workspaceId, desk: 'import', body, region, currency }))
      if (events.length > 0) await deps.collect.acceptEach(events)
    },
    async clearSource(workspaceId, sourceId) {
      if (base.warehouse.kind === 'absent') return
      if (!(await deps.settleWarehouse(copyPatienceMs)))
        throw new SplotError('overloaded', { retryAfterS: 10 })
      await deleteSourceEvents(base.warehouse, workspaceId, sourceId)
    },
  }
}

const listPositions = (lots: readonly { firstPos: number; events: number }[]): number[] =>
  lots.flatMap(({ firstPos, events }) => Array.from({ length: events }, (_, i) => firstPos + i))

const granted = z.object({
  event: z.literal('Consent Granted'),
  messageId: z.string(),
  timestamp: z.string(),
  userId: z.string().optional(),
  properties: z.object({ purpose: z.string(), consent_channel: z.string() }),
  context: z.record(z.string(), z.unknown()),
})

function makeWithdrawal(body: string): Readonly<Record<string, unknown>>[] {
  const read = granted.safeParse(JSON.parse(body))
  if (!read.success) return []
  const { messageId, timestamp, userId, properties, context } = read.data
  const { purpose, consent_channel } = properties
  return [
    {
      type: 'track',
      event: 'Consent Withdrawn',
      messageId: `${messageId}-undone`,
      timestamp: new Date(Date.parse(timestamp) + 1).toISOString(),
      ...(userId === undefined ? {} : { userId }),
      properties: { purpose, consent_channel, obtained_by: 'import', reason: 'import undone' },
      context,
    },
  ]
}

interface Touched {
  births: readonly string[]
  /** Root by birth, as it was. */
  roots: ReadonlyMap<string, string>
  keys: ReadonlyMap<string, string>
}

const keyOf = ({ kind, value }: { kind: string; value: string }): string => `${kind} ${value}`

/**
 * Events of these positions, with those that hold their ids: what was told again after a fall took effect where it stood first.
 */
async function readTaken({ base, collect }: UndoDeps, tx: WorkspaceTx, asked: readonly number[]) {
  const read = async (positions: readonly number[]) =>
    (await base.log.readAt(tx, positions)).filter(({ kind }) => kind === 'event')
  const idOf = (record: LogRecord) => collect.readRecord(record)?.event.messageId ?? null
  const named = await read(asked)
  const ids = named.map(idOf).filter((id) => id !== null)
  const [own, firsts] = [new Set(asked), new Set(await listFirstPositions(tx, tx.workspaceId, ids))]
  const earlier = [...firsts].filter((pos) => !own.has(pos))
  const records = earlier.length === 0 ? named : [...named, ...(await read(earlier))]
  const toTombstone = (record: LogRecord) => {
    const id = idOf(record)
    const isFirst = firsts.has(record.pos)
    return isFirst && id !== null
      ? { pos: record.pos, was: 'applied' as const, idHash: hashToUuid(id) }
      : { pos: record.pos, was: 'duplicate' as const, idHash: null }
  }
  return { records, taken: [...asked, ...earlier], toTombstone }
}

/** @returns whose screens are to be told */
async function takeBackRows(deps: UndoDeps, tx: WorkspaceTx, asked: readonly number[]): Promise<string[]> {
  const { base, identity, profile } = deps
  const { workspaceId } = tx
  const pos = await base.log.hold(tx, pipelineTopic)
  const { records, taken, toTombstone } = await readTaken(deps, tx, asked)
  const touched = await findTouched(deps, tx, records)
  if (touched.births.length > 0) {
    const left = await listLeft(deps, tx, { births: touched.births, taken })
    await profile.refold.clear(tx, workspaceId, touched.births)
    await identity.refold.loosen(tx, workspaceId, { births: touched.births, taken })
    const gone = await listGone(deps, tx, { touched, left })
    await identity.refold.forget(tx, workspaceId, gone)
    await refold(deps, tx, left)
    const stay = touched.births.filter((birth) => !gone.includes(birth))
    const before = new Set(touched.roots.values()).size
    const now = await identity.refold.settle(tx, workspaceId, { births: stay, before: touched.roots, pos })
    await profile.refold.count(tx, workspaceId, now - before)
  }
  await base.log.erase(tx, records.map(toTombstone))
  // Before COMMIT lets the next batch go on: it must not believe what it knew.
  await deps.forget()
  return [...new Set(touched.roots.values())]
}

/** Everybody these records name, with all that was ever joined to them. */
async function findTouched(
  { collect, identity }: UndoDeps,
  tx: WorkspaceTx,
  records: readonly LogRecord[],
): Promise<Touched> {
  const { workspaceId } = tx
  const named = records.flatMap((record) => collect.readRecord(record)?.event.identifiers ?? [])
  const known = await listBirthsOf(
    tx,
    named.map((one) => ({ workspaceId, ...one })),
  )
  const births = [...new Set(known.map(({ birth }) => birth))]
  const cluster =
    births.length === 0 ? [] : await identity.graph.listClusters(tx, workspaceId, births, 'service')
  return {
    births: cluster.map(({ birthId }) => birthId),
    roots: new Map(cluster.map(({ birthId, root }) => [birthId, root])),
    keys: new Map(cluster.map((one) => [keyOf(one), one.birthId])),
  }
}

/** What else they did, and what operators did with them, in the order of the log. */
async function listLeft(
  { base, identity, profile }: UndoDeps,
  tx: WorkspaceTx,
  { births, taken }: { births: readonly string[]; taken: readonly number[] },
): Promise<LogRecord[]> {
  const away = new Set(taken)
  const own = await profile.listPositions(tx, tx.workspaceId, births)
  const acts = new Set(await identity.refold.listActPositions(tx, tx.workspaceId, births))
  const positions = [...new Set([...own, ...acts])].filter((one) => !away.has(one)).sort((a, b) => a - b)
  const records: LogRecord[] = []
  for (let from = 0; from < positions.length; from += recordsAtOnce)
    records.push(...(await base.log.readAt(tx, positions.slice(from, from + recordsAtOnce))))
  const isHers = new Set(own)
  return records.filter(({ kind, pos }) => kind === 'command' || (kind === 'event' && isHers.has(pos)))
}

/** Births that nothing names any more: no event that is left, and no row of a room. */
async function listGone(
  { collect, rooms }: UndoDeps,
  tx: WorkspaceTx,
  { touched, left }: { touched: Touched; left: readonly LogRecord[] },
): Promise<string[]> {
  const named = new Set(
    left.flatMap((record) => collect.readRecord(record)?.event.identifiers.map(keyOf) ?? []),
  )
  const lone = [...touched.keys].filter(([key]) => !named.has(key)).map(([, birth]) => birth)
  if (lone.length === 0) return []
  let held = ''
  for (const room of rooms) held += JSON.stringify(await room.exportFor(tx, tx.workspaceId, lone), writeBig)
  return lone.filter((birth) => !held.includes(birth))
}

const writeBig = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

async function refold(
  { collect, identity, profile }: UndoDeps,
  tx: WorkspaceTx,
  records: readonly LogRecord[],
): Promise<void> {
  for (let from = 0; from < records.length; from += recordsAtOnce) {
    const some = records.slice(from, from + recordsAtOnce)
    const batch = makeBatch(some, some[0]?.pos ?? 0)
    await collect.steps.normalise.run(batch, tx)
    await identity.refold.resolve(batch, tx)
    const isTaken = ({ outcome }: BatchEvent) => outcome === 'pending'
    await profile.refold.fold({ ...batch, events: batch.events.filter(isTaken) }, tx)
  }
}
