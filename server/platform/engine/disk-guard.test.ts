import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { silentLogger } from '../logger.ts'
import { ballastPath, createDiskGuard, freeBallast } from './disk-guard.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'splot-guard-test-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const MB = 1024 * 1024

test('with room it is not full and keeps a reserve of real blocks, given up once', async () => {
  await using guard = await createDiskGuard({
    dataDir,
    minFreeBytes: MB,
    clock: systemClock,
    log: silentLogger,
  })
  expect(guard.isFull()).toBe(false)
  expect(guard.freeBytes()).toBeGreaterThan(MB)
  const { size, blocks } = statSync(ballastPath(dataDir))
  expect(size).toBeGreaterThan(0)
  expect(blocks * 512).toBeGreaterThanOrEqual(size)
  expect(freeBallast(dataDir)).toBe(true)
  expect(existsSync(ballastPath(dataDir))).toBe(false)
  expect(freeBallast(dataDir)).toBe(false)
})

test('below the threshold it is full, makes no reserve, and sees room again by itself', async () => {
  const { bavail, bsize } = await statfs(dataDir)
  const ticks: (() => void)[] = []
  const clock = { ...systemClock, sleep: () => new Promise<void>((resolve) => ticks.push(resolve)) }
  let least = bavail * bsize * 2
  const options = {
    dataDir,
    get minFreeBytes() {
      return least
    },
    clock,
    log: silentLogger,
  }
  const guard = await createDiskGuard(options)
  expect(guard.isFull()).toBe(true)
  expect(existsSync(ballastPath(dataDir))).toBe(false)
  least = MB
  ticks.shift()?.()
  await expect.poll(() => guard.isFull()).toBe(false)
  const closing = guard[Symbol.asyncDispose]()
  for (const tick of ticks) tick()
  await closing
})

test('a volume beside the data folder counts too', async () => {
  const log: object[] = []
  const guard = await createDiskGuard({
    dataDir,
    volumes: ['/proc'],
    minFreeBytes: MB,
    clock: systemClock,
    log: { ...silentLogger, warn: (fields: object) => log.push(fields) },
  })
  expect(guard.isFull()).toBe(true)
  expect(log).toHaveLength(1)
  await guard[Symbol.asyncDispose]()
})
