import { expect, it } from 'vitest'
import { cleanPath, liesIn, listInside, listOffered } from './folder-path.ts'

const folders = [
  { name: 'Łąka', items: 2 },
  { name: 'kampanie', items: 1 },
  { name: 'kampanie/2026/zima', items: 3 },
  { name: 'kampanie/2025', items: 4 },
  { name: 'kampanie dawne', items: 5 },
] as const

it('a folder counts what lies in the folders inside it', () => {
  expect(listInside(folders, '')).toEqual([
    { name: 'kampanie', path: 'kampanie', items: 8 },
    { name: 'kampanie dawne', path: 'kampanie dawne', items: 5 },
    { name: 'Łąka', path: 'Łąka', items: 2 },
  ])
  expect(listInside(folders, 'kampanie')).toEqual([
    { name: '2025', path: 'kampanie/2025', items: 4 },
    { name: '2026', path: 'kampanie/2026', items: 3 },
  ])
  expect(listInside(folders, 'kampanie/2026/zima')).toEqual([])
})

it('a folder holds what lies in it and in the folders inside it, not in one whose name begins alike', () => {
  expect(['', 'kampanie', 'kampanie/2025', 'kampanie dawne'].map((one) => liesIn(one, 'kampanie'))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(liesIn('', '')).toBe(true)
})

it('a typed path loses its empty steps', () => {
  expect(cleanPath(' / zima //2026 / ')).toBe('zima/2026')
})

it('folders are offered that hold what is typed; where one of them is chosen, all the others', () => {
  const known = ['kampanie/zima', '', 'Łąka', 'kampanie/lato', 'kampanie/lato']
  expect(listOffered(known, '')).toEqual(['kampanie/lato', 'kampanie/zima', 'Łąka'])
  expect(listOffered(known, 'ŁĄ')).toEqual(['Łąka'])
  expect(listOffered(known, ' kampanie / zima ')).toEqual(['kampanie/lato', 'Łąka'])
  expect(listOffered(known, 'wiosna')).toEqual([])
  expect(
    listOffered(
      Array.from({ length: 20 }, (_, n) => `f${n}`),
      'f',
    ),
  ).toHaveLength(8)
})
