import { readKpi } from '../rules/attribution.ts'
import { type CampaignFilter, listCampaigns } from '../store/campaigns.ts'
import { listReach, listResults } from '../store/touches.ts'
import { type Campaign, readCampaign } from './campaigns.ts'
import type { CampaignDeps } from './deps.ts'
import { readMeasuredRow } from './measure.ts'

export interface Listed {
  campaign: Campaign
  sent: number
  /** How far it is, by its own measure; null where it has none. */
  value: number | null
  currency: string
}

/** Campaigns, the newest first, each with how far it is. */
export async function listWithFigures(
  deps: Pick<CampaignDeps, 'db' | 'settingsOf'>,
  workspaceId: string,
  filter: CampaignFilter,
): Promise<Listed[]> {
  const { currency } = await deps.settingsOf(workspaceId)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const rows = (await listCampaigns(tx, filter)).map(readCampaign)
    const ids = rows.filter((row) => row.launchedAt !== null).map((row) => row.id)
    const reach = new Map((await listReach(tx, ids)).map((one) => [one.id, one]))
    const results = new Map((await listResults(tx, ids)).map((one) => [one.id, one.measured]))
    return rows.map((campaign) => {
      const { sent = 0, opened = 0, clicked = 0 } = reach.get(campaign.id) ?? {}
      const measured = readMeasuredRow(results.get(campaign.id) ?? '{}')
      const { goal } = campaign.plan
      const value = goal === null ? null : readKpi(goal.kpi, { clicked, opened, measured, currency })
      return { campaign, sent, value, currency }
    })
  })
}
