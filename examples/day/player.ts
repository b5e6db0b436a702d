import { type DayEvent, type SourceName, sourceOf } from './event.ts'
import type { PastEvent } from './history.ts'
import { type PlayedEvent, packBatch, packHistory, packPage, queueOf } from './parcels.ts'
import type { Parcel, Sender } from './sender.ts'

export interface PlayerDeps {
  readonly sender: Sender
  keyOf(source: SourceName): string
  now(): number
  pause(ms: number): Promise<void>
  /** Called after every step; `sent` counts the events of this phase. */
  tell(progress: Progress): void
  /** Turns true when playing is to end before its time. */
  isStopped(): boolean
}

export interface Progress {
  readonly phase: 'history' | 'day'
  readonly sent: number
  readonly total: number
  /** Time of the played day, milliseconds since its midnight; null in the history. */
  readonly at: number | null
}

const importSize = 200
const batchSize = 20
/** Phones and desks hold their events back this long, to send several at once. */
const holdMs = 250
const stepMs = 40
const inFlight = 24

/** Runs requests side by side, a few at a time; the first that throws ends the play. */
class Lanes {
  readonly #running = new Set<Promise<void>>()
  #failure: unknown = null

  async put(run: () => Promise<void>): Promise<void> {
    this.#check()
    while (this.#running.size >= inFlight) await Promise.race(this.#running)
    const one: Promise<void> = run()
      .catch((error: unknown) => {
        this.#failure ??= error
      })
      .finally(() => this.#running.delete(one))
    this.#running.add(one)
  }

  async empty(): Promise<void> {
    await Promise.all(this.#running)
    this.#check()
  }

  #check(): void {
    if (this.#failure !== null) throw this.#failure
  }
}

/** @throws KeyRefused */
export async function playHistory(past: readonly PastEvent[], deps: PlayerDeps): Promise<void> {
  for (let from = 0; from < past.length && !deps.isStopped(); from += importSize) {
    const part = past.slice(from, from + importSize)
    await deps.sender.deliver(packHistory(part))
    deps.tell({ phase: 'history', sent: from + part.length, total: past.length, at: null })
  }
}

interface Queue {
  readonly waiting: PlayedEvent[]
  readonly since: number
}

/** What phones and desks have not sent yet. */
class Outboxes {
  readonly #queues = new Map<string, Queue>()

  put(name: string, played: PlayedEvent, now: number): void {
    const queue = this.#queues.get(name) ?? { waiting: [], since: now }
    queue.waiting.push(played)
    this.#queues.set(name, queue)
  }

  /** Batches that are full or have waited long enough, or every one. */
  take(now: number, isAll: boolean): Parcel[] {
    const parcels: Parcel[] = []
    for (const [name, { waiting, since }] of this.#queues) {
      if (!isAll && waiting.length < batchSize && now - since < holdMs) continue
      this.#queues.delete(name)
      for (let i = 0; i < waiting.length; i += batchSize) {
        parcels.push(packBatch(waiting.slice(i, i + batchSize), now))
      }
    }
    return parcels
  }
}

/**
 * Plays the day: each event is sent when its time has come, stamped with that moment. At full speed (`speed` null) the
 * stamps are one millisecond apart and end now, so that the order of the day is kept.
 * @throws KeyRefused
 */
export async function playDay(
  day: readonly DayEvent[],
  speed: number | null,
  deps: PlayerDeps,
): Promise<void> {
  const lanes = new Lanes()
  const outboxes = new Outboxes()
  const begin = deps.now()
  const first = day[0]?.at ?? 0
  let next = 0
  const flush = async (isAll: boolean) => {
    for (const parcel of outboxes.take(deps.now(), isAll)) await lanes.put(() => deps.sender.deliver(parcel))
  }
  while (next < day.length && !deps.isStopped()) {
    const reached =
      speed === null ? day[Math.min(next + 99, day.length - 1)]?.at : first + (deps.now() - begin) * speed
    for (let event = day[next]; event && event.at <= (reached ?? 0); event = day[next]) {
      const at = speed === null ? begin - day.length + next : begin + Math.floor((event.at - first) / speed)
      const played = { event, at }
      const name = queueOf(event)
      const key = deps.keyOf(sourceOf(event.via))
      if (name === null) await lanes.put(() => deps.sender.deliver(packPage(played, key, deps.now())))
      else outboxes.put(name, played, deps.now())
      next++
    }
    await flush(false)
    deps.tell({ phase: 'day', sent: next, total: day.length, at: reached ?? 0 })
    if (speed !== null) await deps.pause(stepMs)
  }
  await flush(true)
  await lanes.empty()
}
