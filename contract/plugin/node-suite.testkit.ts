import { describe, expect, it } from 'vitest'
import { effect } from '../journey/effect.ts'
import type { Calendar, Decision, Facts, JourneyNode, Names, NodeInput, NodeOptions } from './node.ts'
import { nodeCategories } from './node.ts'
import { listFields } from './settings.ts'

const hourMs = 3_600_000
/** A Sunday, noon in Warsaw. */
export const noon = Date.parse('2026-11-22T11:00:00Z')

const stepMs = {
  minutes: 60_000,
  hours: hourMs,
  days: 24 * hourMs,
  weeks: 168 * hourMs,
  months: 720 * hourMs,
}

/** A calendar without summer time, for nodes: how real ones turn is the runner's own test. */
export const plainCalendar: Calendar = {
  zone: 'UTC',
  add: (at, { amount, unit }) => at + amount * stepMs[unit],
  next(from, time, weekdays) {
    const day = 24 * hourMs
    const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    for (let start = Math.floor(from / day) * day; ; start += day) {
      const at = start + minutes * 60_000
      const weekday = ((((Math.floor(start / day) + 3) % 7) + 7) % 7) + 1
      if (at >= from && (weekdays === undefined || weekdays.length === 0 || weekdays.includes(weekday)))
        return at
    }
  },
  at: (date, time) => Date.parse(`${date}T${time}:00Z`),
  date: (at) => new Date(at).toISOString().slice(0, 10),
}

export const noFacts: Facts = {
  conditions: [],
  events: [],
  reach: new Map(),
  engagement: new Map(),
  outcome: null,
  experiments: [],
}

export const noNames: Names = {
  ...{ content: new Map(), segments: new Map(), lists: new Map() },
  ...{ journeys: new Map(), coupons: new Map(), purposes: new Map() },
  ...{ experiments: new Map(), stores: new Map(), audiences: new Map() },
}

type Given = Partial<Omit<NodeInput<NodeOptions>, 'options'>>

/** What a node is asked with, where a test says no more. */
export const makeInput = (options: NodeOptions, given: Given = {}): NodeInput<NodeOptions> => ({
  options,
  run: {
    ...{ id: '01940000-0000-7000-8000-00000000000a', journeyId: '01940000-0000-7000-8000-00000000000b' },
    ...{ enteredAt: noon - hourMs, context: {}, isControl: false },
  },
  ...{ arrivedAt: noon, since: noon - hourMs, now: noon, woken: null, kept: null },
  ...{ share: 0.5, chance: 0.5, calendar: plainCalendar, facts: noFacts },
  ...given,
})

/** Asks a node once; options as they stand in a graph. */
export function ask(node: JourneyNode, options: NodeOptions, given: Given = {}): Decision {
  const read = node.read(options)
  if (!read.isOk) throw new Error(`options of ${node.id} do not fit: ${JSON.stringify(read.issues)}`)
  return node.decide(makeInput(read.options, given))
}

export interface NodeFixtures {
  /** Options as they stand in a graph; the first is the usual one. */
  readonly options: readonly [NodeOptions, ...NodeOptions[]]
  /** Options that must be refused. */
  readonly bad?: readonly unknown[]
  /** Facts by which it decides, where it asks for some; each is tried with each of the options. */
  readonly facts?: readonly Partial<Facts>[]
}

/** What every node must keep, so that the runner may lean on it. */
export function testNode(node: JourneyNode, fixtures: NodeFixtures): void {
  describe(`node ${node.id}`, () => {
    const read = (options: NodeOptions) => {
      const found = node.read(options)
      if (!found.isOk) throw new Error(`options of ${node.id} do not fit: ${JSON.stringify(found.issues)}`)
      return found.options
    }
    testWords(node, fixtures, read)
    testDecisions(node, fixtures, read)
  })
}

type Read = (options: NodeOptions) => NodeOptions

function testWords(node: JourneyNode, fixtures: NodeFixtures, read: Read): void {
  it('says what it is in Polish and English, and so do its options, its ways out and its sentence', () => {
    expect(node.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    expect(nodeCategories).toContain(node.category)
    const texts = [node.label.pl, node.label.en, node.hint.pl, node.hint.en, node.icon]
    for (const one of listFields(node.options)) texts.push(one.label.pl, one.label.en)
    for (const options of fixtures.options) {
      for (const { label } of node.outputs(read(options))) texts.push(label.pl, label.en)
      for (const lang of ['pl', 'en'] as const) texts.push(node.explain(read(options), lang, noNames))
    }
    for (const one of texts) expect(one).toMatch(/\S/)
  })

  it('has ways out with ids of their own', () => {
    for (const options of fixtures.options) {
      const ids = node.outputs(read(options)).map((one) => one.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9_-]{0,39}$/)
    }
  })

  it('refuses options that do not fit', () => {
    for (const bad of [null, 7, [], { nobody_knows_this: 1 }, ...(fixtures.bad ?? [])])
      expect(node.read(bad).isOk, JSON.stringify(bad)).toBe(false)
  })
}

function testDecisions(node: JourneyNode, fixtures: NodeFixtures, read: Read): void {
  const shares = [0, 0.25, 0.5, 0.75, 1 - 2 ** -32]
  /** Every decision over the fixtures: on arrival, and woken by the timer of each wait. */
  function* play(): Generator<{ options: NodeOptions; input: NodeInput<NodeOptions>; decision: Decision }> {
    for (const raw of fixtures.options)
      for (const facts of fixtures.facts ?? [{}])
        for (const share of shares) {
          const options = read(raw)
          let input = makeInput(options, { share, chance: share, facts: { ...noFacts, ...facts } })
          for (let turn = 0; turn < 20; turn++) {
            const decision = node.decide(input)
            yield { options, input, decision }
            if (decision.kind !== 'wait') break
            const now = Math.max(input.now, decision.until)
            input = { ...input, now, woken: { by: 'timer' }, kept: decision.kept ?? input.kept }
          }
        }
  }

  it('leaves only by its own ways, waits only into the future, asks only for what there is', () => {
    let seen = 0
    for (const { options, input, decision } of play()) {
      seen++
      if (decision.kind === 'next')
        expect(node.outputs(options).map((one) => one.id)).toContain(decision.output)
      if (decision.kind === 'wait') {
        expect(decision.until).toBeGreaterThan(input.now)
        expect(node.waits(options)).toBe(true)
      }
      if (decision.kind === 'exit') expect(decision.reason).toMatch(/^[a-z][a-z_]*$/)
      for (const one of decision.effects ?? []) expect(effect.safeParse(one).error?.issues ?? []).toEqual([])
      if (decision.because !== undefined) expect(decision.because.length).toBeLessThanOrEqual(80)
    }
    expect(seen).toBeGreaterThan(0)
  })

  it('asked again with the same, it answers the same and changes nothing it was given', () => {
    for (const { input, decision } of play()) {
      const before = JSON.stringify([input.options, input.run, input.kept])
      expect(node.decide(input)).toEqual(decision)
      expect(JSON.stringify([input.options, input.run, input.kept])).toBe(before)
    }
  })

  it('lets her go on some day: a wait that only time ends, ends', () => {
    for (const { input, decision } of play())
      if (decision.kind === 'wait') expect(decision.until - input.now).toBeLessThanOrEqual(400 * 24 * hourMs)
    const last = [...play()].at(-1)
    expect(last?.decision.kind).not.toBe('wait')
  })
}
