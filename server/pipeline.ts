import type { Batch, BatchEvent, Step } from './modules/collect/index.ts'
import { type Clock, nextTurn } from './platform/clock.ts'
import { type Db, isEngineFault, type Tx } from './platform/db/index.ts'
import { type EventLog, FenceError, type LogRecord } from './platform/event-log/index.ts'
import type { Logger } from './platform/logger.ts'

export const pipelineTopic = 'pipeline'

export interface PipelineDeps {
  db: Db
  log: EventLog
  clock: Clock
  logger: Logger
  steps: readonly Step[]
  batchSize: number
  /** Parses a record and keeps the answer, where that is still to be done. */
  readAhead(record: LogRecord): unknown
  /** Writes down a record that no step can take, in the batch's own transaction. */
  quarantine(event: BatchEvent, error: unknown): void
  /** Told after COMMIT, in order. What it throws is logged, never taken for a fault of the batch. */
  onCommitted(batch: Batch): void
}

/** The pipeline as the rest of the server knows it, wherever it runs. */
export interface PipelineHost {
  /** Turns in a row that failed; 0 = healthy. */
  failures(): number
  /** Makes the steps forget what they remember, before the next batch: rows were changed by somebody else. */
  forget(): Promise<void>
}

export interface Pipeline extends PipelineHost {
  /** Takes one batch; true when there may be more. */
  turn(): Promise<boolean>
}

/**
 * Takes the log's next records through the steps, one transaction a batch: effects and position commit together.
 * A batch that fails is halved until the record at fault stands alone; that one is quarantined with its reason. Steps are told
 * that it is not the first try: whichever can keep a fault to itself does, and the record takes effect everywhere else.
 * While the database works on a step's statements, this thread tells of the batch before and reads the batch after.
 */
export function createPipeline(deps: PipelineDeps): Pipeline {
  let next: number | null = null
  let failed = 0
  const news = createNews(deps)
  const ahead = createLookahead(deps)
  const forget = () => {
    ahead.forget()
    for (const step of deps.steps) step.reset?.()
  }
  const commit: Commit = async (records, { fault, isRetry }) => {
    const batch = { ...makeBatch(records, next ?? 0), isRetry }
    if (fault) for (const event of batch.events) deps.quarantine(event, fault)
    const aside = { first: news.tell, long: () => ahead.read(batch.to) }
    await deps.db.derive(batch.workspaceIds, async (tx) => {
      batch.epoch = await deps.log.commit(tx, pipelineTopic, batch.from, batch.to)
      await runSteps(batch, { tx, aside }, deps)
    })
    news.put(batch)
    next = batch.to
  }
  const take = createTaker(commit, forget)
  return {
    async turn() {
      try {
        next ??= await findPosition(deps)
        const records = ahead.take(next) ?? (await deps.log.read(next, deps.batchSize))
        if (records.length > 0) await take(records)
        else await requirePosition(deps, next)
        if (ahead.isEmpty()) news.tell()
        failed = 0
        return records.length > 0
      } catch (error) {
        failed++
        news.tell()
        // Whatever happened, what memory says may differ from the database: start from what is stored.
        next = null
        forget()
        if (error instanceof FenceError)
          deps.logger.warn({ topic: pipelineTopic }, 'the position is not where it was left')
        throw error
      }
    },
    failures: () => failed,
    async forget() {
      for (const step of deps.steps) step.reset?.()
    },
  }
}

/** Where to go on; whoever waits for a position hears of it, for it may lie before what they were told. */
async function findPosition({ log }: PipelineDeps): Promise<number> {
  const next = await log.offset(pipelineTopic)
  log.announce(pipelineTopic, next)
  return next
}

/**
 * A server that fell and rose between two turns may have lost the newest commits (they do not wait for the disk) without
 * a statement of ours failing: with nothing new to take, nobody else would notice.
 */
async function requirePosition({ log }: PipelineDeps, next: number): Promise<void> {
  if ((await log.offset(pipelineTopic)) !== next) throw new FenceError(pipelineTopic, next)
}

type Commit = (records: readonly LogRecord[], how: { fault: unknown; isRetry: boolean }) => Promise<void>

/** Commits what can be committed, and sets aside what cannot: a record that no step takes, alone. */
function createTaker(commit: Commit, forget: () => void) {
  const take = async (records: readonly LogRecord[], isRetry = false): Promise<void> => {
    try {
      await commit(records, { fault: false, isRetry })
    } catch (error) {
      forget()
      if (!isDataFault(error)) throw error
      await isolate(records, error, isRetry)
    }
  }
  const isolate = async (records: readonly LogRecord[], error: unknown, isRetry: boolean): Promise<void> => {
    if (records.length === 1) return isRetry ? setAside(records, error) : take(records, true)
    const middle = Math.ceil(records.length / 2)
    await take(records.slice(0, middle), true)
    await take(records.slice(middle), true)
  }
  /** The reason itself may be what cannot be written: then the record is set aside without it. */
  const setAside = async (records: readonly LogRecord[], error: unknown): Promise<void> => {
    try {
      await commit(records, { fault: error ?? true, isRetry: true })
    } catch (again) {
      forget()
      if (!isDataFault(again)) throw again
      await commit(records, { fault: true, isRetry: true })
    }
  }
  return take
}

/** The committed batch nobody has heard of yet: at most one, told before the next one commits. */
function createNews(deps: PipelineDeps) {
  let untold: Batch | null = null
  const tell = () => {
    if (untold === null) return
    const batch = untold
    untold = null
    tellCommitted(batch, deps)
    deps.log.announce(pipelineTopic, batch.to)
  }
  return {
    tell,
    put(batch: Batch) {
      tell()
      untold = batch
    },
  }
}

/** The next batch, as far as memory holds it, read before its turn comes. */
function createLookahead({ log, batchSize, readAhead }: PipelineDeps) {
  let found: { from: number; records: readonly LogRecord[] } | null = null
  return {
    read(from: number) {
      const records = log.peek(from, batchSize)
      for (const record of records) {
        try {
          readAhead(record)
        } catch {
          // Not the fault of the batch under way: the step that has to read this record finds out, and it alone is blamed.
        }
      }
      found = records.length > 0 ? { from, records } : null
    },
    /** The records from this position on, once; null where they have to be read. */
    take(from: number): readonly LogRecord[] | null {
      const records = found?.from === from ? found.records : null
      found = null
      return records
    },
    isEmpty: () => found === null,
    forget() {
      found = null
    },
  }
}

interface Run {
  tx: Tx
  /** Work in memory, for the time that statements take: those of the first step, and those of the longest. */
  aside: Record<'first' | 'long', () => void>
}

async function runSteps(batch: Batch, run: Run, deps: PipelineDeps): Promise<void> {
  const unanswered: Promise<unknown>[] = []
  batch.unanswered = unanswered
  try {
    await runEach(batch, run, deps)
    await Promise.all(unanswered)
  } catch (error) {
    // A statement that fails takes those behind it along: the first says why.
    const [first] = (await Promise.allSettled(unanswered)).filter((one) => one.status === 'rejected')
    throw first?.reason ?? error
  }
}

async function runEach(batch: Batch, { tx, aside }: Run, { clock, steps }: PipelineDeps): Promise<void> {
  const [first] = steps
  const longest = steps.find((step) => step.isLong) ?? first
  for (const step of steps) {
    const started = clock.monotonic()
    const running: Promise<unknown>[] = [step.run(batch, tx)]
    // Its own work in memory comes first: until then the database has nothing to do.
    if (step === first) running.push(nextTurn().then(aside.first))
    if (step === longest) running.push(nextTurn().then(aside.long))
    await Promise.all(running)
    batch.stepMs[step.name] = clock.monotonic() - started
  }
}

/** An error after COMMIT must stay here: it would send the same records through once more, and the offset back. */
function tellCommitted(batch: Batch, deps: PipelineDeps): void {
  try {
    deps.onCommitted(batch)
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'unknown'
    deps.logger.error({ from: batch.from, to: batch.to, error: kind }, 'nobody heard of a batch')
  }
}

/** Errors of the connection or the server are not the data's fault: the batch is tried again as it is. */
function isDataFault(error: unknown): boolean {
  return !(error instanceof FenceError) && !isEngineFault(error)
}

/** Records as the steps take them. */
export function makeBatch(records: readonly LogRecord[], from: number): Batch {
  const last = records[records.length - 1]
  return {
    from,
    to: (last?.pos ?? from - 1) + 1,
    workspaceIds: [...new Set(records.map((record) => record.workspaceId))],
    events: records.map(makeBatchEvent),
    graphChanges: [],
    stepMs: {},
  }
}

function makeBatchEvent(record: LogRecord): BatchEvent {
  return {
    record,
    event: null,
    command: null,
    outcome: 'pending',
    reason: null,
    birth: null,
    deviceBirth: null,
    root: null,
    warnings: [],
    effects: [],
  }
}
