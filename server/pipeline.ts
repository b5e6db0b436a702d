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
  /** Most records a step is given at once, and most such batches that take effect together. */
  batchSize: number
  batchesAtOnce: number
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
 * Takes the log's next records through the steps: effects and position commit together. Of a backlog several batches share a
 * transaction, so that the database works on the statements of one while this thread works out the next; neither waits for
 * the other until the end. A transaction that fails is halved until the record at fault stands alone; that one is quarantined
 * with its reason. Steps are told that it is not the first try: whichever can keep a fault to itself does, and the record takes
 * effect everywhere else. While the database works on a step's statements, this thread tells of what was committed before and
 * reads what comes next.
 */
export function createPipeline(deps: PipelineDeps): Pipeline {
  let next: number | null = null
  let failed = 0
  const most = deps.batchSize * deps.batchesAtOnce
  const news = createNews(deps)
  const ahead = createLookahead(deps, most)
  const memory = createMemory(deps.steps)
  const forget = () => {
    ahead.forget()
    memory.drop()
  }
  const commit: Commit = async (records, { fault, isRetry }) => {
    const from = next ?? 0
    const batches = cutBatches(records, { from, size: deps.batchSize, isRetry })
    const to = batches.at(-1)?.to ?? from
    if (fault) for (const { events } of batches) for (const event of events) deps.quarantine(event, fault)
    const aside = { first: news.tell, long: () => ahead.read(to) }
    const workspaceIds = [...new Set(batches.flatMap((batch) => batch.workspaceIds))]
    await deps.db.derive(workspaceIds, async (tx) => {
      const epoch = await deps.log.commit(tx, pipelineTopic, from, to)
      for (const batch of batches) batch.epoch = epoch
      await runBatches(batches, { tx, aside, workspaceIds, refresh: memory.refresh }, deps)
    })
    news.put(batches)
    next = to
  }
  const take = createTaker(commit, forget)
  return {
    async turn() {
      try {
        next ??= await findPosition(deps)
        const records = ahead.take(next) ?? (await deps.log.read(next, most))
        if (records.length > 0) await memory.use(() => take(records))
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
    forget: async () => memory.expire(),
  }
}

/**
 * What steps keep in mind. Whoever changed rows beside them may say so at any moment, also while a batch is on its way from one
 * step to the next: what they found out for that one stays until it is through.
 */
function createMemory(steps: readonly Step[]) {
  let isInUse = false
  let isStale = false
  const drop = () => {
    isStale = false
    for (const step of steps) step.reset?.()
  }
  /** Where no batch is on its way. */
  const refresh = () => {
    if (isStale) drop()
  }
  return {
    drop,
    refresh,
    expire() {
      isStale = true
      if (!isInUse) drop()
    },
    async use<T>(work: () => Promise<T>): Promise<T> {
      isInUse = true
      try {
        return await work()
      } finally {
        isInUse = false
        refresh()
      }
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

/** Committed batches nobody has heard of yet: those of one transaction at most, told before the next one commits. */
function createNews(deps: PipelineDeps) {
  let untold: readonly Batch[] = []
  const tell = () => {
    const batches = untold
    untold = []
    for (const batch of batches) {
      tellCommitted(batch, deps)
      deps.log.announce(pipelineTopic, batch.to)
    }
  }
  return {
    tell,
    put(batches: readonly Batch[]) {
      tell()
      untold = batches
    },
  }
}

/** What comes next, as far as memory holds it, found before its turn comes; of that the first batch is read as well. */
function createLookahead({ log, batchSize, readAhead }: PipelineDeps, most: number) {
  let found: { from: number; records: readonly LogRecord[] } | null = null
  return {
    read(from: number) {
      const records = log.peek(from, most)
      for (const record of records.slice(0, batchSize)) {
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
  workspaceIds: readonly string[]
  /** Work in memory, for the time that statements take: those of the first step, and those of the longest of the last batch. */
  aside: Record<'first' | 'long', () => void>
  /** Before each batch: what somebody else changed since is forgotten. */
  refresh(): void
}

async function runBatches(batches: readonly Batch[], run: Run, deps: PipelineDeps): Promise<void> {
  const unanswered: Promise<unknown>[] = []
  for (const batch of batches) batch.unanswered = unanswered
  try {
    await openSteps(run, deps)
    await runEach(batches, run, deps)
    await Promise.all(unanswered)
  } catch (error) {
    // A statement that fails takes those behind it along: the first says why.
    const [first] = (await Promise.allSettled(unanswered)).filter((one) => one.status === 'rejected')
    throw first?.reason ?? error
  }
}

/** Asked together, before anything is written. */
async function openSteps({ tx, workspaceIds }: Run, { steps }: PipelineDeps): Promise<void> {
  await Promise.all(steps.map((step) => step.open?.(tx, workspaceIds)))
}

/**
 * Each batch through all steps. Before the longest takes a batch the early one has begun with the next: the database gets to it
 * in front of the longest's statements, and has answered long before the next batch's turn.
 */
async function runEach(
  batches: readonly Batch[],
  { tx, aside, refresh }: Run,
  { clock, steps }: PipelineDeps,
): Promise<void> {
  const [first] = steps
  const longest = steps.find((step) => step.isLong) ?? first
  const begin = (step: Step, batch: Batch) => beginStep(step, batch, { tx, clock })
  let early: Begun | null = null
  for (const [i, batch] of batches.entries()) {
    const following = batches[i + 1]
    refresh()
    for (const step of steps) {
      const begun = step === first ? early : null
      if (step === longest && step !== first && first?.isEarly === true && following !== undefined)
        early = begin(first, following)
      const running = [(begun ?? begin(step, batch)).end()]
      // Its own work in memory comes first: until then the database has nothing to do.
      if (step === first && i === 0) running.push(nextTurn().then(aside.first))
      if (step === longest && following === undefined) running.push(nextTurn().then(aside.long))
      await Promise.all(running)
      // A connection takes in what fits, and the rest when the thread lets go.
      await nextTurn()
    }
  }
}

interface Begun {
  end(): Promise<void>
}

/** Runs a step up to its first question at once. The time it takes is what it works and what it is waited for. */
function beginStep(step: Step, batch: Batch, { tx, clock }: { tx: Tx; clock: Clock }): Begun {
  const started = clock.monotonic()
  const running = step.run(batch, tx)
  // Its fault is met when its end is waited for.
  running.catch(() => {})
  const worked = clock.monotonic() - started
  return {
    async end() {
      const asked = clock.monotonic()
      await running
      batch.stepMs[step.name] = worked + clock.monotonic() - asked
    },
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

/** Records as the steps take them: so many at once, one batch where the next begins. */
function cutBatches(
  records: readonly LogRecord[],
  { from, size, isRetry }: { from: number; size: number; isRetry: boolean },
): Batch[] {
  const batches: Batch[] = []
  for (let at = 0; at < records.length; at += size) {
    const batch = makeBatch(records.slice(at, at + size), batches.at(-1)?.to ?? from)
    batch.isRetry = isRetry
    batches.push(batch)
  }
  return batches
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
