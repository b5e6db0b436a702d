import { type AnchorHTMLAttributes, type MouseEvent, useEffect, useSyncExternalStore } from 'react'

const base = '/shop'
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
addEventListener('popstate', tell)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export interface Place {
  /** Below `/shop`, split: `['p', 'golf-szron']`. */
  parts: readonly string[]
  query: URLSearchParams
}

const readPlace = () => location.pathname + location.search

/** Where the shopper is. */
export function usePlace(): Place {
  const text = useSyncExternalStore(subscribe, readPlace)
  const [path = '', search = ''] = text.split('?')
  const parts = path.slice(base.length).split('/').filter(Boolean).map(decodeURIComponent)
  return { parts, query: new URLSearchParams(search) }
}

/** Goes there; with `replace` where the way back should not lead here again (a filter, a search as it is typed). */
export function go(path: string, { replace = false } = {}): void {
  const target = base + path
  if (target === readPlace()) return
  if (replace) history.replaceState(null, '', target)
  else history.pushState(null, '', target)
  tell()
  if (!replace) scrollTo(0, 0)
}

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link within the shop: an ordinary one for whoever opens it elsewhere. */
export function Link({ to, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) {
  return (
    <a
      {...rest}
      href={base + to}
      onClick={(event) => {
        onClick?.(event)
        if (!isPlain(event) || event.defaultPrevented) return
        event.preventDefault()
        go(to)
      }}
    />
  )
}

/** Names the page, and brings whoever hears it to its beginning. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Tkalnia Modra' : `${title} · Tkalnia Modra`
  }, [title])
}
