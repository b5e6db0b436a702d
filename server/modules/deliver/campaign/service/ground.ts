import { SplotError } from '../../../../platform/errors.ts'
import type { Described } from '../../../content/index.ts'
import type { Ground } from '../rules/readiness.ts'
import { listIssues } from '../rules/schedule.ts'
import type { Plan } from '../schema/plan.ts'
import { findList, type ListRow } from '../store/lists.ts'
import { type CampaignDeps, whereOf } from './deps.ts'

export interface ReadGround extends Ground {
  version: number | null
  described: Described | null
  listed: ListRow | null
}

/** Everything a plan leans on, as it is now. */
export async function readGround(
  deps: CampaignDeps,
  workspaceId: string,
  plan: Plan,
  language: 'pl' | 'en' = 'pl',
): Promise<ReadGround> {
  const now = deps.clock.now()
  const { timeZone } = await deps.settingsOf(workspaceId)
  const described = await describe(deps, workspaceId, plan.itemId, language)
  const { listed, segment, purposeChannels } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    listed: plan.audience?.kind === 'list' ? await findList(tx, plan.audience.listId) : null,
    segment: plan.audience?.kind === 'segment' ? await deps.segments.find(tx, plan.audience.segmentId) : null,
    purposeChannels: findCovered((await deps.consent.listPurposes(whereOf(tx))).get(plan.purpose)),
  }))
  return {
    now,
    version: described?.version ?? null,
    described,
    message: described === null ? null : { channels: described.channels },
    purposeChannels,
    listed,
    list: listed === null ? null : { isRead: listed.isRead },
    segment: segment === null ? null : { isReady: segment.isReady },
    nextIssueAt:
      plan.schedule.kind === 'recurring' ? (listIssues(plan.schedule, timeZone, now, 1)[0] ?? null) : null,
    openChannels: await deps.listOpenChannels(workspaceId),
  }
}

type Purpose =
  Awaited<ReturnType<CampaignDeps['consent']['listPurposes']>> extends ReadonlyMap<string, infer P>
    ? P
    : never

/** A campaign is marketing: it rests on a consent of the person, never on a contract or an interest. */
const findCovered = (purpose: Purpose | undefined): readonly string[] | null =>
  purpose?.isActive === true && purpose.basis === 'consent' && purpose.lens !== 'service'
    ? purpose.channels
    : null

async function describe(
  deps: CampaignDeps,
  workspaceId: string,
  itemId: string | null,
  language: 'pl' | 'en',
): Promise<Described | null> {
  if (itemId === null) return null
  try {
    return await deps.content.describe(workspaceId, itemId, language)
  } catch (error) {
    if (error instanceof SplotError && error.code === 'not_found') return null
    throw error
  }
}
