import { expect, it } from 'vitest'
import { followStored } from './use-typed.ts'

it('what was typed stays when something else is stored meanwhile; what was not follows', () => {
  const before = { host: 'a.pl', port: 587 }
  const typed = { host: 'b.pl', port: 587, password: 'x' }
  // A key was made beside the form: its selector is stored now.
  const after = { host: 'a.pl', port: 587, dkimSelector: 'splot1' }
  expect(followStored(typed, before, after)).toEqual({
    host: 'b.pl',
    port: 587,
    password: 'x',
    dkimSelector: 'splot1',
  })
  expect(followStored(before, before, { host: 'c.pl' })).toEqual({ host: 'c.pl' })
})
