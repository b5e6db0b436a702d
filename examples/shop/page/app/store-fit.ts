import { useCallback, useEffect, useState } from 'react'
import type { Store } from './data.ts'
import { fill, words } from './language.ts'
import { getCommerce } from './splot.ts'

/** Where what lies in the cart can be fetched now, the store that has the most of it first. */
export interface CartFit {
  lines: number
  items: { storeId: string; missing: { line: string; name: string; variant: string }[] }[]
}

/** Others buy meanwhile. */
const againMs = 15_000

/**
 * Asked for when the cart changes, every quarter of a minute, and when she comes back to the page.
 * @param version of the cart; null: nobody wants to know
 */
export function useCartFit(version: string | null): { fit: CartFit | null; again(): void } {
  const [fit, setFit] = useState<CartFit | null>(null)
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn((n) => n + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn is a reason to ask again
  useEffect(() => {
    if (version === null) return
    let isHere = true
    getCommerce()
      .then((commerce) => commerce.ask<CartFit>({ method: 'GET', path: 'cart/stores' }))
      .then((found) => isHere && setFit(found))
      // Without an answer the stores stand there as they are; the order itself is checked again.
      .catch(() => undefined)
    return () => {
      isHere = false
    }
  }, [version, turn])
  useEffect(() => {
    if (version === null) return
    const timer = setInterval(again, againMs)
    addEventListener('focus', again)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', again)
    }
  }, [version, again])
  return { fit: version === null ? null : fit, again }
}

const missingIn = (fit: CartFit | null, storeId: string) =>
  fit?.items.find((one) => one.storeId === storeId)?.missing ?? null

export type Grade = 'enough' | 'few' | 'none'
/** All, some or none of the cart, in words. Null while nobody knows. */
export function wordFit(
  fit: CartFit | null,
  storeId: string,
): { grade: Grade; text: string; names: string } | null {
  const missing = missingIn(fit, storeId)
  if (fit === null || missing === null) return null
  const names = missing.map((one) => [one.name, one.variant].filter(Boolean).join(', ')).join('; ')
  if (missing.length === 0) return { grade: 'enough', text: words.fitAll, names }
  if (missing.length === fit.lines) return { grade: 'none', text: words.fitNone, names }
  return { grade: 'few', text: fill(words.fitSome, { n: missing.length, of: fit.lines }), names }
}

/** The stores as they serve her best; as they are while nobody knows. */
export function sortByFit(stores: readonly Store[], fit: CartFit | null): readonly Store[] {
  const place = (id: string) => missingIn(fit, id)?.length ?? Number.POSITIVE_INFINITY
  return fit === null ? stores : stores.toSorted((a, b) => place(a.id) - place(b.id))
}

export const hasAll = (fit: CartFit | null, storeId: string): boolean => missingIn(fit, storeId)?.length === 0
