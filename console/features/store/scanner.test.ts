import { expect, it } from 'vitest'
import { createScanReader } from './scanner.ts'

function type(text: string, gapMs: number, startMs = 0) {
  const read = createScanReader()
  const answers = [...text, 'Enter'].map((key, index) => read(key, startMs + index * gapMs))
  return answers.at(-1)
}

it('takes a burst that ends with Enter as a scan', () => {
  expect(type('5901234123457', 8)).toBe('5901234123457')
})

it('takes what fingers type as typing, and short bursts as nothing', () => {
  expect(type('5901234123457', 120)).toBeNull()
  expect(type('abc', 8)).toBeNull()
})

it('leaves out what was typed before the scan', () => {
  const read = createScanReader()
  read('x', 0)
  const keys = [...'SW100', 'Enter'].map((key, index) => read(key, 500 + index * 5))
  expect(keys.at(-1)).toBe('SW100')
})

it('holds capitals where a scanner sends Shift before them', () => {
  const read = createScanReader()
  const keys = ['Shift', 'T', 'Shift', 'M', '-', '1', 'Enter'].map((key, index) => read(key, index * 5))
  expect(keys.at(-1)).toBe('TM-1')
})
