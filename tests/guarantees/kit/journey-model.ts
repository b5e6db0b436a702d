import { journeyGraph } from '@splot/contract/journey/graph'
import type { NormalEvent } from '../../../server/modules/collect/index.ts'
import { hourMs, testNodes } from '../../../server/modules/journey/journey.testkit.ts'
import { calendarOf } from '../../../server/modules/journey/rules/calendar.ts'
import { makeReady, type Ready } from '../../../server/modules/journey/rules/compile.ts'
import { entryKey } from '../../../server/modules/journey/rules/entry.ts'
import { hearSignal } from '../../../server/modules/journey/rules/hear.ts'
import { endRun, takeStep } from '../../../server/modules/journey/rules/step.ts'
import type { Run } from '../../../server/modules/journey/schema.ts'
import { isActive } from '../../../server/modules/journey/store/runs.ts'
import type { Db, Tx } from '../../../server/platform/db/index.ts'
import type { Random } from './seed.ts'

const shelf = new Map(testNodes.map((one) => [one.id, one]))

/** A graph of a few nodes; back only from those that wait, so that no loop spins. */
export function drawGraph(random: Random, first: string | null = null) {
  const count = random.between(2, 7)
  const ids = Array.from({ length: count }, (_, i) => `n${i}`)
  const nodes = ids.map((id, i) => {
    const drawn = random.pick(['wait', 'listen', 'mail', 'fork'])
    const type = i === count - 1 ? 'goal' : i === 0 ? (first ?? drawn) : drawn
    const isWait = type === 'wait' || type === 'listen'
    const target = () =>
      random.chance(0.1) ? null : (ids[isWait ? random.int(count) : random.between(i + 1, count - 1)] ?? null)
    const options = {
      wait: { hours: random.between(1, 30) },
      listen: { event: random.pick(['A', 'B']), hours: random.between(1, 40) },
      ...{ mail: {}, fork: {}, goal: {} },
    }[type]
    return {
      id,
      type,
      options,
      next: { on: target(), happened: target(), timeout: target(), a: target(), b: target() },
    }
  })
  const rule = random.pick([{ kind: 'once' }, { kind: 'each' }, { kind: 'per', period: 'day' }] as const)
  return journeyGraph.parse({
    entry: { kind: 'event', match: { event: 'A' } },
    ...{
      start: 'n0',
      nodes,
      reEntry: { rule, isAlone: random.chance(0.7), restDays: random.pick([0, 0, 1]) },
    },
    exits: random.chance(0.7) ? [{ kind: 'event', reason: 'bought', match: { event: 'Buy' } }] : [],
    holdOutPercent: 0,
  })
}

/** One step of somebody's history, told by its place alone. */
export interface Told {
  at: number
  kind: string
  node: string
  output: string | null
}

interface Life {
  run: Run
  told: Told[]
}

const dayMs = 24 * hourMs

/** The reference: one thread, one person and one event at a time, everything in memory. */
export class Reference {
  readonly #ready: Ready
  readonly #lives = new Map<string, Life[]>()
  readonly #guards = new Set<string>()
  readonly #events = new Map<string, NormalEvent[]>()
  readonly mails: string[] = []
  #made = 0
  constructor(journeyId: string, graph: ReturnType<typeof drawGraph>) {
    this.#ready = makeReady({ journeyId, n: 1, graph }, shelf)
  }

  hear(person: string, event: NormalEvent, now: number): void {
    this.#events.set(person, [...(this.#events.get(person) ?? []), event])
    for (const life of this.#lives.get(person) ?? []) {
      if (!isActive(life.run.state)) continue
      const signal = { kind: 'event', root: person, birth: person, pos: 0, event } as const
      const answer = hearSignal(this.#ready, life.run, signal)
      if (answer?.kind === 'exit') this.#put(life, endRun(life.run, now, { reason: answer.reason }))
      if (answer?.kind === 'wake') this.#advance(life, now, answer.woken)
    }
    if (event.name === 'A') this.#enter(person, event, now)
  }

  tick(now: number): void {
    for (const lives of this.#lives.values())
      for (const life of lives)
        while (isActive(life.run.state) && life.run.wakeAt !== null && life.run.wakeAt <= now)
          this.#advance(life, now, { by: 'timer' })
  }

  tell(person: string): Told[][] {
    return (this.#lives.get(person) ?? []).map(({ told }) => told)
  }

  #enter(person: string, event: NormalEvent, now: number): void {
    const { graph, journeyId } = this.#ready
    const { reEntry } = graph
    const before = this.#lives.get(person) ?? []
    if (reEntry.isAlone && before.some(({ run }) => isActive(run.state))) return
    const left = Math.max(...before.map(({ run }) => run.endedAt ?? Number.NEGATIVE_INFINITY))
    if (reEntry.restDays > 0 && now < left + reEntry.restDays * dayMs) return
    const coming = { key: event.messageId }
    const key = `${person} ${entryKey(reEntry, coming, calendarOf('Europe/Warsaw'), now)}`
    if (this.#guards.has(key)) return
    this.#guards.add(key)
    const at = Math.min(event.ts, now)
    const run: Run = {
      ...{ id: `r${this.#made++}`, journeyId, version: 1, birth: person, root: person, unit: person },
      ...{ enteredAt: at, since: at, arrivedAt: now, wakeAt: null, endedAt: null, seq: 0, state: 't' },
      ...{ node: graph.start ?? '', isControl: false, isGoal: false, reason: null, waits: null, kept: null },
      ...{ context: { in: event.properties, given: {} }, zone: null },
    }
    const life = { run, told: [{ at: now, kind: 'i', node: run.node, output: null }] }
    this.#lives.set(person, [...before, life])
    this.#advance(life, now, null)
  }

  #advance(life: Life, now: number, first: Parameters<typeof takeStep>[2]['woken']): void {
    let woken = first
    for (let turn = 0; turn < 1_000; turn++) {
      const node = this.#ready.nodes.get(life.run.node)
      const asks = node?.plugin.asks(node.options, { since: life.run.since, now, kept: life.run.kept })
      const events = (asks?.events ?? []).map(({ match, since }) => {
        const seen = this.#events
          .get(life.run.root)
          ?.find((one) => one.name === match.event && one.ts > since)
        return seen === undefined ? null : { name: seen.name, at: seen.ts, properties: seen.properties }
      })
      const facts = {
        conditions: [],
        events,
        reach: new Map(),
        engagement: new Map(),
        outcome: null,
        experiments: [],
      }
      const stepped = takeStep(this.#ready, life.run, {
        now,
        woken,
        calendar: calendarOf('Europe/Warsaw'),
        facts,
      })
      for (const _ of stepped.asked) this.mails.push(`${life.run.root} ${life.run.node} ${now}`)
      this.#put(life, stepped)
      if (!stepped.isMoving) return
      woken = null
    }
  }

  #put(life: Life, { run, line }: Pick<ReturnType<typeof takeStep>, 'run' | 'line'>): void {
    life.run = run
    const { at, kind, node, output } = line
    life.told.push({ at, kind, node, output })
  }
}

/** The process ends here: what was not committed never was. */
export class Crash extends Error {
  override name = 'Crash'
}

export interface Faults {
  /** Asked before every statement and after every commit: true = the process ends there. */
  crashesAt(): boolean
  /** What a rolled back transaction must not leave in the memory of a test. */
  mark(): () => void
}

/** The database of a process that may end at any await. */
export function crashing(db: Db, faults: Faults): Db {
  const guard = async <T>(run: () => Promise<T>): Promise<T> => {
    const rollback = faults.mark()
    let result: T
    try {
      result = await run()
    } catch (error) {
      rollback()
      throw error
    }
    if (faults.crashesAt()) throw new Crash('after COMMIT')
    return result
  }
  const wrap = <X extends Tx>(tx: X): X => ({
    ...tx,
    async rows(statement) {
      if (faults.crashesAt()) throw new Crash(statement.name)
      return tx.rows(statement)
    },
    async change(statement) {
      if (faults.crashesAt()) throw new Crash(statement.name)
      return tx.change(statement)
    },
  })
  return {
    inWorkspace: (id, run) => guard(() => db.inWorkspace(id, (tx) => run(wrap(tx)))),
    inWorkspaces: (ids, run) => guard(() => db.inWorkspaces(ids, (tx) => run(wrap(tx)))),
    derive: (ids, run) => guard(() => db.derive(ids, (tx) => run(wrap(tx)))),
    inPlatform: (run) => guard(() => db.inPlatform((tx) => run(wrap(tx)))),
    [Symbol.asyncDispose]: async () => undefined,
  }
}
