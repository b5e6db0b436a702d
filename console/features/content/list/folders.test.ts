import { expect, it } from 'vitest'
import { listInside } from './folders.ts'

const shelves = [
  { kind: 'folder', name: 'Łąka', items: 2 },
  { kind: 'folder', name: 'kampanie', items: 1 },
  { kind: 'folder', name: 'kampanie/2026/zima', items: 3 },
  { kind: 'folder', name: 'kampanie/2025', items: 4 },
  { kind: 'folder', name: 'kampanie dawne', items: 5 },
  { kind: 'label', name: 'kampanie/x', items: 9 },
] as const

it('a folder counts what lies in the folders inside it', () => {
  expect(listInside(shelves, '')).toEqual([
    { name: 'kampanie', path: 'kampanie', items: 8 },
    { name: 'kampanie dawne', path: 'kampanie dawne', items: 5 },
    { name: 'Łąka', path: 'Łąka', items: 2 },
  ])
  expect(listInside(shelves, 'kampanie')).toEqual([
    { name: '2025', path: 'kampanie/2025', items: 4 },
    { name: '2026', path: 'kampanie/2026', items: 3 },
  ])
  expect(listInside(shelves, 'kampanie/2026/zima')).toEqual([])
})
