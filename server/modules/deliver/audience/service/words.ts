import { type DestinationFault, destinationFaults } from '@splot/contract/plugin/held'
import { type GateReason, gateReasons } from '@splot/contract/reasons'

export type Lang = 'pl' | 'en'

/** Why someone is left out, in words; one of ours is no answer of the gate's. */
export const wordReason = (code: string, lang: Lang): string =>
  code === 'held_out' ? heldOut[lang] : isReason(code) ? gateReasons[code][lang] : code
const heldOut = { pl: 'Poza marketingiem, do porównania', en: 'Left alone by marketing, for comparison' }
const isReason = (code: string): code is GateReason => Object.hasOwn(gateReasons, code)

/** Why a platform was not told the last time. */
export const wordFault = (code: string, lang: Lang): string =>
  isFault(code) ? destinationFaults[code][lang] : code
const isFault = (code: string): code is DestinationFault => Object.hasOwn(destinationFaults, code)
