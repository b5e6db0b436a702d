import { expect, it } from 'vitest'
import { hashMurmur3, placeUnit } from './hash.ts'

// Vectors published with several implementations of MurmurHash3_x86_32.
const vectors: readonly [text: string, seed: number, hash: number][] = [
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['', 0xffffffff, 0x81f16f39],
  ['a', 0x9747b28c, 0x7fa09ea6],
  ['aa', 0x9747b28c, 0x5d211726],
  ['aaa', 0x9747b28c, 0x283e0130],
  ['aaaa', 0x9747b28c, 0x5a97808a],
  ['abc', 0x9747b28c, 0xc84a62dd],
  ['Hello, world!', 0x9747b28c, 0x24884cba],
  ['ππππππππ', 0x9747b28c, 0xd58063c1],
  ['hello', 0, 0x248bfa47],
  ['hello, world', 0, 0x149bbb7f],
  ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
]

it.each(vectors)('hashes %j with seed %i as published', (text, seed, hash) => {
  expect(hashMurmur3(text, seed)).toBe(hash)
})

it('spreads units evenly, and one salt tells nothing of another', () => {
  const units = Array.from({ length: 20_000 }, (_, i) => `unit-${i}`)
  const inA = units.filter((unit) => placeUnit('a', unit) < 0.5)
  const inBoth = inA.filter((unit) => placeUnit('b', unit) < 0.5)
  expect(Math.abs(inA.length - 10_000)).toBeLessThan(400)
  expect(Math.abs(inBoth.length - 5_000)).toBeLessThan(350)
})
