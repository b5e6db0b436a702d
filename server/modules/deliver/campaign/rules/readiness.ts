import type { Plan } from '../schema/plan.ts'

/** What keeps a campaign from being launched, in the order in which it is mended. */
export const problems = [
  'kpi_missing',
  'deadline_past',
  'audience_missing',
  'list_reading',
  'segment_building',
  'content_missing',
  'content_channel',
  'purpose_unfit',
  'time_past',
  'no_issue',
  'channel_off',
  'list_empty',
  'segment_empty',
  'nobody_willing',
  'nobody_reachable',
] as const
export type Problem = (typeof problems)[number]

/** What a marketer should know before she launches; none of it forbids. */
export const notices = [
  'collision',
  'one_for_all',
  'stale',
  'repeated',
  'expensive',
  'caps',
  'quiet',
  'nobody_yet',
] as const
export type Notice = (typeof notices)[number]

/** What is known of the things a plan leans on. */
export interface Ground {
  now: number
  /** Null: nothing is published. */
  message: { channels: readonly string[] } | null
  /** Channels the purpose covers; null: there is no such purpose, or no consent is asked for it. */
  purposeChannels: readonly string[] | null
  list: { isRead: boolean } | null
  /** Null: none is meant, or it is gone. */
  segment: { isReady: boolean } | null
  /** When the next issue of a recurring one would go out. */
  nextIssueAt: number | null
  /** Channels something can be sent on. */
  openChannels: ReadonlySet<string>
}

/** How a channel of the gate is written in content: it may have several forms there. */
const formsOf: Readonly<Record<string, readonly string[]>> = {
  email: ['email'],
  sms: ['sms'],
  push: ['web_push', 'app_push'],
  onsite: ['onsite'],
  messenger: ['chat'],
  post: ['post'],
}

/** Has the message a text for this channel? */
export const hasForm = (message: { channels: readonly string[] }, channel: string): boolean =>
  (formsOf[channel] ?? []).some((form) => message.channels.includes(form))

/** What is missing of all that can be seen without counting people. */
export function findProblems(plan: Plan, ground: Ground): Problem[] {
  const { schedule, goal } = plan
  const found: Record<Problem, boolean> = {
    kpi_missing: goal === null,
    deadline_past: goal !== null && Date.parse(goal.deadline) <= ground.now,
    audience_missing: isAudienceMissing(plan, ground),
    list_reading: ground.list !== null && !ground.list.isRead,
    segment_building: ground.segment !== null && !ground.segment.isReady,
    content_missing: plan.itemId === null || ground.message === null,
    content_channel: isUnwritten(plan, ground),
    purpose_unfit: isUnfit(plan, ground.purposeChannels),
    time_past: schedule.kind === 'at' && Date.parse(schedule.at) < ground.now - graceMs,
    no_issue: schedule.kind === 'recurring' && ground.nextIssueAt === null,
    channel_off: plan.channels.every((one) => !ground.openChannels.has(one)),
    list_empty: false,
    segment_empty: false,
    nobody_willing: false,
    nobody_reachable: false,
  }
  return problems.filter((one) => found[one])
}

const isAudienceMissing = ({ audience }: Plan, { list, segment }: Ground): boolean =>
  audience === null ||
  (audience.kind === 'list' && list === null) ||
  (audience.kind === 'segment' && segment === null)

/** A moment chosen for now has passed when the button is pressed. */
const graceMs = 15 * 60_000

const isUnwritten = ({ channels }: Plan, { message }: Ground): boolean =>
  message !== null && channels.some((one) => !hasForm(message, one))

const isUnfit = ({ channels }: Plan, covered: readonly string[] | null): boolean =>
  covered === null || channels.some((one) => !covered.includes(one))

export interface People {
  people: number
  reachable: number
}

const emptiness = { list: 'list_empty', segment: 'segment_empty', everyone: 'nobody_willing' } as const

/** Why there is nobody to write to now; null where there is somebody, or no audience yet. */
export function findEmptiness({ audience }: Plan, { people, reachable }: People): Problem | null {
  if (audience === null || reachable > 0) return null
  if (people > 0) return 'nobody_reachable'
  return emptiness[audience.kind]
}

/**
 * Everything that keeps the campaign from its launch. To write to nobody at once is a mistake; a later moment, or the next
 * issue, may find people, so that there it is only worth knowing (`nobody_yet`).
 */
export function listProblems(plan: Plan, ground: Ground, counted: People): Problem[] {
  const missing = findProblems(plan, ground)
  const emptiness = missing.length === 0 && plan.schedule.kind === 'now' ? findEmptiness(plan, counted) : null
  return emptiness === null ? missing : [emptiness]
}
