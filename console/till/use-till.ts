import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { nowMs } from '../app/browser/clock.ts'
import { makeId } from '../app/browser/make-id.ts'
import { useLink } from './connection.ts'
import { type Counter, countCart, countSale, linesOf } from './counter.ts'
import type { Home } from './home.ts'
import { type Sale, startSale } from './sale.ts'
import { changeCart } from './till-api.ts'
import type { TillDb } from './till-db.ts'
import { type LiveCart, useCart } from './use-cart.ts'
import { type Changing, useChanging } from './use-changing.ts'
import { useParking } from './use-parking.ts'
import { type Paid, usePaying } from './use-paying.ts'
import type { Queue } from './use-queue.ts'

export interface Till extends Changing, Paid {
  sale: Sale
  counter: Counter
  /** What she wishes for, where she agreed to be advised; without the server nobody knows. */
  wishes: LiveCart['wishes']
  /** She stands at the till: her cart joins what was scanned for her, or begins with it. */
  meet(customer: { id: string; name: string }): Promise<void>
  /** She goes without buying: her cart stays hers. */
  endVisit(): void
  park(): Promise<void>
  resume(sale: Sale): Promise<void>
  parked: readonly Sale[]
}

interface Deps {
  db: TillDb | null
  home: Home
  currency: string
  queue: Queue
}

/** One sale at a time, and everything that can be done with it. */
export function useTill({ db, home, currency, queue }: Deps): Till {
  const { isOnline } = useLink()
  const [sale, setSale] = useState(() => startSale(makeId(), nowMs(), currency))
  // Begun or gone on without a network: it stays this till's own until it is paid.
  const [isAlone, setAlone] = useState(false)
  const cart = useCart(sale.customer !== null && !isAlone ? sale.customer.id : null, home.storeId)
  const parking = useParking(db)
  const isLive = sale.customer !== null && !isAlone
  const counter = useMemo(() => (isLive ? countCart(cart) : countSale(sale)), [isLive, cart, sale])
  const begin = useCallback(() => {
    setSale(startSale(makeId(), nowMs(), currency))
    setAlone(false)
  }, [currency])
  const sales = useRef(sale)
  sales.current = sale

  /** The network went while her cart was open: what lies in it goes on here. */
  const standAlone = useCallback(() => {
    setSale((now) => ({ ...now, lines: cart.view === null ? now.lines : linesOf(cart.view) }))
    setAlone(true)
  }, [cart.view])
  useEffect(() => {
    if (isLive && !isOnline) standAlone()
  }, [isLive, isOnline, standAlone])

  const changing = useChanging({ isLive, cart, sale, setSale, standAlone, lines: counter.lines })
  const meet: Till['meet'] = async (customer) => {
    if (!isOnline) {
      setAlone(true)
      setSale((now) => ({ ...now, customer }))
      return
    }
    await joinHers(sales.current, customer.id, home.storeId)
    setAlone(false)
    setSale((now) => ({ ...now, customer, lines: [] }))
  }
  const payments = usePaying({ home, queue, cart, counter, sale, begin })
  return {
    ...{ sale, counter, wishes: cart.wishes, meet, ...changing },
    ...{ endVisit: begin, parked: parking.parked, ...payments },
    async park() {
      // Hers is on the server, and on her phone: nothing to be put aside here.
      if (!isLive && sale.lines.length > 0) await parking.put(sale)
      begin()
    },
    async resume(parked) {
      await parking.take(parked.id)
      setSale(parked)
      setAlone(parked.customer !== null)
    },
  }
}

/** What was scanned before she was known goes into her cart, once for the sale. */
async function joinHers({ id, lines }: Sale, customerId: string, storeId: string): Promise<void> {
  if (lines.length === 0) return
  const adds = lines.map(({ sku, quantity }, place) => ({
    ...{ id: `${id}-add-${place}`, kind: 'add' as const },
    ...{ sku, quantity },
  }))
  await changeCart(customerId, storeId, adds)
}
