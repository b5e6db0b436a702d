import { encodeText } from './qr-codewords.ts'

/** A square of dark and light, by row and column; what is null is still to be written. */
type Draft = (boolean | null)[][]
export type Modules = readonly (readonly boolean[])[]

const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']
const eye = ['11111', '10001', '10101', '10001', '11111']

function stamp(draft: Draft, pattern: readonly string[], top: number, left: number): void {
  for (const [down, line] of pattern.entries())
    for (const [right, mark] of [...line].entries()) put(draft, top + down, left + right, mark === '1')
}

function put(draft: Draft, row: number, column: number, isDark: boolean): void {
  const line = draft[row]
  if (line !== undefined && column >= 0 && column < draft.length) line[column] = isDark
}

/** Where the small eyes stand, along one side: 6, then evenly up to 7 from the far edge. */
function listEyes(version: number, size: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((size - 13) / (2 * count - 2)) * 2
  const far = Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step)
  return [6, ...far.reverse()]
}

/** What stands in every code of a version: finders with their rim, timing, eyes, room for format and version. */
function makeFrame(version: number): Draft {
  const size = 17 + 4 * version
  const draft: Draft = Array.from({ length: size }, () => Array.from({ length: size }, () => null))
  for (let at = 0; at < size; at++) {
    put(draft, 6, at, at % 2 === 0)
    put(draft, at, 6, at % 2 === 0)
  }
  const eyes = listEyes(version, size)
  for (const row of eyes)
    for (const column of eyes) {
      const isByFinder =
        row === 6 ? column === 6 || column === eyes.at(-1) : column === 6 && row === eyes.at(-1)
      if (!isByFinder) stamp(draft, eye, row - 2, column - 2)
    }
  const rim = Array.from({ length: 9 }, () => '0'.repeat(9))
  for (const [top, left] of [
    [0, 0],
    [0, size - 7],
    [size - 7, 0],
  ] as const) {
    stamp(draft, rim, top - 1, left - 1)
    stamp(draft, finder, top, left)
  }
  writeFormat(draft, 0)
  if (version >= 7) writeVersion(draft, version)
  return draft
}

/** The rest of a polynomial over two elements, appended to it. */
function withCheck(value: number, divisor: number, length: number): number {
  let rest = value << length
  for (let bit = 31 - Math.clz32(rest); bit >= length; bit = 31 - Math.clz32(rest))
    rest ^= divisor << (bit - length)
  return (value << length) | rest
}

const isSet = (bits: number, at: number): boolean => ((bits >> at) & 1) === 1

/** Level M (00) and the mask, twice, beside the finders; and the one module that is always dark. */
function writeFormat(draft: Draft, mask: number): void {
  const bits = withCheck(mask, 0x537, 10) ^ 0x5412
  const size = draft.length
  for (let at = 0; at < 15; at++) {
    const isDark = isSet(bits, at)
    const row = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at
    put(draft, row, 8, isDark)
    const column = at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at
    put(draft, 8, column, isDark)
  }
  put(draft, size - 8, 8, true)
}

function writeVersion(draft: Draft, version: number): void {
  const bits = withCheck(version, 0x1f25, 12)
  const edge = draft.length - 11
  for (let at = 0; at < 18; at++) {
    const [near, far] = [Math.floor(at / 3), edge + (at % 3)]
    put(draft, near, far, isSet(bits, at))
    put(draft, far, near, isSet(bits, at))
  }
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/** The free places in the order of reading: in pairs of columns from the right, up and down in turn. */
function listFree(frame: Draft): [row: number, column: number][] {
  const size = frame.length
  const rights = Array.from({ length: (size - 1) / 2 }, (_, at) => size - 1 - 2 * at).map((right) =>
    right <= 6 ? right - 1 : right,
  )
  return rights.flatMap((right, turn) =>
    Array.from({ length: size }, (_, at) => (turn % 2 === 0 ? size - 1 - at : at)).flatMap((row) =>
      [right, right - 1]
        .filter((column) => frame[row]?.[column] === null)
        .map((column): [number, number] => [row, column]),
    ),
  )
}

function draw(frame: Draft, words: readonly number[], mask: number): Modules {
  const drawn = frame.map((line) => [...line])
  const isMasked = masks[mask] ?? (() => false)
  for (const [at, [row, column]] of listFree(frame).entries()) {
    const bit = isSet(words[at >> 3] ?? 0, 7 - (at & 7))
    put(drawn, row, column, bit !== isMasked(row, column))
  }
  writeFormat(drawn, mask)
  return drawn.map((line) => line.map((one) => one === true))
}

const likeFinder = /(?=10111010000|00001011101)/g

/** How hard it is to read: long runs, blocks of one shade, what looks like a finder, too much of one shade. */
function judge(modules: Modules): number {
  const rows = modules.map((line) => line.map((one) => (one ? '1' : '0')).join(''))
  const columns = modules.map((_, at) => modules.map((line) => (line[at] === true ? '1' : '0')).join(''))
  let badness = 0
  for (const line of [...rows, ...columns]) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) badness += run.length - 2
    badness += 40 * (line.match(likeFinder) ?? []).length
  }
  for (const [at, row] of rows.entries())
    for (let column = 1; column < row.length; column++) {
      const four = row.slice(column - 1, column + 1) + (rows[at + 1] ?? '').slice(column - 1, column + 1)
      if (four === '0000' || four === '1111') badness += 3
    }
  const dark = rows.join('').replaceAll('0', '').length / modules.length ** 2
  return badness + 10 * Math.floor(Math.abs(dark - 0.5) * 20)
}

/** A text as a QR code (ISO/IEC 18004, level M), in the mask that reads best; null where it is too long. */
export function drawQrCode(text: string): Modules | null {
  const encoded = encodeText(text)
  if (encoded === null) return null
  const frame = makeFrame(encoded.version)
  const drawn = masks.map((_, mask) => draw(frame, encoded.words, mask))
  const [best] = drawn
    .map((modules) => ({ modules, badness: judge(modules) }))
    .sort((a, b) => a.badness - b.badness)
  return best?.modules ?? null
}
