import type { Options } from '../core.ts'

const names = ['cart', 'wishlist', 'order', 'loyalty'] as const
export type LiveName = (typeof names)[number]

export interface LiveOptions {
  options: Options
  /** Null while there is nobody to listen for. */
  token(): string | null
  hear(name: LiveName, data: unknown): void
  /** The line is up, or down: what was said meanwhile must be read anew. */
  onLine(isUp: boolean): void
}

/** A browser opens six lines to a server at most, over all its pages: one that is not looked at gives its own back. */
const patienceMs = 20_000

/** Hears what others change. Open only where somebody looks. */
export function listen({ options, token, hear, onLine }: LiveOptions) {
  let source: EventSource | null = null
  let heard: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const close = () => {
    source?.close()
    source = null
    heard = null
  }
  const open = () => {
    const now = token()
    if (now === heard && source !== null && source.readyState !== EventSource.CLOSED) return
    close()
    if (now === null || document.hidden) return
    heard = now
    const url = `${options.host}/s/${options.key}/shop/live?language=${options.language}&token=${encodeURIComponent(now)}`
    const opened = new EventSource(url)
    source = opened
    opened.onopen = () => onLine(true)
    opened.onerror = () => {
      onLine(false)
      // Refused for good: the next token tries again.
      if (opened.readyState === EventSource.CLOSED && source === opened) source = null
    }
    for (const name of names)
      opened.addEventListener(name, ({ data }: MessageEvent<string>) => hear(name, JSON.parse(data)))
  }
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(close, patienceMs)
    else open()
  })
  addEventListener('online', open)
  addEventListener('pagehide', close)
  return { open, close }
}
