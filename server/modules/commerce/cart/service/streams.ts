import { SplotError } from '../../../../platform/errors.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { ShopFeed } from '../../service/shop-route.ts'
import { documentId } from '../rules/whole.ts'
import { type Audience, createAudience, type Ear } from './audience.ts'
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
  /** Her wishes are not for everybody who prepares her cart. */
  hidesWishes?: boolean
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
  const audience = createAudience(deps.live)
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
            write: (bytes) => done.signal.aborted || controller.enqueue(bytes),
            isFull: () => (controller.desiredSize ?? 1) < -200,
          }
          run({ deps, feeds, audience, watcher, person, out, signal: done.signal })
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
  /** Nothing, once the screen is closed. */
  write(bytes: Uint8Array): void
  /** The reader does not keep up. */
  isFull(): boolean
}

interface Screen {
  deps: StreamDeps
  feeds: Feeds
  audience: Audience
  watcher: Watcher
  person: Person
  out: Out
  signal: AbortSignal
}

/** What is to be shown anew; `view` where the news brought it along. */
interface Due {
  kind: Kind
  id: string | null
  view: object | null
}

const beat = encoder.encode(': here\n\n')

async function run(screen: Screen): Promise<void> {
  const { deps, feeds, audience, watcher, out, signal } = screen
  const { asker } = watcher
  const bell = createBell(deps.clock, signal)
  const tray = createTray(out, bell.ring)
  const want = (one: Due): void => {
    if (one.kind !== 'wishlist' || watcher.hidesWishes !== true) tray.want(one)
  }
  let person = screen.person
  let isMoved = false
  const move = () => {
    isMoved = true
    bell.ring()
  }
  const ear = makeEar(want, move, (name) => {
    const isMine = name === nameView(person, asker.language)
    // A device that nobody knew may be somebody's by now: until she is asked who she is, she would look up every change herself.
    if (!isMine && person.customerId === null) move()
    return isMine
  })
  let leave = audience.join(asker.workspaceId, person, ear)
  let lookedAt = deps.clock.monotonic()
  let beatAt = lookedAt
  const wantAll = () => {
    for (const kind of ['cart', 'wishlist'] as const) want({ kind, id: null, view: null })
  }
  wantAll()
  try {
    while (!signal.aborted && !out.isFull()) {
      await tray.empty(({ kind, id }) => look(feeds, asker, kind, id))
      const now = deps.clock.monotonic()
      if (now - beatAt >= heartbeatMs) {
        if (!(await watcher.isStillAllowed())) return
        out.write(beat)
        beatAt = now
        // A device that identity had not seen may be somebody's by now.
        isMoved ||= person.customerId === null
      }
      if (isMoved && now - lookedAt >= personPauseMs) {
        isMoved = false
        lookedAt = now
        const before = person
        person = await readPerson(deps, asker)
        leave()
        leave = audience.join(asker.workspaceId, person, ear)
        if (!isSame(person, before)) wantAll()
      }
      if (tray.isEmpty()) await bell.wait(isMoved ? personPauseMs : heartbeatMs - (now - beatAt))
    }
  } finally {
    leave()
  }
}

/** Do both have the same documents? A device whose birth is known now has none but its own. */
const isSame = (one: Person, other: Person): boolean =>
  String([...one.documentIds('cart')]) === String([...other.documentIds('cart')])

/** @param isMine whether what was made for this name is right for her */
const makeEar = (want: (one: Due) => void, move: () => void, isMine: (name: string) => boolean): Ear => ({
  document: (kind, shown) =>
    want({ kind, id: null, view: shown !== undefined && isMine(shown.for) ? shown.view : null }),
  order: (id) => want({ kind: 'order', id, view: null }),
  loyalty: () => want({ kind: 'loyalty', id: null, view: null }),
  moved: move,
})

/** What a screen is to show: what the news brought along at once, the rest once it is looked up. */
function createTray(out: Out, ring: () => void) {
  const due = new Map<string, Due>()
  let isLooking = false
  return {
    isEmpty: () => due.size === 0,
    want(one: Due): void {
      // What is being looked up may be older than the news, and must not come after it.
      if (one.view === null || isLooking || due.size > 0) due.set(`${one.kind} ${one.id ?? ''}`, one)
      else out.write(frameOf(one.kind, one.view))
      if (due.size > 0 || out.isFull()) ring()
    },
    async empty(find: (one: Due) => Promise<object | null>): Promise<void> {
      isLooking = true
      try {
        const list = [...due.values()]
        due.clear()
        for (const one of list) {
          const data = one.view ?? (await find(one))
          if (data !== null) out.write(frameOf(one.kind, data))
        }
      } finally {
        isLooking = false
      }
    },
  }
}

const frames = new WeakMap<object, Uint8Array>()

/** A view as it goes over the wire: made once, however many watch it. */
function frameOf(kind: Kind, view: object): Uint8Array {
  const frame = frames.get(view) ?? encoder.encode(`event: ${kind}\ndata: ${JSON.stringify(view)}\n\n`)
  frames.set(view, frame)
  return frame
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
  // With a reason of our own no exception object is made for it.
  const ring = () => wake.abort('rung')
  end.addEventListener('abort', ring, { once: true })
  return {
    ring,
    async wait(ms: number): Promise<void> {
      await clock.sleep(Math.max(0, ms), wake.signal)
      wake = new AbortController()
    },
  }
}
