import { TextDecoder } from 'node:util'

/** What a file's bytes are decided by: its beginning, so many of them. */
export const headBytes = 65_536

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
