import { expect, it } from 'vitest'
import { bringIn } from './sight.ts'

const card = { size: 76, zoom: 1, room: 700 }

it('leaves the drawing where what is chosen is seen, and moves it by no more than it takes', () => {
  expect(bringIn({ ...card, at: 300, shift: 0 })).toBe(0)
  expect(bringIn({ ...card, at: 680, shift: 0 })).toBe(-80)
  expect(bringIn({ ...card, at: 0, shift: -400 })).toBe(24)
  expect(bringIn({ ...card, at: 680, shift: 0, zoom: 0.5 })).toBe(0)
})

it('shows the beginning of what is larger than the room there is', () => {
  expect(bringIn({ ...card, at: 100, shift: 0, room: 100 })).toBe(-76)
})
