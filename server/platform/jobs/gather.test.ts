import { describe, expect, it } from 'vitest'
import { createGather } from './gather.ts'

/** Each turn is noted and ends when the test says so. */
function openWork(most = 3) {
  const turns: { key: string; list: readonly string[]; end(): void }[] = []
  const gather = createGather<string, string>({
    most,
    async run(key, list) {
      await new Promise<void>((end) => turns.push({ key, list, end }))
      if (list.includes('all')) throw new Error('the turn failed')
      return list.map((one) => () => {
        if (one === 'no') throw new Error('refused')
        return one.toUpperCase()
      })
    },
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { turns, gather, settle }
}

describe('what waits is done together', () => {
  it('one at a time while there is one; those that came meanwhile in one turn, so many at most', async () => {
    const { turns, gather, settle } = openWork()
    const first = gather('k', 'a')
    await settle()
    const others = ['b', 'c', 'd', 'e'].map((one) => gather('k', one))
    turns[0]?.end()
    expect(await first).toBe('A')
    await settle()
    turns[1]?.end()
    await settle()
    turns[2]?.end()
    expect(await Promise.all(others)).toEqual(['B', 'C', 'D', 'E'])
    expect(turns.map(({ list }) => list.join(''))).toEqual(['a', 'bcd', 'e'])
  })

  it('keys do not wait for each other, and a key that was done begins anew', async () => {
    const { turns, gather, settle } = openWork()
    const one = gather('k', 'a')
    const other = gather('l', 'b')
    await settle()
    for (const turn of turns) turn.end()
    expect(await Promise.all([one, other])).toEqual(['A', 'B'])
    const again = gather('k', 'c')
    await settle()
    turns[2]?.end()
    expect(await again).toBe('C')
  })

  it('one that is refused fails alone, a turn that fails fails all of it and none after', async () => {
    const { turns, gather, settle } = openWork()
    const mixed = ['a', 'no'].map((one) => gather('k', one))
    await settle()
    const lost = [gather('k', 'all'), gather('k', 'b')]
    turns[0]?.end()
    expect(await Promise.allSettled(mixed)).toMatchObject([
      { value: 'A' },
      { reason: { message: 'refused' } },
    ])
    await settle()
    const after = gather('k', 'c')
    turns[1]?.end()
    for (const one of lost) await expect(one).rejects.toThrow('the turn failed')
    await settle()
    turns[2]?.end()
    expect(await after).toBe('C')
  })
})
