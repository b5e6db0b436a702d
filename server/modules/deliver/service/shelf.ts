import { carries } from '../rules/parts.ts'
import { listShelf, takeFromShelf } from '../store/shelf.ts'
import type { SendDeps } from './deps.ts'

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
  /** What waits for this browser or person, newest first; for these slots. */
  list(where: ShelfWhere, o: { who: ShelfWho; slots: readonly string[] }): Promise<ShelfMessage[]>
  /** She saw it or closed it: it does not wait any more. Others' messages are left alone. */
  seen(where: ShelfWhere, o: { who: ShelfWho; ids: readonly string[] }): Promise<void>
}

const most = 20
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Messages that wait on the shelf until a page or an app fetches them. */
export function createShelf({ db, graph, clock, channels }: SendDeps): ShelfVerbs {
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
        return rows
          .map((row): ShelfMessage => ({ ...JSON.parse(row.content), id: row.messageId }))
          .filter((one) => slots.includes(one.slot))
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
