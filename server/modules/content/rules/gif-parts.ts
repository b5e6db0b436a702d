/** A stretch of a GIF: head, extension, frame or end. */
export interface GifPart {
  bytes: Buffer
  /** Belongs to what is seen, and when. */
  isPicture: boolean
  /** Of a frame: its size and where it lies; else null. */
  frame: { left: number; top: number; width: number; height: number } | null
}

const tableSize = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)
/** How often it repeats: the one thing an application may say. */
const loops: readonly string[] = ['NETSCAPE2.0', 'ANIMEXTS1.0']
const control = 0xf9
const application = 0xff

/** The parts of a GIF up to its end, never decoded. Null where they do not add up. @source GIF89a specification */
export function listGifParts(data: Buffer): GifPart[] | null {
  if (data.length < 14) return null
  const parts: GifPart[] = []
  const take = (from: number, to: number, isPicture = true, frame: GifPart['frame'] = null): number => {
    parts.push({ bytes: data.subarray(from, to), isPicture, frame })
    return to
  }
  let at = take(0, 13 + tableSize(data[10] ?? 0))
  while (at < data.length) {
    const kind = data[at]
    if (kind === 0x3b) {
      take(at, at + 1)
      return parts
    }
    const isFrame = kind === 0x2c
    if (!isFrame && kind !== 0x21) return null
    const end = skipBlocks(data, at + (isFrame ? 11 + tableSize(data[at + 9] ?? 0) : 2))
    if (end === null) return null
    const label = data[at + 1]
    const says = label === application ? data.toString('latin1', at + 3, at + 14) : ''
    at = isFrame
      ? take(at, end, true, readFrame(data, at))
      : take(at, end, label === control || loops.includes(says))
  }
  return null
}

const readFrame = (data: Buffer, at: number): GifPart['frame'] => ({
  left: data.readUInt16LE(at + 1),
  top: data.readUInt16LE(at + 3),
  width: data.readUInt16LE(at + 5),
  height: data.readUInt16LE(at + 7),
})

/** Behind a chain of blocks, each with its length before it; null where it leads out of the file. */
function skipBlocks(data: Buffer, from: number): number | null {
  for (let at = from; at < data.length; ) {
    const length = data[at] ?? 0
    if (length === 0) return at + 1
    at += 1 + length
  }
  return null
}
