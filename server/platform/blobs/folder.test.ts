import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFolderBlobs } from './folder.ts'
import type { Blobs } from './index.ts'

let folder = ''
let now = 1_800_000_000_000
let blobs: Blobs
const bytes = Buffer.from('a picture')
const nameOf = (some: Buffer) => createHash('sha256').update(some).digest('hex')
const pathOf = (space: string, name: string) => join(folder, space, name.slice(0, 2), name)

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'splot-blobs-')), 'blobs')
  now = 1_800_000_000_000
  blobs = createFolderBlobs(() => folder, { now: () => now })
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

describe('blobs in a folder', () => {
  it('are named by what they hold, and stored once in a space', async () => {
    const name = await blobs.put('shop', bytes)
    expect(name).toBe(nameOf(bytes))
    expect(await blobs.put('shop', bytes)).toBe(name)
    expect(await blobs.find('shop', name)).toEqual(bytes)
    expect(await blobs.list('shop')).toEqual([{ name, size: bytes.length, putAt: now }])
    expect(statSync(pathOf('shop', name)).mode & 0o077).toBe(0)
    expect(await blobs.find('other', name)).toBeNull()
  })

  it('are never half: what is damaged is not handed out, a draft of a crash goes', async () => {
    const name = await blobs.put('shop', bytes)
    writeFileSync(pathOf('shop', name), 'a pictur')
    expect(await blobs.find('shop', name)).toBeNull()
    expect(await blobs.put('shop', bytes)).toBe(name)
    expect(await blobs.find('shop', name)).toEqual(bytes)
    writeFileSync(join(folder, '.draft', '7'), 'half')
    const later = createFolderBlobs(() => folder, { now: () => now })
    expect(await later.listSpaces()).toEqual(['shop'])
    await later.put('shop', Buffer.from('another'))
    expect(readdirSync(join(folder, '.draft'))).toEqual([])
  })

  it('are not deleted where they were put again meanwhile', async () => {
    const name = await blobs.put('shop', bytes)
    now += 10_000
    const isLooked = now
    now += 1
    await blobs.put('shop', bytes)
    expect(await blobs.delete('shop', name, isLooked)).toBe(false)
    expect(await blobs.delete('shop', name, now + 1)).toBe(true)
    expect(await blobs.delete('shop', name, now + 1)).toBe(true)
    expect(await blobs.find('shop', name)).toBeNull()
    expect(existsSync(pathOf('shop', name))).toBe(false)
  })

  it('put and deleted at once are there or not, never in between', async () => {
    const name = nameOf(bytes)
    await blobs.put('shop', bytes)
    now += 1_000
    const [, isGone] = await Promise.all([blobs.put('shop', bytes), blobs.delete('shop', name, now)])
    expect(isGone).toBe(false)
    const [gone] = await Promise.all([blobs.delete('shop', name, now + 1), blobs.put('shop', bytes)])
    expect(gone).toBe(true)
    expect(await blobs.find('shop', name)).toEqual(bytes)
  })

  it('of a workspace go with it; no name leads out of the folder', async () => {
    const name = await blobs.put('shop', bytes)
    await blobs.put('other', bytes)
    await blobs.deleteSpace('shop')
    expect(await blobs.listSpaces()).toEqual(['other'])
    expect(await blobs.find('other', name)).toEqual(bytes)
    for (const space of ['..', '.draft', 'a/b', '', 'A'])
      await expect(blobs.put(space, bytes)).rejects.toThrow('No such blob')
    await expect(blobs.delete('shop', '../../stamp.json', now)).rejects.toThrow('No such blob')
    await expect(blobs.list('..')).rejects.toThrow('No such blob')
  })
})
