/** A change as the bench remembers it. Times by `performance.now()`. */
export interface Change {
  cart: number
  sentAt: number
  answeredAt: number
  version: string
}

export interface Screen {
  /** When it first showed this version of the cart or a later one; null where it never did. */
  findShown(version: string): number | null
  close(): void
}

/** Changes of a cart of one device are numbered: `…:17.m:0`. */
const readNumber = (version: string): number => Number(/:(\d+)\.m:/.exec(version)?.[1] ?? 0)

/** An open screen of a cart: notes when it was told of what. */
export async function watchCart(shop: string, token: string): Promise<Screen> {
  const done = new AbortController()
  const reply = await fetch(`${shop}/live?token=${token}`, { signal: done.signal })
  if (!reply.ok || reply.body === null) throw new Error(String(reply.status))
  const shown: { n: number; at: number }[] = []
  const body = reply.body
  const read = async () => {
    let text = ''
    const decoder = new TextDecoder()
    for await (const bytes of body) {
      text += decoder.decode(bytes, { stream: true })
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      const at = performance.now()
      for (const part of parts) {
        const [, version] = /^event: cart\n.*"version":"([^"]+)"/s.exec(part) ?? []
        if (version !== undefined) shown.push({ n: readNumber(version), at })
      }
    }
  }
  // Ends with the screen.
  read().catch(() => {})
  return {
    findShown(version) {
      const n = readNumber(version)
      return shown.find((one) => one.n >= n)?.at ?? null
    },
    close: () => done.abort(),
  }
}
