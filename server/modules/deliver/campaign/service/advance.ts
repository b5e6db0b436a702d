import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { isOver } from '../rules/state.ts'
import { plan as planShape } from '../schema/plan.ts'
import {
  type CampaignRow,
  type DueCampaign,
  listDue,
  lockCampaign,
  updateCampaign,
} from '../store/campaigns.ts'
import { ask } from './ask.ts'
import { type CampaignDeps, whereOf } from './deps.ts'
import { gather } from './gather.ts'
import { issue } from './issue.ts'
import { measure } from './measure.ts'

/** How long until what still waits is counted again: counting a large campaign costs more, and nobody waits for it. */
const pauseOf = (requested: number) => Math.min(30_000, Math.max(2_000, requested / 5))
const hourMs = 3_600_000
/** A campaign whose turn failed is looked at again after so long; the others are not kept waiting. */
const faultPauseMs = 30_000
/** Orders and leads of a campaign that is over are counted again so often, until its window closes. */
const measurePauseMs = 60_000
const dueAtOnce = 20

/** One turn of the loop: every campaign that is due goes one step on. @returns whether any of them has more to do at once */
export async function advanceDue(deps: CampaignDeps): Promise<boolean> {
  const due = await deps.worker.inPlatform((tx) => listDue(tx, deps.clock.now(), dueAtOnce))
  let hasMore = false
  for (const one of due) hasMore = (await advance(deps, one)) || hasMore
  return hasMore
}

async function advance(deps: CampaignDeps, { workspaceId, id }: DueCampaign): Promise<boolean> {
  try {
    const row = await deps.db.inWorkspace(workspaceId, (tx) => step(deps, tx, id))
    if (row === null) return false
    deps.live.tell(workspaceId, 'campaign', { id })
    if (isOver(row.state)) await measure(deps, workspaceId, row)
    // A series may have made an issue that is due at once.
    return row.state === 'running' || (row.nextAt !== null && row.nextAt <= deps.clock.now())
  } catch (error) {
    const code = error instanceof SplotError ? error.code : error instanceof Error ? error.name : 'unknown'
    deps.logger.error({ campaign: id, code }, 'a campaign does not get on')
    await postpone(deps, workspaceId, id)
    return false
  }
}

/** In one transaction: what is due of a campaign now; null where nothing is (somebody else was quicker). */
async function step(deps: CampaignDeps, tx: WorkspaceTx, id: string): Promise<CampaignRow | null> {
  const row = await lockCampaign(tx, id)
  const now = deps.clock.now()
  if (row === null || row.nextAt === null || row.nextAt > now) return null
  const after = await move(deps, tx, row)
  await updateCampaign(tx, { ...after, updatedAt: now })
  return after
}

async function move(deps: CampaignDeps, tx: WorkspaceTx, row: CampaignRow): Promise<CampaignRow> {
  const now = deps.clock.now()
  const plan = planShape.parse(JSON.parse(row.plan))
  switch (row.state) {
    case 'scheduled':
      return { ...row, state: 'gathering' }
    case 'gathering':
      return gather(deps, tx, row, plan)
    case 'sending': {
      const after = await ask(deps, tx, row, plan)
      if (after.asked > row.asked && after.asked < (after.limitTo ?? after.total)) return after
      return after.limitTo === null || after.asked >= after.total
        ? drain(deps, tx, after)
        : rest(after, plan.sample?.thenAfterHours ?? null, now)
    }
    case 'sampled':
      return { ...row, state: 'sending', limitTo: null, nextAt: now }
    case 'running':
      return issue(deps, tx, row, plan)
    case 'finished':
    case 'stopped':
      return { ...row, nextAt: isMeasured(row, plan.goal?.days ?? 0, now) ? null : now + measurePauseMs }
    default:
      return { ...row, nextAt: null }
  }
}

/** The sample is out: the rest follows after hours, or when a person says so. */
const rest = (row: CampaignRow, hours: number | null, now: number): CampaignRow => ({
  ...row,
  state: 'sampled',
  nextAt: hours === null ? null : now + hours * hourMs,
})

/** All are asked for: it is over when none of them waits any more. */
async function drain(deps: CampaignDeps, tx: WorkspaceTx, row: CampaignRow): Promise<CampaignRow> {
  const now = deps.clock.now()
  const { requested, pending, handed, hold } = await deps.queue.progress(whereOf(tx), { campaignId: row.id })
  // The brake was pulled: too many bounces or complaints. A person decides what follows.
  if (hold?.state === 'paused' && pending > 0)
    return { ...row, state: 'paused', heldState: 'sending', nextAt: null, note: hold.reason }
  return pending + handed > 0
    ? { ...row, nextAt: now + Math.round(pauseOf(requested)) }
    : { ...row, state: 'finished', endedAt: now, nextAt: now + measurePauseMs }
}

const isMeasured = (row: CampaignRow, days: number, now: number): boolean =>
  row.endedAt === null || now > row.endedAt + days * 24 * hourMs

async function postpone(deps: CampaignDeps, workspaceId: string, id: string): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockCampaign(tx, id)
    if (row !== null && row.nextAt !== null)
      await updateCampaign(tx, { ...row, nextAt: deps.clock.now() + faultPauseMs })
  })
}
