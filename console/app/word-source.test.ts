import { expect, it } from 'vitest'
import en from '../i18n/en.json'
import pl from '../i18n/pl.json'
import { wordSource } from './describe.ts'

const say = (words: Readonly<Record<string, string>>) => (key: string) => words[key] ?? key

it('a source without a key has a name in both languages; keys go by their own', () => {
  const shown = ['commerce', 'console', 'import:01a20870', 'Kasa'].map((name) => [
    wordSource(name, say(pl)),
    wordSource(name, say(en)),
  ])
  expect(shown).toEqual([
    ['Sklep i kasy Splot', 'Splot shop and tills'],
    ['Konsola Splot', 'Splot console'],
    ['Import z pliku', 'Import of a file'],
    ['Kasa', 'Kasa'],
  ])
})
