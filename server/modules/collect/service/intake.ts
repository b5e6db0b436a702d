import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { EventLog, LogEntry } from '../../../platform/event-log/index.ts'
import type { Logger } from '../../../platform/logger.ts'
import { addAccepted } from '../store/tally.ts'

export interface IntakeDeps {
  log: EventLog
  clock: Clock
  logger: Logger
  /** True while the disk is too full to promise anything. */
  isDiskFull(): boolean
  /** True while the pipeline is so far behind that more would only wait. */
  isLagging(): boolean
  /** True for a workspace that is being removed, or was: nothing may be written after its deletion. */
  isGone(workspaceId: string): boolean
  /** Bytes of bodies that may wait for a commit. */
  maxWaitingBytes: number
  /** Told after each commit: the entries and the position of the first. */
  onAccepted(entries: readonly LogEntry[], firstPos: number): void
}

/** What is written with an append, in its transaction; a `SplotError` of it refuses the append. */
export type Alongside = (tx: Tx, firstPos: number) => Promise<void>

interface Waiting {
  entries: readonly LogEntry[]
  bytes: number
  /** Has a transaction of its own: its fault must not be its neighbours'. */
  alongside: Alongside | null
  resolve(firstPos: number): void
  reject(error: SplotError): void
}

export interface Intake {
  /** Resolves with the position of the first entry once all are committed; they stand together in the log. */
  put(entries: readonly LogEntry[], alongside?: Alongside): Promise<number>
  /** @throws SplotError where nothing of this workspace could be kept now: it is gone, or the disk is full */
  requireRoom(workspaceId: string): void
  /** Waits until all that was taken until now is committed, or refused. */
  settle(): Promise<void>
  /** Refuses what comes from now on and waits until all that was taken is committed. */
  stop(): Promise<void>
}

const groupEvents = 2_000

/**
 * Group commit: while one append is under way requests queue; the next append takes all of them in one transaction.
 * So a single request waits for one commit only, and a thousand wait for two.
 */
export function createIntake(deps: IntakeDeps): Intake {
  const queue: Waiting[] = []
  let waitingBytes = 0
  let pumping: Promise<void> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let isStopping = false

  const pump = async () => {
    try {
      while (queue.length > 0) await write(takeGroup(queue), deps)
    } finally {
      pumping = null
    }
  }
  return {
    put(entries, alongside) {
      const refusal = isStopping ? new SplotError('stopping', { retryAfterS: 5 }) : refuse(entries, deps)
      const bytes = entries.reduce((sum, entry) => sum + entry.body.length, 0)
      if (refusal) return Promise.reject(refusal)
      if (waitingBytes + bytes > deps.maxWaitingBytes && queue.length > 0)
        return Promise.reject(new SplotError('overloaded', { retryAfterS: 1 }))
      waitingBytes += bytes
      const taken = new Promise<number>((resolve, reject) => {
        queue.push({ entries, bytes, alongside: alongside ?? null, resolve, reject })
        pumping ??= pump()
      }).finally(() => {
        waitingBytes -= bytes
      })
      last = taken
      return taken
    },
    requireRoom(workspaceId) {
      const refusal = isStopping
        ? new SplotError('stopping', { retryAfterS: 5 })
        : findNoRoom([workspaceId], deps)
      if (refusal !== null) throw refusal
    },
    // The queue is served in order: when the last one is, all before it are.
    settle: () =>
      last.then(
        () => {},
        () => {},
      ),
    async stop() {
      isStopping = true
      await pumping
    },
  }
}

function refuse(entries: readonly LogEntry[], deps: IntakeDeps): SplotError | null {
  const noRoom = findNoRoom(
    entries.map((entry) => entry.workspaceId),
    deps,
  )
  return noRoom ?? (deps.isLagging() ? new SplotError('overloaded', { retryAfterS: 2 }) : null)
}

function findNoRoom(workspaceIds: readonly string[], deps: IntakeDeps): SplotError | null {
  if (workspaceIds.some((id) => deps.isGone(id))) return new SplotError('workspace_removed')
  return deps.isDiskFull() ? new SplotError('disk_full', { retryAfterS: 10 }) : null
}

function takeGroup(queue: Waiting[]): Waiting[] {
  let events = 0
  let count = 0
  while (count < queue.length) {
    const next = queue[count]
    const size = next?.entries.length ?? 0
    if (count > 0 && (next?.alongside || events + size > groupEvents)) break
    events += size
    count++
    if (next?.alongside) break
  }
  return queue.splice(0, count)
}

async function write(group: readonly Waiting[], deps: IntakeDeps): Promise<void> {
  const entries = group.length === 1 ? (group[0]?.entries ?? []) : group.flatMap((one) => one.entries)
  let firstPos: number
  try {
    firstPos = await deps.log.append(entries, async (tx, first) => {
      await addAccepted(tx, countByWorkspace(entries))
      for (const { alongside } of group) await alongside?.(tx, first)
    })
  } catch (error) {
    if (error instanceof SplotError) {
      for (const one of group) one.reject(error)
      return
    }
    // One request that PostgreSQL cannot store must not take its neighbours with it.
    if (group.length > 1 && isDataFault(error)) for (const one of group) await write([one], deps)
    else fail(group, error, deps)
    return
  }
  // Committed: from here on nothing may turn the answer into a refusal.
  let pos = firstPos
  for (const one of group) {
    one.resolve(pos)
    pos += one.entries.length
  }
  tellAccepted(entries, firstPos, deps)
}

/** Committed and answered: what a listener throws must not look like a refusal. */
function tellAccepted(entries: readonly LogEntry[], firstPos: number, deps: IntakeDeps): void {
  try {
    deps.onAccepted(entries, firstPos)
  } catch (error) {
    deps.logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'nobody heard of an append')
  }
}

function fail(group: readonly Waiting[], error: unknown, deps: IntakeDeps): void {
  const code = codeOf(error)
  deps.logger.error({ code, requests: group.length }, 'append failed')
  const refusal = explain(code, isDataFault(error))
  for (const one of group) one.reject(refusal)
}

function explain(code: string, isDataFault: boolean): SplotError {
  if (code === '53100') return new SplotError('disk_full', { retryAfterS: 10 })
  // To be told to come back would have the sender try for ever.
  return isDataFault ? new SplotError('event_unstorable') : new SplotError('overloaded', { retryAfterS: 2 })
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
/** Classes of SQLSTATE that blame the data: data exception, integrity constraint violation. */
const isDataFault = (error: unknown) => /^2[23]/.test(codeOf(error))

function countByWorkspace(entries: readonly LogEntry[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const entry of entries) counts.set(entry.workspaceId, (counts.get(entry.workspaceId) ?? 0) + 1)
  return counts
}
