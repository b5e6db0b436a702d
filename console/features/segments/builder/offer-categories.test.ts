import { expect, it } from 'vitest'
import { offerCategories } from './offer-categories.ts'

const paths = ['Swetry > Golfy', 'Swetry > Kardigany', 'Karty podarunkowe']

it('offers the paths of the catalogue, and those above them', () => {
  expect(offerCategories([], paths)).toEqual([
    ...['Karty podarunkowe', 'Swetry', 'Swetry > Golfy', 'Swetry > Kardigany'],
  ])
})

it('offers what events have named beside it, once where both name it', () => {
  expect(offerCategories(['SWETRY', 'swetry/golfy', 'Buty / Zimowe', 'Swetry zimowe', '/'], paths)).toEqual([
    ...['Buty', 'Buty > Zimowe', 'Karty podarunkowe'],
    ...['Swetry', 'Swetry > Golfy', 'Swetry > Kardigany', 'Swetry zimowe'],
  ])
})
