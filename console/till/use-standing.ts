import { useEffect, useRef, useState } from 'react'
import type { Me } from '../app/api.ts'
import { nowMs } from '../app/browser/clock.ts'
import { ApiError } from '../app/client.ts'
import { useLink } from './connection.ts'
import { findStanding, type Home, putStanding } from './home.ts'
import type { Sale } from './sale.ts'

interface Standing {
  me: Me
  home: Home
  sale: Sale
  /** Asks the server who she is and what may be seen of her; nothing, once the till is no longer free. */
  bring(customerId: string, isFree: () => boolean): Promise<boolean>
}

/**
 * A till that is loaded anew brings back who stood before it, as soon as the server answers. Whoever began with somebody else
 * meanwhile goes on with them: goods of one never land in the cart of the other.
 * @returns whether she of this sale was brought back
 */
export function useStanding({ me, home, sale, bring }: Standing): boolean {
  const { isOnline } = useLink()
  const [left, setLeft] = useState(() => findStanding(me, home, nowMs()))
  const [broughtTo, setBroughtTo] = useState<string | null>(null)
  const customerId = sale.customer?.id ?? null
  const isBegun = customerId !== null || sale.lines.length > 0
  // Once anything began she is waited for no more, though it may be over by the time the answer comes.
  const isFree = left !== null && !isBegun
  const latest = useRef({ bring, isFree })
  latest.current = { bring, isFree }
  useEffect(() => {
    if (left === null || !isBegun) return
    setLeft(null)
  }, [left, isBegun])
  useEffect(() => {
    if (left === null || isBegun || !isOnline) return
    void latest.current
      .bring(left, () => latest.current.isFree)
      .then((isBack) => isBack && setBroughtTo(sale.id))
      // Without an answer she is asked for again once there is one; who is gone, or nobody's to see, is forgotten.
      .catch((error: unknown) =>
        error instanceof ApiError && error.status === 0 ? undefined : setLeft(null),
      )
  }, [left, isBegun, isOnline, sale.id])
  useEffect(() => {
    if (left === null) putStanding(me, home, customerId, nowMs())
  }, [left, me, home, customerId])
  return broughtTo === sale.id && customerId !== null
}
