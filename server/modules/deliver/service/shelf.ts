import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { GateRequest } from '../../consent/index.ts'
import { findBasis } from '../rules/message.ts'
import { carries } from '../rules/parts.ts'
import { listShelf, type ShelfItem, takeFromShelf } from '../store/shelf.ts'
import type { SendDeps } from './deps.ts'
import type { Said } from './send/prepare.ts'
import { openRow } from './shelf-rows.ts'

/** A message on the site, as the page shows it. */
export interface ShelfMessage {
  id: string
  slot: string
  title: string
  body: string
  url: string | null
  button?: string
  image?: string
}

export interface ShelfWhere {
  workspaceId: string
}

export type ShelfWho = { anonymousId: string } | { birth: string }

export interface ShelfVerbs {
  /** What waits for this browser or person and the gate still lets her see, newest first; for these slots. */
  list(where: ShelfWhere, o: { who: ShelfWho; slots: readonly string[] }): Promise<ShelfMessage[]>
  /** She saw it or closed it: it does not wait any more. Others' messages are left alone. */
  seen(where: ShelfWhere, o: { who: ShelfWho; ids: readonly string[] }): Promise<void>
}

const most = 20
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Messages that wait on the shelf until a page or an app fetches them. */
export function createShelf(deps: SendDeps): ShelfVerbs {
  const { db, graph, clock, channels } = deps
  const vias = channels.filter((one) => carries(one, 'onsite')).map((one) => one.id)
  const findBirths = async (
    tx: Parameters<typeof listShelf>[0],
    workspaceId: string,
    who: ShelfWho,
  ): Promise<string[]> => {
    const found =
      'birth' in who
        ? await graph.listClusters(tx, workspaceId, [who.birth], 'service')
        : await graph.listBirthsByIdentifier(
            tx,
            workspaceId,
            { kind: 'anonymous_id', value: who.anonymousId },
            'service',
          )
    return found.map((one) => one.birthId)
  }
  return {
    list: ({ workspaceId }, { who, slots }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const births = await findBirths(tx, workspaceId, who)
        if (births.length === 0) return []
        const rows = await listShelf(tx, workspaceId, { births, vias, now: clock.now(), limit: most })
        const open = await listOpen(deps, tx, rows)
        return open.filter((one) => slots.includes(one.slot))
      }),
    seen: ({ workspaceId }, { who, ids }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const messageIds = ids.filter((id) => uuid.test(id)).slice(0, most)
        const births = await findBirths(tx, workspaceId, who)
        if (births.length === 0 || messageIds.length === 0) return
        await takeFromShelf(tx, workspaceId, { births, messageIds, now: clock.now() })
      }),
  }
}

/** Those the gate lets through now, readable: whatever was said after they were put there counts. Mostly nothing waits. */
async function listOpen(
  { consent, sealer }: SendDeps,
  tx: WorkspaceTx,
  rows: readonly ShelfItem[],
): Promise<ShelfMessage[]> {
  if (rows.length === 0) return []
  const where = { tx, workspaceId: tx.workspaceId }
  const purposes = await consent.listPurposes(where)
  const requests = rows.map(({ messageId, birth, purpose, run, data }): GateRequest => {
    const said: Said = JSON.parse(data)
    const basis = said.basis ?? findBasis(purposes.get(purpose), run)
    return {
      // It was handed over when it was put there; what is asked is whether it may be looked at.
      messageId: `${messageId} shown`,
      ...{ customerId: birth, act: 'message', purpose, channel: 'onsite', address: birth },
      isUncounted: true,
      ...(basis === undefined ? {} : { basis }),
    }
  })
  const answers = await consent.explainAll(where, requests)
  const keys = await sealer.load(where, [...new Set(rows.map((row) => row.birth))])
  return rows.flatMap((row, i): ShelfMessage[] => {
    const text = answers[i]?.ok === true ? openRow(keys, row) : null
    return text === null ? [] : [{ ...JSON.parse(text), id: row.messageId }]
  })
}
