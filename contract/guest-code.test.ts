import { expect, test } from 'vitest'
import { findGuestCode, guestCodeOf, guestCodeStep, isGuestWord, placeOfGuestCode } from './guest-code.ts'

/** The layout of a birth id: time, version, position, ordinal. */
const idAt = (pos: number) => `019a0000-0000-7000-8000-${pos.toString(16).padStart(8, '0')}${'0003'}`

test('a code leads back to the positions it may stand for, each of them once', () => {
  const seen = new Set<string>()
  for (let pos = 0; pos < guestCodeStep; pos++) {
    const code = guestCodeOf(idAt(pos))
    seen.add(code)
    if (pos % 997 === 0) expect(placeOfGuestCode(code)).toBe(pos)
  }
  expect(seen.size).toBe(guestCodeStep)
  expect(guestCodeOf(idAt(7 + 3 * guestCodeStep))).toBe(guestCodeOf(idAt(7)))
})

test('neighbours look different, and every code has four signs', () => {
  expect(guestCodeOf(idAt(1))).toBe('9E35')
  expect(guestCodeOf(idAt(2))).toBe('3C6A')
  expect(guestCodeOf(idAt(0))).toBe('0000')
  expect(guestCodeOf('no id')).toMatch(/^[0-9A-F]{4}$/)
})

test.each([
  ['7F2C', '7F2C'],
  [' 7f2c ', '7F2C'],
  ['Gość 7F2C', '7F2C'],
  ['gosc 7f2c', '7F2C'],
  ['Guest 7F2C', '7F2C'],
  ['7F2', null],
  ['7F2CA', null],
  ['Anna', null],
  ['gość', null],
])('“%s” is the code %s', (text, code) => expect(findGuestCode(text)).toBe(code))

test('the word alone means all of them', () => {
  for (const text of ['gość', ' Gosc', 'goście', 'guest', 'Guests'])
    expect(isGuestWord(text), text).toBe(true)
  for (const text of ['gość 7F2C', 'Gościński', 'guesthouse', '']) expect(isGuestWord(text), text).toBe(false)
})
