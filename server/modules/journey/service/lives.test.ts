import type { Condition } from '@splot/contract/segment/condition'
import { expect, it } from 'vitest'
import { noFacts } from '../../segment/index.ts'
import { makeEvent } from '../journey.testkit.ts'
import { makeWorld } from './lives.ts'

const spent: Condition = {
  ...{ kind: 'orders', measure: 'value', op: 'gte', value: 100, window: { last: { days: 7 } } },
}

it('a walk and a replay count money as the journey does: of the workspace’s currency where none is named', () => {
  const at = Date.parse('2026-11-23T09:00:00Z')
  const { event } = makeEvent('w', 'Order Completed', { at, properties: { total: 120, currency: 'EUR' } })
  if (event === null) throw new Error('no event')
  const holdsIn = (currency: string, condition: Condition) =>
    makeWorld(
      {
        ...{
          birth: 'w',
          root: 'w',
          events: [event],
          reach: new Map(),
          zone: 'Europe/Warsaw',
          currency,
          day: null,
        },
        history: { events: [{ event, pos: 1 }], facts: noFacts('w'), isIn: () => false },
      },
      { isFull: () => false, note: () => undefined },
      () => undefined,
    ).holds(condition, at)
  expect([holdsIn('PLN', spent), holdsIn('EUR', spent)]).toEqual([false, true])
  expect(holdsIn('PLN', { ...spent, currency: 'EUR' } as Condition)).toBe(true)
})
