import { describe, expect, it } from 'vitest'
import { stripPicture } from './strip-picture.ts'

const segment = (marker: number, text: string) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(text.length + 2, 2)
  return Buffer.concat([head, Buffer.from(text, 'latin1')])
}
const soi = Buffer.from([0xff, 0xd8])
const scan = Buffer.concat([segment(0xda, 'scan'), Buffer.from('\x12\xff\x00\x34\xff\xd9', 'latin1')])
const jpeg = Buffer.concat([
  soi,
  segment(0xe0, 'JFIF'),
  segment(0xe1, 'Exif GPS'),
  segment(0xe2, 'ICC'),
  segment(0xfe, 'note'),
  scan,
])

const riff = (...parts: [string, Buffer][]) => {
  const body = Buffer.concat(
    parts.map(([name, data]) => {
      const size = Buffer.alloc(4)
      size.writeUInt32LE(data.length)
      return Buffer.concat([Buffer.from(name, 'latin1'), size, data, Buffer.alloc(data.length % 2)])
    }),
  )
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

describe('a picture without what is not picture', () => {
  it('JPEG: Exif and comments go, colours and picture stay, nothing behind the end', () => {
    const stripped = stripPicture(Buffer.concat([jpeg, Buffer.from('<script>')]), 'jpeg')?.toString('latin1')
    expect(stripped).toContain('JFIF')
    expect(stripped).toContain('ICC')
    expect(stripped).toContain('scan\x12\xff\x00\x34\xff\xd9')
    expect(stripped).not.toMatch(/Exif|note|script/)
  })
  it('WebP: Exif and XMP go, and the header says so', () => {
    const webp = riff(
      ['VP8X', Buffer.from('0c00000000000000000000', 'hex').subarray(0, 10)],
      ['VP8 ', Buffer.from('abc')],
      ['EXIF', Buffer.from('GPS!')],
      ['XMP ', Buffer.from('x')],
    )
    const stripped = stripPicture(webp, 'webp')
    expect(stripped?.toString('latin1')).not.toMatch(/EXIF|XMP |GPS/)
    expect(stripped?.readUInt32LE(4)).toBe((stripped?.length ?? 0) - 8)
    expect(stripped?.[20]).toBe(0)
  })
  it.each([
    ['jpeg', soi],
    ['jpeg', jpeg.subarray(0, 12)],
    ['jpeg', Buffer.concat([soi, Buffer.from([0xff, 0xe1, 0xff, 0xff, 1])])],
    ['webp', riff()],
    ['webp', riff(['VP8 ', Buffer.from('abcd')]).subarray(0, 22)],
    ['png', Buffer.from('\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR', 'latin1')],
  ] as const)('%s damaged: %#', (format, bytes) => {
    expect(stripPicture(bytes, format)).toBeNull()
  })
})
