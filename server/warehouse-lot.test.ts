import { describe, expect, it } from 'vitest'
import { insertLot } from './warehouse-lot.ts'

/** An engine that refuses whole inserts for one bad row and drops a token it has seen. */
function createEngine(isBad: (line: string) => boolean) {
  const rows: string[] = []
  const tokens = new Set<string>()
  const refused: string[] = []
  return {
    rows,
    refused,
    async insert(lines: readonly string[], token: string) {
      if (lines.some(isBad)) throw Object.assign(new Error('Cannot parse input'), { code: '27' })
      if (!tokens.has(token)) rows.push(...lines)
      tokens.add(token)
    },
    onRefused: (line: string) => void refused.push(line),
  }
}

const lot = (count: number) => Array.from({ length: count }, (_, i) => String(i))

describe('a lot for the warehouse', () => {
  it.each([[[]], [['0']], [['9']], [['3', '4', '8']], [lot(10)]])(
    'leaves out exactly the rows %j, in order and once, also when tried again',
    async (bad) => {
      const engine = createEngine((line) => bad.includes(line))
      await insertLot(lot(10), 'events-1-11', engine)
      await insertLot(lot(10), 'events-1-11', engine)
      expect(engine.rows).toEqual(lot(10).filter((line) => !bad.includes(line)))
      expect(engine.refused).toEqual([...bad, ...bad])
    },
  )

  it('leaves nothing out when the engine refuses nearly everything, or fails otherwise', async () => {
    const refusing = createEngine(() => true)
    await expect(insertLot(lot(1_000), 't', refusing)).rejects.toThrow('Cannot parse')
    expect(refusing.refused).toEqual([])
    const full = createEngine(() => false)
    const fails = { ...full, insert: () => Promise.reject(new Error('Code: 243. not enough space')) }
    await expect(insertLot(lot(4), 't', fails)).rejects.toThrow('not enough space')
    expect(full.refused).toEqual([])
  })
})
