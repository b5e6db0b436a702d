import type { DeliveryReport } from './report.ts'

export interface ReturnDoorOptions {
  /** Address it listens on; null = every interface. */
  readonly host: string | null
  /** 0 = any free one. */
  readonly port: number
  /** PEM; null = it speaks no TLS. */
  readonly certificate: { readonly cert: string; readonly key: string } | null
  now(): number
  /** Whether a mark stands for a message of this install: for anything else nothing is let in. */
  knows(mark: string): Promise<boolean>
  /**
   * What came back of the message with this mark; whichever message the reports name themselves is not believed. Throws
   * where it could not be written down: the other side is to try again.
   */
  take(mark: string, reports: readonly DeliveryReport[]): Promise<void>
}

/** A server of the channel's protocol to which strangers bring back what they could not deliver. */
export interface ReturnDoor extends AsyncDisposable {
  readonly port: number
}

export type OpenReturnDoor = (options: ReturnDoorOptions) => Promise<ReturnDoor>
