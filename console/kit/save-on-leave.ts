import { useEffect, useRef } from 'react'

/**
 * What was typed a moment ago is sent when its page is left, by the console's own ways or the browser's (back, anew, closed); a
 * window whose last save failed asks before it goes.
 * @param save sends what is not on the server yet; the request has to outlive the page (`outlives`)
 */
export function useSaveOnLeave(status: 'saved' | 'saving' | 'failed', save: () => Promise<void>): void {
  const latest = useRef({ status, save })
  latest.current = { status, save }
  useEffect(() => {
    const send = () => void latest.current.save()
    const ask = (event: BeforeUnloadEvent): void => {
      if (latest.current.status === 'failed') event.preventDefault()
    }
    addEventListener('pagehide', send)
    addEventListener('beforeunload', ask)
    return () => {
      removeEventListener('pagehide', send)
      removeEventListener('beforeunload', ask)
      send()
    }
  }, [])
}
