import type { Facts, JourneyChannel, Reach } from '@splot/contract/plugin/node'
import { ask, noFacts, noon, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { messageNode } from './index.ts'

const options = { content: 'm-1', fallbacks: ['push', 'sms'] }
const reach = (...rows: [JourneyChannel, Reach][]): Facts => ({ ...noFacts, reach: new Map(rows) })
const pending: Facts = { ...noFacts, outcome: { state: 'pending', reason: null } }
const refused: Facts = { ...noFacts, outcome: { state: 'refused', reason: 'withdrawn' } }

testNode(messageNode, {
  options: [options, { ...options, confirms: true }, { ...options, whenCapped: 'hold' }],
  bad: [{}, { content: '' }, { ...options, channel: 'fax' }, { ...options, priority: 200 }],
  facts: [
    {},
    {
      reach: new Map([
        ['email', 'capped'],
        ['push', 'capped'],
        ['sms', 'no_consent'],
      ]),
    },
    { outcome: pending.outcome },
    { outcome: refused.outcome },
  ],
})

const sentOn = (decision: ReturnType<typeof ask>) =>
  decision.effects?.map((one) => (one.kind === 'message' ? one.channel : one.kind))

it('asks for one message on the first channel that is open', () => {
  const decision = ask(messageNode, options, { facts: reach(['email', 'no_consent'], ['push', 'open']) })
  expect(decision).toMatchObject({ kind: 'next', output: 'sent' })
  expect(sentOn(decision)).toEqual(['push'])
})

it('skips with the reason of the first where all are shut', () => {
  const facts = reach(['email', 'suppressed'], ['push', 'no_address'], ['sms', 'no_consent'])
  expect(ask(messageNode, options, { facts })).toEqual({
    kind: 'next',
    output: 'skipped',
    because: 'suppressed',
  })
})

it('holds for room below a limit, and gives up when it makes no sense any more', () => {
  const capped = reach(['email', 'capped'], ['push', 'no_consent'], ['sms', 'no_consent'])
  const held = { ...options, whenCapped: 'hold' }
  const first = ask(messageNode, held, { facts: capped })
  expect(first).toMatchObject({ kind: 'wait', until: noon + 2 * 3_600_000 })
  const late = { facts: capped, now: noon + 25 * 3_600_000, woken: { by: 'timer' } as const }
  expect(ask(messageNode, held, late)).toMatchObject({ output: 'skipped', because: 'lapsed' })
})

it('takes the next channel where the first did not go out, and never one twice', () => {
  const sure = { ...options, confirms: true }
  const first = ask(messageNode, sure)
  expect(sentOn(first)).toEqual(['email'])
  const kept = first.kind === 'wait' ? (first.kept ?? null) : null
  const woken = { by: 'timer' } as const
  const second = ask(messageNode, sure, { kept, woken, now: noon + 300_000, facts: refused })
  expect(sentOn(second)).toEqual(['push'])
  const after = second.kind === 'wait' ? (second.kept ?? null) : null
  const third = ask(messageNode, sure, { kept: after, woken, now: noon + 600_000, facts: refused })
  expect(sentOn(third)).toEqual(['sms'])
  const last = third.kind === 'wait' ? (third.kept ?? null) : null
  expect(ask(messageNode, sure, { kept: last, woken, now: noon + 900_000, facts: refused })).toMatchObject({
    output: 'skipped',
  })
})
