import type { Condition } from '@splot/contract/segment/condition'
import { expect, it } from 'vitest'
import { diffLines, writeOutline } from './diff.ts'

const sample = (percent: number): Condition => ({ kind: 'sample', percent, salt: 's' })
const outline = (...of: Condition[]) => writeOutline({ kind: 'all', of }, 'en', {})

it('tells lines that stayed from those that came and went', () => {
  const before = outline(sample(1), { kind: 'not', of: sample(2) }, sample(3))
  const after = outline(sample(1), sample(2), sample(3), sample(4))
  expect(diffLines(before, after)).toEqual([
    { mark: 'same', depth: 0, text: 'all of:' },
    { mark: 'same', depth: 1, text: 'a random 1% of customers' },
    { mark: 'removed', depth: 1, text: 'not: a random 2% of customers' },
    { mark: 'added', depth: 1, text: 'a random 2% of customers' },
    { mark: 'same', depth: 1, text: 'a random 3% of customers' },
    { mark: 'added', depth: 1, text: 'a random 4% of customers' },
  ])
  expect(diffLines(before, before).every((one) => one.mark === 'same')).toBe(true)
})
