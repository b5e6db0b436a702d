import { SplotError } from '../../../../platform/errors.ts'
import { showFor } from '../../service/show-for.ts'
import { readAudience } from './audience.ts'
import { getCampaign } from './campaigns.ts'
import { type CampaignDeps, type Member, whereOf } from './deps.ts'

const lifeMs = 15 * 60_000

interface Asked {
  id: string
  actor: Member
  seesPii: boolean
}

/**
 * Sends the mail to whoever asks for it, as the first of its audience would get it; masked for who may not see her. It
 * counts nowhere and needs nobody's consent, for it goes to a member's own address: the one we know to be hers.
 * @throws content_missing, audience_missing, address_missing, not_found
 */
export async function sendTest(
  deps: CampaignDeps,
  workspaceId: string,
  { id, actor, seesPii }: Asked,
): Promise<{ address: string }> {
  const address = await deps.emailOf(workspaceId, actor.id)
  if (address === null) throw new SplotError('address_missing')
  const { birth, itemId, language } = await findFirst(deps, workspaceId, id)
  const { version } = await findPublished(deps, workspaceId, itemId)
  const shownAs = await showFor(deps, workspaceId, birth, seesPii)
  const now = deps.clock.now()
  await deps.db.inWorkspace(workspaceId, async (tx) => {
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
        language,
        notBefore: now,
        expiresAt: now + lifeMs,
        priority: 100,
        campaignId: null,
        data: {},
        address,
        zone: null,
        isTest: true,
        ...(shownAs === null ? {} : { shownAs }),
      },
    ])
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'campaign.tested', target: id })
  })
  return { address }
}

/** What is tested, and on whom. */
const findFirst = (deps: CampaignDeps, workspaceId: string, id: string) =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const { plan } = await getCampaign(tx, id)
    const { audience, itemId, language } = plan
    if (itemId === null) throw new SplotError('content_missing')
    if (audience === null) throw new SplotError('audience_missing')
    const { births } = await readAudience(deps, tx, { ...plan, audience }, { after: null, limit: 1 })
    const [birth] = births
    if (birth === undefined) throw new SplotError('audience_missing')
    return { birth, itemId, language }
  })

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
