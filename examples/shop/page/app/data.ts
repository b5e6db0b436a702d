import { useEffect, useState } from 'react'
import { isCode } from './problem.ts'
import { getCommerce } from './splot.ts'

export interface Price {
  readonly price: string
  readonly regular: string
  readonly currency: string
}

export type Grade = 'enough' | 'few' | 'none'

export interface Variant {
  readonly sku: string
  readonly size: string
  readonly color: string
  readonly price: Price | null
  readonly lowest: string | null
  readonly picture: string | null
  readonly stock: Grade
}

export interface Card {
  readonly id: string
  readonly name: string
  readonly categories: readonly string[]
  readonly picture: string | null
  readonly variants: readonly Variant[]
}

export interface Product extends Card {
  readonly description: string
  readonly material: string
  /** Its category in words. */
  readonly path: string
  readonly pictures: readonly { readonly url: string; readonly alt: string }[]
}

export interface Store {
  readonly id: string
  readonly name: string
  readonly street: string
  readonly city: string
  readonly phone: string | null
  readonly isOpen: boolean
  readonly opensAt: string | null
  readonly closesAt: string | null
  readonly distanceM: number | null
  readonly place: { readonly lat: number; readonly lng: number } | null
  readonly services: readonly string[]
}

interface Kept {
  data?: unknown
  asked?: Promise<unknown>
  at: number
}

const kept = new Map<string, Kept>()
const freshMs = 30_000

/** What the door tells everybody, asked for once in half a minute. */
export async function read<T>(path: string): Promise<T> {
  const found = kept.get(path)
  if (found !== undefined && Date.now() - found.at < freshMs) return (found.asked ?? found.data) as Promise<T>
  const entry: Kept = { ...found, at: Date.now() }
  kept.set(path, entry)
  entry.asked = getCommerce()
    .then((commerce) => commerce.read<T>(path))
    .then((data) => {
      entry.data = data
      return data
    })
    .catch((error: unknown) => {
      kept.delete(path)
      throw error
    })
  return entry.asked as Promise<T>
}

export interface Told<T> {
  data: T | null
  isFailed: boolean
  /** The server answered: there is no such thing. */
  isGone: boolean
  again(): void
}

/** What was read last at once, and what it is now as soon as it is there. Null as path: nothing is asked. */
export function useRead<W, T>(path: string | null, show: (wire: W) => T): Told<T> {
  const [, redraw] = useState(0)
  const [failed, setFailed] = useState<string | null>(null)
  const [gone, setGone] = useState<string | null>(null)
  useEffect(() => {
    if (path === null) return
    let isHere = true
    read(path).then(
      () => isHere && redraw((n) => n + 1),
      (error: unknown) => {
        if (!isHere) return
        setFailed(path)
        if (isCode(error, 'not_found')) setGone(path)
      },
    )
    return () => {
      isHere = false
    }
  }, [path])
  const wire = path === null ? undefined : (kept.get(path)?.data as W | undefined)
  return {
    data: wire === undefined ? null : show(wire),
    isFailed: failed === path && path !== null && wire === undefined,
    isGone: gone === path && path !== null && wire === undefined,
    again: () => {
      setFailed(null)
      if (path !== null)
        void read(path).then(
          () => redraw((n) => n + 1),
          () => setFailed(path),
        )
    },
  }
}

const storeName = 'shop.store'
/** The store she chose; no place of hers is kept. */
export const readMyStore = (): string | null => localStorage.getItem(storeName)
export function keepMyStore(id: string): void {
  localStorage.setItem(storeName, id)
  dispatchEvent(new Event('shop-store'))
}
