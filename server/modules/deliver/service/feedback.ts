import { hash } from 'node:crypto'
import type { DeliveryReport } from '@splot/contract/plugin/report'
import type { Tx } from '../../../platform/db/index.ts'
import { nameExternally } from '../../collect/index.ts'
import { sendable } from '../rules/parts.ts'
import { findReturned, noteReturn, type ReturnKind, type ReturnRow } from '../store/returns.ts'
import { addCampaignTallies, addTally } from '../store/tallies.ts'
import { createBrake } from './brake.ts'
import type { SendDeps } from './deps.ts'
import type { Options } from './options.ts'
import { findWho, type Told, tellAll } from './send/tell.ts'

export interface Feedback {
  /** What a provider says became of messages of ours; strangers' are passed over. */
  take(workspaceId: string, via: string, reports: readonly DeliveryReport[]): Promise<void>
  /** She left by the link of this message; what her life tells of it comes from where she left. */
  noteLeft(workspaceId: string, messageId: string): Promise<void>
}

const noted: ReadonlySet<string> = new Set<ReturnKind>(['delivered', 'bounced', 'complained', 'unsubscribed'])
const isNoted = (what: string): what is ReturnKind => noted.has(what)

/** What comes back from providers: onto the message, onto the customer's timeline, into the brake. */
export function createFeedback(deps: SendDeps & { options: Options }): Feedback {
  const brake = createBrake(deps)
  const takeOne = async (workspaceId: string, via: string, report: DeliveryReport): Promise<void> => {
    const row = await note(deps, workspaceId, { via, report })
    if (row === null) return
    // What came of a try-out is no customer's: it went to a member's mailbox.
    if (!row.isTest) await tellReport(deps, workspaceId, { row, report })
    if (report.what === 'bounced' || report.what === 'complained') await brake.look(workspaceId, via, row)
  }
  return {
    async take(workspaceId, via, reports) {
      for (const report of reports) if (report.what !== 'deferred') await takeOne(workspaceId, via, report)
    },
    async noteLeft(workspaceId, messageId) {
      if (!isUuid(messageId)) return
      const named = { messageId, via: '', providerId: null, at: deps.clock.now() }
      await deps.db.inWorkspace(workspaceId, async (tx) => {
        const row = await noteReturn(tx, workspaceId, 'unsubscribed', named)
        if (row !== null) await countOfCampaign(tx, workspaceId, 'unsubscribed', row)
      })
    },
  }
}

const isUuid = (text: string | null): text is string =>
  text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Writes it onto the message it is about; null where there is none. A bounce that may still arrive is not one yet. */
async function note(
  { db, clock }: SendDeps,
  workspaceId: string,
  { via, report }: { via: string; report: DeliveryReport },
): Promise<ReturnRow | null> {
  const named = {
    messageId: isUuid(report.messageId) ? report.messageId : null,
    via,
    providerId: report.providerId,
  }
  const now = clock.now()
  return db.inWorkspace(workspaceId, async (tx) => {
    const { what } = report
    if (!isNoted(what)) return findReturned(tx, workspaceId, named)
    const at = Math.min(report.at ?? now, now)
    const row = await noteReturn(tx, workspaceId, what, { ...named, at })
    if (row?.isFirst !== true || what === 'delivered') return row
    if (what !== 'unsubscribed') await addTally(tx, workspaceId, { via, now, [what]: 1 })
    await countOfCampaign(tx, workspaceId, what, row)
    return row
  })
}

/** The first of its kind of a message, among those of its campaign; a try-out is none of them. */
async function countOfCampaign(
  tx: Tx,
  workspaceId: string,
  what: 'bounced' | 'complained' | 'unsubscribed',
  { isFirst, isTest, campaignId }: ReturnRow,
): Promise<void> {
  if (isFirst && !isTest && campaignId !== null)
    await addCampaignTallies(tx, workspaceId, [{ campaignId, [what]: 1 }])
}

async function tellReport(
  deps: SendDeps,
  workspaceId: string,
  { row, report }: { row: ReturnRow; report: DeliveryReport },
): Promise<void> {
  const who = await findWho(deps, workspaceId, row)
  const channel = sendable.find((name) => name === row.channel)
  // Erased meanwhile: what comes back must not bring her back.
  if (who === null || channel === undefined || report.what === 'deferred') return
  const now = deps.clock.now()
  const at = Math.min(report.at ?? now, now)
  const told: Told = {
    messageId: row.id,
    channel,
    what: report.what,
    which: report.what === 'replied' || report.what === 'clicked' ? shorten(report.id) : '',
    campaignId: row.campaignId,
    at,
    who,
    more: {
      ...(report.reason === null ? {} : { reason: report.reason }),
      ...(report.text === null ? {} : { text: report.text.slice(0, 2_000) }),
    },
  }
  await tellAll(deps, workspaceId, [told])
  if (report.shouldSuppress) await suppress(deps, workspaceId, { row, report, who, at })
}

const shorten = (text: string): string => hash('sha256', text, 'hex').slice(0, 16)

/** The address is dead, or its owner complained: the gate learns of it as of anything else, through the log. */
async function suppress(
  deps: SendDeps,
  workspaceId: string,
  o: { row: ReturnRow; report: DeliveryReport; who: Told['who']; at: number },
): Promise<void> {
  const { region, currency } = await deps.settingsOf(workspaceId)
  const body = {
    type: 'track',
    event: 'Address Suppressed',
    messageId: `${o.row.id}-suppressed`,
    timestamp: new Date(o.at).toISOString(),
    properties: {
      suppression: o.report.what === 'complained' ? 'complaint' : 'bounce',
      ...(o.report.reason === null ? {} : { reason: o.report.reason }),
    },
    context: { library: { name: 'deliver' }, externalIds: [nameExternally(o.who)] },
  }
  await deps.accept([{ workspaceId, desk: 'deliver', body, region, currency }])
}
