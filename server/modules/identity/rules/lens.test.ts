import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partClusters } from './lens.ts'

const birth = (birthId: string) => ({ birthId, root: 'a' })
const rootsOf = (parts: readonly { birthId: string; root: string }[]) =>
  Object.fromEntries(parts.map((one) => [one.birthId, one.root]))

describe('a narrower lens', () => {
  it('parts a birth that refuses, and whatever it alone joined', () => {
    const births = ['a', 'b', 'c', 'd'].map(birth)
    const links = [
      { a: 'a', b: 'b' },
      { a: 'b', b: 'c' },
      { a: 'c', b: 'd' },
    ]
    expect(rootsOf(partClusters(births, links, new Set()))).toEqual({ a: 'a', b: 'a', c: 'a', d: 'a' })
    expect(rootsOf(partClusters(births, links, new Set(['b'])))).toEqual({ a: 'a', b: 'b', c: 'c', d: 'c' })
  })

  it('refines: who is together with fewer links was together with more, and a new yes restores all', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).map(([a, b]) => ({ a, b }))
    fc.assert(
      fc.property(fc.array(pair), fc.subarray(names), fc.subarray(names), (links, some, more) => {
        const births = names.map(birth)
        const [wide, narrow] = [new Set(some), new Set([...some, ...more])].map((refusing) =>
          rootsOf(partClusters(births, links, refusing)),
        )
        for (const x of names)
          for (const y of names) if (narrow?.[x] === narrow?.[y]) expect(wide?.[x]).toBe(wide?.[y])
        for (const one of narrow === undefined ? [] : [...some, ...more]) expect(narrow?.[one]).toBe(one)
      }),
    )
  })
})
