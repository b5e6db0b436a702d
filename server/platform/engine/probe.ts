import { createServer } from 'node:net'

/** What a running Splot says of itself at /readyz. */
export interface Readiness {
  isReady: boolean
  /** The body as it came; its fields are the server's business. */
  body: Record<string, unknown>
}

const TIMEOUT_MS = 3000

/** Asks a running server whether it is ready; null when it does not answer. */
export async function probeReadiness(url: string): Promise<Readiness | null> {
  try {
    const reply = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(TIMEOUT_MS) })
    // An answer without JSON is read by its status.
    const body: unknown = await reply.json().catch(() => null)
    return { isReady: reply.ok, body: typeof body === 'object' && body !== null ? { ...body } : {} }
  } catch {
    // Nobody answers there: that is the answer.
    return null
  }
}

/** True when nothing listens on the port and we may. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
