import { describe, expect, it } from 'vitest'
import { twistBraid } from './braid.ts'

describe('twistBraid', () => {
  const twists = twistBraid({ leftX: 0, rightX: 26, top: 0, bottom: 76 })

  it('crosses four times, over and under in turn', () => {
    expect(twists.map((twist) => twist.over.side)).toEqual(['left', 'right', 'left', 'right'])
    expect(twists.map((twist) => twist.under.side)).toEqual(['right', 'left', 'right', 'left'])
  })

  it('joins one half twist to the next without a gap', () => {
    const yOf = (path: string): number[] =>
      [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((pair) => Number(pair[2]))
    const spans = twists.map((twist) => [yOf(twist.over.path)[0], yOf(twist.over.path).at(-1)])
    expect(spans).toEqual([
      [0, 19],
      [19, 38],
      [38, 57],
      [57, 76],
    ])
  })

  it('keeps the gap under the upper strand inside the crossing', () => {
    const xs = [...(twists[0]?.gap ?? '').matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((pair) => Number(pair[1]))
    expect(Math.min(...xs)).toBeGreaterThan(0)
    expect(Math.max(...xs)).toBeLessThan(26)
  })
})
