import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { type MessageRequest, nobody, testRun } from '../../rules/message.ts'
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

export interface SentTest {
  address: string
  /** There was nobody to show it as: a made-up person stands in it. */
  isSample: boolean
}

/**
 * Sends the mail to whoever asks for it, as the first of its audience would get it, masked for who may not see her; as a
 * made-up person would, where the audience is empty or not chosen. It counts nowhere and needs nobody's consent, for it goes
 * to a member's own address: the one we know to be hers.
 * @throws content_missing, address_missing, not_found
 */
export async function sendTest(
  deps: CampaignDeps,
  workspaceId: string,
  { id, actor, seesPii }: Asked,
): Promise<SentTest> {
  const address = await deps.emailOf(workspaceId, actor.id)
  if (address === null) throw new SplotError('address_missing')
  const { birth, itemId, language } = await findFirst(deps, workspaceId, id)
  const { version } = await findPublished(deps, workspaceId, itemId)
  const shown = await showAs(deps, workspaceId, birth, seesPii)
  const now = deps.clock.now()
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await deps.queue.request(whereOf(tx), [
      {
        run: `${testRun}${deps.ids.uuid(now)}`,
        seq: 0,
        birth: birth ?? nobody,
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
        address,
        zone: null,
        isTest: true,
        ...shown,
      },
    ])
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'campaign.tested', target: id })
  })
  return { address, isSample: birth === null }
}

/** What is tested, and on whom. */
const findFirst = (deps: CampaignDeps, workspaceId: string, id: string) =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const { plan } = await getCampaign(tx, id)
    const { audience, itemId, language } = plan
    if (itemId === null) throw new SplotError('content_missing')
    if (audience === null) return { birth: null, itemId, language }
    const { births } = await readAudience(deps, tx, { ...plan, audience }, { after: null, limit: pageSize })
    return { birth: await findAlive(deps, tx, births), itemId, language }
  })

/** Some of the first may have been erased since the list was read. */
const pageSize = 50

async function findAlive(
  deps: CampaignDeps,
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<string | null> {
  const known = await deps.graph.listClusters(tx, tx.workspaceId, births, 'service')
  const alive = new Set(known.map((one) => one.birthId))
  return births.find((one) => alive.has(one)) ?? null
}

type Shown = Pick<MessageRequest, 'data' | 'shownAs'>

/** The person who stands in the mail, as its reader may see her. */
async function showAs(
  deps: CampaignDeps,
  workspaceId: string,
  birth: string | null,
  seesPii: boolean,
): Promise<Shown> {
  if (birth === null) {
    const { customer, recent, ...slots } = await deps.content.readSample(workspaceId)
    const { links: _, brand: __, ...data } = slots
    return { data, shownAs: { customer, recent } }
  }
  const shownAs = await showFor(deps, workspaceId, birth, seesPii)
  return shownAs === null ? { data: {} } : { data: {}, shownAs }
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
