import { placeUnit } from '@splot/contract/hash'
import type { Calendar, Decision, Facts, NodeInput, Woken } from '@splot/contract/plugin/node'
import { type Asked, effectsAtOnce, type Run, type StepLine } from '../schema.ts'
import type { Ready, ReadyNode } from './compile.ts'

/** What a step is taken with. */
export interface Ground {
  readonly now: number
  readonly woken: Woken | null
  readonly calendar: Calendar
  readonly facts: Facts
}

/** What a step made of a run. */
export interface Stepped {
  readonly run: Run
  readonly line: StepLine
  readonly asked: readonly Asked[]
  /** She came to another node and is asked again in the same instant. */
  readonly isMoving: boolean
}

/**
 * One step of one run, pure: the same run, facts and time give the same step, whenever it is played again. What a run that
 * is held out asks for is left out; her way is drawn all the same.
 */
export function takeStep(ready: Ready, run: Run, ground: Ground): Stepped {
  const node = ready.nodes.get(run.node)
  if (node === undefined) {
    const isGone = !ready.graph.nodes.some((one) => one.id === run.node)
    return isGone
      ? endRun(run, ground.now, { reason: 'node_missing' })
      : holdRun(run, ground.now, 'node_unread')
  }
  let decision: Decision
  try {
    decision = node.plugin.decide(new StepInput(node, run, ground))
  } catch {
    return holdRun(run, ground.now, 'node_failed')
  }
  const { run: after, line, isMoving } = apply(node, run, ground, decision)
  return { run: after, line, isMoving, asked: run.isControl ? [] : listAsked(after.seq, decision) }
}

function apply(node: ReadyNode, run: Run, { now, woken }: Ground, decision: Decision): Stepped {
  const because = decision.because ?? null
  if (decision.kind === 'exit') return endRun(run, now, { ...decision, because })
  if (decision.kind === 'wait') return waitOn(run, now, decision)
  const effects = named(run, decision)
  const line = makeLine(run, now, { kind: 'n', output: decision.output, because, effects })
  const isControl = run.isControl || decision.isControl === true
  const target = node.next[decision.output] ?? null
  const moved: Run = {
    ...run,
    ...rested,
    isControl,
    seq: line.seq,
    node: target ?? run.node,
    arrivedAt: now,
    since: sinceWhen(run, woken, now),
  }
  if (target !== null) return { run: moved, line, asked: [], isMoving: true }
  return { run: { ...moved, state: 'd', reason: 'end', endedAt: now }, line, asked: [], isMoving: false }
}

/**
 * From when on events are news to the next step: not when the clockwork came round to her, but when her wait was over. On her
 * way through several nodes in one instant it stays what it was.
 */
function sinceWhen({ since, wakeAt }: Run, woken: Woken | null, now: number): number {
  if (woken === null) return since
  if (woken.by === 'event') return Math.min(now, woken.event.at)
  return woken.by === 'timer' ? Math.min(now, wakeAt ?? now) : now
}

/** Nothing is waited for any more. */
const rested = { wakeAt: null, waits: null, kept: null } as const

function waitOn(run: Run, now: number, decision: Decision & { kind: 'wait' }): Stepped {
  // A node that waits for a moment that has passed is asked again in a while, not at once for ever.
  const wakeAt = Math.max(decision.until, now + 1)
  const waits = decision.for === undefined || decision.for.length === 0 ? null : decision.for
  const because = decision.because ?? null
  const effects = named(run, decision)
  const line = makeLine(run, now, { kind: 'w', output: null, because, until: wakeAt, effects })
  const state = waits === null ? 't' : 'e'
  const kept = keepMessage(run, line.seq, decision)
  return { run: { ...run, wakeAt, waits, kept, state, seq: line.seq }, line, asked: [], isMoving: false }
}

/** Under this word a waiting node's keep names the message it asked for: what became of it is asked by that. */
export const messageKey = '_message'

function keepMessage(run: Run, seq: number, decision: Decision & { kind: 'wait' }): Run['kept'] {
  const kept = decision.kept ?? run.kept
  const index = decision.effects?.findIndex(({ kind }) => kind === 'message') ?? -1
  const message = index >= 0 && !run.isControl ? seq * effectsAtOnce + index : run.kept?.[messageKey]
  return message === undefined ? kept : { ...kept, [messageKey]: message }
}

/** The run ends: at its end, at its goal, or because its reason has fallen away. */
export function endRun(
  run: Run,
  now: number,
  { reason, isGoal, because }: { reason: string; isGoal?: true; because?: string | null },
): Stepped {
  const line = makeLine(run, now, { kind: 'x', output: reason, because: because ?? null })
  const state = isGoal === true || reason === 'end' ? 'd' : 'x'
  const ended = { ...run, ...rested, state, reason, endedAt: now, seq: line.seq } as const
  return { run: { ...ended, isGoal: run.isGoal || isGoal === true }, line, asked: [], isMoving: false }
}

/** It cannot go on until somebody has looked at it; it stays in sight. */
export function holdRun(run: Run, now: number, reason: string): Stepped {
  const line = makeLine(run, now, { kind: 'h', output: reason, because: null })
  return { run: { ...run, ...rested, state: 'h', reason, seq: line.seq }, line, asked: [], isMoving: false }
}

/** The first row of a run's history. */
export const firstLine = (run: Run, now: number, because: string): StepLine => ({
  seq: run.seq,
  at: now,
  kind: 'i',
  node: run.node,
  output: null,
  because,
  until: null,
  effects: run.isControl ? 'control' : null,
})

type LineParts = Pick<StepLine, 'kind' | 'output' | 'because'> & Partial<Pick<StepLine, 'until' | 'effects'>>

const makeLine = (run: Run, at: number, parts: LineParts): StepLine => ({
  seq: run.seq + 1,
  at,
  kind: parts.kind,
  node: run.node,
  output: parts.output,
  because: parts.because,
  until: parts.until ?? null,
  effects: parts.effects ?? null,
})

/** Kinds of what was asked for, in order, as her history names them. */
function named(run: Run, { effects }: Decision): string | null {
  if (effects === undefined || effects.length === 0) return null
  const words = effects.map((one) => (one.kind === 'message' ? `message:${one.channel}` : one.kind))
  return [...(run.isControl ? ['control'] : []), ...words].join(' ')
}

const listAsked = (seq: number, { effects = [] }: Decision): readonly Asked[] =>
  effects.slice(0, effectsAtOnce).map((effect, i) => ({ seq: seq * effectsAtOnce + i, effect }))

/** One shape for all of them: a storm makes a million. */
class StepInput implements NodeInput<ReadyNode['options']> {
  readonly #node: ReadyNode
  readonly #run: Run
  readonly options: ReadyNode['options']
  readonly run: NodeInput<never>['run']
  readonly arrivedAt: number
  readonly since: number
  readonly kept: Run['kept']
  readonly now: number
  readonly woken: Woken | null
  readonly calendar: Calendar
  readonly facts: Facts

  constructor(node: ReadyNode, run: Run, ground: Ground) {
    const { id, journeyId, enteredAt, isControl } = run
    this.#node = node
    this.#run = run
    this.options = node.options
    this.run = { id, journeyId, enteredAt, context: run.context.in, isControl }
    this.arrivedAt = run.arrivedAt
    this.since = run.since
    this.kept = run.kept
    this.now = ground.now
    this.woken = ground.woken
    this.calendar = ground.calendar
    this.facts = ground.facts
  }
  // Few nodes look at them, and a hash costs more than most decisions.
  get share(): number {
    return placeUnit(`${this.#run.journeyId}:${this.#node.id}`, this.#run.unit)
  }
  get chance(): number {
    return placeUnit(this.#run.id, String(this.#run.seq))
  }
}
