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
  /** Asks the server who she is and what may be seen of her, as of anybody who comes. */
  meet(customerId: string): Promise<void>
}

/**
 * A till that is loaded anew brings back who stood before it, as soon as the server answers. Whoever began with somebody else
 * meanwhile goes on with them: goods of one never land in the cart of the other.
 * @returns whether she of this sale was brought back
 */
export function useStanding({ me, home, sale, meet }: Standing): boolean {
  const { isOnline } = useLink()
  const [left, setLeft] = useState(() => findStanding(me, home, nowMs()))
  const [broughtTo, setBroughtTo] = useState<string | null>(null)
  const bring = useRef(meet)
  bring.current = meet
  const customerId = sale.customer?.id ?? null
  const isBegun = customerId !== null || sale.lines.length > 0
  useEffect(() => {
    if (left === null || !isBegun) return
    setLeft(null)
  }, [left, isBegun])
  useEffect(() => {
    if (left === null || isBegun || !isOnline) return
    void bring
      .current(left)
      .then(() => setBroughtTo(sale.id))
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
