import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Binaries } from './binaries.ts'
import { giveTo, postgresEnv } from './cluster.ts'
import { explainFailure } from './explain-failure.ts'
import type { PostgresUser } from './postgres-user.ts'
import { findPostmasterFile, findRunningPostmaster } from './postmaster-file.ts'
import { buildSettings } from './settings.ts'

export interface PostmasterOptions {
  binaries: Binaries
  clusterDir: string
  home: string
  socketDir: string
  user: PostgresUser
  isDurable: boolean
  clock: Clock
  /** Gives a reserve back to a full disk; false when there is none left. */
  freeRoom: () => boolean
}

/** A running PostgreSQL server process. */
export interface Postmaster {
  readonly pid: number
  readonly exited: Promise<{ code: number | null; signal: string | null }>
  kill(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void
}

const POLL_MS = 10
const RETRY_MS = 100
const LEFTOVER_WAIT_MS = 15_000

/**
 * Starts the server and waits until it takes connections; recovery after a crash may take its time.
 * Throws an EngineError that names the cause when the process ends instead.
 */
export async function startPostmaster(o: PostmasterOptions): Promise<Postmaster> {
  const until = o.clock.monotonic() + LEFTOVER_WAIT_MS
  for (;;) {
    const attempt = spawnPostmaster(o)
    const failure = await waitReady(attempt, o)
    if (failure === null) return attempt.postmaster
    const failed = explainFailure(failure, o.clusterDir)
    if (failed.code === 'disk_full' && o.freeRoom()) continue
    // Backends of a killed server need a moment to notice; until then their memory is "in use".
    const isLeftover = /pre-existing shared memory block|lock file ".*" already exists/.test(failure)
    if (!isLeftover || o.clock.monotonic() > until) throw failed
    await o.clock.sleep(RETRY_MS)
  }
}

interface Attempt {
  postmaster: Postmaster
  child: ChildProcess
  errors: () => string
  startedAt: number
  hasEnded: () => boolean
}

function spawnPostmaster(o: PostmasterOptions): Attempt {
  const logDir = join(o.home, 'pg-log')
  if (!existsSync(logDir)) {
    mkdirSync(logDir, { mode: 0o700 })
    giveTo(o.user, [logDir])
  }
  const settings = Object.entries(buildSettings(o)).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const child = spawn(o.binaries.postgres, ['-D', o.clusterDir, ...settings], {
    ...o.user.drop,
    cwd: o.clusterDir,
    env: postgresEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C in the terminal must reach us only, we stop it in order.
    detached: true,
  })
  let text = ''
  let hasEnded = false
  child.stderr?.on('data', (chunk: Buffer) => {
    text = `${text}${chunk.toString('utf8')}`.slice(-4000)
  })
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('error', (error) => {
      text = `${text}${error.message}`
      hasEnded = true
      resolve({ code: null, signal: null })
    })
    child.once('exit', (code, signal) => {
      hasEnded = true
      resolve({ code, signal })
    })
  })
  const kill = (signal: NodeJS.Signals): void => {
    // Whoever stops it waits for it: its end must hold the event loop again.
    if (child.kill(signal)) child.ref()
  }
  const postmaster = { pid: child.pid ?? -1, exited, kill }
  return { postmaster, child, errors: () => text, startedAt: o.clock.now(), hasEnded: () => hasEnded }
}

/** Null once the server is ready, else what it said before it ended. */
async function waitReady(attempt: Attempt, o: PostmasterOptions): Promise<string | null> {
  while (!attempt.hasEnded()) {
    const file = findPostmasterFile(o.clusterDir)
    if (file?.pid === attempt.postmaster.pid && file.status === 'ready') {
      // From here on the server's own collector takes the log; an open pipe would only hold our loop.
      attempt.child.stderr?.removeAllListeners('data')
      attempt.child.stderr?.resume()
      attempt.child.unref()
      return null
    }
    await o.clock.sleep(POLL_MS)
  }
  await attempt.postmaster.exited
  return `${attempt.errors()}\n${readLogTail(join(o.home, 'pg-log'), attempt.startedAt)}`
}

/** The end of the newest server log, when it was written in this attempt. */
function readLogTail(logDir: string, since: number): string {
  const files = readdirSync(logDir).map((name) => join(logDir, name))
  const recent = files.filter((path) => statSync(path).mtimeMs >= since - 1000)
  return recent.map((path) => readFileSync(path, 'utf8').slice(-4000)).join('\n')
}

/** Stops a server that outlived its owner: fast, then immediately, then by force. */
export async function stopSurvivor(clusterDir: string, clock: Clock): Promise<number | null> {
  const pid = findRunningPostmaster(clusterDir)
  if (pid === null) return null
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal)
    const until = clock.monotonic() + 10_000
    while (clock.monotonic() < until) {
      if (findRunningPostmaster(clusterDir) === null) return pid
      await clock.sleep(POLL_MS)
    }
  }
  return pid
}
