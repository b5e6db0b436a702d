import type { Condition } from '@splot/contract/segment/condition'
import { listLeaves } from '@splot/contract/segment/condition'
import { purchaseEvents } from '@splot/contract/segment/sugar'
import { isSinceEntry } from '@splot/contract/segment/window'
import { type Asked, blocks, isMarketing, type JourneyFinding, warns } from './check-ground.ts'

const dayMs = 86_400_000
/** From this share on everybody gets the same. */
const everybodyPercent = 60
const mostIdleDays = 30
const mostUnchangedDays = 180

/** Events that say no more than that somebody was there. */
const wideEvents: ReadonlySet<string> = new Set([
  'Page Viewed',
  'Product Viewed',
  'Product List Viewed',
  'Email Opened',
])

/** Whom it reaches, what it is for, and whether anybody still looks after it. */
export function checkAudience(asked: Asked): JourneyFinding[] {
  return [
    ...checkEntry(asked),
    ...checkExits(asked),
    ...checkRepeat(asked),
    ...checkPlan(asked),
    ...checkLife(asked),
  ]
}

function checkEntry({ graph: { entry, reEntry }, ground }: Asked): JourneyFinding[] {
  if (entry?.kind === 'event') {
    const { event, where = [] } = entry.match
    const isWide = wideEvents.has(event) && where.length === 0 && reEntry.rule.kind !== 'once'
    return isWide ? [warns('wide_event', { field: 'entry', values: { name: event } })] : []
  }
  if (entry?.kind !== 'segment' && entry?.kind !== 'schedule') return []
  const count = ground.segments.get(entry.segmentId)
  if (count === undefined) return [blocks('segment_missing', { field: 'entry' })]
  const name = ground.names.segments.get(entry.segmentId) ?? ''
  if (count === 0) return [warns('nobody', { field: 'entry', values: { name } })]
  const percent = ground.people === 0 ? 0 : Math.round(((count ?? 0) / ground.people) * 100)
  const isForAll = entry.kind === 'schedule' && percent >= everybodyPercent && ground.people >= 100
  return isForAll ? [warns('everybody', { field: 'entry', values: { percent } })] : []
}

function checkExits({ graph: { exits }, ground }: Asked): JourneyFinding[] {
  const isGone = exits.some((one) => one.kind === 'segment' && !ground.segments.has(one.segmentId))
  return isGone ? [blocks('segment_missing', { field: 'exits' })] : []
}

/** A calendar that comes round again, and a rule by which it finds nobody the second time. */
function checkRepeat({ graph: { entry, reEntry } }: Asked): JourneyFinding[] {
  const isRepeated =
    (entry?.kind === 'schedule' && entry.every.kind !== 'once') || (entry?.kind === 'date' && entry.isYearly)
  return isRepeated && reEntry.rule.kind === 'once' ? [warns('only_once', { field: 'entry' })] : []
}

function checkPlan({ graph, nodes, ground }: Asked): JourneyFinding[] {
  const found: JourneyFinding[] = []
  const hasGoal = graph.goal !== null || graph.nodes.some((one) => one.type === 'goal')
  if (!hasGoal) found.push(warns('no_goal', { field: 'goal' }))
  if (graph.goal !== null && countsPast(graph.goal)) found.push(warns('goal_past', { field: 'goal' }))
  if (graph.plan === null) found.push(warns('no_plan', { field: 'plan' }))
  const sells = [...nodes.values()].some((one) =>
    one.plugin.uses(one.options).messages?.some((message) => isMarketing(ground, message.purpose)),
  )
  const endsByPurchase =
    graph.exits.some((one) => one.kind === 'bought') || (graph.goal !== null && isPurchase(graph.goal))
  const isAboutCart =
    graph.entry?.kind === 'event' && /^(Cart|Product|Checkout)/.test(graph.entry.match.event)
  if (sells && isAboutCart && !endsByPurchase) found.push(warns('sells_after_purchase', { field: 'exits' }))
  return found
}

/** Something must have happened, and it may have been before she came in. What must not have happened is another matter. */
function countsPast(goal: Condition): boolean {
  if (goal.kind === 'not') return false
  if (goal.kind === 'all') return goal.of.length > 0 && goal.of.every(countsPast)
  if (goal.kind === 'any') return goal.of.some(countsPast)
  const isEvent = goal.kind === 'event' || goal.kind === 'orders' || goal.kind === 'engagement'
  return isEvent && (goal.op === 'gte' || goal.op === 'gt') && !isSinceEntry(goal.window)
}

const isPurchase = (goal: Condition): boolean =>
  listLeaves(goal).some(
    (leaf) =>
      leaf.kind === 'orders' ||
      (leaf.kind === 'event' && leaf.events.some((one) => purchaseEvents.some((event) => event === one))),
  )

function checkLife({ ground: { life, now } }: Asked): JourneyFinding[] {
  if (life === null) return []
  const days = (since: number) => Math.floor((now - since) / dayMs)
  // A version that was launched later has had no longer to be entered.
  const idle = days(Math.max(life.enteredAt ?? 0, life.launchedAt))
  const unchanged = days(life.changedAt)
  return [
    ...(idle >= mostIdleDays ? [warns('stale', { values: { days: idle } })] : []),
    ...(unchanged >= mostUnchangedDays ? [warns('old', { values: { days: unchanged } })] : []),
  ]
}
