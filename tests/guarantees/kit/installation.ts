import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { findRunningEngine } from '../../../server/platform/engine/index.ts'
import { layBlank } from '../../testkit/blank.ts'
import { checkout, cliEntry } from './entry.ts'

export { checkout }

const startLimitMs = 300_000

export interface ServerProcess {
  readonly url: string
  readonly pid: number
  readonly readyMs: number
  /** All it wrote to stdout and stderr so far. */
  output(): string
  /** Ends it in order and waits. */
  stop(): Promise<number | null>
  /** SIGKILL, and waits until the process is gone. Its PostgreSQL is left to the watcher. */
  kill9(): Promise<void>
  readonly isGone: Promise<number | null>
}

/** One data folder that outlives the server processes started on it: what is installed once and crashes often. */
export class Installation implements AsyncDisposable {
  readonly dataDir: string
  readonly #env: Record<string, string>
  readonly #processes: ChildProcess[] = []
  readonly #logs: string[] = []
  readonly #isOwnDir: boolean
  #isLaid: boolean

  /** @param o.isBare nothing is laid into the folder: the first start makes the database itself, as a user's does */
  constructor(o: { env?: Record<string, string>; dataDir?: string; isBare?: boolean } = {}) {
    this.#env = o.env ?? {}
    this.#isOwnDir = o.dataDir === undefined
    this.#isLaid = !this.#isOwnDir || o.isBare === true
    this.dataDir = o.dataDir ?? mkdtempSync(join(tmpdir(), 'splot-guarantee-'))
  }

  environment(extra: Record<string, string> = {}): Record<string, string | undefined> {
    return {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: '0',
      SPLOT_SAMPLE: 'off',
      SPLOT_LANGUAGE: 'en',
      ...this.#env,
      ...extra,
      SPLOT_DATA_DIR: this.dataDir,
    }
  }

  /** Spares the first start most of its time, where nobody looks at it. */
  async #lay(): Promise<void> {
    if (this.#isLaid) return
    this.#isLaid = true
    await layBlank(this.dataDir)
  }

  /** Starts the real server as a child process and waits until `/readyz` says it may take traffic. */
  async start(
    extra: Record<string, string> = {},
    o: { isReadyAwaited?: boolean } = {},
  ): Promise<ServerProcess> {
    await this.#lay()
    const begin = performance.now()
    const child = spawn(process.execPath, [...cliEntry, 'start'], {
      cwd: checkout,
      env: this.environment(extra),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#processes.push(child)
    const index = this.#logs.push('') - 1
    const keep = (chunk: Buffer) => {
      this.#logs[index] += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const isGone = once(child, 'close').then(() => child.exitCode)
    const output = () => this.#logs[index] ?? ''
    const url = await waitForUrl(output, isGone)
    if (o.isReadyAwaited !== false) await waitUntilReady(url, isGone, output)
    return {
      url,
      pid: child.pid ?? 0,
      readyMs: performance.now() - begin,
      output,
      isGone,
      async stop() {
        child.kill('SIGTERM')
        return isGone
      },
      async kill9() {
        child.kill('SIGKILL')
        await isGone
      },
    }
  }

  /** Starts the server and kills it after that long, wherever it then is. */
  async startAndKill(afterMs: number): Promise<void> {
    const child = spawn(process.execPath, [...cliEntry, 'start'], {
      cwd: checkout,
      env: this.environment(),
      stdio: 'ignore',
    })
    this.#processes.push(child)
    const isGone = once(child, 'close')
    await pause(afterMs)
    child.kill('SIGKILL')
    await isGone
  }

  /** Runs a command of the CLI on this data folder. */
  async cli(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    await this.#lay()
    try {
      const done = await promisify(execFile)(process.execPath, [...cliEntry, ...args], {
        cwd: checkout,
        env: this.environment() as NodeJS.ProcessEnv,
      })
      return { code: 0, ...done }
    } catch (error) {
      const {
        code = 1,
        stdout = '',
        stderr = '',
      } = error as {
        code?: number
        stdout?: string
        stderr?: string
      }
      return { code: Number(code), stdout, stderr }
    }
  }

  async key(kind: 'write' | 'secret', workspace = 'default'): Promise<string> {
    const done = await this.cli('key', 'create', '--kind', kind, '--workspace', workspace)
    const key = done.stdout.trim()
    if (done.code !== 0 || key === '') throw new Error(`No key: ${done.stderr}`)
    return key
  }

  /** A connection beside the server's own; `root` sees every row, whatever the fence says. */
  async connect(role: 'root' | 'owner' | 'app' | 'worker' = 'root'): Promise<pg.Client> {
    const engine = await findRunningEngine(this.dataDir)
    if (!engine?.address) throw new Error('No engine runs on this data folder')
    const client = new pg.Client(engine.address(role))
    client.on('error', () => {})
    await client.connect()
    return client
  }

  /** What every process so far wrote. */
  logs(): string {
    return this.#logs.join('\n')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#processes) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGTERM')
      await once(child, 'close')
    }
    if (this.#isOwnDir) rmSync(this.dataDir, { recursive: true, force: true })
  }
}

async function waitForUrl(output: () => string, isGone: Promise<number | null>): Promise<string> {
  const deadline = performance.now() + startLimitMs
  let ended: number | null | undefined
  void isGone.then((code) => {
    ended = code
  })
  while (performance.now() < deadline) {
    const url = /is ready: (http:\S+)/.exec(output())?.[1]
    if (url) return url
    if (ended !== undefined)
      throw new Error(`The server ended with ${ended} before it was ready:\n${output()}`)
    await pause(10)
  }
  throw new Error(`The server was not ready in time:\n${output()}`)
}

async function waitUntilReady(
  url: string,
  isGone: Promise<number | null>,
  output: () => string,
): Promise<void> {
  const deadline = performance.now() + startLimitMs
  while (performance.now() < deadline) {
    const reply = await fetch(`${url}/readyz`).catch(() => null)
    if (reply?.ok) return
    const ended = await Promise.race([isGone.then(() => true), pause(20).then(() => false)])
    if (ended) throw new Error(`The server ended before it was ready:\n${output()}`)
  }
  throw new Error(`/readyz did not turn green:\n${output()}`)
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** What `/readyz` tells of work not yet done. */
export interface Backlog {
  pending: number
  lag: number
}

export async function readBacklog(url: string): Promise<Backlog> {
  const state = (await (await fetch(`${url}/readyz`)).json()) as {
    pipeline: { pending: number }
    warehouse: { lag: number }
  }
  return { pending: state.pipeline.pending, lag: state.warehouse.lag }
}

/** Waits until the pipeline, and the warehouse writer behind it, have taken everything accepted. */
export async function drain(
  url: string,
  o: { isWarehouseToo?: boolean; limitMs?: number } = {},
): Promise<void> {
  const deadline = performance.now() + (o.limitMs ?? 150_000)
  for (;;) {
    const { pending, lag } = await readBacklog(url)
    if (pending === 0 && (lag === 0 || o.isWarehouseToo === false)) return
    if (performance.now() > deadline) throw new Error(`Not drained in time: ${pending} pending, lag ${lag}`)
    await pause(50)
  }
}
