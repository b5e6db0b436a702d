import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import { findZone, zoneTraits } from '../../consent/index.ts'
import type { RootedBirth } from '../../profile/index.ts'
import { calendarOf } from '../rules/calendar.ts'
import type { Ready } from '../rules/compile.ts'
import { type Coming, entryKey, isHeldOut, isSampled, keepContext } from '../rules/entry.ts'
import { firstLine } from '../rules/step.ts'
import type { Run } from '../schema.ts'
import { type Guard, nameGuard, putGuards } from '../store/guards.ts'
import { lockHeads } from '../store/journeys.ts'
import { listPast, type Past } from '../store/runs.ts'
import type { Moving } from './advance.ts'
import type { JourneyDeps } from './deps.ts'

/** Somebody at the door of a journey. */
export interface AtDoor {
  readonly ready: Ready
  readonly sample: number
  readonly coming: Coming
  /** Brought in by hand or by the API: the sample is no matter then. */
  readonly isNamed: boolean
  /** From when on she is taken further; now where nothing is said. */
  readonly startAt?: number
}

/** What became of each at the door. */
export type Admitted =
  | { readonly isIn: true; readonly moving: Moving }
  | {
      readonly isIn: false
      readonly reason: 'not_live' | 'outside_sample' | 'inside' | 'resting' | 'was_in' | 'empty'
    }

type EnterDeps = Pick<JourneyDeps, 'profile' | 'graph' | 'clock' | 'ids' | 'settingsOf' | 'decide'>

const dayMs = 86_400_000

/**
 * Lets people in, in their order, each by her journey's rule. The journeys stay locked until the transaction ends: nobody
 * else lets the same person in meanwhile.
 * @param gone when runs ended in this very transaction, by `journey root`: whoever left by them is outside
 */
export async function enter(
  deps: EnterDeps,
  tx: WorkspaceTx,
  asked: readonly AtDoor[],
  gone: ReadonlyMap<string, number> = new Map(),
): Promise<Admitted[]> {
  if (asked.length === 0) return []
  const now = deps.clock.now()
  const { timeZone } = await deps.settingsOf(tx.workspaceId, tx)
  const journeyIds = [...new Set(asked.map(({ ready }) => ready.journeyId))].sort()
  const live = await lockHeads(tx, tx.workspaceId, journeyIds)
  const known = await deps.graph.listClusters(tx, tx.workspaceId, listRoots(asked), 'service')
  const doors = placeAnew(asked, known)
  const roots = listRoots(doors)
  const past = indexPast(await listPast(tx, tx.workspaceId, roots, journeyIds))
  const zones = await readZones(deps, tx, known)
  const guards: Guard[] = []
  const judged = doors.map((door) => {
    const reason = refuse(door, { live, past, gone, now })
    if (reason !== null) return { reason, guard: null }
    const zone = zones.get(door.coming.root) ?? timeZone
    const guard = makeGuard(door, entryKey(door.ready.graph.reEntry, door.coming, calendarOf(zone), now))
    // Twice in one batch: the second finds her inside, or was in under the same word.
    if (guards.some((one) => nameGuard(one) === nameGuard(guard)))
      return { reason: 'was_in' as const, guard: null }
    if (door.ready.graph.reEntry.isAlone) past.set(namePast(door), { isInside: true, leftAt: null })
    guards.push(guard)
    return { reason: null, guard }
  })
  const fresh = await putGuards(tx, tx.workspaceId, guards, now)
  // Whoever is left alone altogether goes through like those whom the journey itself holds out.
  const alone = await deps.decide.listHeldOut({ tx, workspaceId: tx.workspaceId }, roots)
  return doors.map((door, i): Admitted => {
    const { reason, guard } = judged[i] ?? { reason: 'empty', guard: null }
    if (reason !== null || guard === null) return { isIn: false, reason: reason ?? 'empty' }
    if (!fresh.has(nameGuard(guard))) return { isIn: false, reason: 'was_in' }
    const isAlone = !door.ready.isService && alone.has(door.coming.root)
    const zone = zones.get(door.coming.root) ?? null
    return { isIn: true, moving: begin(deps, door, { now, zone, isAlone }) }
  })
}

const listRoots = (doors: readonly AtDoor[]): string[] => [...new Set(doors.map(({ coming }) => coming.root))]

/** Whose she is was read before the journeys were locked: meanwhile she may have become part of another. */
function placeAnew(doors: readonly AtDoor[], known: readonly RootedBirth[]): AtDoor[] {
  const rootOf = new Map(known.map((one) => [one.birthId, one.root]))
  return doors.map((door) => {
    const root = rootOf.get(door.coming.root) ?? door.coming.root
    return root === door.coming.root ? door : { ...door, coming: { ...door.coming, root } }
  })
}

type Inside = { isInside: boolean; leftAt: number | null }

const namePast = ({ ready, coming }: AtDoor): string => `${ready.journeyId} ${coming.root}`

const indexPast = (rows: readonly Past[]): Map<string, Inside> =>
  new Map(rows.map(({ journeyId, root, ...one }) => [`${journeyId} ${root}`, one]))

interface Known {
  live: ReadonlySet<string>
  past: ReadonlyMap<string, Inside>
  gone: ReadonlyMap<string, number>
  now: number
}

function refuse(
  door: AtDoor,
  { live, past, gone, now }: Known,
): (Admitted & { isIn: false })['reason'] | null {
  const { ready, coming, sample, isNamed } = door
  const { reEntry, start } = ready.graph
  if (!live.has(ready.journeyId)) return 'not_live'
  if (start === null) return 'empty'
  if (!isNamed && !isSampled(ready.journeyId, coming.root, sample)) return 'outside_sample'
  const before = past.get(namePast(door))
  if (before === undefined) return null
  const left = gone.get(namePast(door)) ?? null
  if (reEntry.isAlone && before.isInside && left === null) return 'inside'
  const leftAt = left ?? before.leftAt
  const isResting = reEntry.restDays > 0 && leftAt !== null && now < leftAt + reEntry.restDays * dayMs
  return isResting ? 'resting' : null
}

const makeGuard = ({ ready, coming }: AtDoor, key: string): Guard => ({
  ...{ journeyId: ready.journeyId, root: coming.root, birth: coming.birth, key },
})

function begin(
  { ids }: Pick<EnterDeps, 'ids'>,
  { ready, coming, startAt }: AtDoor,
  { now, zone, isAlone }: { now: number; zone: string | null; isAlone: boolean },
): Moving {
  const { graph, journeyId, n } = ready
  const isLater = startAt !== undefined && startAt > now
  const run: Run = {
    id: ids.uuid(now),
    journeyId,
    version: n,
    birth: coming.birth,
    root: coming.root,
    unit: coming.root,
    enteredAt: Math.min(coming.at, now),
    // Whoever is taken further later arrives then: her time and her arrival are one.
    arrivedAt: isLater ? startAt : now,
    since: Math.min(coming.at, now),
    wakeAt: isLater ? startAt : null,
    endedAt: null,
    seq: 0,
    state: 't',
    isControl: isAlone || isHeldOut(journeyId, coming.root, graph.holdOutPercent),
    isGoal: false,
    node: graph.start ?? '',
    reason: null,
    waits: null,
    kept: null,
    context: { in: keepContext(coming.context), given: {} },
    zone,
  }
  return { run, was: null, ready, woken: null, lines: [firstLine(run, now, coming.by)] }
}

/** By whose clock each of them lives, where it is known. */
async function readZones(
  deps: Pick<EnterDeps, 'profile'>,
  tx: WorkspaceTx,
  known: readonly RootedBirth[],
): Promise<Map<string, string>> {
  const rootOf = new Map(known.map((one) => [one.birthId, one.root]))
  const stated = groupBy(
    await deps.profile.listTraitsOf(tx, [...rootOf.keys()], zoneTraits),
    ({ birth }) => rootOf.get(birth) ?? birth,
  )
  const zones = new Map<string, string>()
  for (const [root, births] of groupBy(known, (one) => one.root)) {
    const zone = findZone({
      stated: (stated.get(root) ?? []).map(({ value }) => readJson(value)),
      phones: births.filter(({ kind }) => kind === 'phone').map(({ value }) => value),
    })
    if (zone !== null) zones.set(root, zone)
  }
  return zones
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
