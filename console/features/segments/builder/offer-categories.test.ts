import { expect, it } from 'vitest'
import { offerCategories } from './offer-categories.ts'

const paths = ['Swetry > Golfy', 'Swetry > Kardigany', 'Karty podarunkowe']

it('offers categories as events name them: whoever chooses one finds who bought in it', () => {
  expect(offerCategories(['Swetry', 'Buty'], paths)).toEqual(['Swetry', 'Buty'])
})

it('offers the paths of the catalogue, and those above them, where nothing has come yet', () => {
  expect(offerCategories([], paths)).toEqual([
    'Karty podarunkowe',
    'Swetry',
    'Swetry > Golfy',
    'Swetry > Kardigany',
  ])
})
