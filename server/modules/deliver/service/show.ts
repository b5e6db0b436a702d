import type { Lang } from '@splot/contract/language'
import type { z } from 'zod'
import type { Actor } from '../../../platform/http/route.ts'
import { maskAddress } from '../rules/mask-address.ts'
import { nobody, states, testRun } from '../rules/message.ts'
import { wordReason } from '../rules/reasons.ts'
import type { messageReply, messagesReply } from '../schema/messages.ts'
import type { AttemptRow, MessageRow } from '../store/messages.ts'
import { laneOf } from './send/settle.ts'

type Item = z.infer<typeof messagesReply>['items'][number]
type Whole = z.infer<typeof messageReply>

export interface Showing {
  lang: Lang
  seesPii: boolean
  /** A plugin's own name. */
  nameChannel(id: string, lang: Lang): string
}

export const canSeePii = (actor: Pick<Actor, 'scopes'>): boolean => actor.scopes.has('customers:pii')

const iso = (ms: number): string => new Date(ms).toISOString()
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))

export function showReason(code: string, { lang }: Showing): { code: string; text: string } {
  return { code, text: wordReason(code, lang) }
}

/** What a message is shown with; null for readers without leave. pii */
export interface Beside {
  name: string | null
  subject: string | null
  campaignName: string | null
  /** Identity knows her birth. */
  isKnown: boolean
}

/** A message as this reader may see it. */
export function showMessage(row: MessageRow, beside: Beside, showing: Showing): Item {
  const { address } = row
  return {
    id: row.id,
    customerId: row.birth,
    customerName: beside.name,
    person: row.birth === nobody ? 'nobody' : beside.isKnown ? 'known' : 'erased',
    isTest: row.run.startsWith(testRun),
    channel: row.channel,
    purpose: row.purpose,
    lane: laneOf(row.lane),
    campaignId: row.campaign_id,
    campaignName: beside.campaignName,
    itemId: row.item_id,
    version: row.version,
    state: states[row.state],
    reason: row.reason === null ? null : showReason(row.reason, showing),
    attempts: row.attempts,
    via: row.via,
    viaName: row.via === null ? null : showing.nameChannel(row.via, showing.lang),
    address: address === null || showing.seesPii ? address : maskAddress(address),
    requestedAt: iso(row.requested_at),
    dueAt: iso(row.due_at),
    expiresAt: iso(row.expires_at),
    handedAt: isoOrNull(row.handed_at),
    settledAt: isoOrNull(row.settled_at),
    deliveredAt: isoOrNull(row.delivered_at),
    openedAt: isoOrNull(row.opened_at),
    clickedAt: isoOrNull(row.clicked_at),
    bouncedAt: isoOrNull(row.bounced_at),
    complainedAt: isoOrNull(row.complained_at),
    unsubscribedAt: isoOrNull(row.unsubscribed_at),
    opens: row.opens,
    clicks: row.clicks,
    subject: beside.subject,
  }
}

export function showTrouble(row: AttemptRow, showing: Showing): Whole['troubles'][number] {
  return {
    attempt: row.n,
    at: iso(row.at),
    via: row.via,
    viaName: showing.nameChannel(row.via, showing.lang),
    state: row.state,
    reason: row.reason,
    text: row.reason === null ? null : showReason(row.reason, showing).text,
    providerCode: row.provider_code,
  }
}
