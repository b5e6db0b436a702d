import { expect, it } from 'vitest'
import { nameApart } from './name-apart.ts'

it('keeps a name nobody has, whatever begins like it', () => {
  expect(nameApart('Welcome', [])).toBe('Welcome')
  expect(nameApart('Welcome', ['Welcome 2', 'Welcome back'])).toBe('Welcome')
})

it('counts on from two, and fills what was left free', () => {
  expect(nameApart('Welcome', ['Welcome'])).toBe('Welcome 2')
  expect(nameApart('Welcome', ['Welcome', 'Welcome 2', 'Welcome 4'])).toBe('Welcome 3')
})
