import type { EventMatch } from '@splot/contract/journey/match'
import type { Engagement, Facts, Heard, JourneyChannel, Questions, Reach } from '@splot/contract/plugin/node'
import type { Condition } from '@splot/contract/segment/condition'
import { asksEntry } from '@splot/contract/segment/entry-window'
import { groupBy } from '../../../platform/group-by.ts'
import type { Ready } from '../rules/compile.ts'
import { toHeard } from '../rules/hear.ts'
import { isMatch } from '../rules/match.ts'
import { messageKey } from '../rules/step.ts'
import type { Run } from '../schema.ts'
import type { JourneyDeps, WorkspaceWhere } from './deps.ts'
import { listHappened } from './happened.ts'

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

const engagementMs = 180 * 86_400_000

/** What each of these runs wants to know, in their order; one question a kind for all of them together. */
export async function loadFacts(
  deps: FactDeps,
  where: WorkspaceWhere,
  asking: readonly Asking[],
  now: number,
): Promise<Facts[]> {
  const lines = asking.map((one): Line => ({ run: one.run, ready: one.ready, asks: listQuestions(one, now) }))
  if (lines.every(({ asks }) => Object.keys(asks).length === 0)) return lines.map(() => noFacts)
  const holds = await loadConditions(deps, where, lines)
  const heard = await loadEvents(deps, where, lines)
  const reach = await loadReach(deps, where, lines)
  const unpublished = await listUnpublished(deps, where, lines)
  const engagement = await loadEngagement(deps, where, lines, now)
  const outcomes = await loadOutcomes(deps, where, lines)
  const arms = await loadArms(deps, where, lines)
  // What nobody asked about is not worked out: a storm asks about a million.
  return lines.map(({ run, ready, asks }, i) => ({
    conditions: asks.conditions?.map((one) => holds(one, run)) ?? noFacts.conditions,
    events: heard[i] ?? noFacts.events,
    reach: unpublished.size > 0 && unpublished.has(nameNode(run, ready)) ? closeAll(asks) : reach(run, asks),
    engagement: asks.engagement === undefined ? noFacts.engagement : engagement(run, asks),
    outcome: outcomes.size === 0 ? null : (outcomes.get(nameMessage(run)) ?? null),
    experiments: arms[i] ?? noFacts.experiments,
  }))
}

function listQuestions({ run, ready }: Asking, now: number): Questions {
  const node = ready.nodes.get(run.node)
  return node === undefined ? {} : node.plugin.asks(node.options, { since: run.since, now, kept: run.kept })
}

type Answers = (condition: Condition, run: Run) => boolean

/** The answers to conditions, by their words and the run for which they were asked. */
export async function loadConditions(
  { segment }: Pick<JourneyDeps, 'segment'>,
  where: WorkspaceWhere,
  lines: readonly { run: Run; asks: Pick<Questions, 'conditions'> }[],
): Promise<Answers> {
  const asked = new Map<string, { condition: Condition; runs: Map<string, Run> }>()
  for (const { run, asks } of lines)
    for (const condition of asks.conditions ?? []) {
      const key = JSON.stringify(condition)
      const known = asked.get(key) ?? { condition, runs: new Map() }
      asked.set(key, known)
      known.runs.set(run.id, run)
    }
  const answers = new Map<string, (run: Run) => boolean>()
  for (const [key, { condition, runs }] of asked)
    answers.set(key, await answerFor(segment, where, condition, [...runs.values()]))
  return (condition, run) => answers.get(JSON.stringify(condition))?.(run) ?? false
}

/** What happened since she came in differs from run to run; all else is the same for all of hers. */
async function answerFor(
  segment: JourneyDeps['segment'],
  where: WorkspaceWhere,
  condition: Condition,
  runs: readonly Run[],
): Promise<(run: Run) => boolean> {
  if (!asksEntry(condition)) {
    const held = await segment.evaluate(where, condition, [...new Set(runs.map(({ root }) => root))])
    return ({ root }) => held.get(root) ?? false
  }
  const held = await segment.evaluateSince(where, condition, runs)
  const answers = new Map(runs.map(({ id }, i) => [id, held[i] ?? false]))
  return ({ id }) => answers.get(id) ?? false
}

type LookBack = { match: EventMatch; since: number }

/** The first event after then that fits, or null: what ended the step before does not end this one too. */
async function loadEvents(
  deps: FactDeps,
  where: WorkspaceWhere,
  lines: readonly Line[],
): Promise<(Heard | null)[][]> {
  const asking = lines.filter(({ asks }) => (asks.events ?? []).length > 0)
  if (asking.length === 0) return []
  const roots = [...new Set(asking.map(({ run }) => run.root))]
  const since = Math.min(...asking.flatMap(({ asks }) => (asks.events ?? []).map((one) => one.since)))
  const tx = { ...where.tx, workspaceId: where.workspaceId }
  const ofRoot = groupBy(await listHappened(deps, tx, { roots, since }), (one) => one.root)
  const find = (run: Run, { match, since: from }: LookBack): Heard | null => {
    for (const { event } of ofRoot.get(run.root) ?? [])
      if (event.ts > from && isMatch(match, event, run.context.in)) return toHeard(event)
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
    const key = nameReach(asks.reach)
    const group = groups.get(key) ?? { ...asks.reach, births: new Set() }
    groups.set(key, group)
    group.births.add(run.birth)
  }
  const answers = new Map<string, ReadonlyMap<string, ReadonlyMap<JourneyChannel, Reach>>>()
  for (const [key, group] of groups)
    answers.set(key, await deps.hands.reachOf(where, { ...group, births: [...group.births] }))
  return (run, { reach }) => {
    // Exactly these channels were asked about.
    const known = reach === undefined ? undefined : answers.get(nameReach(reach))?.get(run.birth)
    return known ?? nothingSaid
  }
}

const nameNode = ({ node }: Run, { journeyId, n }: Ready): string => `${journeyId} ${n} ${node}`

/** What is not published reaches nobody, whatever the gate would say. */
const closeAll = ({ reach }: Questions): Facts['reach'] =>
  new Map((reach?.channels ?? []).map((channel) => [channel, 'no_content']))

/** Nodes among those that ask about reach whose content is not published now. */
async function listUnpublished(
  { hands }: Pick<FactDeps, 'hands'>,
  where: WorkspaceWhere,
  lines: readonly Line[],
): Promise<ReadonlySet<string>> {
  const content = new Map<string, readonly string[]>()
  for (const { run, ready, asks } of lines) {
    const name = nameNode(run, ready)
    const node = ready.nodes.get(run.node)
    if (asks.reach === undefined || content.has(name) || node === undefined) continue
    content.set(name, node.plugin.uses(node.options).content ?? [])
  }
  const missing = new Set<string>()
  for (const item of new Set([...content.values()].flat()))
    if ((await hands.findPublished(where, item)) === null) missing.add(item)
  return new Set(
    [...content].filter(([, items]) => items.some((one) => missing.has(one))).map(([name]) => name),
  )
}

const nothingSaid: Facts['reach'] = new Map()
const nameReach = ({ purpose, channels }: NonNullable<Questions['reach']>): string =>
  `${purpose} ${channels.join(' ')}`

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

/** The run of such a name; null where it is somebody else's. */
export const readRunName = (name: string): string | null =>
  /^journey:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name)?.[1] ?? null

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
