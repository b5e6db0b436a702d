import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { EventLog, LogEntry } from '../../../platform/event-log/index.ts'
import type { Command } from '../batch.ts'
import { createMetaWriter, writeReplayMeta } from '../rules/meta.ts'
import { type Refusal, readEvent } from '../rules/normalise.ts'
import { findQuarantined, markReplayed } from '../store/quarantine.ts'
import type { Alongside, Intake } from './intake.ts'
import { rememberRead } from './reads.ts'

export interface AppendDeps {
  db: Db
  log: EventLog
  clock: Clock
  intake: Intake
}

/** An event that a desk of ours writes: checked and appended like any other. */
export interface DeskEvent {
  workspaceId: string
  /** `console`, `api`: what the timeline names as its source. */
  desk: string
  /** As an SDK would post it, `type` and `messageId` included. */
  body: Readonly<Record<string, unknown>>
  /** The workspace's settings now. */
  region: string
  currency: string
  /** It came from a browser, through a form of ours: whoever filled it in may claim to be anybody. */
  browser?: { ip: string | null; userAgent: string | null; hasGpc: boolean }
}

/** What became of events that were taken each by itself. */
export interface EachAccepted {
  /** Position of the first; the others stand behind it, in their order. Null where none was taken. */
  firstPos: number | null
  refused: { index: number; code: Refusal['code']; path: string }[]
}

/** Whose events these are: all of one desk. */
export type Desk = Pick<DeskEvent, 'workspaceId' | 'desk' | 'region' | 'currency'>

/** Events that can be taken, and will be later, as they stand here: with `appendChecked`. */
export interface CheckedEvents {
  workspaceId: string
  desk: string
  receivedAt: number
  meta: string
  /** JSON texts without line breaks. */
  bodies: readonly string[]
}

/**
 * @returns log positions, in order, once all are committed
 * @throws SplotError with the code and path of the first that is refused; then none is appended
 */
export async function appendEvents(events: readonly DeskEvent[], deps: AppendDeps): Promise<number[]> {
  const receivedAt = deps.clock.now()
  const entries = events.map((event) => {
    const made = makeEntry(event, receivedAt)
    if (!made.ok) throw new SplotError(made.refusal.code, { path: `$${made.refusal.path}` })
    return made.entry
  })
  if (entries.length === 0) return []
  const firstPos = await deps.intake.put(entries)
  return entries.map((_, i) => firstPos + i)
}

/** Those that can be taken, together; of the others it is told why. */
export async function appendEach(events: readonly DeskEvent[], deps: AppendDeps): Promise<EachAccepted> {
  const receivedAt = deps.clock.now()
  const entries: LogEntry[] = []
  const refused: EachAccepted['refused'] = []
  for (const [index, event] of events.entries()) {
    const made = makeEntry(event, receivedAt)
    if (made.ok) entries.push(made.entry)
    else refused.push({ index, code: made.refusal.code, path: made.refusal.path })
  }
  return { firstPos: entries.length === 0 ? null : await deps.intake.put(entries), refused }
}

/**
 * Judges a desk's events as `appendEach` does, and appends none: whoever keeps them elsewhere until their turn comes has them
 * checked once. @throws SplotError where nothing could be kept now
 */
export function checkEvents(
  { workspaceId, desk, region, currency }: Desk,
  bodies: readonly DeskEvent['body'][],
  deps: AppendDeps,
): CheckedEvents & Pick<EachAccepted, 'refused'> {
  deps.intake.requireRoom(workspaceId)
  const receivedAt = deps.clock.now()
  const meta = { ...noBrowser, region, currency, isServer: true }
  const taken: string[] = []
  const refused: EachAccepted['refused'] = []
  for (let index = 0; index < bodies.length; index++) {
    const body = bodies[index] ?? {}
    const read = readEvent({ ...meta, body, sourceId: desk, receivedAt, sentAt: null })
    if (read.ok) taken.push(JSON.stringify(body))
    else refused.push({ index, code: read.refusal.code, path: read.refusal.path })
  }
  return { workspaceId, desk, receivedAt, meta: writeMeta(meta), bodies: taken, refused }
}

/**
 * Appends what was checked before, in one transaction with what is to be written with it.
 * @returns the position of the first
 */
export function appendChecked(
  { workspaceId, desk, receivedAt, meta, bodies }: CheckedEvents,
  alongside: Alongside,
  deps: AppendDeps,
): Promise<number> {
  const shared = { workspaceId, kind: 'event' as const, sourceId: desk, receivedAt, sentAt: null, meta }
  return deps.intake.put(
    bodies.map((body) => ({ ...shared, body })),
    alongside,
  )
}

const writeMeta = createMetaWriter()
const noBrowser = { ip: null, userAgent: null, hasGpc: false }

function makeEntry(
  { workspaceId, desk, body, region, currency, browser }: DeskEvent,
  receivedAt: number,
): { ok: true; entry: LogEntry } | { ok: false; refusal: Refusal } {
  const parsed = { ...body }
  const sender = browser ?? noBrowser
  const meta = { ...sender, region, currency, isServer: browser === undefined }
  const read = readEvent({ ...meta, body, sourceId: desk, receivedAt, sentAt: null })
  if (!read.ok) return read
  rememberRead(parsed, read)
  const kept = { meta: writeMeta(meta), body: JSON.stringify(body), parsed }
  return {
    ok: true,
    entry: { workspaceId, kind: 'event', sourceId: desk, receivedAt, sentAt: null, ...kept },
  }
}

/** Writes an operator's act into the log, so that a rebuild repeats it. @returns its position, once committed */
export function appendCommand(workspaceId: string, command: Command, deps: AppendDeps): Promise<number> {
  return deps.intake.put([
    {
      workspaceId,
      kind: 'command',
      sourceId: command.actor.kind === 'member' ? 'console' : 'api',
      receivedAt: deps.clock.now(),
      sentAt: null,
      meta: null,
      body: JSON.stringify(command),
      parsed: command,
    },
  ])
}

/**
 * Sends a quarantined record through the pipeline once more: the same body from the same source, received when it was
 * received. It took no id when it was set aside, so it is no duplicate of itself; had its sender meanwhile sent it
 * again, it is one of that. Two presses of one button are one replay.
 * @returns what replays a record and gives its new position; it throws `not_found`, `already_replayed`
 */
export function createReplay(deps: AppendDeps): (workspaceId: string, pos: number) => Promise<number> {
  const underWay = new Set<string>()
  return async (workspaceId, pos) => {
    const key = `${workspaceId} ${pos}`
    if (underWay.has(key)) throw new SplotError('already_replayed')
    underWay.add(key)
    try {
      return await replayQuarantined(workspaceId, pos, deps)
    } finally {
      underWay.delete(key)
    }
  }
}

async function replayQuarantined(workspaceId: string, pos: number, deps: AppendDeps): Promise<number> {
  const record = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await findQuarantined(tx, workspaceId, pos)
    if (found === null) return null
    if (found.replayedPos !== null) throw new SplotError('already_replayed')
    return (await deps.log.readAt(tx, [pos]))[0] ?? null
  })
  if (record === null) throw new SplotError('not_found')
  const { pos: _, parsed: __, meta, ...entry } = record
  const replayedPos = await deps.intake.put([{ ...entry, meta: writeReplayMeta(meta, pos) }])
  // The pipeline marks it too when it meets the replay, also in a rebuild; here so that a second press finds it at once.
  await deps.db.inWorkspace(workspaceId, (tx) => markReplayed(tx, workspaceId, pos, replayedPos))
  return replayedPos
}
