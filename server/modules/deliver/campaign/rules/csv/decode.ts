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

export type Encoding = 'utf-8' | 'windows-1250'

/**
 * How the text of a file is written, from its first bytes: UTF-8 where they are that, else Windows-1250 as Polish
 * spreadsheets save it; null for UTF-16, which is neither.
 */
export function findEncoding(head: Uint8Array): Encoding | null {
  const [a, b] = head
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return null
  if (head.subarray(0, 512).includes(0)) return null
  try {
    // `stream`: the last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1250'
  }
}
