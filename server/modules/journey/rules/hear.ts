import type { Heard, Woken } from '@splot/contract/plugin/node'
import type { NormalEvent } from '../../collect/index.ts'
import type { Run, Signal } from '../schema.ts'
import type { Ready } from './compile.ts'
import { isMatch } from './match.ts'

/** What a signal does to a run: it ends, it is woken, or nothing. */
export type HeardBy =
  | { readonly kind: 'exit'; readonly reason: string }
  | { readonly kind: 'wake'; readonly woken: Woken }
  | null

/**
 * What happened before she came in, or before the step she waits since, is no news to the run. An exit wins over a wait:
 * whoever has bought is not thanked for her cart.
 */
export function hearSignal(ready: Ready, run: Run, signal: Signal): HeardBy {
  return signal.kind === 'event' ? hearEvent(ready, run, signal) : hearFlip(ready, run, signal)
}

/** The event as nodes see it. */
export const toHeard = ({ name, ts, properties }: NormalEvent): Heard => ({ name, at: ts, properties })

function hearEvent(ready: Ready, run: Run, { event }: Signal & { kind: 'event' }): HeardBy {
  if (event.ts < run.enteredAt) return null
  for (const exit of ready.exits)
    if (exit.events.some((match) => isMatch(match, event, run.context.in)))
      return { kind: 'exit', reason: exit.reason }
  if (run.state !== 'e' || event.ts < run.since) return null
  const isAwaited = run.waits?.some((one) => 'event' in one && isMatch(one.event, event, run.context.in))
  return isAwaited === true ? { kind: 'wake', woken: { by: 'event', event: toHeard(event) } } : null
}

function hearFlip(ready: Ready, run: Run, { segmentId, change }: Signal & { kind: 'flip' }): HeardBy {
  const isIt = (one: { segmentId: string; change: string } | null) =>
    one !== null && one.segmentId === segmentId && one.change === change
  for (const exit of ready.exits) if (isIt(exit.flip)) return { kind: 'exit', reason: exit.reason }
  const isAwaited = run.state === 'e' && run.waits?.some((one) => 'segmentId' in one && isIt(one))
  return isAwaited === true ? { kind: 'wake', woken: { by: 'segment', segmentId, change } } : null
}
