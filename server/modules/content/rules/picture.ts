export type PictureFormat = 'png' | 'jpeg' | 'gif' | 'webp'

export type PictureCheck =
  | { ok: true; format: PictureFormat; width: number; height: number }
  | { ok: false; reason: 'not_a_picture' | 'svg' | 'damaged' | 'too_many_pixels' }

/** Pixels a picture may have: 24 million are far more than any screen shows, and as RGBA 96 MB. */
export const mostPixels = 24_000_000

/**
 * What a file is, read from its first bytes only: name and declared type are not believed, nothing is decoded. SVG is a
 * document with scripts, never a picture here.
 */
export function checkPicture(bytes: Uint8Array): PictureCheck {
  const read = readHeader(bytes)
  if (read === 'svg' || read === 'not_a_picture' || read === 'damaged') return { ok: false, reason: read }
  const { width, height } = read
  if (width < 1 || height < 1) return { ok: false, reason: 'damaged' }
  if (width * height > mostPixels) return { ok: false, reason: 'too_many_pixels' }
  return { ok: true, ...read }
}

type Header = { format: PictureFormat; width: number; height: number }

function readHeader(bytes: Uint8Array): Header | 'not_a_picture' | 'svg' | 'damaged' {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (data.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return readPng(data)
    if (data.length > 2 && data.readUInt16BE(0) === 0xffd8) return readJpeg(data)
    if (/^GIF8[79]a$/.test(data.subarray(0, 6).toString('latin1')))
      return { format: 'gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8) }
    if (
      data.subarray(0, 4).toString('latin1') === 'RIFF' &&
      data.subarray(8, 12).toString('latin1') === 'WEBP'
    )
      return readWebp(data)
  } catch {
    return 'damaged'
  }
  const start = data.subarray(0, 1024).toString('utf8')
  return /<svg[\s>]|<!DOCTYPE svg/i.test(start) ? 'svg' : 'not_a_picture'
}

function readPng(data: Buffer): Header | 'damaged' {
  if (data.subarray(12, 16).toString('latin1') !== 'IHDR') return 'damaged'
  return { format: 'png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
}

/** Segment by segment to the frame header; what is no marker is damage. */
function readJpeg(data: Buffer): Header | 'damaged' {
  for (let at = 2; at + 9 < data.length; ) {
    if (data[at] !== 0xff) return 'damaged'
    const marker = data[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame)
      return { format: 'jpeg', width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) }
    at += marker === 0xff ? 1 : 2 + data.readUInt16BE(at + 2)
  }
  return 'damaged'
}

function readWebp(data: Buffer): Header | 'damaged' {
  const kind = data.subarray(12, 16).toString('latin1')
  if (kind === 'VP8X')
    return { format: 'webp', width: 1 + data.readUIntLE(24, 3), height: 1 + data.readUIntLE(27, 3) }
  if (kind === 'VP8 ')
    return { format: 'webp', width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff }
  if (kind !== 'VP8L' || data[20] !== 0x2f) return 'damaged'
  const bits = data.readUInt32LE(21)
  return { format: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) }
}
