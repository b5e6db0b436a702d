/**
 * Who gets what, and when a trial has to stop: assignment to arms, hold-outs, and figures that may be looked at at any time.
 * Nouns: arm, split, slice, hold-out, guard, verdict. Pure: whoever asks keeps what was assigned.
 */
export { type Arm, assignArm, isHeldOut, type Slice, type Split } from './rules/assign.ts'
export {
  findBreach,
  type Guard,
  type GuardFigures,
  type GuardVerdict,
  guards,
  judgeGuards,
  type Limits,
  usualLimits,
} from './rules/guards.ts'
export { compareShares, type Interval, type Share } from './rules/sequence.ts'
