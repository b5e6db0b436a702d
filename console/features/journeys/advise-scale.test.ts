import { expect, it } from 'vitest'
import { adviseScale } from './advise-scale.ts'

type State = 'held' | 'near' | 'breached'
const report = (entered: number, states: Partial<Record<'complaints' | 'conversion', State>> = {}) => ({
  entered,
  guards: [
    { guard: 'complaints' as const, state: states.complaints ?? 'held', value: 0, limit: 0.003 },
    { guard: 'unsubscribes' as const, state: 'held' as const, value: 0, limit: 0.02 },
    { guard: 'conversion' as const, state: states.conversion ?? 'held', value: 0, limit: 0 },
  ],
})

it('more people come in once a guard at its limit would have been seen', () => {
  expect(adviseScale(report(999))).toEqual({ kind: 'early' })
  expect(adviseScale(report(1_000))).toEqual({ kind: 'fine' })
})

it('what is passed for certain comes before what may be chance, and both before too early', () => {
  expect(adviseScale(report(10, { conversion: 'near' }))).toEqual({ kind: 'near', guards: ['conversion'] })
  expect(adviseScale(report(10, { complaints: 'breached', conversion: 'near' }))).toEqual({
    kind: 'breached',
    guards: ['complaints'],
  })
})
