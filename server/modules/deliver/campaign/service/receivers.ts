import type { Finding } from '@splot/contract/plugin/finding'
import type { CampaignChannel } from '../schema/plan.ts'
import { getCampaign } from './campaigns.ts'
import type { CampaignDeps } from './deps.ts'

/**
 * What receivers will find about a campaign's messages, by channel. Asked apart from the check: servers of strangers
 * answer it, and the number of people must not wait for them. @throws not_found
 */
export async function inspectReceivers(
  deps: Pick<CampaignDeps, 'db' | 'listFindings'>,
  workspaceId: string,
  id: string,
): Promise<{ channel: CampaignChannel; findings: readonly Finding[] }[]> {
  const { plan } = await deps.db.inWorkspace(workspaceId, (tx) => getCampaign(tx, id))
  const inspected = await Promise.all(
    plan.channels.map(async (channel) => ({
      channel,
      findings: await deps.listFindings(workspaceId, channel),
    })),
  )
  return inspected.filter((one) => one.findings.length > 0)
}
