import { expect, it } from 'vitest'
import { cleanPath, liesIn, listInside } from './folder-path.ts'

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
