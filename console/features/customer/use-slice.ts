import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Slice } from '../../kit/weave/drawing.tsx'
import type { Row } from '../../kit/weave/rows.ts'

const overscan = 500
const grain = 240

/** The slice of a long drawing that is on the screen, in steps, so that scrolling redraws seldom. */
export function useSlice(scroller: RefObject<HTMLElement | null>, height: number): Slice {
  const [slice, setSlice] = useState<Slice>({ from: 0, to: 1600 })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = (): void => {
      const from = Math.max(0, Math.floor((element.scrollTop - overscan) / grain) * grain)
      const to = Math.ceil((element.scrollTop + element.clientHeight + overscan) / grain) * grain
      setSlice((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [scroller])
  return { from: slice.from, to: Math.min(slice.to, height) }
}

/**
 * Keeps what is being read where it is when rows are added above it, and counts how many came meanwhile.
 * At the top everything simply moves down.
 */
export function useAnchor(scroller: RefObject<HTMLElement | null>, rows: readonly Row[]) {
  const places = useRef(new Map<string, number>())
  const [arrived, setArrived] = useState(0)
  useLayoutEffect(() => {
    const element = scroller.current
    const before = places.current
    places.current = new Map(rows.map((row) => [row.key, row.y]))
    if (!element || before.size === 0 || element.scrollTop < 24) return
    const anchor = rows.find((row) => (before.get(row.key) ?? -1) >= element.scrollTop)
    const shift = anchor ? anchor.y - (before.get(anchor.key) ?? anchor.y) : 0
    if (shift <= 0 || !anchor) return
    element.scrollTop += shift
    const fresh = rows.filter(
      (row) => row.kind === 'event' && row.y < anchor.y && !before.has(row.key),
    ).length
    setArrived((count) => count + fresh)
  }, [scroller, rows])
  useEffect(() => {
    const element = scroller.current
    if (!element || arrived === 0) return
    const clear = (): void => {
      if (element.scrollTop < 24) setArrived(0)
    }
    element.addEventListener('scroll', clear, { passive: true })
    return () => element.removeEventListener('scroll', clear)
  }, [scroller, arrived])
  return arrived
}

/** The width of an element, measured. */
export function useWidth(target: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = target.current
    if (!element) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [target])
  return width
}
