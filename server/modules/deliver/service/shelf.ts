import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { GateRequest } from '../../consent/index.ts'
import type { SlotLook } from '../../content/index.ts'
import type { KnownBirth } from '../rules/address.ts'
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

/** What a page tells of whoever looks, beside who she is. */
export type PageLook = Pick<SlotLook, 'slots' | 'about' | 'store' | 'language'>

export interface ShelfVerbs {
  /** What waits for this browser or person and the gate still lets her see, newest first; for these slots. */
  list(where: ShelfWhere, o: { who: ShelfWho; slots: readonly string[] }): Promise<ShelfMessage[]>
  /**
   * What stands in these slots whoever comes, chosen by what is known of her; who did not agree to have offers fitted to
   * her sees what a stranger sees.
   */
  stands(where: ShelfWhere, o: { who: ShelfWho; look: PageLook }): Promise<ShelfMessage[]>
  /** She saw it or closed it: it does not wait any more. Others' messages are left alone. */
  seen(where: ShelfWhere, o: { who: ShelfWho; ids: readonly string[] }): Promise<void>
}

const most = 20
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Looker {
  /** All of hers. */
  births: readonly string[]
  /** The one of the browser she looks with: what it agreed to counts for itself alone. */
  device: string | null
}

/** Messages that wait on the shelf until a page or an app fetches them. */
export function createShelf(deps: SendDeps): ShelfVerbs {
  const { db, graph, clock, channels } = deps
  const vias = channels.filter((one) => carries(one, 'onsite')).map((one) => one.id)
  const find = async (tx: WorkspaceTx, workspaceId: string, who: ShelfWho): Promise<Looker> => {
    const found =
      'birth' in who
        ? await graph.listClusters(tx, workspaceId, [who.birth], 'service')
        : await graph.listBirthsByIdentifier(
            tx,
            workspaceId,
            { kind: 'anonymous_id', value: who.anonymousId },
            'service',
          )
    const isDevice = (one: KnownBirth) =>
      'anonymousId' in who && one.kind === 'anonymous_id' && one.value === who.anonymousId
    return { births: found.map((one) => one.birthId), device: found.find(isDevice)?.birthId ?? null }
  }
  return {
    list: ({ workspaceId }, { who, slots }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const { births, device } = await find(tx, workspaceId, who)
        if (births.length === 0) return []
        const rows = await listShelf(tx, workspaceId, { births, vias, now: clock.now(), limit: most })
        const open = await listOpen(deps, tx, rows, device)
        return open.filter((one) => slots.includes(one.slot))
      }),
    async stands({ workspaceId }, { who, look }) {
      const birth = await db.inWorkspace(workspaceId, async (tx) => {
        const { births, device } = await find(tx, workspaceId, who)
        const first = device ?? births[0]
        return first !== undefined && (await mayFit(deps, tx, first, device)) ? first : null
      })
      const texts = await deps.content.listSlotTexts({ workspaceId, birth, ...look })
      return texts.map(({ slot, itemId, parts }) => showStanding(slot, itemId, parts))
    },
    seen: ({ workspaceId }, { who, ids }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const messageIds = ids.filter((id) => uuid.test(id)).slice(0, most)
        const { births } = await find(tx, workspaceId, who)
        if (births.length === 0 || messageIds.length === 0) return
        await takeFromShelf(tx, workspaceId, { births, messageIds, now: clock.now() })
      }),
  }
}

/** May what she sees on the site be fitted to her? Fails closed. */
async function mayFit(
  { consent }: SendDeps,
  tx: WorkspaceTx,
  birth: string,
  device: string | null,
): Promise<boolean> {
  const request: GateRequest = {
    ...{ messageId: `${birth} looks`, customerId: birth, act: 'message', purpose: 'profiling' },
    ...{ channel: 'onsite', address: birth, isUncounted: true },
    ...(device === null ? {} : { device }),
  }
  const [answer] = await consent.explainAll({ tx, workspaceId: tx.workspaceId }, [request])
  return answer?.ok === true
}

/** Not one message of hers but the place's: its id is no message's. */
function showStanding(slot: string, itemId: string, parts: Record<string, string>): ShelfMessage {
  const { title = '', body = '', link = '', button = '' } = parts
  const shown = { id: `standing:${itemId}`, slot, title, body, url: link === '' ? null : link }
  return button === '' ? shown : { ...shown, button: button.slice(0, 60) }
}

/** Those the gate lets through now, readable: whatever was said after they were put there counts. Mostly nothing waits. */
async function listOpen(
  { consent, sealer }: SendDeps,
  tx: WorkspaceTx,
  rows: readonly ShelfItem[],
  device: string | null,
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
      ...(device === null ? {} : { device }),
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
