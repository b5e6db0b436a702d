import { readTombstone } from '../../../platform/event-log/index.ts'
import type { BatchEvent, Command, Step } from '../batch.ts'
import { erasedReason } from '../rules/erased.ts'
import type { RecordReader } from '../service/read-record.ts'

/** Puts the event, or the command, of each record in its place; what cannot be read is quarantined with its reason. */
export function createNormalise(deps: { reader: RecordReader }): Step {
  return {
    name: 'normalise',
    async run(batch) {
      for (const event of batch.events) if (event.outcome === 'pending') fill(event, deps.reader)
    },
  }
}

function fill(event: BatchEvent, reader: RecordReader): void {
  if (event.record.kind === 'erased') {
    if (readTombstone(event.record.body).was !== 'quarantined') return
    event.outcome = 'quarantined'
    event.reason = erasedReason
    return
  }
  if (event.record.kind === 'command') {
    event.command = (event.record.parsed ?? JSON.parse(event.record.body)) as Command
    return
  }
  const read = reader.read(event.record)
  if (read.ok) {
    event.event = read.event
    for (const warning of read.warnings) event.warnings.push(warning)
  } else {
    event.outcome = 'quarantined'
    event.reason = {
      code: read.refusal.code,
      hint: `Refused at ${read.refusal.path || 'the event'} by the present rules.`,
    }
  }
}

/** Sets a record aside that no step could take. The reason tells where it failed, nothing of what it holds. */
export function quarantineEvent(event: BatchEvent, error: unknown): void {
  const code =
    error instanceof Error && 'code' in error
      ? String(error.code)
      : error instanceof Error
        ? error.name
        : 'unknown'
  event.outcome = 'quarantined'
  event.reason = {
    code: 'poison',
    hint: `A step failed on this event (${code}). Replay it once the cause is mended.`,
  }
}
