import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToUuid } from '../../server/platform/ids.ts'
import { callApi, post, sendBatch } from './kit/client.ts'
import { drain, Installation, pause, type ServerProcess } from './kit/installation.ts'
import { findPostmaster, untilTraced } from './kit/processes.ts'
import { limitMs, tell, tellSkipped } from './kit/seed.ts'

/**
 * G3: a full disk or a failed sync never gives a false acknowledgement or a hang: 503 with Retry-After, reads work, and
 * all is well again soon after the space returns.
 */
const event = (n: number | string) => ({
  type: 'track',
  event: 'Product Viewed',
  userId: 'disk-user',
  messageId: `disk-${n}`,
  properties: { filling: 'x'.repeat(2_000) },
})

async function listStored(installation: Installation): Promise<Set<string>> {
  const client = await installation.connect()
  try {
    const { rows } = await client.query<{ id_hash: string }>('SELECT id_hash FROM collect.event_id')
    return new Set(rows.map((row) => row.id_hash))
  } finally {
    await client.end()
  }
}

const expectStored = async (installation: Installation, acked: Iterable<string>) => {
  const stored = await listStored(installation)
  expect([...acked].filter((id) => !stored.has(hashToUuid(id)))).toEqual([])
}

/** Sends until one is acknowledged; how long that took. */
async function waitForAck(server: ServerProcess, key: string, id: string, limitMs: number): Promise<number> {
  const begin = performance.now()
  while (
    !(await sendBatch(server.url, key, [event(id)], { signal: AbortSignal.timeout(5_000) }).catch(
      () => false,
    ))
  ) {
    if (performance.now() - begin > limitMs) throw new Error(`No acknowledgement within ${limitMs} ms`)
    await pause(100)
  }
  return performance.now() - begin
}

describe('the guard', () => {
  const installation = new Installation()
  afterAll(() => installation[Symbol.asyncDispose]())

  test('too little free space: 503 with Retry-After, nothing written, reads work; back to normal with space', {
    timeout: limitMs(120_000),
  }, async () => {
    let server = await installation.start()
    const key = await installation.key('secret')
    expect(await sendBatch(server.url, key, [event('before')])).toBe(true)
    await drain(server.url)
    await server.stop()

    const { bavail, bsize } = statfsSync(installation.dataDir)
    const freeMb = Math.ceil((bavail * bsize) / 2 ** 20)
    server = await installation.start(
      { SPLOT_MIN_FREE_MB: String(Math.min(1_000_000, freeMb + 20_000)) },
      { isReadyAwaited: false },
    )
    const reply = await post(server.url, { path: '/v1/track', key, body: JSON.stringify(event('refused')) })
    expect({ status: reply.status, code: reply.json.code }).toEqual({ status: 503, code: 'disk_full' })
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    const read = await callApi(server.url, key, {
      path: '/api/v1/customers/lookup?kind=user_id&value=disk-user',
    })
    expect(read.status).toBe(200)
    expect([...(await listStored(installation))]).toEqual([hashToUuid('disk-before')])
    await server.stop()

    server = await installation.start()
    expect(await sendBatch(server.url, key, [event('after')])).toBe(true)
    await drain(server.url)
    await expectStored(installation, ['disk-before', 'disk-after'])
    await server.stop()
  })
})

/** A small disk of its own. */
function mountSmallDisk(megabytes: number): string {
  const at = mkdtempSync(join(tmpdir(), 'splot-disk-'))
  const options = `size=${megabytes}m,mode=755`
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at], { stdio: 'ignore' })
  return at
}

function unmount(disk: string): void {
  execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
}

const canMount = (() => {
  if (process.getuid?.() !== 0) return false
  try {
    unmount(mountSmallDisk(1))
    return true
  } catch {
    return false
  }
})()

/** Takes all but `leftMb` of the disk's space. */
function fill(folder: string, leftMb: number): string {
  const file = join(folder, 'filler')
  const fd = openSync(file, 'w')
  const chunk = Buffer.alloc(2 ** 20, 1)
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(folder)
      if (bavail * bsize <= leftMb * 2 ** 20) break
      writeSync(fd, chunk)
    }
  } catch {
    // Full to the last block: that is what was wanted.
  } finally {
    closeSync(fd)
  }
  return file
}

describe('a disk of 512 MB that fills up', () => {
  let disk = ''
  if (!canMount) tellSkipped('g03', 'no right to mount a small disk')
  beforeAll(() => {
    if (canMount) disk = mountSmallDisk(512)
  })
  afterAll(() => {
    if (disk !== '') unmount(disk)
  })

  test.skipIf(!canMount)(
    'the guard answers before the engine meets the end, and opens again within 10 s',
    { timeout: limitMs(180_000) },
    async () => {
      await using installation = new Installation({
        dataDir: join(disk, 'a'),
        env: { SPLOT_MIN_FREE_MB: '96' },
      })
      const server = await installation.start()
      const key = await installation.key('secret')
      const acked: string[] = []
      const send = async (n: number) => {
        if (await sendBatch(server.url, key, [event(n)]).catch(() => false)) acked.push(`disk-${n}`)
      }
      for (let n = 0; n < 50; n++) await send(n)
      // She is known before the disk is full: reads are asked for her then.
      await drain(server.url)
      const filler = fill(disk, 40)
      // The guard looks every second; what it let in until then must stay.
      const sendUntilRefused = async () => {
        for (let n = 0; ; n++) {
          const body = JSON.stringify(event(`full-${n}`))
          const reply = await post(server.url, { path: '/v1/track', key, body })
          if (reply.status !== 200) return { id: `disk-full-${n}`, reply }
          acked.push(`disk-full-${n}`)
          expect(n).toBeLessThan(200)
          await pause(100)
        }
      }
      const { id: refused, reply } = await sendUntilRefused()
      expect({ status: reply.status, code: reply.json.code }).toEqual({ status: 503, code: 'disk_full' })
      expect(
        (await callApi(server.url, key, { path: '/api/v1/customers/lookup?kind=user_id&value=disk-user' }))
          .status,
      ).toBe(200)
      rmSync(filler)
      const backMs = await waitForAck(server, key, 'space', 10_000)
      tell('g03', { disk: '512 MB', backMs: Math.round(backMs) })
      for (let n = 100; n < 150; n++) await send(n)
      await drain(server.url)
      await expectStored(installation, [...acked, 'disk-space'])
      expect((await listStored(installation)).has(hashToUuid(refused))).toBe(false)
      await server.stop()
      rmSync(join(disk, 'a'), { recursive: true, force: true })
    },
  )

  test.skipIf(!canMount)(
    'without the guard the engine itself meets the end: no false acknowledgement, no hang, back within 10 s',
    { timeout: limitMs(180_000) },
    async () => {
      await using installation = new Installation({
        dataDir: join(disk, 'b'),
        env: { SPLOT_MIN_FREE_MB: '0' },
      })
      const server = await installation.start()
      const key = await installation.key('secret')
      const acked = new Set<string>()
      let slowestMs = 0
      let refused = 0
      const send = async (n: number) => {
        const begin = performance.now()
        const batch = Array.from({ length: 100 }, (_, i) => event(`${n}-${i}`))
        const isAcked = await sendBatch(server.url, key, batch, {
          signal: AbortSignal.timeout(20_000),
        }).catch(() => false)
        slowestMs = Math.max(slowestMs, performance.now() - begin)
        if (isAcked) for (const one of batch) acked.add(one.messageId)
        else refused++
      }
      await send(0)
      const filler = fill(disk, 12)
      for (let n = 1; n < 400 && refused < 5; n++) await send(n)
      expect(refused).toBeGreaterThan(0)
      expect(slowestMs).toBeLessThan(20_000)
      rmSync(filler)
      const backMs = await waitForAck(server, key, 'space', 10_000)
      await drain(server.url)
      await expectStored(installation, acked)
      tell('g03', { acknowledgedBeforeTheEnd: acked.size, refused, backMs: Math.round(backMs) })
      await server.stop()
    },
  )
})

const hasStrace = (() => {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' })
    return process.getuid?.() === 0
  } catch {
    return false
  }
})()

describe('a sync that fails', () => {
  if (!hasStrace) tellSkipped('g03', 'strace is not here, or may not trace')
  const installation = new Installation()
  afterAll(() => installation[Symbol.asyncDispose]())

  test.skipIf(!hasStrace)(
    'EIO from the kernel is no acknowledgement, and what was acknowledged stays',
    { timeout: limitMs(180_000) },
    async () => {
      const server = await installation.start()
      const key = await installation.key('secret')
      const acked = new Set<string>()
      let refused = 0
      for (let round = 0; round < 4; round++) {
        const postmaster = findPostmaster(installation.dataDir)
        if (postmaster === null) throw new Error('PostgreSQL does not run')
        const when = 3 + round * 7
        const tracer = spawn(
          'strace',
          [
            '-f',
            '-qq',
            '-o',
            '/dev/null',
            '-p',
            String(postmaster.pid),
            '-e',
            'trace=fdatasync,fsync',
            '-e',
            `inject=fdatasync,fsync:error=EIO:when=${when}`,
          ],
          { stdio: 'ignore' },
        )
        await untilTraced([postmaster.pid])
        for (let n = 0; n < 40; n++) {
          const id = `eio-${round}-${n}`
          const isAcked = await sendBatch(server.url, key, [event(id)], {
            signal: AbortSignal.timeout(15_000),
          }).catch(() => false)
          if (isAcked) acked.add(`disk-${id}`)
          else refused++
        }
        const gone = once(tracer, 'close')
        tracer.kill('SIGINT')
        await gone
        await waitForAck(server, key, `mended-${round}`, 30_000)
        acked.add(`disk-mended-${round}`)
      }
      await drain(server.url)
      await expectStored(installation, acked)
      tell('g03', { syncsFailed: refused > 0 ? 'yes' : 'no', acknowledged: acked.size, refused })
      expect(refused).toBeGreaterThan(0)
    },
  )
})
