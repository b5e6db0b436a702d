import type { Lang } from '@splot/contract/language'
import { toDecimal } from '@splot/contract/money'
import type { z } from 'zod'
import { compareTakings, type GuardVerdict, type Interval, meanOf } from '../../decide/index.ts'
import { readGraph } from '../rules/compile.ts'
import { revenueDays, type Side } from '../rules/revenue.ts'
import { isSameRun } from '../rules/same-run.ts'
import { type ShownRun, sayEntry, sayReason } from '../service/path.ts'
import type { Report } from '../service/report.ts'
import type { Reckoned } from '../service/revenue.ts'
import type { JourneyRow } from '../store/journeys.ts'
import type { TaskRow } from '../store/tasks.ts'
import type * as api from './shapes.ts'

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))
const dayMs = 86_400_000

export function showHead(row: JourneyRow, launched: string | null) {
  const { id, name, folder, state, revision, version, sample, needsSecond, note, createdBy } = row
  const isAsked = row.askedOf === revision
  return {
    ...{ id, name, folder, state, revision, version, sample, needsSecond, note, createdBy },
    hasChanges: launched !== null && !isSameRun(launched, row.draft),
    approval: {
      isAsked,
      askedBy: isAsked ? row.askedName : null,
      approvedBy: row.approvedOf === revision ? row.approvedBy : null,
    },
    launchedAt: isoOrNull(row.launchedAt),
    archivedAt: isoOrNull(row.archivedAt),
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  }
}

export const showJourney = (row: JourneyRow, launched: string | null) => ({
  ...showHead(row, launched),
  graph: readGraph(row.draft),
})

const toTakings = ({ sum, ...side }: Side) => ({ ...side, sum: Number(sum) })

function showRevenue({ all, at }: Reckoned) {
  const { currency, otherOrders } = all
  const money = (minor: number) => toDecimal(BigInt(Math.round(minor)), currency)
  const showSide = (one: Side) => ({
    ...{ people: one.people, buyers: one.buyers, total: toDecimal(one.sum, currency) },
    perPerson: money(meanOf(toTakings(one))),
  })
  const difference = compareTakings(toTakings(all.reached), toTakings(all.heldOut))
  const showBetween = ({ value, from, to }: Interval, people: number) => ({
    ...{ value: money(value * people), from: money(from * people), to: money(to * people) },
  })
  return {
    ...{ currency, otherOrders, days: revenueDays, at: iso(at) },
    ...{ reached: showSide(all.reached), heldOut: showSide(all.heldOut) },
    perPerson: difference === null ? null : showBetween(difference, 1),
    gained: difference === null ? null : showBetween(difference, all.reached.people),
  }
}

export const showReport = (
  report: Report & { guards: GuardVerdict[]; revenue: Reckoned | null },
  { lang, now, perSecond }: { lang: Lang; now: number; perSecond: number },
): z.input<typeof api.reportReply> => ({
  ...report,
  revenue: report.revenue === null ? null : showRevenue(report.revenue),
  exits: report.exits.map((one) => ({ ...one, says: sayReason(one.reason, lang) })),
  held: report.held.map((one) => ({ ...one, says: sayReason(one.reason, lang) })),
  days: report.days.map(({ day, ...one }) => ({ ...one, date: iso(day * dayMs).slice(0, 10) })),
  endsAt: report.overdue === 0 ? null : iso(now + Math.round((report.overdue / perSecond) * 1_000)),
})

const stateWords = { t: 'waiting', e: 'waiting', d: 'done', x: 'left', h: 'held' } as const

export const showPath = ({ run, journeyName, says, steps }: ShownRun) => {
  const { id, journeyId, version, isControl, isGoal, node } = run
  return {
    ...{ id, journeyId, version, isControl, isGoal, node, journeyName, says },
    state: stateWords[run.state],
    enteredAt: iso(run.enteredAt),
    wakeAt: isoOrNull(run.wakeAt),
    endedAt: isoOrNull(run.endedAt),
    steps: steps.map(({ at, until, ...one }) => ({ ...one, at: iso(at), until: isoOrNull(until) })),
  }
}

export function showTask(row: TaskRow, customerName: string | null, lang: Lang) {
  const { id, desk, storeId, title, note, journeyId, journeyName, state, takenBy, endedBy, outcome } = row
  return {
    ...{ id, desk, storeId, title, note, journeyId, journeyName, state, takenBy, endedBy, outcome },
    ...{ customer: row.birth, customerName },
    why: row.entered === null ? null : sayEntry(row.entered, lang),
    dueAt: iso(row.dueAt),
    takenAt: isoOrNull(row.takenAt),
    endedAt: isoOrNull(row.endedAt),
  }
}
