import { listGifParts } from './gif-parts.ts'
import type { PictureFormat } from './picture.ts'

/**
 * The picture without what is not picture: where and with what it was taken, comments, anything behind its end. Copied
 * segment by segment, never decoded. @returns null where its parts do not add up
 */
export function stripPicture(data: Buffer, format: PictureFormat): Buffer | null {
  if (format === 'png') return stripPng(data)
  if (format === 'jpeg') return stripJpeg(data)
  return format === 'webp' ? stripWebp(data) : stripGif(data)
}

/** Frames, their timing and how often they repeat; comments, texts and what applications left go. */
function stripGif(data: Buffer): Buffer | null {
  const parts = listGifParts(data)
  if (parts === null) return null
  return Buffer.concat(parts.filter((part) => part.isPicture).map((part) => part.bytes))
}

const pngKept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'acTL',
  'fcTL',
  'fdAT',
])

function stripPng(data: Buffer): Buffer | null {
  const kept = [data.subarray(0, 8)]
  for (let at = 8; at + 12 <= data.length; ) {
    const end = at + 12 + data.readUInt32BE(at)
    if (end > data.length) return null
    const name = data.toString('latin1', at + 4, at + 8)
    if (pngKept.has(name)) kept.push(data.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

/** APP0, ICC profile and Adobe's colours stay; Exif, XMP and comments go; after the scan begins all is picture. */
function stripJpeg(data: Buffer): Buffer | null {
  const kept = [data.subarray(0, 2)]
  for (let at = 2; at + 4 <= data.length; ) {
    if (data[at] !== 0xff) return null
    const marker = data[at + 1] ?? 0
    if (marker === 0xda) {
      const end = data.lastIndexOf(Buffer.from([0xff, 0xd9]))
      return end < at ? null : Buffer.concat([...kept, data.subarray(at, end + 2)])
    }
    const end = at + 2 + data.readUInt16BE(at + 2)
    if (end > data.length) return null
    const isDropped =
      (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe
    if (!isDropped) kept.push(data.subarray(at, end))
    at = end
  }
  return null
}

function stripWebp(data: Buffer): Buffer | null {
  const kept: Buffer[] = []
  const end = Math.min(data.length, 8 + data.readUInt32LE(4))
  for (let at = 12; at + 8 <= end; ) {
    const size = data.readUInt32LE(at + 4)
    const next = at + 8 + size + (size % 2)
    if (next > end) return null
    const name = data.toString('latin1', at, at + 4)
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(Buffer.from(data.subarray(at, next)))
    at = next
  }
  const [first] = kept
  if (first === undefined) return null
  // The header says which parts follow: Exif and XMP do not any more.
  if (first.toString('latin1', 0, 4) === 'VP8X') first[8] = (first[8] ?? 0) & ~0x0c
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}
