import { packHistory } from '../parcels.ts'
import type { Sender } from '../sender.ts'
import { makePast } from './past.ts'
import { makeShopper } from './shopper.ts'

export interface LoadDeps {
  readonly seed: number
  /** Customers whose past is there; all up to and with `to` follow. */
  readonly from: number
  readonly to: number
  readonly sender: Sender
  now(): number
  pause(ms: number): Promise<void>
  isStopped(): boolean
  tell(customers: number): void
}

/** The server did not take it: what follows would leave a gap. */
export class NotTaken extends Error {}

const block = 100
const eventsAtOnce = 400
/** So that what is live does not wait behind the past: about two thousand events a second. */
const breathMs = 150

/** Sends the past block by block, in order: the last customer of a block is known only when all before her are. @throws NotTaken, KeyRefused */
export async function loadHistory(deps: LoadDeps): Promise<void> {
  const { seed, sender, now, to } = deps
  for (let done = deps.from; done < to; done += block) {
    const count = Math.min(block, to - done)
    const events = Array.from({ length: count }, (_, i) => makeShopper(seed, done + i + 1)).flatMap(
      (shopper) => makePast(seed, shopper, now()),
    )
    for (let at = 0; at < events.length; at += eventsAtOnce) {
      if (deps.isStopped()) return
      await sender.deliver(packHistory(events.slice(at, at + eventsAtOnce)))
      if (sender.tally.failed + sender.tally.rejected > 0)
        throw new NotTaken(
          `${sender.tally.failed} events without an answer, ${sender.tally.rejected} refused`,
        )
      await deps.pause(breathMs)
    }
    deps.tell(done + count)
  }
}
