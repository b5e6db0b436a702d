import type { LogEntry, LogRecord } from '../../../platform/event-log/index.ts'
import type { Batch, BatchEvent } from '../batch.ts'
import type { StoredRefusal } from './refusals.ts'

/** What became of one event, or one refusal: references to what exists anyway, so that keeping it costs next to nothing. */
export interface Trace {
  /** Grows with every change: a viewer asks for what is newer than what it saw. */
  version: number
  pos: number | null
  entry: LogEntry | null
  outcome: BatchEvent | null
  steps: Readonly<Record<string, number>> | null
  refusal: StoredRefusal | null
}

const kept = 500

class Ring {
  readonly traces: Trace[] = []
  readonly byPos = new Map<number, Trace>()
  next = 0
  version = 0

  put(trace: Trace): void {
    const old = this.traces[this.next]
    if (old !== undefined && old.pos !== null) this.byPos.delete(old.pos)
    this.traces[this.next] = trace
    this.next = (this.next + 1) % kept
    if (trace.pos !== null) this.byPos.set(trace.pos, trace)
  }
}

export interface Debugger {
  noteAccepted(entries: readonly LogEntry[], firstPos: number): void
  noteCommitted(batch: Batch): void
  noteRefused(refusal: StoredRefusal): void
  /** Traces changed after `version`, oldest change first. */
  listChanged(workspaceId: string, version: number): Trace[]
  /** Newest first. */
  list(workspaceId: string): Trace[]
  find(workspaceId: string, pos: number): Trace | null
  getVersion(workspaceId: string): number
  /** After the workspace was removed: another may be made under its id. */
  forget(workspaceId: string): void
}

/** The last 500 events of each workspace on their way from receipt to effects, in memory. */
export function createDebugger(): Debugger {
  const rings = new Map<string, Ring>()
  const ringOf = (workspaceId: string): Ring => {
    let ring = rings.get(workspaceId)
    if (ring === undefined) {
      ring = new Ring()
      rings.set(workspaceId, ring)
    }
    return ring
  }
  return {
    noteAccepted(entries, firstPos) {
      // Older ones of a large group would be pushed out at once.
      for (let i = Math.max(0, entries.length - kept); i < entries.length; i++) {
        const entry = entries[i]
        if (entry) trace(ringOf(entry.workspaceId), firstPos + i, entry)
      }
    },
    noteCommitted(batch) {
      for (const event of batch.events.slice(-kept)) {
        const ring = ringOf(event.record.workspaceId)
        const found = ring.byPos.get(event.record.pos) ?? trace(ring, event.record.pos, event.record)
        found.outcome = event
        found.steps = batch.stepMs
        found.version = ++ring.version
      }
    },
    noteRefused(refusal) {
      const ring = ringOf(refusal.workspaceId)
      ring.put({ version: ++ring.version, pos: null, entry: null, outcome: null, steps: null, refusal })
    },
    listChanged: (workspaceId, version) =>
      ringOf(workspaceId)
        .traces.filter((one) => one.version > version)
        .sort((a, b) => a.version - b.version),
    list: (workspaceId) => [...ringOf(workspaceId).traces].sort((a, b) => b.version - a.version),
    find: (workspaceId, pos) => ringOf(workspaceId).byPos.get(pos) ?? null,
    getVersion: (workspaceId) => ringOf(workspaceId).version,
    forget: (workspaceId) => void rings.delete(workspaceId),
  }
}

function trace(ring: Ring, pos: number, entry: LogEntry | LogRecord): Trace {
  const made: Trace = { version: ++ring.version, pos, entry, outcome: null, steps: null, refusal: null }
  ring.put(made)
  return made
}
