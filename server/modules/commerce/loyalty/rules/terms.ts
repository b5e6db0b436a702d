import { Temporal } from 'temporal-polyfill'
import { readMinor } from '../../schema.ts'
import type { Programme } from '../schema.ts'

/** A programme with its amounts read: what points come for, and what they are worth. Money in minor units. */
export interface Terms {
  programme: Programme
  currency: string
  perMinor: bigint
  minimumMinor: bigint
  /** Minor units in a whole unit: 100 grosze in a złoty. */
  unitMinor: bigint
  spend: { points: bigint; worthMinor: bigint; minimum: number; mostPercent: bigint } | null
}

/** @returns the path of an amount that cannot be read, where there is one */
export function readTerms(programme: Programme, currency: string): Terms | { path: string } {
  const perMinor = readMinor(programme.earn.per, currency)
  if (perMinor === null || perMinor === 0n) return { path: 'earn.per' }
  const minimumMinor = readMinor(programme.minimum, currency)
  if (minimumMinor === null) return { path: 'minimum' }
  const { spend } = programme
  const worthMinor = spend === null ? 1n : readMinor(spend.worth, currency)
  if (worthMinor === null || worthMinor === 0n) return { path: 'spend.worth' }
  return {
    ...{ programme, currency, perMinor, minimumMinor, unitMinor: readMinor('1', currency) ?? 1n },
    spend: spend && {
      points: BigInt(spend.points),
      worthMinor,
      minimum: spend.minimum,
      mostPercent: BigInt(spend.mostPercent),
    },
  }
}

/** What points are worth at a checkout, rounded down to a minor unit. */
export const worthOf = ({ spend }: Terms, points: number): bigint =>
  spend === null ? 0n : (BigInt(points) * spend.worthMinor) / spend.points

/** Of the points offered, as many as may pay for this: never more than its share, nor points that pay nothing. */
export function usePoints(
  terms: Terms,
  offered: number,
  toPayMinor: bigint,
): { points: number; minor: bigint } {
  const { spend } = terms
  if (spend === null || offered === 0) return { points: 0, minor: 0n }
  const share = (toPayMinor * spend.mostPercent) / 100n
  const minor = worthOf(terms, offered) < share ? worthOf(terms, offered) : share
  // As few points as are worth it.
  const points = (minor * spend.points + spend.worthMinor - 1n) / spend.worthMinor
  return { points: Number(points), minor }
}

/** When a lot that comes now ends, and when to tell of it: whole months on the zone's calendar, then to the end of the day. */
export function endOf(
  { expiry }: Programme,
  at: number,
  timeZone: string,
): { expiresAt: number | null; noticeAt: number | null } {
  if (expiry === null) return { expiresAt: null, noticeAt: null }
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  const end = day.add({ months: expiry.months }).startOfDay().add({ days: 1 })
  return {
    expiresAt: end.epochMilliseconds,
    noticeAt: Math.max(at, end.subtract({ days: expiry.noticeDays }).epochMilliseconds),
  }
}
