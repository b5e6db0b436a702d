import type { z } from 'zod'
import { type Language, SplotError } from '../../../platform/errors.ts'
import type { AuditActor } from '../../workspace/index.ts'
import { maskPayload } from '../rules/mask-payload.ts'
import type { bodyReply, deliveriesQuery, deliveriesReply } from '../schema/connections.ts'
import { type DeliveryRow, findDelivery, listDeliveries, replayDelivery } from '../store/deliveries.ts'
import type { Refused } from './apply.ts'
import { getConnection } from './connections.ts'
import type { ConnectDeps } from './deps.ts'
import { placeOfBody } from './keep.ts'
import { titleOf } from './title-of.ts'

type Reply = z.output<typeof deliveriesReply>

export async function showDeliveries(
  deps: ConnectDeps,
  { workspaceId, id, language }: { workspaceId: string; id: string; language: Language },
  { state = null, before = null, limit }: DeliveriesAsked,
): Promise<Reply> {
  const rows = await deps.db.inWorkspace(workspaceId, async (tx) => {
    await getConnection(tx, id)
    return listDeliveries(tx, id, { state, before, limit: limit + 1 })
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => show(row, language)),
    next: rows.length > limit && last !== undefined ? last.seq : null,
  }
}

type DeliveriesAsked = {
  state?: z.output<typeof deliveriesQuery>['state'] | null
  before?: number | null | undefined
  limit: number
}

function show(row: DeliveryRow, language: Language): Reply['items'][number] {
  const refused: Refused[] = row.refusals === null ? [] : JSON.parse(row.refusals)
  const { id, seq, topic, state, taken, attempts, code, path, doneAt } = row
  return {
    ...{ id, seq, topic, state, taken, refused: row.refused, attempts },
    reason: code === null ? null : { code, title: titleOf(code, language), path },
    refusals: refused.map((one) => ({ ...one, title: titleOf(one.code, language) })),
    canReplay: row.body !== null && state !== 'waiting' && state !== 'done',
    arrivedAt: new Date(row.arrivedAt).toISOString(),
    doneAt: doneAt === null ? null : new Date(doneAt).toISOString(),
  }
}

/**
 * What it said, as an example for a mapping or to see what was refused. Whoever may not see personal data sees its shape, with
 * every word hidden. @throws not_found, delivery_gone
 */
export async function showBody(
  deps: ConnectDeps,
  { workspaceId, id, actor }: { workspaceId: string; id: string; actor: AuditActor },
  { deliveryId, seesPii }: { deliveryId: string; seesPii: boolean },
): Promise<z.output<typeof bodyReply>> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findDelivery(tx, id, deliveryId)
    if (row === null) throw new SplotError('not_found', { path: 'params.delivery' })
    if (row.body === null) throw new SplotError('delivery_gone')
    const payload = await deps.sealer.openForWorkspace(
      { tx, workspaceId },
      placeOfBody(id, deliveryId),
      row.body,
    )
    const entry = { actor, action: 'delivery.shown', target: id, detail: { topic: row.topic } }
    await deps.audit.record({ tx, workspaceId }, entry)
    return { payload: seesPii ? payload : maskPayload(payload), isMasked: !seesPii }
  })
}

/** Behind all that waits. @throws not_found, delivery_gone where its body was forgotten or all of it was taken */
export async function replay(
  deps: ConnectDeps & { nextOrder(): number },
  { workspaceId, id, actor }: { workspaceId: string; id: string; actor: AuditActor },
  deliveryId: string,
): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findDelivery(tx, id, deliveryId)
    if (row === null) throw new SplotError('not_found', { path: 'params.delivery' })
    if (row.state === 'waiting') return
    const where = { connectionId: id, id: deliveryId, at: deps.clock.now(), seq: deps.nextOrder() }
    if ((await replayDelivery(tx, where)) === 0) throw new SplotError('delivery_gone')
    const entry = { actor, action: 'delivery.replayed', target: id, detail: { topic: row.topic } }
    await deps.audit.record({ tx, workspaceId }, entry)
  })
}
