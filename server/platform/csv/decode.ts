import { TextDecoder } from 'node:util'

/** What a file's bytes are decided by: its beginning, so many of them. */
export const headBytes = 65_536

/** How packed files begin: ZIP (spreadsheets are that), the older spreadsheets, gzip. */
const archives = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b],
]

/** Is it a packed file, a spreadsheet or another? It is known by its first bytes, and none is unpacked. */
export const isArchive = (head: Uint8Array): boolean =>
  archives.some((sign) => sign.every((byte, i) => head[i] === byte))

export type Encoding = 'utf-8' | 'windows-1250' | 'iso-8859-2' | 'utf-16le' | 'utf-16be'

/**
 * How the text of a file is written, from its first bytes: UTF-16 by its mark or its noughts ("Unicode text" of spreadsheets), UTF-8
 * where they are that, else one of the two ways in which Polish was written before; null for what is no text.
 */
export function findEncoding(head: Uint8Array): Encoding | null {
  const wide = findWide(head)
  if (wide !== undefined) return wide
  try {
    // `stream`: the last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return isDamaged(head) ? 'utf-8' : findNarrow(head)
  }
}

/** Of Latin words every other byte is nought. Null: noughts of another kind, as no text has them. */
function findWide(head: Uint8Array): Encoding | null | undefined {
  const [a, b] = head
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const some = head.subarray(0, 512)
  if (!some.includes(0)) return undefined
  const noughts = [0, 0]
  for (const [at, byte] of some.entries()) if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = noughts
  if (Math.max(even, odd) < some.length / 4 || Math.min(even, odd) > 0) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** UTF-8 in which a byte went astray: its Polish letters are there, and in no other way would they be. */
const isDamaged = (head: Uint8Array): boolean => /[ąćęłńóśźż]/i.test(new TextDecoder('utf-8').decode(head))

/** Bytes of ą ś ź and Ą Ś Ź, the six letters that Windows-1250 and ISO-8859-2 write apart. */
const windows = new Set([0xb9, 0x9c, 0x9f, 0xa5, 0x8c, 0x8f])
const iso = new Set([0xb1, 0xb6, 0xbc, 0xa1, 0xa6, 0xac])

function findNarrow(head: Uint8Array): Encoding {
  let balance = 0
  for (const byte of head) balance += windows.has(byte) ? 1 : iso.has(byte) ? -1 : 0
  return balance < 0 ? 'iso-8859-2' : 'windows-1250'
}
