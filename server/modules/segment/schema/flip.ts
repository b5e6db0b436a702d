/** What made somebody enter or leave. `build`: a new version met her as she is; starts no journeys unless asked. */
export type FlipCause =
  | { kind: 'event'; name: string; pos: number; birth: string }
  | { kind: 'timer' | 'merge' | 'split' | 'list' | 'build' | 'erased' }

/** Somebody entered or left a segment. */
export interface Flip {
  segmentId: string
  version: number
  /** Canonical id of the customer then. */
  root: string
  /** A birth of hers that lasts: of the event that did it, else the root. */
  birth: string
  isEntry: boolean
  /** Milliseconds. */
  at: number
  /** The log below this position was known. */
  seq: number
  cause: FlipCause
}
