/** GSM 03.38: the index of a letter is its code; the letters of the second table take an escape before them. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const extended: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
}
const escapeCode = 0x1b

const codes = new Map<string, readonly number[]>(
  [...basic].flatMap((letter, code) => (code === escapeCode ? [] : [[letter, [code]] as const])),
)
for (const [letter, code] of Object.entries(extended)) codes.set(letter, [escapeCode, code])
const letters = new Map([...codes].map(([letter, code]) => [code.join(','), letter]))

export interface EncodedText {
  readonly encoding: 'gsm7' | 'ucs2'
  /** SMPP's data_coding. */
  readonly dataCoding: 0 | 8
  /** One short message each, without their headers. */
  readonly parts: readonly Buffer[]
}

/** Units a lone message and a part of a longer one may have: septets of GSM-7, 16-bit units of UCS-2. */
const room = { gsm7: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const

/** The text as it goes out: GSM-7 where every letter has a code, else UCS-2; cut so that no letter is torn apart. */
export function encodeText(text: string): EncodedText {
  const all = [...text]
  const isGsm = all.every((letter) => codes.has(letter))
  const encoding = isGsm ? 'gsm7' : 'ucs2'
  const pieces = all.map((letter) => (isGsm ? Buffer.from(codes.get(letter) ?? []) : encodeUcs2(letter)))
  const unit = isGsm ? 1 : 2
  const { alone, part } = room[encoding]
  const total = pieces.reduce((sum, one) => sum + one.length, 0)
  const parts = total <= alone * unit ? [Buffer.concat(pieces)] : pack(pieces, part * unit)
  return { encoding, dataCoding: isGsm ? 0 : 8, parts }
}

function pack(pieces: readonly Buffer[], most: number): Buffer[] {
  const parts: Buffer[][] = [[]]
  let size = 0
  for (const piece of pieces) {
    if (size + piece.length > most) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(piece)
    size += piece.length
  }
  return parts.map((one) => Buffer.concat(one))
}

const encodeUcs2 = (letter: string): Buffer => Buffer.from(letter, 'utf16le').swap16()

export function decodeText(bytes: Buffer, dataCoding: number): string {
  if (dataCoding === 8) return Buffer.from(bytes).swap16().toString('utf16le')
  let text = ''
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes[i] ?? 0
    text += letters.get(code === escapeCode ? `${escapeCode},${bytes[++i] ?? 0}` : String(code)) ?? ' '
  }
  return text
}

/** The header that joins parts on the phone: reference, number of parts, this one's number from 1. */
export const makeHeader = (reference: number, total: number, number: number): Buffer =>
  Buffer.of(5, 0, 3, reference & 0xff, total, number)
