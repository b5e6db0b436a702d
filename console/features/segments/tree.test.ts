import type { Condition } from '@splot/contract/segment/condition'
import { checkCondition } from '@splot/contract/segment/condition'
import { segmentTemplates } from '@splot/contract/segment/templates'
import { describe, expect, it } from 'vitest'
import {
  addAt,
  changeAt,
  copyAt,
  countLeaves,
  emptyGroup,
  findAt,
  moveAt,
  openRoot,
  peel,
  wrap,
} from './tree.ts'

const sample = (salt: string): Condition => ({ kind: 'sample', percent: 5, salt })
const [a, b, c] = [sample('a'), sample('b'), sample('c')]
const tree: Condition = { kind: 'all', of: [a, { kind: 'not', of: { kind: 'any', of: [b, c] } }] }

describe('a condition as a tree', () => {
  it('finds a part through groups and negations', () => {
    expect(findAt(tree, [1, 0, 1])).toEqual(c)
    expect(findAt(tree, [])).toBe(tree)
    expect(findAt(tree, [2])).toBeNull()
    expect(countLeaves(tree)).toBe(3)
  })

  it('changes, adds, copies, moves and takes out one part, and leaves the rest as it was', () => {
    expect(
      findAt(
        changeAt(tree, [1, 0, 0], () => a),
        [1, 0],
      ),
    ).toEqual({ kind: 'any', of: [a, c] })
    expect(
      findAt(
        changeAt(tree, [1, 0, 0], () => null),
        [1, 0],
      ),
    ).toEqual({ kind: 'any', of: [c] })
    expect(findAt(addAt(tree, [1, 0], a), [1, 0])).toEqual({ kind: 'any', of: [b, c, a] })
    expect(findAt(copyAt(tree, [0]), [])).toMatchObject({ of: [a, a, { kind: 'not' }] })
    expect(findAt(moveAt(tree, [1, 0, 1], -1), [1, 0])).toEqual({ kind: 'any', of: [c, b] })
    expect(moveAt(tree, [0], -1)).toEqual(tree)
    expect(changeAt(tree, [], () => null)).toEqual(emptyGroup)
    expect(tree).toMatchObject({ of: [a, {}] })
  })

  it('a negation is a switch on the part', () => {
    expect(peel(wrap(a, true))).toEqual({ part: a, isNegated: true })
    expect(wrap(a, false)).toBe(a)
    expect(openRoot(a)).toEqual({ kind: 'all', of: [a] })
  })
})

it.each(segmentTemplates)('the template $id can be evaluated', ({ condition }) => {
  expect(checkCondition(condition)).toEqual({ ok: true, condition })
})
