import { expect, it } from 'vitest'
import { bodyOf, draftOf } from './delivery-draft.ts'

it('what was typed is what is saved; a carrier keeps its name in the API, a new one gets one', () => {
  const rest = { payMinutes: 30, pickupDays: 3, tryDays: 2, isPaidInStore: true, isPaidOnDelivery: false }
  const named = { name: 'Kurier', texts: { en: { name: 'Courier' } } }
  const kurier = { ...named, id: 'kurier', price: '14.99', freeFrom: null, isPoint: false }
  const draft = draftOf({ carriers: [kurier], ...rest })
  expect(draft.carriers[0]?.price).toBe('14,99')
  const typed = { name: ' Żółty punkt ', texts: {}, price: '1 250,5', freeFrom: '300', isPoint: true }
  draft.carriers.push({ id: '', ...typed })
  expect(bodyOf(draft, 1)).toEqual({
    carriers: [
      kurier,
      {
        id: 'zolty-punkt-2',
        name: 'Żółty punkt',
        texts: {},
        price: '1250.5',
        freeFrom: '300',
        isPoint: true,
      },
    ],
    ...rest,
  })
})
