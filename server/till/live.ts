import type { Actor } from '../platform/http/route.ts'
import { listVisits, type TillDeps } from './verbs.ts'

/** How soon a check-in is on the screens of its store. */
const tickMs = 400
const pingEvery = 40
/** How long a session that ended may still see what it saw. */
const recheckEvery = 50
const encoder = new TextEncoder()

interface Watching {
  actor: Actor
  workspaceId: string
  storeId: string
  recheck(): Promise<Actor | null>
}

/** The list of who is in a store, whenever it is another; it ends when the right to it does. */
export function streamVisits(deps: TillDeps, watching: Watching, signal: AbortSignal): Response {
  const done = new AbortController()
  signal.addEventListener('abort', () => done.abort(), { once: true })
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      watch(deps, watching, { say, signal: done.signal })
        // The stream ends here; the browser opens another.
        .catch(() => {})
        .finally(() => {
          done.abort()
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
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  })
}

async function watch(
  deps: TillDeps,
  { actor, workspaceId, storeId, recheck }: Watching,
  out: { say(text: string): void; signal: AbortSignal },
): Promise<void> {
  let version = -1
  let told = ''
  for (let tick = 0; !out.signal.aborted; tick++) {
    if (tick > 0 && tick % recheckEvery === 0) {
      const now = await recheck()
      if (now === null || now.workspaceId !== workspaceId || !now.scopes.has('customers:read')) return
    }
    // Nothing went through: nobody came in.
    if (version !== deps.traces.getVersion(workspaceId)) {
      version = deps.traces.getVersion(workspaceId)
      const text = JSON.stringify({ items: await listVisits(deps, actor, storeId) })
      if (text !== told) out.say(`event: visits\ndata: ${text}\n\n`)
      told = text
    } else if (tick % pingEvery === 0) out.say(': here\n\n')
    await deps.clock.sleep(tickMs, out.signal)
  }
}
