import { expect, it } from 'vitest'
import { bodyOf, draftOf } from './delivery-draft.ts'

it('what was typed is what is saved; a carrier keeps its name in the API, a new one gets one', () => {
  const rest = { payMinutes: 30, pickupDays: 3, tryDays: 2, isPaidInStore: true, isPaidOnDelivery: false }
  const kurier = { id: 'kurier', name: 'Kurier', price: '14.99', freeFrom: null, isPoint: false }
  const draft = draftOf({ carriers: [kurier], ...rest })
  expect(draft.carriers[0]?.price).toBe('14,99')
  draft.carriers.push({ id: '', name: ' Żółty punkt ', price: '1 250,5', freeFrom: '300', isPoint: true })
  expect(bodyOf(draft, 1)).toEqual({
    carriers: [
      kurier,
      { id: 'zolty-punkt-2', name: 'Żółty punkt', price: '1250.5', freeFrom: '300', isPoint: true },
    ],
    ...rest,
  })
})
