import { hash } from 'node:crypto'
import { orderScript } from '@splot/portal'
import type { Clock } from '../platform/clock.ts'
import type { LiveHub } from '../platform/live/hub.ts'

const heartbeatMs = 15_000
const mostScreens = 5_000
/** Of one order: nobody has more screens, whoever else got the link. */
const mostOfOne = 20
const encoder = new TextEncoder()

const scriptBytes = Buffer.from(orderScript)
export const orderScriptPath = `/order/-/live-${hash('sha256', orderScript, 'hex').slice(0, 16)}.js`

export const replyWithOrderScript = (): Response =>
  new Response(scriptBytes, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  })

export interface OrderLine {
  workspaceId: string
  orderId: string
  signal: AbortSignal
}

export type OrderLive = ReturnType<typeof createOrderLive>

/** Open pages of orders: each is told that its order moved, and reads itself again. Nothing of the order goes over the line. */
export function createOrderLive({ live, clock }: { live: Pick<LiveHub, 'listen'>; clock: Clock }) {
  let open = 0
  const openOf = new Map<string, number>()
  const count = (key: string, by: number) => {
    open += by
    const left = (openOf.get(key) ?? 0) + by
    if (left > 0) openOf.set(key, left)
    else openOf.delete(key)
  }
  return {
    /** Null where there are too many lines: the page looks by its own clock. */
    open({ workspaceId, orderId, signal }: OrderLine): Response | null {
      const key = `${workspaceId}\n${orderId}`
      if (open >= mostScreens || (openOf.get(key) ?? 0) >= mostOfOne) return null
      count(key, 1)
      const done = new AbortController()
      signal.addEventListener('abort', () => done.abort(), { once: true })
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const write = (text: string) => done.signal.aborted || controller.enqueue(encoder.encode(text))
          const leave = live.listen(workspaceId, 'order', ({ id }) => {
            if (id === orderId) write('event: moved\ndata: {}\n\n')
          })
          done.signal.addEventListener('abort', leave, { once: true })
          write(': here\n\n')
          void beat(clock, done.signal, () => write(': here\n\n')).finally(() => {
            leave()
            count(key, -1)
            try {
              controller.close()
            } catch {
              // closed by the reader before
            }
          })
        },
        cancel: () => done.abort(),
      })
      return new Response(body, {
        headers: {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
      })
    },
  }
}

async function beat(clock: Clock, end: AbortSignal, write: () => void): Promise<void> {
  while (!end.aborted) {
    await clock.sleep(heartbeatMs, end)
    if (!end.aborted) write()
  }
}
