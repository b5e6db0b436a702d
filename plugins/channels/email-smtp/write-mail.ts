import type { Message } from '@splot/contract/plugin/channel'
import type { Content, Settings } from './settings.ts'

/** A header: a name and a value that is written already. */
export type Header = readonly [name: string, value: string]

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)
/** A line of a header may be so long at most (RFC 5322, 2.1.1), its name left room for. */
const mostInLine = 900

/**
 * A mail of a text and perhaps a page, written straight: a tenth of the work of a composer that can do everything. Null
 * where it needs one: attachments, addresses that are not ASCII, a header that would have to be folded.
 */
export function writeMail(
  { address, content }: Message<Content>,
  settings: Settings,
  o: { nowMs: number; boundary: string; headers: readonly Header[] },
): Buffer | null {
  const { subject, text, html, fromName = settings.fromName ?? '', toName = '', replyTo = '' } = content
  const { fromAddress } = settings
  const addresses = [address, fromAddress, replyTo]
  if (content.attachments.length > 0 || !addresses.every((one) => isAscii(one) && one.length <= 320))
    return null
  const headers: Header[] = [
    ['From', writeMailbox(fromName, fromAddress)],
    ['To', writeMailbox(toName, address)],
    ...(replyTo === '' ? [] : [['Reply-To', replyTo] as const]),
    ['Subject', writeWords(subject)],
    ['Date', new Date(o.nowMs).toUTCString().replace('GMT', '+0000')],
    ...o.headers,
    ['MIME-Version', '1.0'],
  ]
  if (headers.some(([, value]) => value.split('\r\n').some((line) => line.length > mostInLine))) return null
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  if (html === null)
    return Buffer.concat([Buffer.from(head + describe('plain')), encodeQuotedPrintable(text)])
  // An equals sign before an underscore never stands in quoted-printable text: no part can hold the boundary.
  const boundary = `=_${o.boundary}`
  const open = `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n--${boundary}\r\n`
  return Buffer.concat([
    Buffer.from(head + open + describe('plain')),
    encodeQuotedPrintable(text),
    Buffer.from(`\r\n--${boundary}\r\n${describe('html')}`),
    encodeQuotedPrintable(html),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
}

const describe = (kind: 'plain' | 'html'): string =>
  `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`

function writeMailbox(name: string, address: string): string {
  if (name === '') return address
  const written = isAscii(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : writeWords(name)
  return `${written} <${address}>`
}

/** Bytes of one encoded word: with its frame below the 75 characters of RFC 2047. */
const wordBytes = 45

/** Text as it may stand in a header: as it is, or as encoded words, each of whole characters. */
export function writeWords(text: string): string {
  // What looks like an encoded word must not be taken for one.
  if (isAscii(text) && !text.includes('=?') && text === text.trim()) return text
  const words: string[] = []
  let [word, size] = ['', 0]
  for (const letter of text) {
    const bytes = Buffer.byteLength(letter)
    if (size + bytes > wordBytes) {
      words.push(word)
      word = ''
      size = 0
    }
    word += letter
    size += bytes
  }
  if (word !== '') words.push(word)
  return words.map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ')
}

const hex = Buffer.from('0123456789ABCDEF')
const [cr, lf, space, tab, equals] = [13, 10, 32, 9, 61]
const mostInQuoted = 75

/** Quoted-printable (RFC 2045, 6.7): line breaks stay line breaks, lines end before the 76th character. */
export function encodeQuotedPrintable(text: string): Buffer {
  const bytes = Buffer.from(text.replace(/\r\n?|\n/g, '\r\n'))
  // Each byte three characters at most, and a break of three for every 73 of them.
  const out = Buffer.allocUnsafe(bytes.length * 3 + Math.ceil((bytes.length * 3) / 73) * 3 + 8)
  let [at, column] = [0, 0]
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    const next = bytes[i + 1]
    if (byte === cr && next === lf) {
      out[at++] = cr
      out[at++] = lf
      i++
      column = 0
      continue
    }
    const isBlank = byte === space || byte === tab
    const isPlain = isBlank
      ? next !== undefined && next !== cr
      : byte > space && byte < 127 && byte !== equals
    if (column + (isPlain ? 1 : 3) > mostInQuoted) {
      out[at++] = equals
      out[at++] = cr
      out[at++] = lf
      column = 0
    }
    if (isPlain) out[at++] = byte
    else {
      out[at++] = equals
      out[at++] = hex[byte >> 4] ?? 0
      out[at++] = hex[byte & 15] ?? 0
    }
    column += isPlain ? 1 : 3
  }
  return out.subarray(0, at)
}
