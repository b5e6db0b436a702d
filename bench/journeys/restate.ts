import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPeer } from '../../tests/peers/kit/install-peer.ts'

const here = join(import.meta.dirname, 'restate')
/** Those who are under way at once, as with DBOS. */
const atOnce = 100
const startMs = 30_000

/**
 * The same step with Restate's own server and SDK: one durable invocation for each person, one recorded step in each.
 * @returns steps a second
 */
export async function runRestate(people: number): Promise<number> {
  const folder = await installPeer('restate', here)
  const dataDir = mkdtempSync(join(tmpdir(), 'splot-bench-restate-'))
  const [ingress, admin, node] = [await freePort(), await freePort(), await freePort()]
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const children: ChildProcess[] = []
  try {
    const service = spawn(process.execPath, ['--import', 'tsx', join(here, 'main.ts'), folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    children.push(service)
    const port = await new Promise<number>((resolve, reject) => {
      service.stdout.on('data', (chunk: Buffer) => {
        const said = /^port (\d+)$/m.exec(chunk.toString())
        if (said !== null) resolve(Number(said[1]))
      })
      service.once('exit', (code) => reject(new Error(`the service of Restate ended with ${code}`)))
    })
    const program = `@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`
    children.push(
      spawn(join(folder, 'node_modules', program), ['--base-dir', dataDir], {
        env: {
          ...process.env,
          RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
          RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
          RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
          RESTATE_DISABLE_TELEMETRY: 'true',
          RESTATE_LOG_FILTER: 'error',
        },
        stdio: 'ignore',
      }),
    )
    await register({ admin, port })
    const step = (person: string) => post({ agent, port: ingress, path: '/walk/step' }, person)
    await untilAnswered(() => step('the first'))
    const began = performance.now()
    for (let from = 0; from < people; from += atOnce)
      await Promise.all(
        Array.from({ length: Math.min(atOnce, people - from) }, async (_, i) => {
          const status = await step(`person ${from + i}`)
          if (status !== 200) throw new Error(`Restate answered ${status}`)
        }),
      )
    return people / ((performance.now() - began) / 1_000)
  } finally {
    agent.destroy()
    for (const child of children) child.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const register = ({ admin, port }: { admin: number; port: number }): Promise<void> =>
  untilAnswered(async () => {
    const reply = await fetch(`http://127.0.0.1:${admin}/deployments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ uri: `http://127.0.0.1:${port}` }),
    })
    return reply.ok ? 200 : reply.status
  })

async function untilAnswered(ask: () => Promise<number>): Promise<void> {
  const deadline = performance.now() + startMs
  for (;;) {
    const status = await ask().catch((error: unknown) => String(error))
    if (status === 200) return
    if (performance.now() > deadline) throw new Error(`Restate does not answer: ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** @returns the status of the answer, which is read to its end */
const post = (o: { agent: Agent; port: number; path: string }, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    request({ ...o, host: '127.0.0.1', method: 'POST', headers }, (reply) => {
      reply.resume().once('end', () => resolve(reply.statusCode ?? 0))
    })
      .once('error', reject)
      .end(JSON.stringify(body))
  })

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
