import { channels } from '@splot/contract/channels'
import { describe, expect, it } from 'vitest'
import { channelOf, letterOf, readPlace, writePlace } from './channel-code.ts'
import { isUuid, openListCursor, openOffset, openTimelineCursor, packCursor } from './cursor.ts'

const birth = '019a0000-0000-7000-8000-000000010000'

describe('a cursor', () => {
  it('opens to what was packed', () => {
    expect(openTimelineCursor(packCursor([5, 7, 9]))).toEqual({ ts: 5, pos: 7, shown: 9 })
    expect(openListCursor(packCursor([-3, birth]))).toEqual({ bucket: -3, birth })
    expect(openOffset(packCursor([50]))).toBe(50)
  })
  it.each(['', 'x', 'a b c', '1 2', '1.5 2 3'])('made of “%s” is refused', (text) => {
    const cursor = Buffer.from(text).toString('base64url')
    expect(() => openTimelineCursor(cursor)).toThrow('Invalid value')
    expect(() => openListCursor(cursor)).toThrow('Invalid value')
    expect(() => openOffset(cursor)).toThrow('Invalid value')
  })
  it('birth ids are told from other texts', () => {
    expect(isUuid(birth)).toBe(true)
    expect(isUuid(`${birth}0`)).toBe(false)
    expect(isUuid("' OR 1=1")).toBe(false)
  })
})

describe('stored channels and places', () => {
  it('every channel has a letter of its own and comes back from it', () => {
    expect(new Set(channels.map(letterOf)).size).toBe(channels.length)
    for (const channel of channels) expect(channelOf(letterOf(channel))).toBe(channel)
    expect(() => channelOf('?')).toThrow()
  })
  it('a place comes back as written, bars in a shop’s name too', () => {
    expect(readPlace(writePlace('web', 'phone', ''))).toEqual({
      channel: 'web',
      device: 'phone',
      store: null,
    })
    expect(readPlace(writePlace('pos', '', 'A|B'))).toEqual({ channel: 'pos', device: null, store: 'A|B' })
    expect(readPlace(writePlace('pos', 'a|b', ''))).toEqual({ channel: 'pos', device: null, store: null })
  })
})
