import { SplotError } from '../../../../platform/errors.ts'
import type { LiveNews } from '../../../../platform/live/hub.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { ShopFeed } from '../../service/shop-route.ts'
import { documentId } from '../rules/whole.ts'
import type { Asker } from './carts.ts'
import { getPerson } from './carts.ts'
import { nameView, type Person } from './person.ts'

type StreamDeps = Pick<CommerceDeps, 'db' | 'clock' | 'live' | 'graph' | 'logger'>

/** How each thing looks now, for whoever asks. */
export interface Feeds {
  cart(asker: Asker): Promise<object>
  wishlist(asker: Asker): Promise<object>
  order: ShopFeed | null
  loyalty: ShopFeed | null
}

export interface Watcher {
  asker: Asker
  /** May still see what the stream was opened for? */
  isStillAllowed(): Promise<boolean>
  signal: AbortSignal
}

const heartbeatMs = 15_000
/** Identity may have moved somebody more often than it is worth looking. */
const personPauseMs = 1_000
const mostScreens = 10_000
/** Of one cart: nobody has more devices, nor a shop more desks. */
const mostOfOne = 50
const encoder = new TextEncoder()

type Kind = keyof Feeds

/** Open screens of shoppers and desks: each sees its cart, wish list, orders and points as they are, within a moment. */
export function createStreams(deps: StreamDeps, feeds: Feeds) {
  let open = 0
  const openOf = new Map<string, number>()
  const count = (key: string, by: number) => {
    open += by
    const left = (openOf.get(key) ?? 0) + by
    if (left > 0) openOf.set(key, left)
    else openOf.delete(key)
  }
  return {
    /** Server-sent events: `cart`, `wishlist`, `order`, `loyalty`, each with the view. @throws too_many_screens */
    async open(watcher: Watcher): Promise<Response> {
      if (open >= mostScreens) throw new SplotError('too_many_screens', { retryAfterS: 5 })
      // Whoever may not look is told so before the stream begins.
      const person = await readPerson(deps, watcher.asker)
      const key = `${watcher.asker.workspaceId}\n${documentId('cart', person.home)}`
      if ((openOf.get(key) ?? 0) >= mostOfOne) throw new SplotError('too_many_screens', { retryAfterS: 5 })
      count(key, 1)
      const done = new AbortController()
      watcher.signal.addEventListener('abort', () => done.abort(), { once: true })
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const out: Out = {
            write: (text) => controller.enqueue(encoder.encode(text)),
            isFull: () => (controller.desiredSize ?? 1) < -200,
          }
          run({ deps, feeds, watcher, person, out, signal: done.signal })
            .catch((error: unknown) => deps.logger.error({ code: nameOf(error) }, 'a live screen ended'))
            .finally(() => {
              count(key, -1)
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
      return new Response(body, { headers: streamHeaders })
    },
  }
}

const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')

const readPerson = (deps: StreamDeps, asker: Asker): Promise<Person> =>
  deps.db.inWorkspace(asker.workspaceId, (tx) => getPerson(deps, tx, asker))

interface Out {
  write(text: string): void
  /** The reader does not keep up. */
  isFull(): boolean
}

interface Screen {
  deps: StreamDeps
  feeds: Feeds
  watcher: Watcher
  person: Person
  out: Out
  signal: AbortSignal
}

/** What is to be shown anew; `shown` where the news brought it along. */
interface Due {
  kind: Kind
  id: string | null
  view: object | null
}

async function run(screen: Screen): Promise<void> {
  const { deps, watcher, out, signal } = screen
  const bell = createBell(deps.clock, signal)
  const due = new Map<string, Due>()
  let person = screen.person
  let isMoved = false
  const want = (one: Due) => {
    due.set(`${one.kind} ${one.id ?? ''}`, one)
    bell.ring()
  }
  const forget = listen(
    screen,
    () => person,
    want,
    () => {
      isMoved = true
      bell.ring()
    },
  )
  let lookedAt = deps.clock.monotonic()
  let beatAt = lookedAt
  const wantAll = () => {
    for (const kind of ['cart', 'wishlist'] as const) want({ kind, id: null, view: null })
  }
  wantAll()
  try {
    while (!signal.aborted && !out.isFull()) {
      const list = [...due.values()]
      due.clear()
      for (const one of list) await send(screen, one)
      const now = deps.clock.monotonic()
      if (now - beatAt >= heartbeatMs) {
        if (!(await watcher.isStillAllowed())) return
        out.write(': here\n\n')
        beatAt = now
        // A device that identity had not seen may be somebody's by now.
        isMoved ||= person.customerId === null
      }
      if (isMoved && now - lookedAt >= personPauseMs) {
        isMoved = false
        lookedAt = now
        const before = person
        person = await readPerson(deps, watcher.asker)
        if (String(person.births) !== String(before.births)) wantAll()
      }
      if (due.size === 0) await bell.wait(isMoved ? personPauseMs : heartbeatMs - (now - beatAt))
    }
  } finally {
    forget()
  }
}

/** Asks the hub for what is hers. */
function listen(
  { deps, watcher }: Screen,
  person: () => Person,
  want: (one: Due) => void,
  move: () => void,
): () => void {
  const { workspaceId, language } = watcher.asker
  const isOf = (births: readonly string[]) => {
    const { isGuest, home } = person()
    const own = isGuest ? [home.birth] : person().births
    return births.some((birth) => own.includes(birth))
  }
  const document = (kind: 'cart' | 'wishlist') => (news: LiveNews['cart']) => {
    const own = person().documentIds(kind)
    if (!news.ids.some((id) => own.has(id))) return
    const isMine = news.shown !== undefined && news.shown.for === nameView(person(), language)
    want({ kind, id: null, view: isMine ? (news.shown?.view ?? null) : null })
  }
  const ends = [
    deps.live.listen(workspaceId, 'cart', document('cart')),
    deps.live.listen(workspaceId, 'wishlist', document('wishlist')),
    deps.live.listen(
      workspaceId,
      'order',
      ({ id, births }) => isOf(births) && want({ kind: 'order', id, view: null }),
    ),
    deps.live.listen(
      workspaceId,
      'loyalty',
      ({ births }) => isOf(births) && want({ kind: 'loyalty', id: null, view: null }),
    ),
    deps.live.listen(workspaceId, 'moved', ({ ids }) => {
      const { customerId } = person()
      if (customerId !== null && ids.includes(customerId)) move()
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}

async function send({ feeds, watcher, out }: Screen, { kind, id, view }: Due): Promise<void> {
  const data = view ?? (await look(feeds, watcher.asker, kind, id))
  if (data !== null) out.write(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`)
}

function look(feeds: Feeds, asker: Asker, kind: Kind, id: string | null): Promise<object | null> {
  if (kind === 'cart' || kind === 'wishlist') return feeds[kind](asker)
  const feed = feeds[kind]
  if (feed === null || !('shopper' in asker)) return Promise.resolve(null)
  return feed({ ...asker, id })
}

/** Wakes a loop up when something happened, or after a while. */
function createBell(clock: StreamDeps['clock'], end: AbortSignal) {
  let wake = new AbortController()
  const ring = () => wake.abort()
  end.addEventListener('abort', ring, { once: true })
  return {
    ring,
    async wait(ms: number): Promise<void> {
      await clock.sleep(Math.max(0, ms), wake.signal)
      wake = new AbortController()
    },
  }
}
