import { lookupCall } from '@splot/contract/events/registry'
import { describeEvent } from '@splot/contract/labels'
import { stripPii } from '@splot/contract/pii'
import type { Language } from '../../../platform/errors.ts'
import type { NormalEvent, Outcome } from '../batch.ts'
import { hidePersonal } from '../rules/hide.ts'
import { withStoreName } from '../rules/store-name.ts'
import { explainCode, nameCode } from '../rules/warnings.ts'
import type { LiveEvent } from '../schema.ts'
import type { Trace } from './debugger.ts'
import type { RecordReader } from './read-record.ts'

export interface Viewer {
  language: Language
  /** May see personal data in full. */
  canSeePersonal: boolean
  /** Names of the workspace's sources. */
  sourceNames: ReadonlyMap<string, string>
  /** Names of customers by canonical id, as this viewer may see them. */
  customerNames: ReadonlyMap<string, string | null>
  /** Names of stores by code. */
  storeNames: ReadonlyMap<string, string>
}

/** What came in, and the event that was read from it. */
export interface ReadTrace {
  trace: Trace
  event: NormalEvent | null
}

const iso = (ms: number) => new Date(ms).toISOString()

/** A trace as the debugger shows it. */
export function viewTrace(read: ReadTrace, viewer: Viewer): LiveEvent {
  const { trace } = read
  return trace.refusal ? viewRefusal(trace, trace.refusal, viewer) : viewRecord(read, viewer)
}

function viewRefusal(trace: Trace, refusal: NonNullable<Trace['refusal']>, viewer: Viewer): LiveEvent {
  return {
    ...emptyView(viewer, refusal.sourceId),
    pos: trace.pos,
    messageId: refusal.messageId,
    type: refusal.type,
    event: refusal.name,
    at: iso(refusal.at),
    receivedAt: iso(refusal.at),
    status: 'refused',
    refusal: {
      code: refusal.code,
      title: nameCode(refusal.code, viewer.language),
      path: refusal.path,
      hint: explainCode(refusal.code, viewer.language),
    },
  }
}

function emptyView(viewer: Viewer, sourceId: string) {
  return {
    channel: null,
    customer: null,
    title: null,
    warnings: [],
    refusal: null,
    effects: [],
    steps: [],
    source: { id: sourceId, name: viewer.sourceNames.get(sourceId) ?? sourceId },
  }
}

function viewRecord({ trace, event }: ReadTrace, viewer: Viewer): LiveEvent {
  const { entry, outcome } = trace
  const sourceId = entry?.sourceId ?? ''
  const command = outcome?.command ?? null
  const receivedAt = iso(entry?.receivedAt ?? 0)
  return {
    ...emptyView(viewer, sourceId),
    pos: trace.pos,
    messageId: event?.messageId ?? command?.messageId ?? null,
    type: event?.type ?? command?.type ?? entry?.kind ?? null,
    event: event?.name ?? null,
    channel: event?.channel ?? null,
    at: event ? iso(event.ts) : receivedAt,
    receivedAt,
    status: outcome === null || outcome.outcome === 'pending' ? 'accepted' : outcome.outcome,
    customer: outcome?.root
      ? { id: outcome.root, name: viewer.customerNames.get(outcome.root) ?? null }
      : null,
    title: event && describeFor(event, viewer),
    warnings: (outcome?.warnings ?? []).map((one) => ({
      code: one.code,
      title: nameCode(one.code, viewer.language),
      path: one.path ?? null,
      hint: one.hint ?? explainCode(one.code, viewer.language),
    })),
    refusal: viewReason(outcome, viewer),
    effects: (outcome?.effects ?? []).map(({ kind, detail }) => ({
      kind,
      detail: (viewer.canSeePersonal ? detail : hidePersonal(detail)) as Record<string, unknown>,
    })),
    steps: Object.entries(trace.steps ?? {}).map(([name, ms]) => ({ name, ms: Math.round(ms * 100) / 100 })),
  }
}

/** What happened, in words this viewer may read. */
function describeFor({ name, type, properties }: NormalEvent, viewer: Viewer): string {
  const named = withStoreName(properties, viewer.storeNames)
  const shown = viewer.canSeePersonal ? named : stripPii(lookupCall(type, name), named)
  // A page's canonical name says only that it is a page; its own stands in the properties.
  const isView = type === 'page' || type === 'screen'
  const ownName = typeof shown.name === 'string' ? shown.name : null
  return describeEvent(isView ? ownName : name, type, shown, viewer.language).title
}

function viewReason(outcome: Outcome | null, viewer: Viewer): LiveEvent['refusal'] {
  if (!outcome?.reason) return null
  const { code, hint } = outcome.reason
  const title = nameCode(code, viewer.language)
  return { code, title, path: null, hint: explainCode(code, viewer.language) ?? hint }
}

/** The event, also before the pipeline reached it. */
export function readNormal(trace: Trace, reader: RecordReader): NormalEvent | null {
  if (trace.entry === null || trace.entry.kind !== 'event') return null
  try {
    const read = reader.read({ ...trace.entry, pos: trace.pos ?? 0 })
    return read.ok ? read.event : null
  } catch {
    return null
  }
}
