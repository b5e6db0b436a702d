/** Error correction level M of ISO/IEC 18004: up to 15 % of the picture may be hidden. By version, from 1 on. */
const grades: readonly { ecc: number; blocks: readonly (readonly [count: number, words: number])[] }[] = [
  [10, 1, 16],
  [16, 1, 28],
  [26, 1, 44],
  [18, 2, 32],
  [24, 2, 43],
  [16, 4, 27],
  [18, 4, 31],
  [22, 2, 38, 2],
  [22, 3, 36, 2],
  [26, 4, 43, 1],
  [30, 1, 50, 4],
  [22, 6, 36, 2],
  [22, 8, 37, 1],
].map(([ecc = 0, count = 0, words = 0, longer = 0]) => ({
  ecc,
  // Blocks of the second group hold one word more.
  blocks: [
    [count, words],
    [longer, words + 1],
  ],
}))

/** The field of 256 elements over x⁸ + x⁴ + x³ + x² + 1, as powers of 2 and back. */
const powers: number[] = [1]
while (powers.length < 255) {
  const next = (powers.at(-1) ?? 0) << 1
  powers.push(next > 255 ? next ^ 0x11d : next)
}
const logs = new Map(powers.map((power, exponent) => [power, exponent]))

function multiply(a: number, b: number): number {
  const [left, right] = [logs.get(a), logs.get(b)]
  return left === undefined || right === undefined ? 0 : (powers[(left + right) % 255] ?? 0)
}

/** Coefficients of (x - 1)(x - 2)(x - 4)… below the leading one, highest first. */
function makeDivisor(degree: number): number[] {
  let divisor = [1]
  for (const root of powers.slice(0, degree)) {
    const shifted = [...divisor, 0]
    divisor = shifted.map((factor, at) => factor ^ multiply(divisor[at - 1] ?? 0, root))
  }
  return divisor.slice(1)
}

/** Reed-Solomon: what is left of the words divided by the divisor. */
function correct(words: readonly number[], divisor: readonly number[]): number[] {
  let rest = divisor.map(() => 0)
  for (const word of words) {
    const factor = word ^ (rest[0] ?? 0)
    rest = divisor.map((part, at) => (rest[at + 1] ?? 0) ^ multiply(part, factor))
  }
  return rest
}

const toBits = (value: number, length: number): string => value.toString(2).padStart(length, '0')

/** The text as bytes with its header, filled up to the room there is; null where it does not fit. */
function fill(bytes: Uint8Array, version: number, room: number): number[] | null {
  const header = `0100${toBits(bytes.length, version < 10 ? 8 : 16)}`
  const bits = header + [...bytes].map((byte) => toBits(byte, 8)).join('')
  if (bits.length > room * 8) return null
  const ended = bits + '0'.repeat(Math.min(4, room * 8 - bits.length))
  const words = (ended.match(/.{1,8}/g) ?? []).map((word) => Number.parseInt(word.padEnd(8, '0'), 2))
  const padding = Array.from({ length: room - words.length }, (_, at) => (at % 2 === 0 ? 0xec : 0x11))
  return [...words, ...padding]
}

/** The first words of all blocks, then the second ones, and so on. */
const interleave = (blocks: readonly (readonly number[])[]): number[] =>
  Array.from({ length: Math.max(...blocks.map((block) => block.length)) }, (_, at) =>
    blocks.flatMap((block) => block[at] ?? []),
  ).flat()

/** A text in the smallest version that holds it: its words with those that correct errors; null where none does. */
export function encodeText(text: string): { version: number; words: number[] } | null {
  const bytes = new TextEncoder().encode(text)
  for (const [index, { ecc, blocks }] of grades.entries()) {
    const sizes = blocks.flatMap(([count, words]) => Array.from({ length: count }, () => words))
    const room = sizes.reduce((sum, size) => sum + size, 0)
    const words = fill(bytes, index + 1, room)
    if (words === null) continue
    const divisor = makeDivisor(ecc)
    const cut = sizes.map((size, at) => {
      const from = sizes.slice(0, at).reduce((sum, each) => sum + each, 0)
      return words.slice(from, from + size)
    })
    const corrections = cut.map((block) => correct(block, divisor))
    return { version: index + 1, words: [...interleave(cut), ...interleave(corrections)] }
  }
  return null
}
