import { expect, it } from 'vitest'
import { isUuid, systemIds } from './ids.ts'

it('draws ids of version 7 that begin with their moment, no two alike', () => {
  const at = Date.parse('2026-11-23T12:00:00Z')
  const ids = Array.from({ length: 20_000 }, () => systemIds.uuid(at))
  expect(new Set(ids).size).toBe(ids.length)
  const time = at.toString(16).padStart(12, '0')
  expect(ids.every((id) => isUuid(id) && id.replaceAll('-', '').startsWith(`${time}7`))).toBe(true)
  expect(ids.every((id) => /^[89ab]/.test(id.split('-')[3] ?? ''))).toBe(true)
})
