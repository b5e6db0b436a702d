import type { ChildProcess } from 'node:child_process'
import type { Logger } from '../logger.ts'
import { type Postmaster, type PostmasterOptions, startPostmaster } from './postmaster.ts'
import { startWatcher } from './watcher.ts'

export interface SuperviseOptions extends PostmasterOptions {
  log: Logger
  /** Called once when the server ended and could not be brought back. */
  onLost: (error: Error) => void
}

export interface Supervisor {
  /** Pid of the server that runs now. */
  pid(): number
  watcherPid(): number | null
  /** Fast shutdown; a second call while the first waits makes it immediate. */
  stop(): Promise<void>
}

const RESTARTS_IN_A_ROW = 5
const CALM_MS = 60_000
const HARD_AFTER_MS = 30_000

/**
 * Keeps the server alive while we are: starts it again when it ends by itself (same socket, same
 * passwords, so pools simply reconnect), and keeps a watcher that stops it when we die.
 */
export async function supervise(o: SuperviseOptions): Promise<Supervisor> {
  let isStopping = false
  let postmaster = await startPostmaster(o)
  let watcher: ChildProcess | null = null
  let failures = 0
  let startedAt = o.clock.monotonic()

  const watch = (): void => {
    const mine = startWatcher(o.clusterDir, postmaster.pid, o.user)
    watcher = mine
    const watched = postmaster
    mine.once('exit', () => {
      // Only a watcher that fell alone, with its server still ours, is replaced.
      if (!isStopping && watcher === mine && watched === postmaster) watch()
    })
  }
  const guard = (current: Postmaster): void => {
    void current.exited.then(async ({ code, signal }) => {
      if (isStopping) return
      o.log.error({ code, signal }, 'the database ended by itself; starting it again')
      failures = o.clock.monotonic() - startedAt > CALM_MS ? 1 : failures + 1
      try {
        if (failures > RESTARTS_IN_A_ROW) throw new Error('the database ended too often in a row')
        startedAt = o.clock.monotonic()
        const next = await startPostmaster(o)
        if (isStopping) next.kill('SIGINT')
        else begin(next)
      } catch (error) {
        if (!isStopping) o.onLost(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }
  const begin = (next: Postmaster): void => {
    watcher?.stdin?.end()
    postmaster = next
    watch()
    guard(next)
  }
  begin(postmaster)

  let stopping: Promise<void> | null = null
  return {
    pid: () => postmaster.pid,
    watcherPid: () => watcher?.pid ?? null,
    stop() {
      isStopping = true
      if (stopping === null) stopping = stopPostmaster(postmaster, o).then(() => void watcher?.stdin?.end())
      else postmaster.kill('SIGQUIT')
      return stopping
    },
  }
}

async function stopPostmaster(postmaster: Postmaster, o: SuperviseOptions): Promise<void> {
  const calm = new AbortController()
  postmaster.kill('SIGINT')
  const late = o.clock.sleep(HARD_AFTER_MS, calm.signal).then(() => {
    if (!calm.signal.aborted) postmaster.kill('SIGQUIT')
  })
  await postmaster.exited
  calm.abort()
  await late
}
