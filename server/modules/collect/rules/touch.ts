import type { Channel } from '@splot/contract/channels'
import type { Touchpoint } from '../batch.ts'
import { inferTouchpoint, type TouchInput } from './touchpoint.ts'

type Inferred = ReturnType<typeof inferTouchpoint>

/** Plain touchpoints are shared objects: each is translated once. */
const plain = new WeakMap<Inferred, Touchpoint>()

function translate(touch: Inferred): Touchpoint {
  return {
    source: touch.source ?? null,
    medium: touch.medium ?? null,
    campaign: touch.campaign ?? null,
    clickId: touch.clickId ?? null,
    referrerHost: touch.referrerHost ?? null,
    device: touch.device ?? null,
    store: touch.store ?? null,
  }
}

/** What brought the person to an event, with every field present. Read-only. */
export function readTouchpoint(input: TouchInput, channel: Channel): Touchpoint {
  const touch = inferTouchpoint(input, channel)
  if (!Object.isFrozen(touch)) return translate(touch)
  let known = plain.get(touch)
  if (known === undefined) {
    known = Object.freeze(translate(touch))
    plain.set(touch, known)
  }
  return known
}
