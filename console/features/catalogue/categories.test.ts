import { expect, it } from 'vitest'
import { listChoices } from './categories.ts'

it('a category stands below the one it is part of, also where that one has no goods of its own', () => {
  expect(listChoices([{ path: 'Swetry > Golfy' }, { path: 'Buty' }, { path: 'Swetry > Kardigany' }])).toEqual(
    [
      { value: 'Buty', label: 'Buty' },
      { value: 'Swetry', label: 'Swetry' },
      { value: 'Swetry > Golfy', label: '\u2003Golfy' },
      { value: 'Swetry > Kardigany', label: '\u2003Kardigany' },
    ],
  )
})
