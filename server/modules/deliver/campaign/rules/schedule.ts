import type { Recurrence, Schedule, SendWindow } from '../schema/plan.ts'
import { addDays, dayOfMonth, type LocalTime, readLocalTime, showLocalTime, weekdayOf } from './local-time.ts'

const minuteMs = 60_000
/** Clocks on earth: the first to show a time of day, and the last. */
const earliestZone = 'Pacific/Kiritimati'
/** The audience is read so long before the first recipient's hour. */
const leadMs = 15 * minuteMs

/** When a launched campaign begins to gather its audience, milliseconds; never before now. */
export function findStart(schedule: Exclude<Schedule, Recurrence>, now: number): number {
  if (schedule.kind === 'now') return now
  if (schedule.kind === 'at') return Math.max(now, Date.parse(schedule.at))
  return Math.max(now, readLocalTime(schedule, earliestZone) - leadMs)
}

/**
 * When a recipient's message may leave at the earliest: at the hour of her own clock where that was asked, within the hours
 * of the day that were allowed. Who is reached later than her hour waits for it to come round again.
 */
export function findTurn(
  plan: { schedule: Schedule; window: SendWindow | null },
  zone: string,
  now: number,
): number {
  const { schedule, window } = plan
  const at = schedule.kind === 'local' ? findNextHour(schedule, zone, now) : now
  return window === null ? at : fitWindow(window, zone, at)
}

/** The first instant, now or later, at which her clock shows the time, on the day asked for or after it. */
function findNextHour({ date, time }: LocalTime, zone: string, now: number): number {
  const asked = readLocalTime({ date, time }, zone)
  if (asked >= now) return asked
  const today = showLocalTime(zone, now).date
  const again = readLocalTime({ date: today, time }, zone)
  return again >= now ? again : readLocalTime({ date: addDays(today, 1), time }, zone)
}

/** The instant itself where it lies within the hours of her day, else when they begin next. */
export function fitWindow({ from, to }: SendWindow, zone: string, at: number): number {
  const { date } = showLocalTime(zone, at)
  const [opens, closes] = [readLocalTime({ date, time: from }, zone), readLocalTime({ date, time: to }, zone)]
  if (at < opens) return opens
  if (at < closes) return at
  return readLocalTime({ date: addDays(date, 1), time: from }, zone)
}

/** The days of a rule after a day, that day included, in order; without end where the rule has none. */
function* listDays(rule: Recurrence, from: string): Generator<string> {
  if (rule.every === 'week') {
    for (let day = from; ; day = addDays(day, 1)) if (rule.weekdays.includes(weekdayOf(day))) yield day
  }
  for (let months = 0; ; months++) {
    const day = dayOfMonth(from, months, rule.day)
    if (day >= from) yield day
  }
}

/** When issues go out after an instant, milliseconds, at most so many; by the workspace's clock. */
export function listIssues(rule: Recurrence, zone: string, after: number, most: number): number[] {
  const found: number[] = []
  // From the day before: by the workspace's clock the rule's time may not have come yet.
  const start = addDays(showLocalTime(zone, after).date, -1)
  for (const day of listDays(rule, start)) {
    if (found.length >= most || (rule.until !== null && day > rule.until)) break
    const at = readLocalTime({ date: day, time: rule.time }, zone)
    if (at > after && at !== found.at(-1)) found.push(at)
  }
  return found
}

/** When an issue's audience is to be read, given the instant it has on the workspace's clock. */
export const findIssueStart = (rule: Recurrence, zone: string, at: number): number =>
  rule.clock === 'workspace' ? at : readLocalTime(showIssue(rule, zone, at), earliestZone) - leadMs

const showIssue = (rule: Recurrence, zone: string, at: number): LocalTime => ({
  date: showLocalTime(zone, at).date,
  time: rule.time,
})

/** The schedule of one issue: at once, or at the same hour of everybody's own clock. */
export const scheduleIssue = (rule: Recurrence, zone: string, at: number): Schedule =>
  rule.clock === 'workspace' ? { kind: 'now' } : { kind: 'local', ...showIssue(rule, zone, at) }
