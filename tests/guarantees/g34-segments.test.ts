import type { Condition } from '@splot/contract/segment/condition'
import { test } from 'vitest'
import type { NormalEvent } from '../../server/modules/collect/index.ts'
import { createCalendar } from '../../server/modules/segment/rules/calendar.ts'
import { nameTrait } from '../../server/modules/segment/rules/causes.ts'
import { type CompiledSegment, compile, type Program } from '../../server/modules/segment/rules/compile.ts'
import {
  type CustomerWork,
  listNeeds,
  settleCustomer,
  takeEvent,
} from '../../server/modules/segment/rules/customer.ts'
import { type CustomerFacts, noFacts } from '../../server/modules/segment/rules/facts.ts'
import { newStanding, type Standing } from '../../server/modules/segment/rules/incremental.ts'
import { Memory } from '../../server/modules/segment/rules/memory.ts'
import { holds } from '../../server/modules/segment/rules/reference.ts'
import {
  hourMs,
  rollCondition,
  rollNormalEvent,
  startMs,
} from '../../server/modules/segment/segment.testkit.ts'
import { limitMs, openSeed, Random, scale, tell } from './kit/seed.ts'

const { seed } = openSeed('g34-segments')
const zone = 'Europe/Warsaw'

interface Told {
  birth: string
  pos: number
  event: NormalEvent
}

/** A small world twice: as the engine keeps it, and as the log tells of it. */
class World {
  readonly random: Random
  readonly conditions: readonly Condition[]
  readonly program: Program
  readonly log: Told[] = []
  readonly memories = new Map<string, Memory>()
  readonly standings = new Map<string, Standing>()
  /** Root by birth. */
  readonly roots = new Map<string, string>()
  /** What the machine's clock shows: it may be set back. */
  clock = startMs
  /** The engine's time never goes back. */
  now = startMs
  checks = 0

  constructor(random: Random) {
    this.random = random
    this.conditions = Array.from({ length: 3 + random.int(4) }, (_, i) =>
      rollCondition(
        random,
        Array.from({ length: i }, (_, j) => `s${j}`),
      ),
    )
    const defs = this.conditions.map((condition, i) => ({
      id: `s${i}`,
      live: { version: 1, condition },
      next: null,
    }))
    this.program = compile(random.shuffle(defs), createCalendar(zone))
  }

  bornOf = (root: string): string[] =>
    [...this.roots].filter(([, own]) => own === root).map(([birth]) => birth)

  factsOf(root: string): CustomerFacts {
    const births = new Set(this.bornOf(root))
    const traits = new Map<string, unknown>()
    const life = this.log.filter((one) => births.has(one.birth))
    for (const { event } of life.sort((a, b) => a.event.ts - b.event.ts || a.pos - b.pos))
      for (const [key, value] of Object.entries(event.traits ?? {})) {
        if (value === null) traits.delete(nameTrait(key))
        else traits.set(nameTrait(key), value)
      }
    return { ...noFacts(root), traits }
  }

  /** Works on a customer as the step does: memory and standing as they were stored, through JSON. */
  work(root: string, o: { isNew?: boolean; isWhole?: boolean }, events: readonly Told[]): void {
    const memories = new Map<string, Memory>()
    for (const birth of this.bornOf(root)) {
      const memory = this.memories.get(birth)
      if (memory !== undefined) memories.set(birth, Memory.read(memory.write()))
    }
    const standing = this.standings.get(root) ?? newStanding()
    const work: CustomerWork = {
      root,
      memories,
      standing,
      isNew: o.isNew ?? false,
      isWhole: o.isWhole ?? false,
      touched: new Set(),
      changed: new Set(),
    }
    for (const one of events) takeEvent(this.program, work, one)
    const needs = listNeeds(this.program, work, this.now)
    settleCustomer(this.program, work, {
      moment: { now: this.now, calendar: this.program.calendar },
      // What was not asked for is not there.
      facts: needs.has('traits') ? this.factsOf(root) : noFacts(root),
      versionOf: (segment: CompiledSegment) => segment.live,
    })
    for (const birth of work.changed) {
      const memory = work.memories.get(birth)
      if (memory !== undefined) this.memories.set(birth, memory)
    }
    this.standings.set(root, standing)
  }

  takeBatch(): void {
    const told: Told[] = []
    const created = new Set<string>()
    for (let i = 0; i <= this.random.int(6); i++) {
      const birth = `b${this.random.int(6)}`
      if (!this.roots.has(birth)) {
        this.roots.set(birth, birth)
        created.add(birth)
      }
      const late = this.random.chance(0.3) ? this.random.int(4 * 24) * hourMs : this.random.int(1000)
      const again = this.random.chance(0.1) ? this.log.at(-1)?.event.ts : undefined
      const event = rollNormalEvent(this.random, again ?? this.clock - late)
      const one = { birth, pos: this.log.length + 1, event }
      this.log.push(one)
      told.push(one)
    }
    for (const root of new Set(told.map(({ birth }) => this.roots.get(birth) ?? birth)))
      this.work(
        root,
        { isNew: created.has(root) },
        told.filter(({ birth }) => this.roots.get(birth) === root),
      )
  }

  /** Two become one, under the smaller root; or one birth goes its own way. */
  changeGraph(): void {
    const roots = [...new Set(this.roots.values())]
    const [a, b] = [this.random.pick(roots), this.random.pick(roots)]
    if (a !== b) {
      const [winner, loser] = a < b ? [a, b] : [b, a]
      for (const birth of this.bornOf(loser)) this.roots.set(birth, winner)
      this.standings.delete(loser)
      this.work(winner, { isWhole: true }, [])
      return
    }
    const births = this.bornOf(a).sort()
    const parted = births.at(-1)
    if (parted === undefined || births.length < 2) return
    this.roots.set(parted, parted)
    this.work(a, { isWhole: true }, [])
    this.work(parted, { isNew: true, isWhole: true }, [])
  }

  passTime(): void {
    const due = [...this.standings.values()]
      .map((one) => Math.min(one.dueAt, one.factDueAt))
      .filter((at) => at > this.now && at < Number.POSITIVE_INFINITY)
    const [first] = due.sort((x, y) => x - y)
    const jump = this.random.int(10)
    // To the very moment, to just before it, a while on, or back: the clock of a machine is set right.
    if (first !== undefined && jump < 4) this.clock = first
    else if (first !== undefined && jump < 6) this.clock = first - 1
    else if (jump === 9) this.clock -= this.random.int(20) * hourMs
    else this.clock += this.random.int(3 * 24) * hourMs + this.random.int(1000)
    this.now = Math.max(this.now, this.clock)
  }

  fireTimers(): void {
    for (const [root, standing] of this.standings)
      if (Math.min(standing.dueAt, standing.factDueAt) <= this.now) this.work(root, {}, [])
  }

  /** Every segment of every customer, read plainly. */
  compare(): void {
    this.fireTimers()
    for (const root of new Set(this.roots.values())) {
      const births = new Set(this.bornOf(root))
      const events = this.log.filter((one) => births.has(one.birth))
      const members = this.standings.get(root)?.members ?? new Set<string>()
      const known = new Set<string>()
      const history = { events, facts: this.factsOf(root), isIn: (id: string) => known.has(id) }
      for (const [i, condition] of this.conditions.entries()) {
        const isIn = holds(condition, history, { now: this.now, calendar: this.program.calendar })
        if (isIn) known.add(`s${i}`)
        this.checks++
        if (members.has(`s${i}`) !== isIn) throw new Error(this.describe(root, i, isIn))
      }
    }
  }

  describe(root: string, segment: number, isIn: boolean): string {
    const said = JSON.stringify(this.conditions[segment])
    return `seed ${seed}: ${root} ${isIn ? 'belongs in' : 'does not belong in'} s${segment} at ${new Date(this.now).toISOString()}: ${said}`
  }
}

function live(world: World): void {
  for (let step = 0; step < 25; step++) {
    const act = world.random.int(10)
    if (act < 5 || world.roots.size === 0) world.takeBatch()
    else if (act < 6) world.changeGraph()
    else world.passTime()
    world.compare()
  }
}

test(
  'the engine is in whatever the plain reader says, through late events, merges, splits and the passing of time',
  () => {
    const random = new Random(seed)
    let checks = 0
    const wanted = scale(60_000)
    while (checks < wanted) {
      const world = new World(random.fork())
      live(world)
      checks += world.checks
    }
    tell('g34-segments', { checks })
  },
  limitMs(60_000),
)
