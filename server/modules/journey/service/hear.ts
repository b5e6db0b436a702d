import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Ready } from '../rules/compile.ts'
import { type Coming, isNews } from '../rules/entry.ts'
import { hearSignal } from '../rules/hear.ts'
import { isMatch } from '../rules/match.ts'
import { standStill } from '../rules/stand-still.ts'
import { endRun } from '../rules/step.ts'
import type { Run, Signal } from '../schema.ts'
import type { Head } from '../store/journeys.ts'
import { lockOfPeople } from '../store/runs.ts'
import type { Lane } from '../store/tallies.ts'
import { type AdvanceDeps, advance, endFulfilled, type Moving, startMoving } from './advance.ts'
import type { JourneyDeps } from './deps.ts'
import { type AtDoor, enter } from './enter.ts'
import { nameVersion, type Versions } from './versions.ts'
import { writeMoves } from './write.ts'

export type HearDeps = AdvanceDeps & Pick<JourneyDeps, 'ids' | 'live'> & { versions: Versions }

/** What happened, and which journeys hear of it. */
export interface Heard {
  readonly signals: readonly Signal[]
  readonly heads: readonly Head[]
  readonly lane: Lane
}

/**
 * What happened is heard by whoever is inside and by the doors, in its order: an exit ends a run at once, an event that was
 * waited for wakes it, an entry begins one. Then all who were moved go on together.
 * @returns the journeys in which somebody came in, moved or left
 */
export async function hear(deps: HearDeps, tx: WorkspaceTx, heard: Heard): Promise<readonly string[]> {
  const { signals, heads, lane } = heard
  if (signals.length === 0 || heads.length === 0) return []
  const where = { tx, workspaceId: tx.workspaceId }
  const runs = await lockInside(tx, heard)
  const ready = await deps.versions.get(where, [
    ...heads.map(({ id, version }) => ({ journeyId: id, n: version })),
    ...runs.map(({ journeyId, version }) => ({ journeyId, n: version })),
  ])
  const now = deps.clock.now()
  const inside = listInside(runs, ready)
  for (const signal of signals) for (const one of inside.get(signal.root) ?? []) tell(one, signal, now)
  keepStanding(heads, [...inside.values()].flat(), now)
  const doors = indexDoors(heads, ready)
  const atDoor = listAtDoor(doors, signals, now)
  const known = [...inside.values()].flat()
  // Whoever waits on, too, may have reached the goal by what happened.
  await endFulfilled(
    deps,
    tx,
    known.filter(({ run, woken }) => run.endedAt === null && woken === null),
  )
  // Whoever's run comes to its end by an event may come in anew by the same.
  const wishes = await advance(
    deps,
    tx,
    known.filter(({ run, woken }) => run.endedAt === null && woken !== null),
  )
  const admitted = await enter(
    deps,
    tx,
    atDoor.map(({ door }) => door),
    new Map(
      known.flatMap(({ run }) =>
        run.endedAt === null ? [] : [[`${run.journeyId} ${run.root}`, run.endedAt]],
      ),
    ),
  )
  const fresh = admitted.flatMap((one, i) => {
    if (!one.isIn) return []
    // She came in, and in the same breath the reason fell away.
    for (const signal of signals.slice((atDoor[i]?.index ?? 0) + 1))
      if (signal.root === one.moving.run.root) tell(one.moving, signal, now)
    return [one.moving]
  })
  await advance(
    deps,
    tx,
    fresh.filter(({ run }) => run.endedAt === null),
    wishes,
  )
  const touched = [...known, ...fresh]
  const moved = touched.filter(({ lines }) => lines.length > 0)
  await writeMoves(deps, tx, { list: moved, wishes, lane })
  return [...new Set(moved.map(({ run }) => run.journeyId))]
}

/** Runs of those it is about; whoever has not left a stopped journey yet goes nowhere in it any more. */
export async function lockInside(
  tx: WorkspaceTx,
  { signals, heads }: { signals: readonly Signal[]; heads: readonly Pick<Head, 'id'>[] },
): Promise<Run[]> {
  const people = [...new Set(signals.map(({ root }) => root))].sort()
  const isHearing = new Set(heads.map(({ id }) => id))
  return (await lockOfPeople(tx, tx.workspaceId, people)).filter((one) => isHearing.has(one.journeyId))
}

/** Whoever is woken in a journey that stands still goes on with it, and not before. */
function keepStanding(heads: readonly Head[], inside: readonly Moving[], now: number): void {
  const standing = new Set(heads.flatMap(({ id, isLive }) => (isLive ? [] : [id])))
  for (const one of inside) {
    const { run, woken } = one
    if (woken === null || run.endedAt !== null || !standing.has(run.journeyId)) continue
    one.woken = null
    // The first of several counts, be it that her time was up.
    if (run.wakeAt !== null && run.wakeAt <= now) continue
    const still = standStill(run, woken, now)
    one.run = still.run
    one.lines.push(still.line)
  }
}

type ReadyBy = ReadonlyMap<string, Ready>

function listInside(runs: readonly Run[], ready: ReadyBy): Map<string, Moving[]> {
  const inside = new Map<string, Moving[]>()
  for (const run of runs) {
    const version = ready.get(nameVersion({ journeyId: run.journeyId, n: run.version }))
    if (version !== undefined)
      inside.set(run.root, [...(inside.get(run.root) ?? []), startMoving(run, version, null)])
  }
  return inside
}

function tell(one: Moving, signal: Signal, now: number): void {
  if (one.run.endedAt !== null) return
  const answer = hearSignal(one.ready, one.run, signal)
  if (answer === null) return
  if (answer.kind === 'wake') {
    // The first of several counts: the others lie behind the step it leads to.
    one.woken ??= answer.woken
    return
  }
  const { run, line } = endRun(one.run, now, { reason: answer.reason })
  one.run = run
  one.lines.push(line)
}

type Doors = ReadonlyMap<string, readonly { head: Head; ready: Ready }[]>

/** Doors by what opens them: an event's name, a segment's id. */
function indexDoors(heads: readonly Head[], ready: ReadyBy): Doors {
  const doors = new Map<string, { head: Head; ready: Ready }[]>()
  for (const head of heads) {
    const version = ready.get(nameVersion({ journeyId: head.id, n: head.version }))
    const entry = version?.graph.entry ?? null
    if (!head.isLive || version === undefined || entry === null) continue
    const key =
      entry.kind === 'event'
        ? `e ${entry.match.event}`
        : entry.kind === 'segment'
          ? `s ${entry.segmentId}`
          : null
    if (key !== null) doors.set(key, [...(doors.get(key) ?? []), { head, ready: version }])
  }
  return doors
}

/** Who stands at a door by what, and which of the signals it was; what is told of the past opens none, nor a segment built anew. */
const listAtDoor = (doors: Doors, signals: readonly Signal[], now: number) =>
  signals.flatMap((one, index) => {
    const isPast = one.kind === 'event' ? !isNews(one.event.ts, now) : one.isBuilt
    return isPast ? [] : findDoors(doors, one).map((door) => ({ door, index }))
  })

function findDoors(doors: Doors, signal: Signal): AtDoor[] {
  const key = signal.kind === 'event' ? `e ${signal.event.name}` : `s ${signal.segmentId}`
  return (doors.get(key) ?? []).flatMap(({ head, ready }): AtDoor[] => {
    const coming = makeComing(ready, head, signal)
    return coming === null ? [] : [{ ready, sample: head.sample, coming, isNamed: false }]
  })
}

function makeComing({ graph: { entry } }: Ready, { fromPos }: Head, signal: Signal): Coming | null {
  const { root, birth } = signal
  if (signal.kind === 'event') {
    if (entry?.kind !== 'event' || signal.pos < fromPos || !isMatch(entry.match, signal.event, {}))
      return null
    const { ts, messageId, properties } = signal.event
    return { root, birth, at: ts, key: messageId.slice(0, 200), by: 'event', context: properties }
  }
  if (entry?.kind !== 'segment' || entry.change !== signal.change) return null
  return { root, birth, at: signal.at, key: `${signal.segmentId}:${signal.at}`, by: 'segment', context: {} }
}
