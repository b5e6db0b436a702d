import type { Channel } from '@splot/contract/channels'
import type { IdentifierKind } from '@splot/contract/identifiers'
import type { Tx } from '../../platform/db/index.ts'
import type { LogRecord } from '../../platform/event-log/index.ts'
import type { Told } from '../../platform/live/hub.ts'

/** An event as every room after collect sees it: checked, normalised, with its time settled. */
export interface NormalEvent {
  type: 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias'
  /** Canonical name: `Order Completed`; for page and screen `Page Viewed`, `Screen Viewed`; for identify `Identify`. */
  name: string
  messageId: string
  /** Event time, milliseconds: client time corrected by sentAt, never after receipt. */
  ts: number
  channel: Channel
  touchpoint: Touchpoint
  /** Valid identifiers, strongest first, normalised, without repeats. Never empty. */
  identifiers: readonly Identifier[]
  /** Traits the event states about the person (identify, or context.traits); null when none. pii. */
  traits: Readonly<Record<string, unknown>> | null
  /** Properties as sent. pii. */
  properties: Readonly<Record<string, unknown>>
  /** The workspace's currency when it was accepted: of amounts sent without one. Missing on records older than this. */
  currency?: string | null
  /** What the sender said about consent at that moment, kept as sent. */
  consent: unknown
  /** A source that several people share for good (a kiosk, a till): its device identifiers never link. */
  isSharedSource: boolean
  /** The desk or library it came from, for the timeline: `analytics.js 1.84`, `console`. */
  library: string | null
}

export interface Identifier {
  kind: IdentifierKind
  value: string
}

/** Where it happened and what brought her: the touch's own source, not the event's channel. */
export interface Touchpoint {
  source: string | null
  medium: string | null
  campaign: string | null
  clickId: string | null
  referrerHost: string | null
  device: string | null
  store: string | null
}

/** An operator's act that changes the graph: kept in the log so that a rebuild repeats it. */
export type Command =
  | { type: 'merge'; messageId: string; a: string; b: string; reason: string; actor: CommandActor }
  | {
      type: 'split'
      messageId: string
      customerId: string
      mergeId?: string
      identifiers?: Identifier[]
      reason: string
      actor: CommandActor
    }

export interface CommandActor {
  kind: 'member' | 'key'
  id: string
  name: string
}

export interface Warning {
  code: string
  path?: string
  hint?: string
}

/** What an event changed, in the debugger's words. */
export interface Effect {
  kind:
    | 'customer.created'
    | 'identifier.added'
    | 'identity.merged'
    | 'identity.split'
    | 'identity.refused'
    | 'trait.set'
    | 'order.counted'
    | 'stage.changed'
  detail: Readonly<Record<string, unknown>>
}

/** One log record on its way through the pipeline. Steps fill it in, in order. */
export interface BatchEvent {
  readonly record: LogRecord
  /** Exactly one of the two is set, unless normalising failed (then `outcome` is quarantined). */
  event: NormalEvent | null
  command: Command | null
  outcome: 'pending' | 'duplicate' | 'quarantined' | 'applied'
  /** Why it was quarantined, or that a duplicate's body differs from the first. */
  reason: { code: string; hint: string } | null
  /** Birth of the strongest identifier; set by identity. */
  birth: string | null
  /** Birth of the device identifier, where there is one beside it. */
  deviceBirth: string | null
  /** Root of `birth` in the service lens when the batch was done. */
  root: string | null
  warnings: Warning[]
  effects: Effect[]
}

/** What became of a record, in words that may cross from one thread to another: nothing of what was sent. */
export interface Outcome
  extends Pick<BatchEvent, 'command' | 'outcome' | 'reason' | 'birth' | 'root' | 'warnings' | 'effects'> {
  workspaceId: string
  pos: number
}

/** Two clusters became one (or one parted), for the steps and screens after identity. */
export interface GraphChange {
  workspaceId: string
  kind: 'merged' | 'split'
  /** Canonical ids: after a merge winner and loser; after a split the whole's old root and the new one. */
  winner: string
  loser: string
  /** Births whose root changed, with their new root. */
  moved: readonly { birth: string; root: string }[]
  /** Log position that caused it. */
  pos: number
}

/** A run of records that go through the steps together; others may take effect in the same transaction. */
export interface Batch {
  readonly from: number
  readonly to: number
  readonly workspaceIds: readonly string[]
  readonly events: BatchEvent[]
  readonly graphChanges: GraphChange[]
  /**
   * Another number than before: what a step keeps in mind between batches may have been changed beside the pipeline.
   * Missing: nobody knows.
   */
  epoch?: number
  /** These records could not be taken before: a step that can keep a fault to itself does. */
  isRetry?: boolean
  /** Births that came to be in this batch, told by identity: of them nothing can be stored yet. Missing: nobody knows. */
  born?: ReadonlySet<string>
  /** Statements handed over, for whose answers no step waits: the transaction waits for them at its end. Missing: each step waits. */
  unanswered?: Promise<unknown>[]
  /** What steps have to tell open screens once it is committed. */
  told?: Told[]
  /** Milliseconds each step took, by name. */
  readonly stepMs: Record<string, number>
}

/** A named step of the pipeline. */
export interface Step {
  name: string
  /** Its statements keep the database busy for longest: meanwhile the thread does what else there is to do. */
  isLong?: boolean
  /** The first step alone: it may take a batch while the others are still at the one before. */
  isEarly?: boolean
  /** Asks for what it must know of workspaces, once a transaction and before any batch: nothing is written yet that it would wait for. */
  open?(tx: Tx, workspaceIds: readonly string[]): Promise<void>
  run(batch: Batch, tx: Tx): Promise<void>
  /** Forget what the last batch taught: it was rolled back. */
  reset?(): void
}

/** For statements already handed over, whose answer tells nothing: what comes next goes on while the database works. */
export async function leaveUnanswered({ unanswered }: Batch, writing: Promise<unknown>): Promise<void> {
  if (unanswered === undefined) await writing
  else {
    // Its fault is met at the end of the transaction.
    writing.catch(() => {})
    unanswered.push(writing)
  }
}

/** The events of a batch that are to take effect: neither duplicate nor quarantined. */
export function listLive(batch: Batch): (BatchEvent & { event: NormalEvent })[] {
  return batch.events.filter(
    (one): one is BatchEvent & { event: NormalEvent } => one.outcome === 'pending' && one.event !== null,
  )
}
