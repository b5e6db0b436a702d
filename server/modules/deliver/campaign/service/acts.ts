import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { findProblems, listProblems, type Problem } from '../rules/readiness.ts'
import { findStart } from '../rules/schedule.ts'
import { type CampaignAct, decideAct } from '../rules/state.ts'
import { type CampaignRow, lockCampaign, updateCampaign } from '../store/campaigns.ts'
import { type Campaign, getCampaign, readCampaign } from './campaigns.ts'
import { countAudience } from './count.ts'
import { type CampaignDeps, type Member, whereOf } from './deps.ts'
import { readGround } from './ground.ts'
import { planNextIssue } from './issue.ts'

/** The count that was confirmed may be off by as much: people come and go while one reads. */
const drift = { share: 0.05, people: 10 }

/**
 * Launches a draft: from here on the loop does the rest. What is missing refuses it by name; a message to everybody, or to
 * nobody, needs the count of people confirmed. The version of the message is fixed now.
 * @throws kpi_missing, audience_missing, content_missing, campaign_unready, count_unconfirmed, campaign_state, not_found
 */
export async function launchCampaign(
  deps: CampaignDeps,
  workspaceId: string,
  asked: { id: string; confirmedPeople: number | null; actor: Member },
): Promise<Campaign> {
  const { id, confirmedPeople, actor } = asked
  const draft = await deps.db.inWorkspace(workspaceId, (tx) => getCampaign(tx, id))
  if (draft.state !== 'draft') throw new SplotError('campaign_state')
  const ground = await readGround(deps, workspaceId, draft.plan)
  refuse(findProblems(draft.plan, ground))
  const counted = await countAudience(deps, workspaceId, draft.plan)
  refuse(listProblems(draft.plan, ground, counted))
  const isBroad = draft.plan.audience?.kind === 'everyone' || counted.reachable === 0
  if (isBroad && !isClose(confirmedPeople, counted.reachable))
    throw new SplotError('count_unconfirmed', { values: { people: counted.reachable } })
  const { timeZone } = await deps.settingsOf(workspaceId)
  return act(deps, workspaceId, { id, act: 'launch', actor, revision: draft.revision }, (row) => {
    const { schedule } = draft.plan
    const now = deps.clock.now()
    const launched = { ...row, launchedAt: now, launchedBy: actor.name }
    if (schedule.kind !== 'recurring')
      return { ...launched, version: ground.version, nextAt: findStart(schedule, now) }
    return { ...launched, ...planNextIssue(schedule, timeZone, now) }
  })
}

const isClose = (confirmed: number | null, people: number): boolean =>
  confirmed !== null && Math.abs(confirmed - people) <= Math.max(drift.people, people * drift.share)

const codeOf: Readonly<Partial<Record<Problem, 'kpi_missing' | 'audience_missing' | 'content_missing'>>> = {
  kpi_missing: 'kpi_missing',
  audience_missing: 'audience_missing',
  content_missing: 'content_missing',
}

function refuse([first]: readonly Problem[]): void {
  if (first === undefined) return
  throw new SplotError(codeOf[first] ?? 'campaign_unready', { path: first })
}

const auditOf: Readonly<Record<CampaignAct, string>> = {
  launch: 'campaign.launched',
  pause: 'campaign.paused',
  resume: 'campaign.resumed',
  goOn: 'campaign.continued',
  stop: 'campaign.stopped',
}

/** Pauses, resumes, goes on after the sample, or stops for good. @throws campaign_state, not_found */
export function changeState(
  deps: CampaignDeps,
  workspaceId: string,
  asked: { id: string; act: Exclude<CampaignAct, 'launch'>; actor: Member },
): Promise<Campaign> {
  return act(deps, workspaceId, asked, async (row, tx) => {
    const now = deps.clock.now()
    const campaign = { campaignId: row.id }
    switch (asked.act) {
      case 'pause':
        await deps.queue.pause(whereOf(tx), campaign)
        // Begun again, it goes on where it was: its moment is kept.
        return { ...row, nextAt: null }
      case 'resume':
        await deps.queue.resume(whereOf(tx), campaign)
        return { ...row, nextAt: findAgain(row, now) }
      case 'goOn':
        return { ...row, limitTo: null, nextAt: now }
      case 'stop':
        await deps.queue.cancel(whereOf(tx), campaign)
        // What has left may still bring something: it is counted on.
        return { ...row, nextAt: now, endedAt: now }
    }
  })
}

/** When the loop is to look at a campaign that was resumed. */
function findAgain(row: CampaignRow, now: number): number | null {
  const { plan } = readCampaign(row)
  if (row.state === 'scheduled' && plan.schedule.kind !== 'recurring') return findStart(plan.schedule, now)
  if (row.state === 'running') return row.issueAt === null ? null : Math.max(now, row.issueAt)
  if (row.state !== 'sampled') return now
  // The wait after a sample begins anew: what the pause was for is to be seen in it.
  const hours = plan.sample?.thenAfterHours ?? null
  return hours === null ? null : now + hours * 3_600_000
}

interface Act {
  id: string
  act: CampaignAct
  actor: Member
  /** Of the draft that was looked at. */
  revision?: number
}

/** The state, what follows from it and the audit entry, in one transaction. */
async function act(
  deps: CampaignDeps,
  workspaceId: string,
  asked: Act,
  change: (row: CampaignRow, tx: WorkspaceTx) => CampaignRow | Promise<CampaignRow>,
): Promise<Campaign> {
  const { id, actor, revision } = asked
  const campaign = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockCampaign(tx, id)
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    if (revision !== undefined && row.revision !== revision) throw new SplotError('revision_changed')
    const isRecurring = readCampaign(row).plan.schedule.kind === 'recurring'
    const standing = decideAct(row, asked.act, isRecurring)
    if (standing === null) throw new SplotError('campaign_state')
    const updatedAt = deps.clock.now()
    await updateCampaign(tx, { ...(await change({ ...row, ...standing }, tx)), updatedAt })
    await deps.audit.record({ tx, workspaceId }, { actor, action: auditOf[asked.act], target: id })
    return getCampaign(tx, id)
  })
  deps.live.tell(workspaceId, 'campaign', { id })
  return campaign
}
