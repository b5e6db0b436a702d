import { expect, it } from 'vitest'
import { listChoices, nameCategories } from './categories.ts'

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

it('is called in the reader’s language, and so is what it stands under; chosen by its path', () => {
  const items = [
    { path: 'Swetry > Golfy', name: 'Knitwear > Turtlenecks' },
    { path: 'Swetry', name: 'Swetry' },
  ]
  expect(listChoices(items)).toEqual([
    { value: 'Swetry', label: 'Knitwear' },
    { value: 'Swetry > Golfy', label: '\u2003Turtlenecks' },
  ])
  expect(nameCategories(items).get('Swetry > Golfy')).toBe('Knitwear › Turtlenecks')
})
