import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const cli = join(checkout, 'server', 'dist', 'cli', 'main.js')

export interface BenchServer {
  url: string
  pid: number
  dataDir: string
  createKey(kind: 'write' | 'secret'): string
  readiness(): Promise<{ pipeline: { pending: number }; warehouse: { lag: number; kind: string } }>
  stop(): Promise<void>
}

/** As `npm start` has them. */
const nodeFlags = ['--max-semi-space-size=64']

/** The built server as a user runs it, on a data folder of the bench's own, with a real disk and fsync on. */
export async function startBenchServer(
  extra: Record<string, string> = {},
  dataDir = mkdtempSync(join(tmpdir(), 'splot-bench-')),
): Promise<BenchServer> {
  const env = {
    ...process.env,
    ...extra,
    SPLOT_DATA_DIR: dataDir,
    SPLOT_SAMPLE: 'off',
    SPLOT_EVENTS_PER_SECOND: '10000000',
    PORT: '0',
    SPLOT_LANGUAGE: 'en',
  }
  const flags = [...nodeFlags, ...(extra.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)]
  const child = spawn(process.execPath, [...flags, cli, 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await waitForUrl(child)
  return {
    url,
    pid: child.pid ?? 0,
    dataDir,
    createKey: (kind) =>
      execFileSync(process.execPath, [cli, 'key', 'create', '--kind', kind], {
        env,
        encoding: 'utf8',
      }).trim(),
    readiness: async () => (await fetch(`${url}/readyz`)).json() as never,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function waitForUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const url = /ready: (http:\S+)/.exec(text)?.[1]
      if (url) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)))
  })
}
