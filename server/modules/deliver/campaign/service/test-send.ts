import { SplotError } from '../../../../platform/errors.ts'
import { readAudience } from './audience.ts'
import { getCampaign } from './campaigns.ts'
import { type CampaignDeps, type Member, whereOf } from './deps.ts'

const lifeMs = 15 * 60_000

/**
 * Sends the mail to whoever asks for it, as the first of its audience would get it. It counts nowhere and needs nobody's
 * consent, for it goes to a member's own address: the one we know to be hers.
 * @throws content_missing, audience_missing, address_missing, not_found
 */
export async function sendTest(
  deps: CampaignDeps,
  workspaceId: string,
  asked: { id: string; actor: Member },
): Promise<{ address: string }> {
  const { id, actor } = asked
  const own = await deps.emailOf(workspaceId, actor.id)
  if (own === null) throw new SplotError('address_missing')
  const now = deps.clock.now()
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { plan } = await getCampaign(tx, id)
    const { audience, itemId } = plan
    if (itemId === null) throw new SplotError('content_missing')
    if (audience === null) throw new SplotError('audience_missing')
    const { version } = await findPublished(deps, workspaceId, itemId)
    const { births } = await readAudience(deps, tx, { ...plan, audience }, { after: null, limit: 1 })
    const [birth] = births
    if (birth === undefined) throw new SplotError('audience_missing')
    await deps.queue.request(whereOf(tx), [
      {
        run: `test:${deps.ids.uuid(now)}`,
        seq: 0,
        birth,
        channel: 'email',
        purpose: 'service',
        lane: 'transactional',
        itemId,
        version,
        language: plan.language,
        notBefore: now,
        expiresAt: now + lifeMs,
        priority: 100,
        campaignId: null,
        data: {},
        address: own,
        zone: null,
        isTest: true,
      },
    ])
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'campaign.tested', target: id })
    return { address: own }
  })
}

async function findPublished(
  deps: CampaignDeps,
  workspaceId: string,
  itemId: string,
): Promise<{ version: number }> {
  try {
    return await deps.content.getPublished(workspaceId, itemId)
  } catch (error) {
    if (error instanceof SplotError && error.code === 'not_found') throw new SplotError('content_missing')
    throw error
  }
}
