import { type ApiOptions, type Asked, callOperation, type Operation, type OperationName } from './api.ts'
import { type Outcome, sendRows } from './rows.ts'
import { type Event, type Lost, Tracker } from './tracker.ts'

export interface SplotOptions {
  /** Where Splot is: `https://splot.example`. */
  url: string
  /** A secret key of the workspace: it belongs on a server, never into a page. */
  secretKey: string
  /** Of the words in refusals. */
  language?: 'pl' | 'en'
  /** Told of every event that will never arrive. By default it is a warning of the process. */
  onLost?: (lost: Lost) => void
  timeoutMs?: number
  flushDelayMs?: number
  mostWaiting?: number
  /** Another way out: through a proxy, or in a test. */
  fetch?: typeof fetch
}

type Reply<N extends OperationName> = Operation<N> extends { reply: infer R } ? R : never
type Traits = Record<string, unknown>
type Said = Omit<Event, 'type'>
type Feed<T> = Iterable<T> | AsyncIterable<T>

export interface Splot {
  /** Something that happened. Returns at once: events go in batches. */
  track(event: Said & { event: string; properties?: Record<string, unknown> }): void
  /** Who somebody is. */
  identify(event: Said & { userId: string; traits?: Traits }): void
  /** Resolves when everything said until now was taken, or refused. */
  flush(): Promise<void>
  /** Before the process ends. */
  close(graceMs?: number): Promise<void>
  /** Any operation of the API by its name, typed. @throws ApiError */
  call<N extends OperationName>(name: N, asked: Asked<N>): Promise<Reply<N>>
  readonly catalog: {
    putProducts(rows: Feed<unknown>): Promise<Outcome>
    putPrices(rows: Feed<unknown>): Promise<Outcome>
  }
}

export function createSplot(options: SplotOptions): Splot {
  const api: ApiOptions = {
    url: options.url.replace(/\/+$/, ''),
    secretKey: options.secretKey,
    language: options.language ?? 'en',
    fetch: options.fetch ?? fetch,
    timeoutMs: options.timeoutMs ?? 10_000,
  }
  const tracker = new Tracker(api, {
    onLost: options.onLost ?? warn,
    delayMs: options.flushDelayMs ?? 250,
    mostWaiting: options.mostWaiting ?? 10_000,
  })
  const call = <N extends OperationName>(name: N, asked: Asked<N>) => callOperation(api, name, asked)
  return {
    track: (event) => tracker.put({ ...event, type: 'track' }),
    identify: (event) => tracker.put({ ...event, type: 'identify' }),
    flush: () => tracker.flush(),
    close: (graceMs = 5_000) => tracker.close(graceMs),
    call,
    catalog: {
      putProducts: (rows) => sendRows(rows, (items) => call('putProducts', { body: { items } })),
      putPrices: (rows) => sendRows(rows, (items) => call('putPrices', { body: { items } })),
    },
  }
}

const warn = ({ event, code, hint }: Lost) =>
  process.emitWarning(`Splot refused ${event.event ?? event.type}: ${code}. ${hint ?? ''}`, 'SplotWarning')
