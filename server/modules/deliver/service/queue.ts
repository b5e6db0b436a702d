import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Hold, MessageRequest, Progress } from '../rules/message.ts'
import { makeProgress } from '../rules/progress.ts'
import { findHold, type HoldRow, putHold, releaseHold } from '../store/holds.ts'
import { listMessages, type MessageFilter, type MessageRow } from '../store/messages.ts'
import {
  cancelCampaign,
  countCampaign,
  insertMessages,
  moveCampaign,
  type NewMessage,
} from '../store/queue.ts'
import { type CampaignTally, findCampaignTally } from '../store/tallies.ts'

export interface Where {
  tx: Tx
  workspaceId: string
}

export interface Page {
  /** Messages older than this one. */
  before: string | null
  limit: number
}

/** Where other rooms ask for messages. All verbs run in the caller's transaction: what it rolls back was never asked. */
export interface Queue {
  /** @returns how many were not asked for before */
  request(where: Where, list: readonly MessageRequest[]): Promise<number>
  /** What waits of a campaign ends as `expired`, reason `stopped`, and nothing of it is ever taken again. */
  cancel(where: Where, o: { campaignId: string }): Promise<number>
  /** What waits of a campaign is held, what comes is held too. @returns how many wait */
  pause(where: Where, o: { campaignId: string; reason?: string; detail?: Hold['detail'] }): Promise<number>
  resume(where: Where, o: { campaignId: string }): Promise<number>
  progress(where: Where, o: { campaignId: string }): Promise<Progress>
  /** What left of a campaign and what came back, counted where it happens: cheap to ask, whatever its size. */
  returned(where: Where, o: { campaignId: string }): Promise<CampaignTally>
  list(where: Where, filter: MessageFilter, page: Page): Promise<MessageRow[]>
  /** Births of one customer. */
  listByCustomer(where: Where, births: readonly string[], page: Page): Promise<MessageRow[]>
}

/** Rows of one statement: its arrays stay below a megabyte. */
const rowsAtOnce = 1_000

export function createQueue({ clock, ids }: { clock: Clock; ids: Ids }): Queue {
  return {
    async request({ tx, workspaceId }, list) {
      let fresh = 0
      const now = clock.now()
      for (let from = 0; from < list.length; from += rowsAtOnce) {
        const rows = list.slice(from, from + rowsAtOnce).map((one) => makeRow(one, ids.uuid(now)))
        fresh += await insertMessages(tx, workspaceId, rows, now)
      }
      return fresh
    },
    async cancel({ tx, workspaceId }, { campaignId }) {
      const at = clock.now()
      await putHold(tx, workspaceId, makeHold(campaignId, { state: 'stopped', reason: 'person', at }))
      return cancelCampaign(tx, workspaceId, campaignId, at)
    },
    async pause({ tx, workspaceId }, { campaignId, reason = 'person', detail = {} }) {
      const hold = makeHold(campaignId, { state: 'paused', reason, at: clock.now() }, detail)
      if ((await putHold(tx, workspaceId, hold)) === 0) return 0
      return moveCampaign(tx, workspaceId, campaignId, { from: 'p', to: 'w', reason })
    },
    async resume({ tx, workspaceId }, { campaignId }) {
      const hold = { kind: 'campaign' as const, id: campaignId, at: clock.now() }
      if ((await releaseHold(tx, workspaceId, hold)) === 0) return 0
      return moveCampaign(tx, workspaceId, campaignId, { from: 'w', to: 'p', reason: null })
    },
    async progress({ tx, workspaceId }, { campaignId }) {
      const counts = await countCampaign(tx, workspaceId, campaignId)
      return makeProgress(counts, showHold(await findHold(tx, workspaceId, 'campaign', campaignId)))
    },
    returned: ({ tx, workspaceId }, { campaignId }) => findCampaignTally(tx, workspaceId, campaignId),
    list: ({ tx, workspaceId }, filter, page) => listMessages(tx, workspaceId, filter, page),
    listByCustomer: ({ tx, workspaceId }, births, page) => listMessages(tx, workspaceId, { births }, page),
  }
}

function makeRow(asked: MessageRequest, id: string): NewMessage {
  const { basis, ready, isTest, shownAs } = asked
  return {
    id,
    run: asked.run,
    seq: asked.seq,
    birth: asked.birth,
    channel: asked.channel,
    purpose: asked.purpose,
    lane: asked.lane === 'transactional' ? 't' : 'm',
    itemId: ready === undefined ? asked.itemId : null,
    version: asked.version,
    language: asked.language,
    priority: asked.priority,
    campaignId: asked.campaignId,
    data: JSON.stringify({
      ...(Object.keys(asked.data).length === 0 ? {} : { data: asked.data }),
      ...(basis === undefined ? {} : { basis }),
      ...(ready === undefined ? {} : { ready }),
      ...(isTest === true ? { isTest } : {}),
      ...(shownAs === undefined ? {} : { shownAs }),
    }),
    address: asked.address,
    zone: asked.zone,
    dueAt: asked.notBefore,
    expiresAt: asked.expiresAt,
  }
}

function makeHold(
  id: string,
  o: Pick<HoldRow, 'state' | 'reason' | 'at'>,
  detail: Hold['detail'] = {},
): HoldRow {
  return { kind: 'campaign', id, ...o, detail: JSON.stringify(detail) }
}

export const showHold = (row: HoldRow | null): Hold | null =>
  row === null ? null : { state: row.state, reason: row.reason, detail: JSON.parse(row.detail), at: row.at }
