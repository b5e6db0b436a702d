import { describe, expect, test } from 'vitest'
import type { Rendered } from '../../../content/index.ts'
import { renderPatiently } from './render-patiently.ts'

const limit: Rendered = {
  ok: false,
  reason: 'template_limit',
  part: 'html',
  detail: 'template render limit exceeded',
}
const made = (row: number): Rendered => ({ ok: true, parts: { text: `row ${row}` } })

/** A renderer whose rows fail so many times before they work; remembers what it was asked. */
function makeRenderer(failures: Readonly<Record<number, number>>) {
  const left = new Map(Object.entries(failures).map(([row, times]) => [Number(row), times]))
  const asked: number[][] = []
  const render = async (rows: readonly number[]): Promise<Rendered[]> => {
    asked.push([...rows])
    return rows.map((row) => {
      const times = left.get(row) ?? 0
      left.set(row, times - 1)
      return times > 0 ? limit : made(row)
    })
  }
  return { render, asked }
}

const rows = Array.from({ length: 40 }, (_, i) => i)

describe('renderPatiently', () => {
  test('given a moment in which the machine was busy, the few it struck are made again, in their places', async () => {
    const { render, asked } = makeRenderer({ 3: 1, 17: 2 })
    expect(await renderPatiently(render, rows)).toEqual(rows.map(made))
    expect(asked.slice(1)).toEqual([[3, 17], [17]])
  })

  test('given one message alone, it is tried three times, then it fails', async () => {
    const { render, asked } = makeRenderer({ 0: 9 })
    expect(await renderPatiently(render, [0])).toEqual([limit])
    expect(asked).toHaveLength(3)
  })

  test('given a template that is too heavy for everybody, nobody waits for it again', async () => {
    const { render, asked } = makeRenderer(Object.fromEntries(rows.map((row) => [row, 9])))
    expect(await renderPatiently(render, rows)).toEqual(rows.map(() => limit))
    expect(asked).toHaveLength(1)
  })

  test('given a row that lacks a datum, it is not asked again', async () => {
    const missing: Rendered = { ok: false, reason: 'missing_variable', part: 'html', detail: 'x' }
    const asked: number[] = []
    const render = async (some: readonly number[]) => {
      asked.push(...some)
      return some.map(() => missing)
    }
    expect(await renderPatiently(render, [1])).toEqual([missing])
    expect(asked).toEqual([1])
  })
})
