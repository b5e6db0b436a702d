import type { EventMatch } from '@splot/contract/journey/match'
import type { Engagement, Facts, Heard, JourneyChannel, Questions, Reach } from '@splot/contract/plugin/node'
import type { Condition } from '@splot/contract/segment/condition'
import { groupBy } from '../../../platform/group-by.ts'
import type { Ready } from '../rules/compile.ts'
import { toHeard } from '../rules/hear.ts'
import { isMatch } from '../rules/match.ts'
import { messageKey } from '../rules/step.ts'
import type { Run } from '../schema.ts'
import type { JourneyDeps, WorkspaceWhere } from './deps.ts'

/** A run at a node that wants to know something. */
export interface Asking {
  readonly run: Run
  readonly ready: Ready
}

type FactDeps = Pick<JourneyDeps, 'hands' | 'segment' | 'graph' | 'profile' | 'log' | 'readEvent' | 'decide'>

export const noFacts: Facts = {
  ...{ conditions: [], events: [], reach: new Map(), engagement: new Map(), outcome: null },
  experiments: [],
}

interface Line extends Asking {
  readonly asks: Questions
}

/** How far back an event may lie that has overtaken her, and how many of hers are looked through. */
const mostEvents = 200
const engagementMs = 180 * 86_400_000

/** What each of these runs wants to know, in their order; one question a kind for all of them together. */
export async function loadFacts(
  deps: FactDeps,
  where: WorkspaceWhere,
  asking: readonly Asking[],
  now: number,
): Promise<Facts[]> {
  const lines = asking.map((one): Line => ({ ...one, asks: listQuestions(one, now) }))
  if (lines.every(({ asks }) => Object.keys(asks).length === 0)) return lines.map(() => noFacts)
  const holds = await loadConditions(deps, where, lines)
  const heard = await loadEvents(deps, where, lines)
  const reach = await loadReach(deps, where, lines)
  const engagement = await loadEngagement(deps, where, lines, now)
  const outcomes = await loadOutcomes(deps, where, lines)
  const arms = await loadArms(deps, where, lines)
  return lines.map(({ run, asks }, i) => ({
    conditions: (asks.conditions ?? []).map((one) => holds(one, run.root)),
    events: heard[i] ?? [],
    reach: reach(run, asks),
    engagement: engagement(run, asks),
    outcome: outcomes.get(nameMessage(run)) ?? null,
    experiments: arms[i] ?? [],
  }))
}

function listQuestions({ run, ready }: Asking, now: number): Questions {
  const node = ready.nodes.get(run.node)
  return node === undefined ? {} : node.plugin.asks(node.options, { since: run.since, now, kept: run.kept })
}

/** The answers to conditions, by their words and whom they were asked about. */
export async function loadConditions(
  { segment }: Pick<JourneyDeps, 'segment'>,
  where: WorkspaceWhere,
  lines: readonly { run: Run; asks: Pick<Questions, 'conditions'> }[],
): Promise<(condition: Condition, root: string) => boolean> {
  const asked = new Map<string, { condition: Condition; roots: Set<string> }>()
  for (const { run, asks } of lines)
    for (const condition of asks.conditions ?? []) {
      const key = JSON.stringify(condition)
      const known = asked.get(key) ?? { condition, roots: new Set() }
      asked.set(key, known)
      known.roots.add(run.root)
    }
  const answers = new Map<string, ReadonlyMap<string, boolean>>()
  for (const [key, { condition, roots }] of asked)
    answers.set(key, await segment.evaluate(where, condition, [...roots]))
  return (condition, root) => answers.get(JSON.stringify(condition))?.get(root) ?? false
}

type LookBack = { match: EventMatch; since: number }

/** The first event after then that fits, or null: what ended the step before does not end this one too. */
async function loadEvents(
  deps: FactDeps,
  where: WorkspaceWhere,
  lines: readonly Line[],
): Promise<(Heard | null)[][]> {
  const asking = lines.filter(({ asks }) => (asks.events ?? []).length > 0)
  if (asking.length === 0) return lines.map(() => [])
  const { tx, workspaceId } = where
  const roots = new Set(asking.map(({ run }) => run.root))
  const births = await deps.graph.listClusters(tx, workspaceId, [...roots], 'service')
  const rootOf = new Map(births.map((one) => [one.birthId, one.root]))
  const since = Math.min(...asking.flatMap(({ asks }) => (asks.events ?? []).map((one) => one.since)))
  const moments = await deps.profile.listRecent(
    { ...tx, workspaceId },
    { births: [...rootOf.keys()], since, each: mostEvents },
  )
  const records = await deps.log.readAt(
    tx,
    [...new Set(moments.map((one) => one.pos))].sort((a, b) => a - b),
  )
  const events = new Map(
    records.flatMap((record) => {
      const read = deps.readEvent(record)
      return read?.event ? [[record.pos, read.event] as const] : []
    }),
  )
  const ofRoot = groupBy(moments, ({ birth }) => rootOf.get(birth) ?? birth)
  const find = (run: Run, { match, since: from }: LookBack): Heard | null => {
    const own = (ofRoot.get(run.root) ?? []).filter(({ ts }) => ts > from)
    for (const { pos } of own.toSorted((a, b) => a.ts - b.ts || a.pos - b.pos)) {
      const event = events.get(pos)
      if (event !== undefined && isMatch(match, event, run.context.in)) return toHeard(event)
    }
    return null
  }
  return lines.map(({ run, asks }) => (asks.events ?? []).map((one) => find(run, one)))
}

type ReachOf = (run: Run, asks: Questions) => Facts['reach']

async function loadReach(deps: FactDeps, where: WorkspaceWhere, lines: readonly Line[]): Promise<ReachOf> {
  const groups = new Map<
    string,
    { purpose: string; channels: readonly JourneyChannel[]; births: Set<string> }
  >()
  for (const { run, asks } of lines) {
    if (asks.reach === undefined) continue
    const key = JSON.stringify(asks.reach)
    const group = groups.get(key) ?? { ...asks.reach, births: new Set() }
    groups.set(key, group)
    group.births.add(run.birth)
  }
  const answers = new Map<string, ReadonlyMap<string, ReadonlyMap<string, Reach>>>()
  for (const [key, group] of groups)
    answers.set(key, await deps.hands.reachOf(where, { ...group, births: [...group.births] }))
  return (run, { reach }) => {
    const known = reach === undefined ? undefined : answers.get(JSON.stringify(reach))?.get(run.birth)
    return new Map(
      (reach?.channels ?? []).flatMap((channel) => {
        const said = known?.get(channel)
        return said === undefined ? [] : [[channel, said] as const]
      }),
    )
  }
}

type EngagementOf = (run: Run, asks: Questions) => Facts['engagement']

const noEngagement: Engagement = { sent: 0, opened: 0, clicked: 0 }
const add = (a: Engagement, b: Engagement): Engagement => ({
  ...{ sent: a.sent + b.sent, opened: a.opened + b.opened, clicked: a.clicked + b.clicked },
})

async function loadEngagement(
  deps: FactDeps,
  where: WorkspaceWhere,
  lines: readonly Line[],
  now: number,
): Promise<EngagementOf> {
  const asking = lines.filter(({ asks }) => asks.engagement !== undefined)
  if (asking.length === 0) return () => new Map()
  const roots = [...new Set(asking.map(({ run }) => run.root))]
  const known = await deps.graph.listClusters(where.tx, where.workspaceId, roots, 'service')
  const rootOf = new Map(known.map((one) => [one.birthId, one.root]))
  const rows = await deps.hands.engagementOf(where, { births: [...rootOf.keys()], since: now - engagementMs })
  const sums = new Map<string, Engagement>()
  for (const { birth, channel, figures } of rows) {
    const key = `${birth === '' ? '' : rootOf.get(birth)} ${channel}`
    sums.set(key, add(sums.get(key) ?? noEngagement, figures))
  }
  return (run, { engagement = [] }) =>
    new Map(
      engagement.map((channel) => [
        channel,
        {
          hers: sums.get(`${run.root} ${channel}`) ?? noEngagement,
          all: sums.get(` ${channel}`) ?? noEngagement,
        },
      ]),
    )
}

/** How the queue knows the messages of a run. */
export const runName = (id: string): string => `journey:${id}`

const nameMessage = ({ id, kept }: Run): string => `${runName(id)} ${String(kept?.[messageKey])}`

async function loadOutcomes(
  deps: FactDeps,
  where: WorkspaceWhere,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, NonNullable<Facts['outcome']>>> {
  const asked = lines.flatMap(({ run, asks }) => {
    const seq = run.kept?.[messageKey]
    return asks.outcome === true && typeof seq === 'number' ? [{ run: runName(run.id), seq }] : []
  })
  return asked.length === 0 ? new Map() : deps.hands.outcomesOf(where, asked)
}

/** Which side is hers, written down where she meets it first; of whoever is held out nothing is. */
async function loadArms(
  { decide }: Pick<FactDeps, 'decide'>,
  where: WorkspaceWhere,
  lines: readonly Line[],
): Promise<Facts['experiments'][]> {
  const comers = lines.flatMap(({ run, asks }) =>
    (asks.experiments ?? []).map((experimentId) => ({
      ...{ experimentId, root: run.root, birth: run.birth, isSilent: run.isControl },
    })),
  )
  if (comers.length === 0) return []
  const assigned = await decide.assign(where, comers)
  let from = 0
  return lines.map(({ asks }) => {
    const own = assigned.slice(from, from + (asks.experiments?.length ?? 0))
    from += own.length
    return own
  })
}
