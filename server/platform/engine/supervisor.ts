import type { Logger } from '../logger.ts'
import { EngineError } from './engine-error.ts'
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
const DISK_RETRY_MS = 1000

/**
 * Keeps the server alive while we are: starts it again when it ends by itself (same socket, same
 * passwords, so pools simply reconnect), and keeps a watcher that stops it when we die.
 */
export async function supervise(o: SuperviseOptions): Promise<Supervisor> {
  const watcher = startWatcher(o, (error) =>
    o.log.error(
      { err: error },
      'the database watcher cannot start: a kill -9 would leave the database running',
    ),
  )
  let isStopping = false
  let postmaster = await startPostmaster(o).catch(async (error: unknown) => {
    await watcher.dismiss()
    throw error
  })
  let failures = 0
  let startedAt = o.clock.monotonic()
  let reviving: Promise<void> = Promise.resolve()
  let stopping: Promise<void> | null = null

  const revive = async (): Promise<void> => {
    failures = o.clock.monotonic() - startedAt > CALM_MS ? 1 : failures + 1
    if (failures > RESTARTS_IN_A_ROW) throw new Error('the database ended too often in a row')
    startedAt = o.clock.monotonic()
    postmaster = await startWithRoom(o, () => isStopping)
    guard(postmaster)
  }
  const guard = (current: Postmaster): void => {
    void current.exited.then(({ code, signal }) => {
      if (isStopping) return
      o.log.error({ code, signal }, 'the database ended by itself; starting it again')
      reviving = revive().catch((error: unknown) => {
        if (!isStopping) o.onLost(error instanceof Error ? error : new Error(String(error)))
      })
    })
  }
  guard(postmaster)

  const stopInOrder = async (): Promise<void> => {
    // A restart under way ends first: the server it brings up is the one to stop.
    await reviving
    await stopPostmaster(postmaster, o)
    await watcher.dismiss()
  }
  return {
    pid: () => postmaster.pid,
    watcherPid: () => watcher.pid(),
    stop() {
      isStopping = true
      if (stopping !== null) postmaster.kill('SIGQUIT')
      stopping ??= stopInOrder()
      return stopping
    },
  }
}

/** A full disk is waited out, however long: the guard answers 503 meanwhile, and no data is lost. */
async function startWithRoom(o: SuperviseOptions, isStopping: () => boolean): Promise<Postmaster> {
  for (;;) {
    try {
      return await startPostmaster(o)
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'disk_full' || isStopping()) throw error
      await o.clock.sleep(DISK_RETRY_MS)
    }
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
