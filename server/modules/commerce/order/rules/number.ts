/** Nothing that looks like something else on paper or sounds like it on the phone. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const readBytes = (secret: string) => Buffer.from(secret, 'base64url')

/** `Z-7K3M-92QX`, of five bytes of chance. */
export function makeNumber(secret: string): string {
  let value = 0n
  for (const byte of readBytes(secret).subarray(0, 5)) value = value * 256n + BigInt(byte)
  let text = ''
  for (let i = 0; i < 8; i++) {
    text = `${letters[Number(value % 32n)]}${text}`
    value /= 32n
  }
  return `Z-${text.slice(0, 4)}-${text.slice(4)}`
}

/** What somebody typed or scanned, as numbers are written; null where it is none. */
export function readNumber(text: string): string | null {
  const bare = text.toUpperCase().replace(/[\s\u2011-]/g, '')
  const found = /^Z?([2-9A-HJ-NP-Z]{8})$/.exec(bare)?.[1]
  return found === undefined ? null : `Z-${found.slice(0, 4)}-${found.slice(4)}`
}

/** Six digits, of four bytes of chance. */
export const makeCode = (secret: string): string =>
  String(readBytes(secret).readUInt32BE(0) % 1_000_000).padStart(6, '0')

/** What the store's scanner reads from her screen. */
export const writeQr = (code: string, number: string): string => `splot:pickup:${number}:${code}`

/** The code in what was scanned or typed. */
export const readCode = (text: string): string =>
  /^splot:pickup:[^:]+:(\d{6})$/.exec(text)?.[1] ?? text.replace(/\s/g, '')
