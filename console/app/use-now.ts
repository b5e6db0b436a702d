import { useEffect, useState } from 'react'
import { every, nowMs } from './browser/clock.ts'

/** The present moment in milliseconds, renewed every `periodMs`. */
export function useNow(periodMs = 30_000): number {
  const [now, setNow] = useState(nowMs)
  useEffect(() => every(periodMs, () => setNow(nowMs())), [periodMs])
  return now
}
