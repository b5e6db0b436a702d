import { expect, it } from 'vitest'
import { adviseScale } from './advise-scale.ts'

type State = 'early' | 'held' | 'near' | 'breached'
const report = (
  people: number,
  states: Partial<Record<'complaints' | 'unsubscribes' | 'conversion', State>> = {},
) => ({
  guards: (['complaints', 'unsubscribes', 'conversion'] as const).map((guard) => ({
    ...{ guard, people, needed: 1_000, value: 0, limit: 0.003, state: states[guard] ?? 'held' },
  })),
})

it('more people come in once a guard at its limit would have been seen; a comparison needs not be over', () => {
  expect(adviseScale(report(7, { complaints: 'early' }))).toEqual({ kind: 'early', people: 7 })
  expect(adviseScale(report(1_000))).toEqual({ kind: 'fine' })
  expect(adviseScale(report(1_000, { conversion: 'early' }))).toEqual({ kind: 'fine' })
})

it('what is passed for certain comes before what may be chance, and both before too early', () => {
  const near = report(10, { complaints: 'early', conversion: 'near' })
  expect(adviseScale(near)).toEqual({ kind: 'near', guards: ['conversion'] })
  expect(adviseScale(report(10, { complaints: 'breached', conversion: 'near' }))).toEqual({
    kind: 'breached',
    guards: ['complaints'],
  })
})
