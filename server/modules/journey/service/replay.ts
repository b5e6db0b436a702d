import type { Entry, JourneyGraph } from '@splot/contract/journey/graph'
import type { NormalEvent } from '../../collect/index.ts'
import { calendarOf } from '../rules/calendar.ts'
import { makeReady, type Ready } from '../rules/compile.ts'
import { entryKey } from '../rules/entry.ts'
import { createLimits } from '../rules/limits.ts'
import { isMatch } from '../rules/match.ts'
import { beginRun, play } from '../rules/play.ts'
import { dayBefore, listAnniversaries, listLooks } from '../rules/schedule.ts'
import { createReplay, isReplayed, type ReplayFigures } from '../rules/tally-replay.ts'
import type { ControlDeps } from './control-deps.ts'
import { readGround } from './ground.ts'
import { type Life, makeWorld, readLives } from './lives.ts'

export interface Replayed extends ReplayFigures {
  /** Part of all customers that was played; figures are of this part, scaled up. */
  share: number
  from: number
  to: number
}

const dayMs = 86_400_000
export const replayDays = 90
/** Customers played at most: of more, a part is played, always the same. */
const mostPeople = 5_000
const pageSize = 200

/** How far a replay is, page by page; at its end what it found, and of how many people. */
export type Replaying = AsyncGenerator<
  { played: number; people: number },
  Replayed & { played: number },
  undefined
>

/**
 * Plays the last ninety days with this journey: who would have come in, what she would have got, by her own events and by
 * limits counted anew; consents and traits as they stand now. Nothing is done.
 */
export async function* playReplay(
  deps: ControlDeps,
  workspaceId: string,
  { graph }: { graph: JourneyGraph },
): Replaying {
  const to = deps.clock.now()
  const from = to - replayDays * dayMs
  const people = await deps.control.estimatePeople(workspaceId)
  const share = people <= mostPeople ? 1 : mostPeople / people
  const ground = await deps.db.inWorkspace(workspaceId, (tx) => readGround(deps, tx, { id: null, graph }))
  const ready = makeReady({ journeyId: 'replay', n: 0, graph }, ground.shelf)
  const limits = createLimits(ground.caps, (purpose) => ground.purposes.get(purpose)?.asksConsent ?? true)
  const replay = createReplay((id) => ready.nodes.get(id)?.plugin.category === 'message')
  const expected = Math.round(people * share)
  let played = 0
  for (let after: string | null = null; ; ) {
    yield { played, people: Math.max(expected, played) }
    const roots = await deps.db.inWorkspace(workspaceId, (tx) =>
      deps.listRoots(tx, { after, limit: pageSize }),
    )
    const last = roots.at(-1)
    if (last === undefined) break
    after = last
    const chosen = roots.filter((one) => isReplayed(one, share))
    const lives = await deps.db.inWorkspace(workspaceId, (tx) =>
      readLives(deps, tx, { roots: chosen, ready }),
    )
    for (const life of lives.values()) playLife({ ready, life, limits, replay, from, to })
    played += chosen.length
  }
  return { ...scale(replay.figures(), share), share, from, to, played }
}

interface Playing {
  ready: Ready
  life: Life
  limits: ReturnType<typeof createLimits>
  replay: ReturnType<typeof createReplay>
  from: number
  to: number
}

/** Each time she would have come in, by the journey's own rule of coming again. */
function playLife({ ready, life, limits, replay, from, to }: Playing): void {
  const { entry, reEntry } = ready.graph
  const keys = new Set<string>()
  let freeFrom = from
  for (const { at, key, event } of listEntries(entry, life, { from, to })) {
    if (reEntry.isAlone && at < freeFrom) continue
    const name = entryKey(reEntry, { key }, calendarOf(life.zone), at)
    if (keys.has(name)) continue
    keys.add(name)
    const world = makeWorld(life, limits, ({ effect }, run, when) => {
      if (effect.kind !== 'message') return
      limits.note(run.root, effect, when)
      replay.message(effect.channel, 'sent')
    })
    const ids = { id: `${life.root} ${at}`, journeyId: 'replay', birth: life.birth, root: life.root }
    const run = beginRun(ready, { ...ids, at, context: event?.properties ?? {}, isControl: false })
    const played = play(ready, run, world, to)
    replay.add(played)
    freeFrom = (played.run.endedAt ?? to) + reEntry.restDays * dayMs
  }
}

interface Coming {
  at: number
  key: string
  event: NormalEvent | null
}

/** Moments at which she would have come in. Who was in a segment then is not known: members of now are taken. */
function listEntries(entry: Entry | null, life: Life, { from, to }: { from: number; to: number }): Coming[] {
  if (entry?.kind === 'event')
    return life.events
      .filter((event) => event.ts >= from && event.ts <= to && isMatch(entry.match, event, {}))
      .map((event) => ({ at: event.ts, key: event.messageId, event }))
  if (entry?.kind === 'segment')
    return life.history.isIn(entry.segmentId) ? [{ at: from, key: 'segment', event: null }] : []
  if (entry?.kind === 'date') return listDays(entry, life, { from, to })
  if (entry?.kind !== 'schedule' || !life.history.isIn(entry.segmentId)) return []
  return [...listLooks(entry, life.zone, { from, to })].map((at) => ({ at, key: String(at), event: null }))
}

/** The moments her day came round, or that day itself, at the journey's hour. */
function listDays(
  { isYearly, offsetDays, time }: Entry & { kind: 'date' },
  { day, zone }: Life,
  { from, to }: { from: number; to: number },
): Coming[] {
  if (day === null) return []
  const calendar = calendarOf(zone)
  const found: Coming[] = []
  for (let at = calendar.next(from, time); at <= to; at = calendar.next(at + 1, time)) {
    const date = calendar.date(at)
    const isHers = isYearly
      ? listAnniversaries(date, offsetDays).includes(day.slice(5))
      : dayBefore(date, offsetDays) === day
    if (isHers) found.push({ at, key: String(at), event: null })
  }
  return found
}

/** Figures of a part as those of all. */
function scale(figures: ReplayFigures, share: number): ReplayFigures {
  const up = (count: number) => Math.round(count / share)
  const { messages } = figures
  return {
    entered: up(figures.entered),
    converted: up(figures.converted),
    messages: {
      sent: up(messages.sent),
      delayed: up(messages.delayed),
      capped: up(messages.capped),
      without_consent: up(messages.without_consent),
      no_address: up(messages.no_address),
      suppressed: up(messages.suppressed),
      refused: up(messages.refused),
    },
    channels: figures.channels.map((one) => ({ ...one, sent: up(one.sent) })),
    nodes: figures.nodes.map((one) => ({ ...one, people: up(one.people) })),
    exits: figures.exits.map((one) => ({ ...one, people: up(one.people) })),
  }
}
