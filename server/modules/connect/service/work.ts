import { parseExact } from '@splot/contract/plugin/exact-json'
import { PayloadFault, type Source } from '@splot/contract/plugin/source'
import { isEngineFault } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import { mostAttempts, pauseAfter } from '../rules/retry.ts'
import { findConnection } from '../store/connections.ts'
import {
  type DeliveryRow,
  findNext,
  keepFewUnmapped,
  listDue,
  postpone,
  type Settled,
  settleDelivery,
} from '../store/deliveries.ts'
import { addFigures } from '../store/figures.ts'
import { type ApplyDeps, applyBrought, NotYet, type Refused } from './apply.ts'
import { findSource } from './connections.ts'
import type { ConnectDeps } from './deps.ts'
import { placeOfBody } from './keep.ts'
import { openStored, readSettings } from './settings.ts'

/** Of one connection in one turn: the others come after. */
const deliveriesPerTurn = 25
const shownRefusals = 20
/** Bodies kept of what waits for a mapping. */
const mostUnmapped = 20

interface Where {
  workspaceId: string
  id: string
}

/** Lets deliveries take effect, each connection's in the order they came. */
export const createWorkLoop = (deps: ApplyDeps): Loop => ({
  id: 'connect.deliveries',
  pauseMs: 250,
  turn: () => workAll(deps),
})

/** @returns whether more may be due at once */
export async function workAll(deps: ApplyDeps): Promise<boolean> {
  const due = await deps.worker.inPlatform((tx) => listDue(tx, deps.clock.now()))
  let isMore = false
  await tryEach(due, async (where) => {
    isMore = (await workConnection(deps, where)) || isMore
  })
  return isMore
}

async function workConnection(deps: ApplyDeps, where: Where): Promise<boolean> {
  for (let i = 0; i < deliveriesPerTurn; i++) if (!(await workNext(deps, where))) return false
  return true
}

interface Work {
  row: DeliveryRow
  connection: { id: string; name: string; kind: string }
  source: Source | null
  settings: unknown
  text: string
}

/** @returns false where nothing is due: the first in the line waits, or there is no line */
async function workNext(deps: ApplyDeps, where: Where): Promise<boolean> {
  const work = await deps.db.inWorkspace(where.workspaceId, async (tx): Promise<Work | null> => {
    const connection = await findConnection(tx, where.id)
    const row = connection?.isEnabled === true ? await findNext(tx, where.id) : null
    if (connection === null || row === null || row.dueAt > deps.clock.now()) return null
    const place = placeOfBody(where.id, row.id)
    const asked = { tx, workspaceId: where.workspaceId }
    const text = await deps.sealer.openForWorkspace(asked, place, row.body ?? '')
    const source = findSource(deps, connection.kind)
    const settings = source === null ? null : readSettings(source, await openStored(deps, tx, connection))
    return { row, connection, source, settings, text }
  })
  if (work === null) return false
  const settled = await judge(deps, where, work)
  if (settled === null) return false
  await settle(deps, where, work.row, settled)
  deps.live.tell(where.workspaceId, 'connection', { id: where.id })
  return true
}

/** What becomes of it; null where it is to be tried again later. */
async function judge(deps: ApplyDeps, where: Where, work: Work): Promise<Verdict | null> {
  const { row, connection, source, settings, text } = work
  if (source === null || settings === null) return setAside('connection_incomplete', null)
  if (!isUnderstood(source, row.topic)) return setAside('topic_unknown', null)
  try {
    const delivery = { id: row.id, topic: row.topic, payload: parseExact(text), at: row.arrivedAt }
    const brought = source.map(delivery, settings)
    if (brought.unmapped !== undefined) return { ...setAside(brought.unmapped, null), state: 'unmapped' }
    const applied = await applyBrought(
      deps,
      { workspaceId: where.workspaceId, connection, deliveryId: row.id, attempts: row.attempts },
      brought,
    )
    return { state: applied.refused.length === 0 ? 'done' : 'partly', code: null, path: null, ...applied }
  } catch (error) {
    if (error instanceof PayloadFault) return setAside('payload_unread', error.path)
    if (!isPassing(error)) {
      const name = error instanceof Error ? error.name : 'unknown'
      deps.logger.error({ source: source.id, error: name }, 'a delivery could not be applied')
      return setAside('apply_failed', null)
    }
    if (row.attempts + 1 >= mostAttempts) return setAside('apply_failed', null)
    const at = deps.clock.now() + pauseAfter(row.attempts)
    await deps.db.inWorkspace(where.workspaceId, (tx) =>
      postpone(tx, { connectionId: where.id, id: row.id, at }),
    )
    return null
  }
}

interface Verdict extends Omit<Settled, 'refusals' | 'refused' | 'taken'> {
  taken: number
  refused: readonly Refused[]
}

const setAside = (code: string, path: string | null): Verdict => ({
  ...{ state: 'set_aside', code, path, taken: 0, refused: [] },
})

/** A source that names no topics takes whatever comes. */
const isUnderstood = (source: Source, topic: string): boolean =>
  source.topics.length === 0 || source.topics.includes(topic)

/** The next try may do better: the database restarts, the disk is full, an order is on its way. */
const isPassing = (error: unknown): boolean =>
  error instanceof NotYet || isEngineFault(error) || (error instanceof SplotError && error.status >= 429)

async function settle(deps: ConnectDeps, where: Where, row: DeliveryRow, verdict: Verdict): Promise<void> {
  const at = deps.clock.now()
  const { refused } = verdict
  const counts: Record<string, number> = { taken: verdict.taken, refused: refused.length }
  const isUnmapped = verdict.state === 'unmapped'
  for (const code of isUnmapped
    ? []
    : verdict.code === null
      ? refused.map((one) => one.code)
      : [verdict.code])
    counts[`refused:${code}`] = (counts[`refused:${code}`] ?? 0) + 1
  await deps.db.inWorkspace(where.workspaceId, async (tx) => {
    await settleDelivery(
      tx,
      { connectionId: where.id, id: row.id, at },
      {
        ...{ state: verdict.state, code: verdict.code, path: verdict.path, taken: verdict.taken },
        refused: refused.length,
        refusals: refused.length === 0 ? null : JSON.stringify(refused.slice(0, shownRefusals)),
      },
    )
    if (isUnmapped) await keepFewUnmapped(tx, where.id, mostUnmapped)
    await addFigures(tx, { connectionId: where.id, at }, counts)
  })
}
