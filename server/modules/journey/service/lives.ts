import type { Questions, Reach } from '@splot/contract/plugin/node'
import type { Condition } from '@splot/contract/segment/condition'
import { inCurrency } from '@splot/contract/segment/currency'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { NormalEvent } from '../../collect/index.ts'
import { createCalendar, type History, holds } from '../../segment/index.ts'
import { calendarOf } from '../rules/calendar.ts'
import type { Ready } from '../rules/compile.ts'
import type { World } from '../rules/play.ts'
import type { ControlDeps } from './control-deps.ts'

/** A customer's life as a walk needs it: what happened, what is known of her, where she may be written to. */
export interface Life {
  readonly birth: string
  readonly root: string
  readonly events: readonly NormalEvent[]
  readonly history: History
  /** What the gate would say now, by `purpose channel`. */
  readonly reach: ReadonlyMap<string, Reach>
  /** The workspace's. */
  readonly zone: string
  readonly currency: string
  /** The day of hers people come in by, as she stated it last: `1990-11-22`; null where the journey has none, or she. */
  readonly day: string | null
}

/** A node is asked what it wants to know before anybody stands there. */
const nowhere = { since: 0, now: 0, kept: null }

/** Of a long life the newest events. */
const mostEvents = 5_000

type LifeDeps = Pick<
  ControlDeps,
  'graph' | 'profile' | 'log' | 'readEvent' | 'readHistories' | 'reachOf' | 'settingsOf'
>

/** Lives of these customers, by canonical id; in the caller's transaction. */
export async function readLives(
  deps: LifeDeps,
  tx: WorkspaceTx,
  { roots, ready }: { roots: readonly string[]; ready: Ready },
): Promise<Map<string, Life>> {
  const { workspaceId } = tx
  const where = { tx, workspaceId }
  const { timeZone: zone, currency } = await deps.settingsOf(workspaceId, tx)
  const histories = await deps.readHistories(where, { roots, conditions: listConditions(ready), zone })
  const known = await deps.graph.listClusters(tx, workspaceId, roots, 'service')
  const births = new Map<string, string[]>()
  for (const { root, birthId } of known) births.set(root, [...(births.get(root) ?? []), birthId])
  const reach = await readReach(deps, tx, { births: [...births].map(([root]) => root), ready })
  const days = await readDays(deps, tx, { births, ready })
  const lives = new Map<string, Life>()
  for (const [root, own] of births) {
    const history = histories.get(root)
    if (history === undefined) continue
    const positions = await deps.profile.listPositions(tx, workspaceId, own)
    const records = await deps.log.readAt(tx, positions.slice(-mostEvents))
    const placed = records
      .flatMap((record) => {
        const event = deps.readEvent(record)?.event
        return event === undefined || event === null ? [] : [{ event, pos: record.pos }]
      })
      .sort((a, b) => a.event.ts - b.event.ts || a.pos - b.pos)
    const events = placed.map((one) => one.event)
    lives.set(root, {
      ...{ birth: root, root, zone, currency, events },
      history: { ...history, events: placed },
      reach: reach.get(root) ?? new Map(),
      day: days.get(root) ?? null,
    })
  }
  return lives
}

/** The day people come in by, by canonical id; the newest that was stated counts. */
async function readDays(
  { profile }: Pick<LifeDeps, 'profile'>,
  tx: WorkspaceTx,
  { births, ready }: { births: ReadonlyMap<string, readonly string[]>; ready: Ready },
): Promise<Map<string, string>> {
  const { entry } = ready.graph
  const days = new Map<string, string>()
  if (entry?.kind !== 'date') return days
  const rootOf = new Map([...births].flatMap(([root, own]) => own.map((one) => [one, root])))
  for (const { birth, value } of await profile.listTraitsOf(tx, [...rootOf.keys()], [entry.trait])) {
    const root = rootOf.get(birth)
    const day = /^"(\d{4}-\d{2}-\d{2})/.exec(value)?.[1]
    if (root !== undefined && day !== undefined && !days.has(root)) days.set(root, day)
  }
  return days
}

/** Every condition a walk may ask: of the goal, the exits and the nodes. */
function listConditions({ graph, nodes, exits }: Ready): Condition[] {
  return [
    ...(graph.goal === null ? [] : [graph.goal]),
    ...exits.flatMap(({ condition }) => (condition === null ? [] : [condition])),
    ...[...nodes.values()].flatMap(({ plugin, options }) => plugin.asks(options, nowhere).conditions ?? []),
  ]
}

async function readReach(
  deps: Pick<LifeDeps, 'reachOf'>,
  tx: WorkspaceTx,
  { births, ready }: { births: readonly string[]; ready: Ready },
): Promise<Map<string, Map<string, Reach>>> {
  const found = new Map<string, Map<string, Reach>>(births.map((birth) => [birth, new Map()]))
  const asked = new Map<string, NonNullable<Questions['reach']>>()
  for (const { plugin, options } of ready.nodes.values()) {
    const { reach } = plugin.asks(options, nowhere)
    if (reach !== undefined) asked.set(JSON.stringify(reach), reach)
  }
  for (const { purpose, channels } of asked.values()) {
    const answers = await deps.reachOf({ tx, workspaceId: tx.workspaceId }, { purpose, channels, births })
    for (const [birth, verdicts] of answers)
      for (const [channel, reach] of verdicts) found.get(birth)?.set(`${purpose} ${channel}`, reach)
  }
  return found
}

/** Limits of contacts are counted anew in a walk: what she got since is no part of it. */
export interface Limits {
  /** Would one more message now be one too many? */
  isFull(root: string, message: { purpose: string; channel: string }, at: number): boolean
  note(root: string, message: { purpose: string; channel: string }, at: number): void
}

/** The world of one life: as it was, with what is known of her now. */
export const makeWorld = (life: Life, limits: Limits, ask: World['ask']): World => {
  const calendar = createCalendar(life.zone)
  return {
    events: life.events,
    calendar: calendarOf(life.zone),
    holds(condition, at) {
      const events = life.history.events.filter(({ event }) => event.ts <= at)
      return holds(inCurrency(condition, life.currency), { ...life.history, events }, { now: at, calendar })
    },
    reach(channel, purpose, at) {
      const now = life.reach.get(`${purpose} ${channel}`) ?? 'open'
      // What stands in the way this very hour need not have then: limits and hours are counted anew.
      if (now !== 'open' && now !== 'capped' && now !== 'quiet_hours') return now
      return limits.isFull(life.root, { purpose, channel }, at) ? 'capped' : 'open'
    },
    ask,
  }
}
