import { createInflate } from 'node:zlib'
import { listGifParts } from './gif-parts.ts'
import { mostPixels, type PictureFormat } from './picture.ts'

/** What an animation may unfold to: twenty frames of the largest picture. */
const mostFramePixels = 20 * mostPixels

interface Size {
  width: number
  height: number
}

/** Whether a picture, frame by frame, is no more than it says, and no more than a browser can bear. Nothing is decoded. */
export function judgeFrames(
  data: Buffer,
  { format, width, height }: Size & { format: PictureFormat },
): 'damaged' | 'too_many_pixels' | null {
  const frames = listFrames(data, format)
  if (frames.some((frame) => frame.width > width || frame.height > height)) return 'damaged'
  return frames.length * width * height > mostFramePixels ? 'too_many_pixels' : null
}

function listFrames(data: Buffer, format: PictureFormat): Size[] {
  if (format === 'gif')
    return (listGifParts(data) ?? []).flatMap(({ frame }) =>
      frame === null ? [] : [{ width: frame.left + frame.width, height: frame.top + frame.height }],
    )
  if (format === 'webp')
    return listWebpChunks(data).flatMap(({ name, at }) =>
      name === 'ANMF' && at + 12 <= data.length
        ? [{ width: 1 + data.readUIntLE(at + 6, 3), height: 1 + data.readUIntLE(at + 9, 3) }]
        : [],
    )
  if (format === 'png')
    return listPngChunks(data).flatMap(({ name, bytes }) =>
      name === 'fcTL' && bytes.length >= 12
        ? [{ width: bytes.readUInt32BE(4), height: bytes.readUInt32BE(8) }]
        : [],
    )
  return []
}

function listWebpChunks(data: Buffer): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = []
  for (let at = 12; at + 8 <= data.length; ) {
    const size = data.readUInt32LE(at + 4)
    found.push({ name: data.toString('latin1', at, at + 4), at: at + 8 })
    at += 8 + size + (size % 2)
  }
  return found
}

function listPngChunks(data: Buffer): { name: string; bytes: Buffer }[] {
  const found: { name: string; bytes: Buffer }[] = []
  for (let at = 8; at + 12 <= data.length; ) {
    const size = data.readUInt32BE(at)
    found.push({
      name: data.toString('latin1', at + 4, at + 8),
      bytes: data.subarray(at + 8, at + 8 + size),
    })
    at += 12 + size
  }
  return found
}

const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Where the seven passes of an interlaced picture begin, and their steps: across, down. */
// biome-ignore format: a table
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const

/** Bytes the lines of a PNG take, each with its filter; null where its head says what cannot be. */
function countPngBytes(head: Buffer): number | null {
  if (head.length < 13) return null
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const perPixel = (head[8] ?? 0) * (samples[head[9] ?? -1] ?? 0)
  if (perPixel === 0) return null
  const lines = (across: number, down: number): number =>
    across === 0 ? 0 : down * (1 + Math.ceil((across * perPixel) / 8))
  if (head[12] === 0) return lines(width, height)
  const left = (all: number, from: number, step: number) => Math.max(0, Math.ceil((all - from) / step))
  return passes
    .map(([x, y, dx, dy]) => lines(left(width, x, dx), left(height, y, dy)))
    .reduce((sum, one) => sum + one)
}

/**
 * Whether what is packed in a PNG is as long as its size says: no bomb, no half. Unpacked piece by piece off the main
 * thread and thrown away, and no further than it should be long.
 */
export function isWholePng(data: Buffer): Promise<boolean> {
  const chunks = listPngChunks(data)
  const expected = countPngBytes(chunks.find((one) => one.name === 'IHDR')?.bytes ?? Buffer.alloc(0))
  if (expected === null) return Promise.resolve(false)
  return new Promise((resolve) => {
    const inflate = createInflate()
    let length = 0
    inflate.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > expected) inflate.destroy()
    })
    inflate.on('error', () => resolve(false))
    inflate.on('close', () => resolve(length === expected))
    for (const { name, bytes } of chunks) if (name === 'IDAT') inflate.write(bytes)
    inflate.end()
  })
}
