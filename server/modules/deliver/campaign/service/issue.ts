import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { showLocalTime } from '../rules/local-time.ts'
import { findIssueStart, listIssues, scheduleIssue } from '../rules/schedule.ts'
import type { Plan, Recurrence } from '../schema/plan.ts'
import { type CampaignRow, insertCampaign } from '../store/campaigns.ts'
import type { CampaignDeps } from './deps.ts'

/** An issue that could not go out within a day of its time does not go out at all: the next one does. */
const latestMs = 24 * 3_600_000

/** Where a series stands before its first issue, or after one. Null `nextAt`: there is none any more. */
export function planNextIssue(
  rule: Recurrence,
  zone: string,
  after: number,
): Pick<CampaignRow, 'nextAt' | 'issueAt'> {
  const [at] = listIssues(rule, zone, after, 1)
  if (at === undefined) return { nextAt: null, issueAt: null }
  return { issueAt: at, nextAt: findIssueStart(rule, zone, at) }
}

/**
 * An issue of a series is a campaign of its own, with results of its own: made when its time has come, with the version
 * that is published then. The series goes on to its next date in the same transaction.
 */
export async function issue(
  deps: CampaignDeps,
  tx: WorkspaceTx,
  row: CampaignRow,
  plan: Plan,
): Promise<CampaignRow> {
  const { schedule: rule } = plan
  const now = deps.clock.now()
  if (rule.kind !== 'recurring' || row.issueAt === null) return { ...row, state: 'finished', nextAt: null }
  const { timeZone } = await deps.settingsOf(tx.workspaceId, tx)
  const version = await findVersion(deps, tx, plan.itemId)
  const note = findObstacle({ row, rule, version, now })
  if (note === null) await insertIssue(deps, tx, { row, plan, rule, version, timeZone, at: row.issueAt })
  const next = planNextIssue(rule, timeZone, Math.max(row.issueAt, now - latestMs))
  const end: Partial<CampaignRow> = next.nextAt === null ? { state: 'finished', endedAt: now } : {}
  return { ...row, ...next, ...end, note, version: note === null ? version : row.version }
}

interface IssueState {
  row: CampaignRow
  rule: Recurrence
  version: number | null
  now: number
}

/** Why this date passes without an issue; null where nothing stands against it. */
function findObstacle({ row, rule, version, now }: IssueState): string | null {
  if (version === null) return 'content_missing'
  if (rule.isOnlyNew && version === row.version) return 'unchanged'
  return row.issueAt !== null && now - row.issueAt > latestMs ? 'late' : null
}

async function findVersion(
  deps: CampaignDeps,
  tx: WorkspaceTx,
  itemId: string | null,
): Promise<number | null> {
  if (itemId === null) return null
  try {
    return (await deps.content.getPublished(tx.workspaceId, itemId, tx)).version
  } catch (error) {
    // A database that fails is no missing message: the date would pass without its issue.
    if (error instanceof SplotError && error.code === 'not_found') return null
    throw error
  }
}

interface NewIssue {
  row: CampaignRow
  plan: Plan
  rule: Recurrence
  version: number | null
  timeZone: string
  at: number
}

async function insertIssue(deps: CampaignDeps, tx: WorkspaceTx, made: NewIssue): Promise<void> {
  const { row, plan, rule, version, timeZone, at } = made
  const now = deps.clock.now()
  const id = deps.ids.uuid(now)
  await insertCampaign(tx, {
    id,
    seriesId: row.id,
    name: `${row.name} · ${showLocalTime(timeZone, at).date}`,
    state: 'gathering',
    plan: JSON.stringify({ ...plan, goal: dueGoal(plan, at), schedule: scheduleIssue(rule, timeZone, at) }),
    version,
    nextAt: now,
    launchedAt: now,
    launchedBy: row.launchedBy,
    createdAt: now,
    createdBy: row.createdBy,
  })
  if (plan.itemId !== null)
    await deps.content.uses.put(tx, plan.itemId, { kind: 'campaign', user_id: id, name: row.name })
}

/** Each issue has the series' target, and the time in which what it brought is counted. */
const dueGoal = ({ goal }: Plan, at: number): Plan['goal'] =>
  goal === null ? null : { ...goal, deadline: new Date(at + goal.days * 24 * 3_600_000).toISOString() }
