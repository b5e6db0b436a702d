import { expect, test } from 'vitest'
import { event, merge, minute, start } from '../../kit/weave/lives.testkit.ts'
import { cutLife } from './life-as-of.ts'

test('a life as of a moment holds nothing of what came later, and what was undone later stands', () => {
  const at = (minutesAgo: number) => start - minutesAgo * minute
  const undoneAt = new Date(at(10)).toISOString()
  const life = {
    items: [event(5, 'web'), event(60, 'app')],
    merges: [merge(3), merge(40, { undoneAt, undoneBy: 'Olga' })],
    ends: [
      { thread: 'sms' as const, from: at(50), to: at(8) },
      { thread: 'email' as const, from: at(4), to: null },
    ],
  }
  const then = cutLife(life, at(30))
  expect(then.items.map((item) => item.channel)).toEqual(['app'])
  expect(then.merges).toEqual([{ ...life.merges[1], undoneAt: null, undoneBy: null, canUndo: false }])
  expect(then.ends).toEqual([{ thread: 'sms', from: at(50), to: null }])
  expect(cutLife(life, start + 1)).toEqual(life)
})
