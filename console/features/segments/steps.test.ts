import type { SequenceStep } from '@splot/contract/segment/leaves'
import { expect, it } from 'vitest'
import { makeStep, mayBeAbsent, removeStep } from './steps.ts'

const step = (name: string): SequenceStep => ({ events: [name] })
const absent = (name: string): SequenceStep => makeStep(step(name), true)

it('lets a step be absent only after one that happens', () => {
  const steps = [step('a'), absent('b'), step('c'), step('d')]
  expect(steps.map((_, at) => mayBeAbsent(steps, at))).toEqual([false, true, false, true])
})

it('makes a step happen that has lost the one before it', () => {
  expect(removeStep([step('a'), absent('b'), step('c')], 0)).toEqual([step('b'), step('c')])
  expect(removeStep([step('a'), absent('b'), step('c'), absent('d')], 2)).toEqual([
    step('a'),
    absent('b'),
    step('d'),
  ])
})
