import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from './diff-words.ts'

test('tells what came and went', () => {
  expect(diffWords('Chcę otrzymywać oferty e-mailem.', 'Chcę dostawać oferty e-mailem i SMS-em.')).toEqual([
    { kind: 'same', text: 'Chcę ' },
    { kind: 'gone', text: 'otrzymywać' },
    { kind: 'new', text: 'dostawać' },
    { kind: 'same', text: ' oferty ' },
    { kind: 'gone', text: 'e-mailem.' },
    { kind: 'new', text: 'e-mailem i SMS-em.' },
  ])
})

test('loses no word of either text', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '  '), { maxLength: 12 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const join = (skip: string) =>
        diffWords(before, after)
          .filter((one) => one.kind !== skip)
          .map((one) => one.text)
          .join('')
      return join('new') === before && join('gone') === after
    }),
  )
})
