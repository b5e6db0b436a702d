import { expect, it } from 'vitest'
import { judgeWalk } from './walk.ts'

const minute = 60_000
const walk = { beganAt: 0, seenAt: 5 * minute }

it.each([
  ['under way until two hours after the last label', walk, null, 124 * minute, 'shopping'],
  ['over then', walk, null, 125 * minute, undefined],
  ['ordered, not yet paid', walk, { at: 6 * minute, state: 'awaiting_payment' }, 7 * minute, 'to_pay'],
  ['paid, shown for half an hour', walk, { at: 6 * minute, state: 'collected' }, 35 * minute, 'paid'],
  ['then gone', walk, { at: 6 * minute, state: 'collected' }, 36 * minute, undefined],
  ['called off, she goes on', walk, { at: 6 * minute, state: 'cancelled' }, 7 * minute, 'shopping'],
  ['of an earlier walk', { beganAt: 9, seenAt: 9 }, { at: 3, state: 'collected' }, minute, 'shopping'],
])('%s', (_, scan, order, now, state) => expect(judgeWalk(scan, order, now)?.state).toBe(state))

it('a label after the order begins the next walk', () =>
  expect(judgeWalk(walk, { at: 4 * minute, state: 'collected' }, 6 * minute)).toEqual({
    ...{ state: 'shopping', beganAt: 4 * minute },
  }))
