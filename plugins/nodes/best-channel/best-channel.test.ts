import { ask, noFacts, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { bestChannel } from './index.ts'

const options = { channels: ['email', 'push'], explore: 10 }
const figures = (sent: number, clicked: number) => ({ sent, opened: clicked, clicked })
const engagement = new Map([
  ['email' as const, { hers: figures(40, 1), all: figures(10_000, 1_000) }],
  ['push' as const, { hers: figures(5, 3), all: figures(10_000, 500) }],
])
const open = new Map([
  ['email' as const, 'open' as const],
  ['push' as const, 'open' as const],
])

testNode(bestChannel, {
  options: [options, {}],
  bad: [{ channels: [] }, { channels: ['pigeon'] }, { explore: 90 }],
  facts: [{ reach: open, engagement }, { reach: new Map([['email', 'no_consent']]) }],
})

it('takes the channel on which she answers, and what is open', () => {
  const facts = { ...noFacts, reach: open, engagement }
  expect(ask(bestChannel, options, { facts })).toMatchObject({ output: 'push', because: 'answers_best' })
  const capped = new Map([...open, ['push' as const, 'capped' as const]])
  expect(ask(bestChannel, options, { facts: { ...facts, reach: capped } })).toMatchObject({ output: 'email' })
})

it('learns by chance, and says when nothing is open', () => {
  const facts = { ...noFacts, reach: open, engagement }
  expect(ask(bestChannel, options, { facts, chance: 0.01 })).toMatchObject({
    output: 'email',
    because: 'by_chance',
  })
  const shut = new Map([...open.keys()].map((one) => [one, 'no_consent' as const]))
  expect(ask(bestChannel, options, { facts: { ...facts, reach: shut } })).toMatchObject({
    output: 'none',
    because: 'no_consent',
  })
})
