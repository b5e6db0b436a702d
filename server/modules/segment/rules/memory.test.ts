import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Memory } from './memory.ts'
import type { Ring } from './ring.ts'

const key = fc.integer({ min: 0, max: 40 }).map((n) => `k${n}`)
/** Near each other, as those of a ring are. */
const instant = fc.integer({ min: 0, max: 2 ** 32 }).map((ms) => 1_790_000_000_000 + ms)
const ring: fc.Arbitrary<Ring> = fc.array(fc.oneof(fc.nat(), instant, fc.maxSafeInteger(), fc.string()), {
  minLength: 1,
  maxLength: 4,
})
const act = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constant('set'), key, ring) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('delete'), key, ring) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('write'), key, ring) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('write and go on'), key, ring) },
)

it('is the same again from its texts, long or short, whatever was written since the first of them', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 300 }), (acts) => {
      const rows = new Map<number, string>()
      const told = new Map<string, Ring>()
      let memory = new Memory()
      const store = () => {
        const { n, rings, isShorter } = memory.writeNew()
        if (isShorter) for (const row of [...rows.keys()]) if (row > 0) rows.delete(row)
        // Handed to the database between quotes, as they are.
        expect(rings).not.toMatch(/["\\]/)
        rows.set(n, rings)
        const texts = [...rows].sort(([a], [b]) => a - b).map(([, text]) => text)
        return Memory.read(...texts)
      }
      for (const [kind, name, value] of acts) {
        if (kind === 'set') told.set(name, value)
        else if (kind === 'delete') told.delete(name)
        if (kind === 'set') memory.set(name, [...value])
        else if (kind === 'delete') memory.delete(name)
        else if (kind === 'write') memory = store()
        // As the pipeline does, which keeps those who come often in mind.
        else store()
      }
      expect(new Map([...memory.keys()].map((name) => [name, memory.get(name)]))).toEqual(told)
      const read = store()
      expect(new Map([...read.keys()].map((name) => [name, read.get(name)]))).toEqual(told)
    }),
  )
})

it('reads what was written before instants were told by what lies between them', () => {
  const at = 1_790_000_000_000
  const old = Memory.read(`k:${at.toString(36)} 5 ${(at + 7).toString(36)} 6`)
  expect(old.get('k')).toEqual([at, 5, at + 7, 6])
  old.set('k', [at, 5, at + 7, 6])
  expect(old.write()).toBe(`k:${at.toString(36)} 5 +7 6`)
})

it('reads the largest amounts as they were', () => {
  const amounts = [15_677_013_320_755_580_000, 85_395_786_601_039_530_000, 2 ** 64, Number.POSITIVE_INFINITY]
  const ring = [
    1,
    0,
    7,
    ...amounts.flatMap((one) => [Date.UTC(2026, 0, 1), 3, one, Date.UTC(2026, 0, 2), 4, -one]),
  ]
  const memory = Memory.read('')
  memory.set('k', ring)
  expect(Memory.read(memory.write()).get('k')).toEqual(ring)
})

it('writes what is new of a long memory, and all of it again after fifteen times', () => {
  const memory = new Memory()
  for (let i = 0; i < 100; i++) memory.set(`k${i}`, [i, i])
  expect(memory.writeNew()).toMatchObject({ n: 0, isShorter: false })
  for (let n = 1; n <= 15; n++) {
    memory.set('k7', [n])
    expect(memory.writeNew()).toEqual({ n, rings: `k7:${n.toString(36)}`, isShorter: false })
  }
  memory.delete('k7')
  const whole = memory.writeNew()
  expect(whole).toMatchObject({ n: 0, isShorter: true })
  expect(whole.rings.split('|')).toHaveLength(99)
})
