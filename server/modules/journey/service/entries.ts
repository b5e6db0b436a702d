import type { Entry } from '@splot/contract/journey/graph'
import { doApart, isEngineFault, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { calendarOf } from '../rules/calendar.ts'
import type { Ready } from '../rules/compile.ts'
import { dayBefore, listAnniversaries, nextLook } from '../rules/schedule.ts'
import { findJourney, type JourneyRow, listDueEntries, moveEntry } from '../store/journeys.ts'
import { lockOfPeople } from '../store/runs.ts'
import { type AtDoor, enter } from './enter.ts'
import type { DueDeps } from './move-lot.ts'
import { moveOn } from './runs.ts'
import { nameVersion } from './versions.ts'

const pauseMs = 1_000
/** People taken in in one transaction. */
const atOnce = 500

/** Looks for people whose day has come, and takes in those of a schedule, batch by batch. */
export const createEntryLoop = (deps: DueDeps): Loop => ({
  id: 'journeys.entries',
  pauseMs,
  turn: () => enterDue(deps),
})

/** @returns whether more are to be taken in at once */
export async function enterDue(deps: DueDeps): Promise<boolean> {
  const due = await deps.worker.inPlatform((tx) => listDueEntries(tx, deps.clock.now()))
  let isMore = false
  for (const { workspaceId, id } of due) {
    const enter = (take: Take) => deps.db.inWorkspace(workspaceId, (tx) => enterBatch(deps, tx, { id, take }))
    try {
      isMore = (await enter(takeAll).catch((error) => retry(error, () => enter(takeEach)))) || isMore
    } catch (error) {
      const code = error instanceof Error ? error.name : 'unknown'
      deps.logger.error({ journey: id, code }, 'people of a journey could not be taken in')
    }
  }
  return isMore
}

/** What the database itself does wrong is nobody's fault: the same people are taken in later. */
function retry<T>(error: unknown, run: () => Promise<T>): Promise<T> {
  if (isEngineFault(error)) throw error
  return run()
}

/** One batch of people; the cursor moves with them, and only from where it was read. */
async function enterBatch(
  deps: DueDeps,
  tx: WorkspaceTx,
  { id, take }: { id: string; take: Take },
): Promise<boolean> {
  const row = await findJourney(tx, id)
  if (row === null || row.version === null || row.nextAt === null || row.state !== 'live') return false
  const where = { tx, workspaceId: tx.workspaceId }
  const ready = (await deps.versions.get(where, [{ journeyId: id, n: row.version }])).get(
    nameVersion({ journeyId: id, n: row.version }),
  )
  const { timeZone } = await deps.settingsOf(tx.workspaceId, tx)
  const people =
    ready === undefined ? [] : await listPeople(deps, tx, { row, entry: ready.graph.entry, timeZone })
  const isMore = people.length === atOnce
  const last = people.at(-1)
  const next =
    isMore && last !== undefined
      ? { nextAt: row.nextAt, enteredTo: last }
      : {
          nextAt: findNextLook(ready?.graph.entry ?? null, timeZone, {
            was: row.nextAt,
            now: deps.clock.now(),
          }),
          enteredTo: null,
        }
  if (ready !== undefined) await take(deps, tx, await placeAtDoor(deps, tx, { ready, row, people, timeZone }))
  await moveEntry(tx, row, next)
  return next.nextAt !== null && next.nextAt <= deps.clock.now()
}

/** After a standstill people's days are looked for of so long ago at the most. */
const catchUpMs = 31 * 86_400_000

/** The day after this one: days that were missed have their turn one after the other. What is sent by a schedule is not sent twice. */
function findNextLook(
  entry: Entry | null,
  timeZone: string,
  { was, now }: { was: number; now: number },
): number | null {
  const since = entry?.kind === 'date' ? now - catchUpMs : now
  return nextLook(entry, timeZone, Math.max(was, since))
}

interface Look {
  row: JourneyRow
  entry: Entry | null
  timeZone: string
}

/** The next people of this look, by an order that lasts while it does. */
async function listPeople(deps: DueDeps, tx: WorkspaceTx, { row, entry, timeZone }: Look): Promise<string[]> {
  const where = { tx, workspaceId: tx.workspaceId }
  const page = { after: row.enteredTo, limit: atOnce }
  if (entry?.kind === 'schedule') return deps.segment.members.page(where, entry.segmentId, page)
  if (entry?.kind !== 'date' || row.nextAt === null) return []
  const today = calendarOf(timeZone).date(row.nextAt)
  const days = entry.isYearly
    ? listAnniversaries(today, entry.offsetDays).map((one) => `-${one}`)
    : [dayBefore(today, entry.offsetDays)]
  return deps.profile.listBirthsByDate(tx, { key: entry.trait, days, ...page })
}

type Take = (deps: DueDeps, tx: WorkspaceTx, doors: readonly AtDoor[]) => Promise<void>

const takeAll: Take = async (deps, tx, doors) => {
  const admitted = await enter(deps, tx, doors)
  await moveOn(
    deps,
    tx,
    admitted.flatMap((one) => (one.isIn ? [one.moving] : [])),
  )
}

/** One after the other: whoever cannot be taken in keeps nobody else outside. */
const takeEach: Take = async (deps, tx, doors) => {
  for (const door of doors)
    try {
      await doApart(tx, () => takeAll(deps, tx, [door]))
    } catch (error) {
      if (isEngineFault(error)) throw error
      const code = error instanceof Error ? error.name : 'unknown'
      deps.logger.error({ journey: door.ready.journeyId, code }, 'somebody could not be taken in')
    }
}

/** All of them with their runs locked, in one order for everybody who locks them. */
async function placeAtDoor(
  deps: DueDeps,
  tx: WorkspaceTx,
  {
    ready,
    row,
    people,
    timeZone,
  }: { ready: Ready; row: JourneyRow; people: readonly string[]; timeZone: string },
): Promise<AtDoor[]> {
  const known = await deps.graph.listClusters(tx, tx.workspaceId, people, 'service')
  const rootOf = new Map(known.map((one) => [one.birthId, one.root]))
  const roots = [...new Set(rootOf.values())].sort()
  await lockOfPeople(tx, tx.workspaceId, roots)
  const at = row.nextAt ?? deps.clock.now()
  const { entry } = ready.graph
  const calendar = calendarOf(timeZone)
  // Of the day that is looked at, also where its hour comes before the look.
  const startAt = entry?.kind === 'date' ? calendar.at(calendar.date(at), entry.time) : undefined
  return people.flatMap((birth): AtDoor[] => {
    const root = rootOf.get(birth)
    const by = entry?.kind === 'date' ? 'date' : 'schedule'
    if (root === undefined) return []
    const coming = { birth, root, at, key: `${by}:${at}`, by, context: {} }
    return [
      { ready, sample: row.sample, coming, isNamed: false, ...(startAt === undefined ? {} : { startAt }) },
    ]
  })
}
