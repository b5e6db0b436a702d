import type { Tx } from '../db/index.ts'
import type { Tombstone } from './tombstone.ts'

/** What the accept path hands in. */
export interface LogEntry {
  workspaceId: string
  /** `erased`: only its place is left, and a tombstone for a body. */
  kind: 'event' | 'command' | 'erased'
  /** The write key's id, or the desk it came from: `console`, `api`. */
  sourceId: string
  receivedAt: number
  /** The sender's clock when it sent, where it said so. */
  sentAt: number | null
  /** JSON of what the request told beside the body: `{ip, userAgent}` (IP truncated). */
  meta: string | null
  /** The event as JSON text without line breaks. */
  body: string
  /** The body already parsed, if whoever accepted it had to parse it anyway: never stored, only saves a second parse. */
  parsed?: object
}

export interface LogRecord extends LogEntry {
  /** Position: gapless, in commit order. */
  pos: number
}

export interface ErasedRecord extends Tombstone {
  pos: number
}

export interface EventLog {
  /** Makes the entries permanent, in order, and gives the position of the first. Group commit is the caller's. */
  append(
    entries: readonly LogEntry[],
    alongside?: (tx: Tx, firstPos: number) => Promise<void>,
  ): Promise<number>
  /** Up to `max` records from position `from` on, in order; none when the log ends before. */
  read(from: number, max: number): Promise<LogRecord[]>
  /** As `read`, of what this process holds in memory: none where the table would have to be asked. */
  peek(from: number, max: number): readonly LogRecord[]
  /** The position the next event will get. */
  head(): Promise<number>
  /** The next position the reader has yet to take. */
  offset(topic: string): Promise<number>
  /**
   * Moves the reader's offset in the transaction of its effects; throws {@link FenceError} when another owner moved it.
   * @returns the epoch: another number than last time where somebody has interrupted the reader since
   */
  commit(tx: Tx, topic: string, from: number, to: number): Promise<number>
  /** The records at these positions that the transaction's workspaces may see, in order of position. */
  readAt(tx: Tx, positions: readonly number[]): Promise<LogRecord[]>
  /** The records of [from, to) that still exist, from the table. */
  readRange(from: number, to: number): Promise<LogRecord[]>
  /** Takes the words out of these records, in the transaction of their workspace; their places stay. */
  erase(tx: Tx, records: readonly ErasedRecord[]): Promise<void>
  /** Records of [from, to) that may hold one of the patterns (regular expressions, of any case), those erased left out. */
  search(tx: Tx, range: { from: number; to: number }, pattern: string): Promise<LogRecord[]>
  /** Puts another body in the place of one. */
  redact(tx: Tx, records: readonly { pos: number; body: string }[]): Promise<void>
  /** Waits until the reader is between two of its transactions, and keeps it there until this one ends. @returns its offset */
  hold(tx: Tx, topic: string): Promise<number>
  /** As `hold`, for whoever changes what the reader may keep in mind: its next transaction is of another epoch. */
  interrupt(tx: Tx, topic: string): Promise<number>
  /**
   * Called after each append that is heard of here, with the position the next event will get and what was appended: a
   * wake-up, and a read that can be saved.
   */
  onAppend(listener: (next: number, added: readonly LogRecord[]) => void): void
  /** Takes in what another thread of this process appended, as if it had been done here. */
  hear(added: readonly LogRecord[]): void
  /** Tells those who wait that a reader's offset was committed at `next`. */
  announce(topic: string, next: number): void
  /** Resolves true once the reader's offset has passed `pos`, false after `timeoutMs`. */
  waitFor(topic: string, pos: number, timeoutMs: number): Promise<boolean>
}

/** Another process owns this reader's partition: the batch must not take effect. */
export class FenceError extends Error {
  constructor(topic: string, from: number) {
    super(`The offset of ${topic} is no longer ${from}: another process owns it`)
    this.name = 'FenceError'
  }
}
