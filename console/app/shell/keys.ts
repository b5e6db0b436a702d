import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { nowMs } from '../browser/clock.ts'
import { listPages } from '../pages.ts'
import { useMe } from '../session.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

interface ShellKeys {
  onSearch: () => void
  onHelp: () => void
}

const chordMs = 1_200

/** Ctrl-K anywhere; outside of fields also `?`, `/` for the page's own search, and `g` with a page's letter. */
export function useShellKeys({ onSearch, onHelp }: ShellKeys): void {
  const navigate = useNavigate()
  const me = useMe()
  const goAt = useRef(0)
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        onSearch()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') onHelp()
      else if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('[data-page-search]')
        event.preventDefault()
        if (field) field.focus()
        else onSearch()
      } else if (event.key === 'g') goAt.current = nowMs()
      else if (nowMs() - goAt.current < chordMs) {
        goAt.current = 0
        const page = listPages(me).find((entry) => entry.key === event.key)
        if (page) void navigate({ to: page.to })
      }
    }
    addEventListener('keydown', handle)
    return () => removeEventListener('keydown', handle)
  }, [navigate, me, onSearch, onHelp])
}

/** j and k (or the arrows) move along the rows of a list; a row is whatever carries `data-row`. */
export function moveAlongRows(event: { key: string; preventDefault: () => void }, list: HTMLElement): void {
  const step =
    event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')]
  const current = rows.findIndex(
    (row) => row === document.activeElement || row.contains(document.activeElement),
  )
  const next = rows[current === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, current + step))]
  if (!next) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
}
