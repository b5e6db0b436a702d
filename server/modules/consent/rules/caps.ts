import { readWallClock, startOfDay } from './wall-clock.ts'
import { type ChannelGroup, type ConsentChannel, consentChannels, everything, groupOf } from './words.ts'

/** How long back a cap counts: the last so many milliseconds, or her calendar's day or week (from Monday). */
export type CapWindow = { kind: 'sliding'; ms: number } | { kind: 'day' } | { kind: 'week' }

/** At most `max` contacts in the window; null = whatever it is. */
export interface CapRule {
  id: string
  purpose: string | null
  group: ChannelGroup | null
  channel: ConsentChannel | null
  journey: string | null
  max: number
  window: CapWindow
}

/** A contact that counts: reserved, made, or of unknown outcome. */
export interface Contact {
  at: number
  purpose: string
  channel: ConsentChannel
  journey: string | null
  messageId: string
}

/** How often she wants to hear from us; `purpose` may be `*`. */
export interface Frequency {
  purpose: string
  max: number | null
  period: 'day' | 'week' | 'month'
  /** Nothing before then, milliseconds. */
  pausedUntil: number | null
}

const monthMs = 30 * 86_400_000

/** Her own choice as one more cap. */
export function toCapRule(own: Frequency): CapRule | null {
  if (own.max === null) return null
  return {
    id: `own:${own.purpose}`,
    purpose: own.purpose === everything ? null : own.purpose,
    group: null,
    channel: null,
    journey: null,
    max: own.max,
    window: own.period === 'month' ? { kind: 'sliding', ms: monthMs } : { kind: own.period },
  }
}

type Kind = Pick<Contact, 'purpose' | 'channel' | 'journey'>

const counts = (rule: CapRule, one: Kind): boolean =>
  (rule.purpose === null || rule.purpose === one.purpose) &&
  (rule.group === null || rule.group === groupOf[one.channel]) &&
  (rule.channel === null || rule.channel === one.channel) &&
  (rule.journey === null || rule.journey === one.journey)

/** Contacts at or before this instant no longer count; those after it do, also such as a clock put back left ahead of now. */
export function countsAfter(window: CapWindow, zone: string, now: number): number {
  if (window.kind === 'sliding') return now - window.ms
  const { day, weekday } = readWallClock(zone, now)
  return startOfDay(zone, window.kind === 'day' ? day : day - weekday + 1) - 1
}

export interface Capped {
  rule: string
  max: number
  used: number
  /** From when on there is room again, if nothing else comes, milliseconds; null = never. */
  freeAt: number | null
  /** The contact of this very batch that took the last place; null where all were there before. */
  lostTo: string | null
}

/** Every cap that leaves no room for this contact, in the order of the rules. */
export function findCapped(
  rules: readonly CapRule[],
  wanted: Kind,
  facts: {
    contacts: readonly Contact[]
    zone: string
    now: number
    rivals?: ReadonlySet<string> | undefined
  },
): Capped[] {
  const capped: Capped[] = []
  for (const rule of rules) {
    if (!counts(rule, wanted)) continue
    const after = countsAfter(rule.window, facts.zone, facts.now)
    const used = facts.contacts.filter((one) => one.at > after && counts(rule, one))
    if (used.length < rule.max) continue
    const lostTo = used.findLast((one) => facts.rivals?.has(one.messageId) === true)?.messageId ?? null
    capped.push({
      rule: rule.id,
      max: rule.max,
      used: used.length,
      freeAt: findRoom(rule, used, facts),
      lostTo,
    })
  }
  return capped
}

function findRoom(
  rule: CapRule,
  used: readonly Contact[],
  { zone, now }: { zone: string; now: number },
): number | null {
  if (rule.max === 0) return null
  if (rule.window.kind === 'sliding') {
    const times = used.map((one) => one.at).sort((a, b) => b - a)
    const blocking = times[rule.max - 1]
    return blocking === undefined ? now : blocking + rule.window.ms
  }
  const { day, weekday } = readWallClock(zone, now)
  return startOfDay(zone, rule.window.kind === 'day' ? day + 1 : day - weekday + 8)
}

const lengthMs = (window: CapWindow) =>
  window.kind === 'sliding' ? window.ms : window.kind === 'day' ? 86_400_000 : 7 * 86_400_000

export const longestSlidingMs = 366 * 86_400_000

/** A rule for whoever plans messages: its window in days, its group as the channels in it. */
export const outlineCap = ({ max, window, purpose, channel, group }: CapRule) => ({
  ...{ max, purpose, days: lengthMs(window) / 86_400_000 },
  channels:
    channel !== null
      ? [channel]
      : group === null
        ? null
        : consentChannels.filter((one) => groupOf[one] === group),
})

const scopeOf = (rule: CapRule) =>
  [rule.purpose, rule.group, rule.channel, rule.journey].map((one) => one ?? everything).join(' ')

/**
 * The first rule that cannot be meant, and why; null where all can. A cap of 0 forbids what nobody need then allow; two
 * caps on one thing contradict each other where the shorter period allows more than the longer, or the period is one.
 */
export function findCapFault(
  rules: readonly CapRule[],
): { index: number; why: 'max' | 'window' | 'contradiction' } | null {
  for (const [index, rule] of rules.entries()) {
    if (!Number.isSafeInteger(rule.max) || rule.max < 1) return { index, why: 'max' }
    const { window } = rule
    if (
      window.kind === 'sliding' &&
      !(Number.isSafeInteger(window.ms) && window.ms >= 60_000 && window.ms <= longestSlidingMs)
    )
      return { index, why: 'window' }
    if (rule.group !== null && rule.channel !== null && groupOf[rule.channel] !== rule.group)
      return { index, why: 'contradiction' }
    for (const other of rules.slice(0, index)) {
      if (scopeOf(other) !== scopeOf(rule)) continue
      const [short, long] = lengthMs(other.window) <= lengthMs(window) ? [other, rule] : [rule, other]
      const isSame =
        lengthMs(short.window) === lengthMs(long.window) && short.window.kind === long.window.kind
      if (isSame || short.max > long.max) return { index, why: 'contradiction' }
    }
  }
  return null
}
