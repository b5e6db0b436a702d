import { SplotError } from '../../../../platform/errors.ts'
import { letterOf } from '../../rules/message.ts'
import { type Accounts, type AskedCount, furthest, makeAccounts } from '../rules/accounts.ts'
import { type Measured, readKpi } from '../rules/attribution.ts'
import type { Figure, SkipGroup } from '../rules/figures.ts'
import { countFaults, listFaultRows } from '../store/lists.ts'
import { countAsked, countByState, countLeftOut, listLeftOut } from '../store/recipients.ts'
import { type Campaign, getCampaign } from './campaigns.ts'
import { type CampaignDeps, whereOf } from './deps.ts'
import { readMeasured } from './measure.ts'

type Progress = Awaited<ReturnType<CampaignDeps['queue']['progress']>>

export interface Skip {
  group: SkipGroup
  reason: string
  people: number
}

export interface Results {
  campaign: Campaign
  progress: Progress
  accounts: Accounts
  skips: Skip[]
  kpi: { value: number; target: number; currency: string } | null
  measured: Measured
  measuredAt: number | null
}

/** What a campaign has brought so far, against what it was for. @throws not_found */
export async function readResults(deps: CampaignDeps, workspaceId: string, id: string): Promise<Results> {
  const { campaign, progress, accounts, skips } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await getCampaign(tx, id)
    const { audience } = found.plan
    const counts = await deps.queue.progress(whereOf(tx), { campaignId: id })
    const left = (await countLeftOut(tx, id)).map((one): Skip => ({ group: 'left_out', ...one }))
    const faults = audience?.kind === 'list' ? await countFaults(tx, audience.listId) : []
    const listed = faults.map(({ fault, rows }): Skip => ({ group: 'list', reason: fault, people: rows }))
    const late = counts.reasons.map(
      ({ state, reason, messages }): Skip => ({ group: state, reason, people: messages }),
    )
    const accounts = await readAccounts(tx, found, counts)
    return { campaign: found, progress: counts, accounts, skips: [...left, ...late, ...listed] }
  })
  const { goal } = campaign.plan
  const { measured, at } = await readMeasured(deps, workspaceId, {
    ...campaign,
    plan: JSON.stringify(campaign.plan),
  })
  const { currency } = await deps.settingsOf(workspaceId)
  const known = { clicked: progress.clicked.people, opened: progress.opened.people, measured, currency }
  return {
    campaign,
    progress,
    accounts,
    skips: skips.sort((a, b) => b.people - a.people || (a.reason < b.reason ? -1 : 1)),
    kpi: goal === null ? null : { value: readKpi(goal.kpi, known), target: goal.target, currency },
    measured,
    measuredAt: at,
  }
}

/** Where everybody is, each once. */
async function readAccounts(tx: Tx, { id, plan, erased }: Campaign, progress: Progress): Promise<Accounts> {
  const states = new Map((await countByState(tx, id)).map((one) => [one.state, one.people]))
  const isSeveral = plan.reach === 'each' && plan.channels.length > 1
  // One message each, people and messages are the same, and the messages are counted already.
  const asked = isSeveral ? await countAsked(tx, id, furthest) : listStates(progress)
  return makeAccounts({ notAsked: states.get('w') ?? 0, leftOut: states.get('x') ?? 0, erased, asked })
}

const listStates = (progress: Progress): AskedCount[] => [
  { state: 'p', people: progress.pending },
  { state: 'h', people: progress.handed },
  { state: 's', people: progress.sent },
  { state: 'f', people: progress.failed },
  { state: 'r', people: progress.refused },
  { state: 'e', people: progress.expired },
  { state: 'u', people: progress.unknown },
]

/** Somebody behind a figure. A row of a file that led to nobody has a line instead of a customer. */
export interface Behind {
  customerId: string | null
  name: string | null
  line: number | null
  reason: string | null
  channel: string | null
  at: number | null
}

export interface BehindQuery {
  group: SkipGroup | Figure
  reason: string | null
  cursor: string | null
  limit: number
}

/** The people behind a figure or a reason, page by page. @throws not_found */
export async function listBehind(
  deps: CampaignDeps,
  workspaceId: string,
  asked: { id: string; query: BehindQuery; seesPii: boolean },
): Promise<{ items: Behind[]; nextCursor: string | null }> {
  const { id, query, seesPii } = asked
  const page = { ...query, limit: query.limit + 1 }
  const { rows, births } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const { plan } = await getCampaign(tx, id)
    const found = await readBehind(deps, tx, { id, query: page, audience: plan.audience })
    const named = [...new Set(found.flatMap((one) => one.birth ?? []))]
    const clusters = await deps.graph.listClusters(tx, workspaceId, named, 'service')
    return { rows: found, births: new Map(clusters.map((one) => [one.birthId, one.root])) }
  })
  const shown = rows.slice(0, query.limit)
  const known = [...new Set(shown.flatMap((one) => one.birth ?? []))].filter((birth) => births.has(birth))
  const names = await deps.profile.nameCustomers(workspaceId, known, seesPii)
  return {
    items: shown.map(({ birth, cursor: _, ...one }) => ({
      ...one,
      customerId: birth === null ? null : (births.get(birth) ?? null),
      name: birth === null ? null : (names.get(birth) ?? null),
    })),
    nextCursor: rows.length > query.limit ? (shown.at(-1)?.cursor ?? null) : null,
  }
}

interface Found extends Omit<Behind, 'customerId' | 'name'> {
  birth: string | null
  cursor: string
}

interface Asked {
  id: string
  query: BehindQuery
  audience: Campaign['plan']['audience']
}

type Tx = Parameters<Parameters<CampaignDeps['db']['inWorkspace']>[1]>[0]

async function readBehind(deps: CampaignDeps, tx: Tx, { id, query, audience }: Asked): Promise<Found[]> {
  const { group, reason, cursor, limit } = query
  if (group === 'list') {
    if (audience?.kind !== 'list') throw new SplotError('not_found')
    const rows = await listFaultRows(tx, audience.listId, {
      fault: reason,
      after: Number(cursor ?? 0),
      limit,
    })
    return rows.map(({ line, fault }) => ({
      birth: null,
      line,
      reason: fault,
      channel: null,
      at: null,
      cursor: String(line),
    }))
  }
  if (group === 'left_out') {
    const rows = await listLeftOut(tx, id, { reason, after: cursor, limit })
    return rows.map((row) => ({ ...row, line: null, channel: null, cursor: row.birth }))
  }
  const state =
    group === 'refused' || group === 'failed' || group === 'expired' || group === 'sent' ? group : null
  const filter =
    state === null
      ? { campaignId: id, did: group as Exclude<Figure, 'sent'> }
      : { campaignId: id, state: letterOf(state), ...(reason === null ? {} : { reason }) }
  const rows = await deps.queue.list(whereOf(tx), filter, { before: cursor, limit })
  return rows.map((row) => ({
    birth: row.birth,
    line: null,
    reason: row.reason,
    channel: row.channel,
    at: row.settled_at,
    cursor: row.id,
  }))
}
