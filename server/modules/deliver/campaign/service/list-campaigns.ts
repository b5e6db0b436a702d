import { readKpi } from '../rules/attribution.ts'
import { isOver } from '../rules/state.ts'
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
