import { readMinor } from '../../schema.ts'
import type { PoolBody } from '../schema.ts'

/** What a coupon does, in minor units and basis points. */
export type Effect =
  | { kind: 'percent'; basisPoints: bigint; mostMinor: bigint | null }
  | { kind: 'amount'; minor: bigint }
  | { kind: 'free_shipping' }
  | { kind: 'free_product'; sku: string }

export interface PoolTerms {
  effect: Effect
  minimumMinor: bigint
}

/** @returns the path of an amount that cannot be read, where there is one */
export function readPool({ effect, minimum }: PoolBody, currency: string): PoolTerms | { path: string } {
  const minimumMinor = readMinor(minimum, currency)
  if (minimumMinor === null) return { path: 'minimum' }
  if (effect.kind === 'amount') {
    const minor = readMinor(effect.amount, currency)
    return minor === null || minor === 0n
      ? { path: 'effect.amount' }
      : { effect: { kind: 'amount', minor }, minimumMinor }
  }
  if (effect.kind !== 'percent') return { effect, minimumMinor }
  const mostMinor = effect.most === null ? null : readMinor(effect.most, currency)
  if (effect.most !== null && mostMinor === null) return { path: 'effect.most' }
  const basisPoints = BigInt(Math.round(effect.percent * 100))
  return { effect: { kind: 'percent', basisPoints, mostMinor }, minimumMinor }
}
