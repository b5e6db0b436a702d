import type { Calendar, Facts, JourneyChannel, Questions, Reach, Woken } from '@splot/contract/plugin/node'
import type { Condition } from '@splot/contract/segment/condition'
import { bindEntry } from '@splot/contract/segment/entry-window'
import type { NormalEvent } from '../../collect/index.ts'
import type { Asked, Run, StepLine } from '../schema.ts'
import type { Ready } from './compile.ts'
import { hearSignal, toHeard } from './hear.ts'
import { isMatch } from './match.ts'
import { endRun, firstLine, holdRun, type Stepped, takeStep } from './step.ts'

/** A world in which a journey is walked without anything being done. */
export interface World {
  /** Everything that happens to her, in order of time, also what is past when she comes in. */
  readonly events: readonly NormalEvent[]
  readonly calendar: Calendar
  /** Does it hold of her at this moment? */
  holds(condition: Condition, at: number): boolean
  /** What the gate would say at this moment. */
  reach(channel: JourneyChannel, purpose: string, at: number): Reach
  /** The step asks for something now: what it does in this world. */
  ask(asked: Asked, run: Run, at: number): void
  /** The way out somebody chose for her at a node, in place of the node's own. */
  readonly chosen?: ReadonlyMap<string, string>
}

export interface Played {
  readonly run: Run
  readonly lines: readonly StepLine[]
  /** Where the clock stood at the end: she waits there still, or has left. */
  readonly at: number
}

/** Steps after which a walk is broken off: a loop that waits goes on for years. */
const mostSteps = 1_000

/** Walks one run to its end, or to a moment, on a clock of its own. Pure but for what the world does. */
export function play(ready: Ready, start: Run, world: World, untilAt: number): Played {
  const lines: StepLine[] = [firstLine(start, start.enteredAt, 'play')]
  const ends = listEnds(ready, start)
  let run = start
  let at = start.enteredAt
  let woken: Woken | null = null
  const put = (stepped: Stepped): boolean => {
    run = stepped.run
    lines.push(stepped.line)
    for (const one of stepped.asked) world.ask(one, run, at)
    return stepped.isMoving
  }
  for (let steps = 0; ; steps++) {
    if (steps === mostSteps) put(holdRun(run, at, 'too_many_steps'))
    const end = isOpen(run) ? findEnd(ends, world, at) : null
    if (end !== null) put(endRun(run, at, end))
    if (!isOpen(run)) return { run, lines, at }
    const ground = { now: at, woken, calendar: world.calendar, facts: answer(ready, run, world, at) }
    const isMoving = put(choose(takeStep(ready, run, ground), ready, run, world))
    woken = null
    if (isMoving) continue
    if (!isOpen(run)) return { run, lines, at }
    const news = findNews({ ready, ends }, run, world, {
      after: at,
      until: Math.min(untilAt, run.wakeAt ?? untilAt),
    })
    if (news === null && (run.wakeAt ?? Number.POSITIVE_INFINITY) > untilAt)
      return { run, lines, at: untilAt }
    at = news?.at ?? run.wakeAt ?? untilAt
    if (news?.end !== undefined) put(endRun(run, at, news.end))
    else woken = news?.woken ?? { by: 'timer' }
  }
}

const isOpen = ({ state }: Run): boolean => state === 't' || state === 'e'

interface Ending {
  readonly when: Condition
  readonly end: { readonly reason: string; readonly isGoal?: true }
}

/** Conditions by which this run ends: the goal first. */
const listEnds = ({ graph, exits }: Ready, { enteredAt }: Run): Ending[] => [
  ...(graph.goal === null
    ? []
    : [{ when: bindEntry(graph.goal, enteredAt), end: { reason: 'goal', isGoal: true } as const }]),
  ...exits.flatMap(({ condition, reason }) =>
    condition === null ? [] : [{ when: bindEntry(condition, enteredAt), end: { reason } }],
  ),
]

const findEnd = (ends: readonly Ending[], world: World, at: number): Ending['end'] | null =>
  ends.find(({ when }) => world.holds(when, at))?.end ?? null

interface News {
  readonly at: number
  readonly woken?: Woken
  readonly end?: Ending['end']
}

/** The first thing that happens while she waits and is news to the run: an exit, the goal, or what she waits for. */
function findNews(
  { ready, ends }: { ready: Ready; ends: readonly Ending[] },
  run: Run,
  world: World,
  span: { after: number; until: number },
): News | null {
  for (const event of world.events) {
    if (event.ts <= span.after) continue
    if (event.ts > span.until) return null
    const signal = {
      kind: 'event',
      root: run.root,
      birth: run.birth,
      pos: 0,
      id: event.messageId,
      event,
    } as const
    const heard = hearSignal(ready, run, signal)
    if (heard?.kind === 'exit') return { at: event.ts, end: { reason: heard.reason } }
    const end = findEnd(ends, world, event.ts)
    if (end !== null) return { at: event.ts, end }
    if (heard?.kind === 'wake') return { at: event.ts, woken: heard.woken }
  }
  return null
}

function answer(ready: Ready, run: Run, world: World, at: number): Facts {
  const node = ready.nodes.get(run.node)
  const asks: Questions = node?.plugin.asks(node.options, { since: run.since, now: at, kept: run.kept }) ?? {}
  const find = ({ match, since }: NonNullable<Questions['events']>[number]) =>
    world.events.find((event) => event.ts >= since && event.ts <= at && isMatch(match, event, run.context.in))
  const { reach } = asks
  return {
    conditions: (asks.conditions ?? []).map((one) => world.holds(bindEntry(one, run.enteredAt), at)),
    events: (asks.events ?? []).map((one) => {
      const event = find(one)
      return event === undefined ? null : toHeard(event)
    }),
    reach: new Map(reach?.channels.map((channel) => [channel, world.reach(channel, reach.purpose, at)])),
    engagement: new Map(),
    // Whatever it asked for has gone out, in a world in which nothing does.
    outcome: null,
    // Nobody meets an experiment in a world in which nothing is done: the shares of the step decide.
    experiments: [],
  }
}

/** Somebody walking her by hand may send her another way than the node would. */
function choose(stepped: Stepped, ready: Ready, was: Run, world: World): Stepped {
  const way = world.chosen?.get(was.node)
  const node = ready.nodes.get(was.node)
  if (way === undefined || node === undefined || stepped.line.kind !== 'n' || stepped.line.output === way)
    return stepped
  const target = node.next[way] ?? null
  const line = { ...stepped.line, output: way, because: 'chosen' }
  if (target !== null) {
    const run = { ...stepped.run, node: target, state: 't', reason: null, endedAt: null } as const
    return { ...stepped, run, line, isMoving: true }
  }
  const run = { ...stepped.run, state: 'd', reason: 'end', endedAt: line.at } as const
  return { ...stepped, run, line, isMoving: false }
}

interface Beginning {
  readonly id: string
  readonly journeyId: string
  readonly birth: string
  readonly root: string
  readonly at: number
  readonly context: Run['context']['in']
  readonly isControl: boolean
}

/** A run as it begins; `start` of a graph that has none stays where nothing is. */
export const beginRun = (ready: Ready, o: Beginning): Run => ({
  ...{ id: o.id, journeyId: o.journeyId, version: ready.n, birth: o.birth, root: o.root, unit: o.root },
  ...{
    enteredAt: o.at,
    arrivedAt: o.at,
    since: o.at,
    wakeAt: null,
    endedAt: null,
    seq: 0,
    state: 't' as const,
  },
  ...{
    isControl: o.isControl,
    isGoal: false,
    node: ready.graph.start ?? '',
    reason: null,
    waits: null,
    kept: null,
  },
  ...{ context: { in: o.context, given: {} }, zone: null },
})
