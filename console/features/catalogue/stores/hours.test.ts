import { expect, it } from 'vitest'
import { readSpans, writeSpans } from './hours.ts'

it.each([
  ['10-19', '10:00–19:00'],
  ['9:30 – 14:00, 15–18', '09:30–14:00, 15:00–18:00'],
  ['22:00-02:00', '22:00–02:00'],
  ['0-24', '00:00–24:00'],
  ['', ''],
])('%s is read as hours', (text, written) => expect(writeSpans(readSpans(text) ?? [])).toBe(written))

it.each(['10', 'rano-wieczór', '25-26', '10-10', '10:75-12', '24:00-12:00', '1-2-3', '10-12,'])(
  '%s says no hours',
  (text) => expect(readSpans(text)).toBeNull(),
)
