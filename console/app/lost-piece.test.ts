import { expect, it } from 'vitest'
import { isLostPiece } from './lost-piece.ts'

it.each([
  'Failed to fetch dynamically imported module: http://shop.example/assets/series-tab-a1.js',
  'error loading dynamically imported module: http://shop.example/assets/series-tab-a1.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/journey-page-a1.css',
])('knows a piece that did not come: %s', (message) => {
  expect(isLostPiece(new TypeError(message))).toBe(true)
})

it('takes no other fault for one', () => {
  expect(isLostPiece(new Error('Failed to fetch'))).toBe(false)
  expect(isLostPiece('dynamically imported module')).toBe(false)
})
