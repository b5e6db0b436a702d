import { readKpi } from '../rules/attribution.ts'
import { isOver } from '../rules/state.ts'
import { type CampaignFilter, type CampaignRow, listCampaigns } from '../store/campaigns.ts'
import { listReach, listResults } from '../store/touches.ts'
import { type Campaign, readCampaign } from './campaigns.ts'
import type { CampaignDeps } from './deps.ts'
import { readMeasured, readMeasuredRow } from './measure.ts'

export interface Listed {
  campaign: Campaign
  sent: number
  /** How far it is, by its own measure; null where it has none. */
  value: number | null
  currency: string
}

/** Campaigns, the newest first, each with how far it is. */
export async function listWithFigures(
  deps: Pick<CampaignDeps, 'db' | 'clock' | 'profile' | 'settingsOf'>,
  workspaceId: string,
  filter: CampaignFilter,
): Promise<Listed[]> {
  const { currency } = await deps.settingsOf(workspaceId)
  const found = await deps.db.inWorkspace(workspaceId, (tx) => listCampaigns(tx, filter))
  await measureLive(deps, workspaceId, found)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const rows = found.map(readCampaign)
    const launched = rows.filter((row) => row.launchedAt !== null)
    const kept = await listResults(
      tx,
      launched.map((row) => row.id),
    )
    const results = new Map(kept.map((one) => [one.id, readMeasuredRow(one.measured)]))
    // Of what is over the figures were kept when it was measured last: a list must not count millions of messages.
    const counted = launched.filter((row) => !isOver(row.state) || results.get(row.id)?.reach === undefined)
    const reach = new Map(
      (
        await listReach(
          tx,
          counted.map((row) => row.id),
        )
      ).map((one) => [one.id, one]),
    )
    return rows.map((campaign) => {
      const measured = results.get(campaign.id) ?? readMeasuredRow('{}')
      const { sent = 0, opened = 0, clicked = 0 } = reach.get(campaign.id) ?? measured.reach ?? {}
      const { goal } = campaign.plan
      const value = goal === null ? null : readKpi(goal.kpi, { clicked, opened, measured, currency })
      return { campaign, sent, value, currency }
    })
  })
}

/** Campaigns that are measured by what people buy, and are not over: counted while somebody looks, as on their own pages. */
const mostMeasured = 5

async function measureLive(
  deps: Pick<CampaignDeps, 'db' | 'clock' | 'profile'>,
  workspaceId: string,
  rows: readonly CampaignRow[],
): Promise<void> {
  const live = rows.filter(
    (row) => row.launchedAt !== null && !isOver(row.state) && isBought(readCampaign(row).plan.goal?.kpi),
  )
  for (const row of live.slice(0, mostMeasured)) await readMeasured(deps, workspaceId, row)
}

const isBought = (kpi: string | undefined): boolean =>
  kpi === 'orders' || kpi === 'revenue' || kpi === 'leads'
