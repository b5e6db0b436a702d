import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { stripPicture } from './strip-picture.ts'
import { isWholePng, judgeFrames } from './unfold-picture.ts'

const chunk = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)])
}
/** @param o.depth bits a sample; @param o.lines bytes before they are packed */
function png(o: {
  width: number
  height: number
  kind: number
  depth?: number
  lines: Buffer
  woven?: boolean
}) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(o.width, 0)
  head.writeUInt32BE(o.height, 4)
  head.set([o.depth ?? 8, o.kind, 0, 0, o.woven ? 1 : 0], 8)
  const packed = deflateSync(o.lines)
  const half = Math.floor(packed.length / 2)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', packed.subarray(0, half)),
    chunk('IDAT', packed.subarray(half)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('what is packed in a PNG', () => {
  it.each([
    ['grey', { width: 3, height: 2, kind: 0, lines: Buffer.alloc(8) }],
    ['colours', { width: 3, height: 2, kind: 2, lines: Buffer.alloc(20) }],
    ['with transparence', { width: 3, height: 2, kind: 6, lines: Buffer.alloc(26) }],
    ['one bit a pixel', { width: 9, height: 2, kind: 3, depth: 1, lines: Buffer.alloc(6) }],
    ['interlaced', { width: 8, height: 8, kind: 0, woven: true, lines: Buffer.alloc(79) }],
    ['interlaced, one pixel', { width: 1, height: 1, kind: 0, woven: true, lines: Buffer.alloc(2) }],
  ])('%s: as long as its size says', async (_, o) => {
    expect(await isWholePng(png(o))).toBe(true)
    expect(await isWholePng(png({ ...o, lines: o.lines.subarray(1) }))).toBe(false)
  })

  it('is no bomb: what goes on is not unpacked, what breaks off is no picture', async () => {
    const bomb = png({ width: 1, height: 1, kind: 0, lines: Buffer.alloc(200_000_000) })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await isWholePng(bomb)).toBe(false)
    const whole = png({ width: 3, height: 2, kind: 0, lines: Buffer.alloc(8) })
    expect(await isWholePng(whole.subarray(0, 60))).toBe(false)
    expect(await isWholePng(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toBe(false)
    expect(await isWholePng(png({ width: 1, height: 1, kind: 9, lines: Buffer.alloc(2) }))).toBe(false)
  })
})

describe('an animation', () => {
  const extension = (label: number, ...blocks: string[]) =>
    Buffer.concat([
      Buffer.from([0x21, label]),
      ...blocks.map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')])),
      Buffer.from([0]),
    ])
  const frame = (width: number, height: number) => {
    const head = Buffer.alloc(11)
    head[0] = 0x2c
    head.writeUInt16LE(width, 5)
    head.writeUInt16LE(height, 7)
    head[10] = 2
    return Buffer.concat([head, Buffer.from([2, 0x44, 0x01, 0])])
  }
  const gif = (...parts: Buffer[]) =>
    Buffer.concat([
      Buffer.from('GIF89a\x10\0\x20\0\x80\0\0', 'latin1'),
      Buffer.alloc(6),
      ...parts,
      Buffer.from([0x3b]),
    ])
  const size = { format: 'gif', width: 16, height: 32 } as const

  it('keeps frames, timing and repeats; comments and what applications left go', () => {
    const made = gif(
      extension(0xfe, 'a note'),
      extension(0xff, 'NETSCAPE2.0', '\x01\0\0'),
      extension(0xff, 'XMP DataXMP', 'GPS'),
      extension(0xf9, '\0\x0a\0\0'),
      frame(16, 32),
    )
    const stripped = stripPicture(Buffer.concat([made, Buffer.from('<script>')]), 'gif')
    expect(stripped?.toString('latin1')).toContain('NETSCAPE')
    expect(stripped?.toString('latin1')).not.toMatch(/note|GPS|script/)
    expect(stripped?.at(-1)).toBe(0x3b)
    expect(judgeFrames(stripped ?? Buffer.alloc(0), size)).toBeNull()
  })

  it.each([
    ['without its end', gif(frame(16, 32)).subarray(0, -1)],
    ['with a block that leads out', gif(Buffer.from([0x21, 0xfe, 200, 1]))],
    ['of something else', gif(Buffer.from([0x55]))],
    ['of nothing', Buffer.from('GIF89a', 'latin1')],
  ])('%s is damaged', (_, bytes) => {
    expect(stripPicture(bytes, 'gif')).toBeNull()
  })

  it('has no frame larger than itself, and not too many', () => {
    expect(judgeFrames(gif(frame(17, 1)), size)).toBe('damaged')
    const large = { format: 'gif', width: 4_000, height: 4_000 } as const
    expect(judgeFrames(gif(...Array.from({ length: 30 }, () => frame(16, 32))), large)).toBeNull()
    expect(judgeFrames(gif(...Array.from({ length: 31 }, () => frame(16, 32))), large)).toBe(
      'too_many_pixels',
    )
  })
})
