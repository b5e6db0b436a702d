import type { AssignedArm } from '@splot/contract/plugin/node'
import { ask, noFacts, testNode } from '@splot/contract/plugin/node-suite.testkit'
import { expect, it } from 'vitest'
import { splitNode } from './index.ts'

const arms = [
  { id: 'a', label: 'A', weight: 30 },
  { id: 'b', label: 'B', weight: 0 },
  { id: 'c', label: 'C', weight: 30 },
]

testNode(splitNode, {
  options: [{}, { arms }, { mode: 'experiment', experiment: 'Ton', arms }, { arms, winner: 'b' }],
  bad: [
    { arms: [arms[0]] },
    { arms: [arms[0], arms[0]] },
    { arms: [arms[1], { ...arms[1], id: 'd' }] },
    { arms, winner: 'x' },
    { mode: 'experiment', arms },
  ],
})

it('is as wide as the weights say, and nobody goes a way of weight 0', () => {
  const seen: Record<string, number> = {}
  for (let i = 0; i < 1_000; i++) {
    const decision = ask(splitNode, { arms }, { share: i / 1_000 })
    if (decision.kind === 'next') seen[decision.output] = (seen[decision.output] ?? 0) + 1
  }
  expect(seen).toEqual({ a: 500, c: 500 })
})

it('goes as the experiment has it, and notes the variant of those who are in it', () => {
  const options = { mode: 'experiment', experiment: 'e-1', arms }
  const told = (because: AssignedArm['because']) => ({
    facts: { ...noFacts, experiments: [{ arm: 'a', label: 'A', because }] },
    share: 0.9,
  })
  const properties = { experiment_id: 'e-1', variation_id: 'a', variation_name: 'A' }
  expect(ask(splitNode, options, told('in_test'))).toEqual({
    ...{ kind: 'next', output: 'a' },
    effects: [{ kind: 'event', name: 'Experiment Viewed', properties }],
  })
  expect(ask(splitNode, options, told('outside_coverage'))).toEqual({
    ...{ kind: 'next', output: 'a', because: 'outside_coverage' },
  })
})

it('goes by its own chance where there is no such experiment', () => {
  const decision = ask(splitNode, { mode: 'experiment', experiment: 'Ton', arms }, { share: 0.9 })
  expect(decision).toMatchObject({ output: 'c', effects: [{ name: 'Experiment Viewed' }] })
})
