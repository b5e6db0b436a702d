import type { Collect, Command } from '../modules/collect/index.ts'
import type { WorkspaceTx } from '../platform/db/index.ts'
import type { ErasedRecord, EventLog, LogRecord } from '../platform/event-log/index.ts'
import { hashToUuid } from '../platform/ids.ts'
import { makePattern, redactBody, type Sought } from './sought.ts'

export interface SweepDeps {
  log: EventLog
  collect: Pick<Collect, 'readRecord' | 'listQuarantined' | 'noteErased'>
}

/**
 * Clears a stretch of the log of what names an erased person beside her own events, which went at once: repeats, what was
 * set aside, operators' acts; and her identifiers in events of others.
 */
export async function sweepRange(
  { log, collect }: SweepDeps,
  tx: WorkspaceTx,
  sought: Sought,
  range: { from: number; to: number },
): Promise<number> {
  const found = await log.search(tx, range, makePattern(sought))
  if (found.length === 0) return 0
  const quarantined = await collect.listQuarantined(
    tx,
    found.map((record) => record.pos),
  )
  const erased: ErasedRecord[] = []
  const redacted: { pos: number; body: string }[] = []
  for (const record of found) {
    const fate = judge(record, sought, { read: collect.readRecord, isSetAside: quarantined.has(record.pos) })
    if (fate === null) continue
    if ('body' in fate) redacted.push(fate)
    else erased.push(fate)
  }
  await log.erase(tx, erased)
  await log.redact(tx, redacted)
  await collect.noteErased(
    tx,
    erased.filter((one) => one.was === 'quarantined').map((one) => one.pos),
  )
  return erased.length + redacted.length
}

type Fate = ErasedRecord | { pos: number; body: string } | null

function judge(
  record: LogRecord,
  sought: Sought,
  { read, isSetAside }: { read: Collect['readRecord']; isSetAside: boolean },
): Fate {
  const { pos, body } = record
  if (record.kind === 'command') return judgeCommand(record, sought)
  if (isSetAside && redactBody(body, sought) !== null) return { pos, was: 'quarantined', idHash: null }
  const event = read(record)?.event
  const isHers = (one: { kind: string; value: string } | undefined) =>
    sought.identifiers.some((own) => own.kind === one?.kind && own.value === one?.value)
  // Hers, yet not in her timeline: a repeat of what is.
  if (isHers(event?.identifiers[0])) return { pos, was: 'duplicate', idHash: null }
  const redacted = redactBody(body, sought)
  return redacted === null ? null : { pos, body: redacted }
}

/** An act that joined or parted her has nothing left to act on. */
function judgeCommand({ pos, body }: LogRecord, { births, identifiers }: Sought): Fate {
  const command = JSON.parse(body) as Command
  const named =
    command.type === 'merge'
      ? [command.a, command.b].some((one) => births.includes(one))
      : births.includes(command.customerId) ||
        (command.identifiers ?? []).some((one) =>
          identifiers.some((own) => own.kind === one.kind && own.value === one.value),
        )
  return named ? { pos, was: 'applied', idHash: hashToUuid(`command ${command.messageId}`) } : null
}
