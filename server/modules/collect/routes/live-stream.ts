import type { Clock } from '../../../platform/clock.ts'
import type { ScopedRequest } from '../../../platform/http/route.ts'
import type { Scope } from '../../../platform/http/scope.ts'
import type { LiveHub, LiveNews } from '../../../platform/live/hub.ts'
import type { Live, Watcher } from '../service/live.ts'

/** Who looks on: everybody hears which customers changed; the events themselves are for those who may read them. */
export interface StreamWatcher extends Watcher {
  canSeeEvents: boolean
  /** Of what else this screen hears that it changed. */
  topics: readonly Topic[]
  /** May still see what the stream was opened for? */
  isStillAllowed(): Promise<boolean>
}

/** What changed is told by its id alone, to whoever may read it. */
const topics = {
  campaign: 'campaigns:read',
  segment: 'segments:read',
  // Its tasks are read at desks that do not see the journey itself.
  journey: 'customers:read',
  order: 'orders:read',
  connection: 'sources:read',
} as const satisfies Partial<Record<keyof LiveNews, Scope>>
export type Topic = keyof typeof topics

const isTopic = (name: string): name is Topic => name in topics
export const listTopics = (scopes: ReadonlySet<Scope>): Topic[] =>
  Object.keys(topics).flatMap((name) => (isTopic(name) && scopes.has(topics[name]) ? [name] : []))

export interface StreamDeps {
  live: Live
  hub: LiveHub
  clock: Clock
}

const tickMs = 100
/** Of one tick; ten ticks a second make twenty events. */
const eventsPerTick = 2
const tallyEvery = 10
const pingEvery = 150
/** How long a session or key that ended may still see what it saw. */
const recheckMs = 20_000
const encoder = new TextEncoder()

/**
 * A screen's stream of what happens, as server-sent events. It looks ten times a second at what changed, so its cost
 * does not grow with the rate of events: what exceeds twenty a second is a count. It ends when the right to it does.
 */
export function streamLive(watcher: StreamWatcher, signal: AbortSignal, deps: StreamDeps): Response {
  const done = new AbortController()
  signal.addEventListener('abort', () => done.abort(), { once: true })
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: string, data: object) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
      const ping = () => controller.enqueue(encoder.encode(': here\n\n'))
      run(
        watcher,
        { send, ping, signal: done.signal, isFull: () => (controller.desiredSize ?? 1) < -1000 },
        deps,
      )
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

const watched = ['customers:read', 'customers:pii', 'events:read', ...Object.values(topics)] as const

/** The same workspace still, and none of the rights lost that the stream was opened with? */
export async function keepsRights(
  request: Pick<ScopedRequest<unknown, unknown, unknown>, 'actor' | 'workspaceId' | 'recheck'>,
): Promise<boolean> {
  const now = await request.recheck()
  if (now === null || now.workspaceId !== request.workspaceId) return false
  return watched.every((scope) => now.scopes.has(scope) || !request.actor.scopes.has(scope))
}

interface Out {
  send(event: string, data: object): void
  /** A comment, so that a stream without news is seen to be open. */
  ping(): void
  signal: AbortSignal
  /** The reader does not keep up: what it misses is counted as skipped. */
  isFull(): boolean
}

async function run(watcher: StreamWatcher, out: Out, deps: StreamDeps): Promise<void> {
  const heard = (['customer', ...watcher.topics] as const).map((kind) => ({
    kind,
    news: gatherNews(watcher, kind, deps),
  }))
  let version = deps.live.getVersion(watcher.workspaceId)
  let before: { applied: number; at: number } | null = null
  let checkedAt = deps.clock.monotonic()
  try {
    for (let tick = 0; !out.signal.aborted; tick++) {
      if (deps.clock.monotonic() - checkedAt >= recheckMs) {
        if (!(await isStillAllowed(watcher))) return
        checkedAt = deps.clock.monotonic()
      }
      if (watcher.canSeeEvents) {
        if (tick % tallyEvery === 0) before = await sendTally(watcher, before, out, deps)
        version = await sendChanged(watcher, version, out, deps)
      } else if (tick % pingEvery === 0) out.ping()
      for (const { kind, news } of heard) for (const id of news.take()) out.send(kind, { id })
      await deps.clock.sleep(tickMs, out.signal)
    }
  } finally {
    for (const { news } of heard) news.forget()
  }
}

/** Ids of what changed since they were taken last, each once. */
function gatherNews(watcher: Watcher, kind: 'customer' | Topic, { hub }: StreamDeps) {
  let changed = new Set<string>()
  const hear = ({ id }: { id: string }) => changed.size < 200 && changed.add(id)
  return {
    take(): Iterable<string> {
      const taken = changed
      if (taken.size > 0) changed = new Set()
      return taken
    },
    forget: hub.listen(watcher.workspaceId, kind, hear),
  }
}

/** A database that does not answer for a moment ends nobody's stream: it is asked again. */
function isStillAllowed(watcher: StreamWatcher): Promise<boolean> {
  // Asked again in a moment.
  return watcher.isStillAllowed().catch(() => true)
}

async function sendTally(
  watcher: Watcher,
  before: { applied: number; at: number } | null,
  out: Out,
  deps: StreamDeps,
) {
  const tally = await deps.live.getTally(watcher.workspaceId)
  const now = { applied: tally.applied, at: deps.clock.monotonic() }
  const perSecond =
    before === null ? 0 : ((now.applied - before.applied) * 1000) / Math.max(1, now.at - before.at)
  out.send('tally', { ...tally, perSecond: Math.round(perSecond) })
  return now
}

async function sendChanged(watcher: Watcher, version: number, out: Out, deps: StreamDeps): Promise<number> {
  const newest = deps.live.getVersion(watcher.workspaceId)
  if (newest === version) return version
  const traces = deps.live.listChanged(watcher.workspaceId, version)
  const shown = out.isFull() ? [] : traces.slice(-eventsPerTick)
  for (const event of await deps.live.view(shown, watcher)) out.send('event', event)
  // Versions count changes, of which an event has two; an estimate is all a viewer needs.
  if (traces.length > shown.length) out.send('skipped', { count: traces.length - shown.length })
  return newest
}
