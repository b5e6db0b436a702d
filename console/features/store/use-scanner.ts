import { useEffect, useRef, useState } from 'react'
import { nowMs } from '../../app/browser/clock.ts'
import { createScanReader } from './scanner.ts'

/** Hears a scanner wherever the focus is: it types as fast as no fingers do. */
export function useScanner(onScan: (text: string) => void): void {
  const [read] = useState(createScanReader)
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const scanned = read(event.key, nowMs())
      if (scanned === null) return
      event.preventDefault()
      event.stopPropagation()
      latest.current(scanned)
    }
    addEventListener('keydown', hear, { capture: true })
    return () => removeEventListener('keydown', hear, { capture: true })
  }, [read])
}
