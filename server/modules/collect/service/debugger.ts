import type { LogEntry } from '../../../platform/event-log/index.ts'
import type { Outcome } from '../batch.ts'
import type { StoredRefusal } from '../store/refusals.ts'

/** What became of one event, or one refusal: references to what exists anyway, so that keeping it costs next to nothing. */
export interface Trace {
  /** Grows with every change: a viewer asks for what is newer than what it saw. */
  version: number
  pos: number | null
  entry: LogEntry | null
  outcome: Outcome | null
  steps: Readonly<Record<string, number>> | null
  refusal: StoredRefusal | null
}

/** Of one workspace. */
export const keptTraces = 500
/** Of all workspaces together: characters of bodies, each of which memory holds about three times over (text, parsed, read). */
const defaultMaxChars = 16 * 2 ** 20
/** What a trace takes beside its body, in the same measure. */
const overheadChars = 300

const sizeOf = (trace: Trace) => overheadChars + (trace.entry?.body.length ?? 0)

/** The traces of one workspace, oldest first. */
class Ring {
  readonly traces = new Set<Trace>()
  readonly byPos = new Map<number, Trace>()
  version = 0

  add(trace: Trace): void {
    this.traces.add(trace)
    if (trace.pos !== null) this.byPos.set(trace.pos, trace)
  }

  /** @returns the size of what was dropped */
  dropOldest(): number {
    const [oldest] = this.traces
    if (oldest === undefined) return 0
    this.traces.delete(oldest)
    if (oldest.pos !== null) this.byPos.delete(oldest.pos)
    return sizeOf(oldest)
  }
}

export interface Debugger {
  noteAccepted(entries: readonly LogEntry[], firstPos: number): void
  /** What became of records, once it is committed, and how long the steps took. */
  noteCommitted(outcomes: readonly Outcome[], stepMs: Readonly<Record<string, number>>): void
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

/** All rings, the workspace written to longest ago first; bounded by count for each and by size for all. */
class Rings {
  readonly #rings = new Map<string, Ring>()
  readonly #maxChars: number
  #chars = 0
  // One count for all: a ring that was dropped and begun anew must not run behind those who watch it.
  #version = 0

  constructor(maxChars: number) {
    this.#maxChars = maxChars
  }

  find(workspaceId: string): Ring | undefined {
    return this.#rings.get(workspaceId)
  }

  /** Puts a new trace in, and the oldest out where there is no more room. */
  put(workspaceId: string, trace: Trace): void {
    const ring = this.#rings.get(workspaceId) ?? new Ring()
    // Last in the order of the map: written to last.
    this.#rings.delete(workspaceId)
    this.#rings.set(workspaceId, ring)
    ring.add(trace)
    this.#chars += sizeOf(trace)
    this.touch(ring, trace)
    if (ring.traces.size > keptTraces) this.#chars -= ring.dropOldest()
    while (this.#chars > this.#maxChars) this.#dropOne()
  }

  touch(ring: Ring, trace: Trace): void {
    trace.version = ring.version = ++this.#version
  }

  delete(workspaceId: string): void {
    for (const trace of this.#rings.get(workspaceId)?.traces ?? []) this.#chars -= sizeOf(trace)
    this.#rings.delete(workspaceId)
  }

  #dropOne(): void {
    const [first] = this.#rings
    if (first === undefined) return
    this.#chars -= first[1].dropOldest()
    if (first[1].traces.size === 0) this.#rings.delete(first[0])
  }
}

/** The last events of each workspace on their way from receipt to effects, in memory: at most 500, and so many characters. */
export function createDebugger(maxChars = defaultMaxChars): Debugger {
  const rings = new Rings(maxChars)
  const tracesOf = (workspaceId: string): Trace[] => [...(rings.find(workspaceId)?.traces ?? [])]
  return {
    noteAccepted(entries, firstPos) {
      // Older ones of a large group would be pushed out at once.
      for (let i = Math.max(0, entries.length - keptTraces); i < entries.length; i++) {
        const entry = entries[i]
        if (entry) rings.put(entry.workspaceId, makeTrace(firstPos + i, entry))
      }
    },
    noteCommitted(outcomes, stepMs) {
      for (const outcome of outcomes) {
        const ring = rings.find(outcome.workspaceId)
        const trace = ring?.byPos.get(outcome.pos)
        // Pushed out by newer ones, or accepted before the server started: the log tells of those.
        if (ring === undefined || trace === undefined) continue
        trace.outcome = outcome
        trace.steps = stepMs
        rings.touch(ring, trace)
      }
    },
    noteRefused: (refusal) => rings.put(refusal.workspaceId, { ...emptyTrace, refusal }),
    listChanged: (workspaceId, version) =>
      tracesOf(workspaceId)
        .filter((one) => one.version > version)
        .sort((a, b) => a.version - b.version),
    list: (workspaceId) => tracesOf(workspaceId).sort((a, b) => b.version - a.version),
    find: (workspaceId, pos) => rings.find(workspaceId)?.byPos.get(pos) ?? null,
    getVersion: (workspaceId) => rings.find(workspaceId)?.version ?? 0,
    forget: (workspaceId) => rings.delete(workspaceId),
  }
}

const emptyTrace: Trace = { version: 0, pos: null, entry: null, outcome: null, steps: null, refusal: null }

const makeTrace = (pos: number, entry: LogEntry): Trace => ({ ...emptyTrace, pos, entry })
