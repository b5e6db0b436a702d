import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { drain, Installation, pause } from './kit/installation.ts'
import { listPostgres, untilTraced } from './kit/processes.ts'
import { limitMs, scale, tell } from './kit/seed.ts'

/**
 * G2 (a): an acknowledged event survives power loss, because its WAL was synced before the answer. Every process of the
 * database is traced; between the request and its 200 a sync must have returned, every time. Without `strace`, or where it
 * may not attach, there is nothing to see: the test says so and counts as skipped.
 */
const hasStrace =
  spawnSync('strace', ['-V']).status === 0 && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

interface Sync {
  from: number
  to: number
}

/** `1700000000.123456 fdatasync(5) = 0 <0.000321>` of every process, in seconds since the epoch. */
function readSyncs(trace: string): Sync[] {
  const syncs: Sync[] = []
  const begun = new Map<string, number>()
  for (const line of trace.split('\n')) {
    const [, pid = '', at = '', rest = ''] = /^(\d+)\s+(\d+\.\d+)\s+(.*)$/.exec(line) ?? []
    const time = Number(at)
    if (/^f(data)?sync\(.*unfinished/.test(rest)) begun.set(pid, time)
    else if (/^f(data)?sync\(.*= 0/.test(rest)) {
      const took = Number(/<([\d.]+)>$/.exec(rest)?.[1] ?? 0)
      syncs.push({ from: time, to: time + took })
    } else if (/^<\.\.\. f(data)?sync resumed>.*= 0/.test(rest))
      syncs.push({ from: begun.get(pid) ?? time, to: time })
  }
  return syncs
}

describe('G2', () => {
  test.skipIf(!hasStrace)(
    'a sync returns between each request and its 200',
    { timeout: limitMs(120_000) },
    async () => {
      await using installation = new Installation()
      const server = await installation.start()
      const key = await installation.key('secret')
      const post = async (n: number) => {
        const from = Date.now() / 1_000
        const reply = await fetch(`${server.url}/v1/track`, {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            event: 'Page Viewed',
            anonymousId: 'a-1',
            messageId: `sync-${n}`,
            properties: {},
          }),
        })
        const to = Date.now() / 1_000
        expect(reply.status).toBe(200)
        return { from, to }
      }
      await post(-1)
      await drain(server.url, { isWarehouseToo: false })
      const folder = mkdtempSync(join(tmpdir(), 'splot-strace-'))
      const file = join(folder, 'trace')
      const traced = listPostgres(installation.dataDir).map(({ pid }) => pid)
      const pids = traced.flatMap((pid) => ['-p', String(pid)])
      const tracer = spawn(
        'strace',
        ['-f', '-ttt', '-T', '-e', 'trace=fsync,fdatasync', '-o', file, ...pids],
        { stdio: 'ignore' },
      )
      await untilTraced(traced)
      const acks: Sync[] = []
      for (let n = 0; n < scale(100); n++) {
        acks.push(await post(n))
        // The pipeline's own transactions must not lend their syncs: it is quiet before the next request.
        await pause(20)
      }
      const gone = once(tracer, 'close')
      tracer.kill('SIGINT')
      await gone
      const syncs = readSyncs(readFileSync(file, 'utf8'))
      rmSync(folder, { recursive: true, force: true })
      // A millisecond of grace at the start: the two clocks are read in different places.
      const bare = acks.filter(
        (ack) => !syncs.some((one) => one.to >= ack.from - 0.001 && one.to <= ack.to + 0.001),
      )
      tell('g02', { acks: acks.length, syncs: syncs.length, bare: bare.length })
      expect(syncs.length).toBeGreaterThanOrEqual(acks.length)
      expect(bare).toEqual([])
    },
  )
})
