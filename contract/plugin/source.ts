import type { z } from 'zod'
import type { SentEvent } from '../events/event.ts'
import type { Bilingual } from '../language.ts'
import type { ReceivedRequest } from './kinds.ts'
import type { Network } from './network.ts'
import type { FileReaders, GivenFile } from './source-files.ts'
import type {
  BroughtLevel,
  BroughtMovement,
  BroughtPrice,
  BroughtProduct,
  BroughtStore,
  BroughtText,
} from './source-rows.ts'

/** Why a request is turned away at the door; nothing of it is kept. */
export const sourceRefusals = [
  'signature_missing',
  'signature_wrong',
  'delivery_too_old',
  'delivery_id_missing',
] as const
export type SourceRefusal = (typeof sourceRefusals)[number]

/**
 * `id`: the sender's own name of this delivery, the same whenever it sends it again. `topic`: what it is about. A greeting
 * is answered and forgotten: some senders try an address before they sign.
 */
export type Verdict =
  | { readonly kind: 'taken'; readonly id: string; readonly topic: string }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'refused'; readonly reason: SourceRefusal }

export const turnAway = (reason: SourceRefusal): Verdict => ({ kind: 'refused', reason })

/** What checks of signatures are made of; given, so that a source imports nothing. */
export interface ProofTools {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** HMAC with SHA-256 over the parts, one after the other. */
  hmac(key: string | Uint8Array, ...parts: readonly (string | Uint8Array)[]): Uint8Array
  /** SHA-256 as hexadecimal. */
  hash(...parts: readonly (string | Uint8Array)[]): string
  /** In a time that tells nothing of where they differ. */
  isSame(one: string | Uint8Array, other: string | Uint8Array): boolean
  fromBase64(text: string): Uint8Array
  toBase64(bytes: Uint8Array): string
}

/** What was sent, once it is known to be the sender's. */
export interface SourceDelivery {
  readonly id: string
  readonly topic: string
  /** The parsed body: JSON, or a list of rows where it was a file. */
  readonly payload: unknown
  /** When it arrived, milliseconds. */
  readonly at: number
}

/**
 * What a delivery brings. Every event and row is judged by itself: one that cannot be takes nothing from its neighbours.
 * A messageId needs to be unique within its connection only, and is made of what happened: told twice, it happened once.
 * An event that names an order and nobody is told of whoever ordered it.
 */
export interface Brought {
  readonly events?: readonly SentEvent[]
  /** Nothing here says what it means yet, or no rule is for it: it is kept a while as it came. */
  readonly unmapped?: 'mapping_missing' | 'rule_missing'
  /** Who is named now and may have been told of before without a name: told only where somebody is known as that `guest`. */
  readonly guests?: readonly { readonly guest: string; readonly event: SentEvent }[]
  readonly products?: readonly BroughtProduct[]
  readonly texts?: readonly BroughtText[]
  readonly prices?: readonly BroughtPrice[]
  readonly stores?: readonly BroughtStore[]
  readonly stock?: readonly BroughtLevel[]
  readonly movements?: readonly BroughtMovement[]
  /** Names that other deliveries of this connection use for a variant or an order: `to` is ours from then on. */
  readonly aliases?: readonly { readonly kind: 'sku' | 'order'; readonly from: string; readonly to: string }[]
}

/** The payload is not what its topic promises. `path`: where; nothing of it takes effect. */
export class PayloadFault extends Error {
  readonly path: string
  constructor(path: string) {
    super(`The payload cannot be read at ${path}`)
    this.name = 'PayloadFault'
    this.path = path
  }
}

export interface Pulled {
  /** In the order they are to take effect. `payload` is kept as JSON. */
  readonly deliveries: readonly { readonly id: string; readonly topic: string; readonly payload: unknown }[]
  /** Where to go on the next time. */
  readonly cursor: string
  /** There is more at once. */
  readonly isMore: boolean
  /** The other side was not asked: it is not its turn yet. A fault of the last time still stands. */
  readonly isEarly?: boolean
}

export interface PullDeps {
  readonly network: Network
  /** What the last turn gave; null at the first. */
  readonly cursor: string | null
  readonly now: number
  readonly tools: ProofTools
  readonly readers: FileReaders
}

/** The other side's answer makes no sense or refuses; `field`: the setting to look at, `cursor`: where to go on, if not from before. */
export class PullFault extends Error {
  readonly code: 'auth_failed' | 'answer_unread' | 'peer_failed'
  readonly field: string | null
  readonly cursor: string | null
  constructor(code: PullFault['code'], field: string | null = null, cursor: string | null = null) {
    super(code)
    this.name = 'PullFault'
    this.code = code
    this.field = field
    this.cursor = cursor
  }
}

export interface SourceDefinition<C extends z.ZodObject> {
  readonly id: string
  readonly label: Bilingual
  /** What it brings, in a sentence. */
  readonly brings: Bilingual
  /** Name of an icon of the lucide set. */
  readonly icon: string
  readonly config: C
  /** What to do on the other side, step by step; `{url}` stands for the address of the connection. */
  readonly steps: readonly Bilingual[]
  /** Topics it understands; a file is of one of them too: its name begins with it. */
  readonly topics: readonly string[]
  /** Files with these topics may be dropped or uploaded: CSV, JSON or NDJSON, read to rows. */
  readonly files?: readonly string[]
  /**
   * Reads a whole file into payloads of deliveries, where the usual rows are not enough: another format, rows that belong
   * together. @throws PayloadFault
   */
  readFile?(file: GivenFile, readers: FileReaders): readonly unknown[]
  /** Whether the request is the sender's: signature over the raw bytes, age, and its own id. Absent: it sends nothing. */
  verify?(request: ReceivedRequest, config: z.output<C>, tools: ProofTools): Verdict
  /** Pure: the same delivery brings the same, always. @throws PayloadFault */
  map(delivery: SourceDelivery, config: z.output<C>): Brought
  /** Asks the other side for what is new. @throws NetworkFault, PullFault */
  pull?(config: z.output<C>, deps: PullDeps): Promise<Pulled>
  /** Between two pulls, seconds. */
  readonly pullEveryS?: number
}

/** A source as the server holds it: settings are checked inside. */
export interface Source
  extends Pick<
    SourceDefinition<z.ZodObject>,
    'id' | 'label' | 'brings' | 'icon' | 'config' | 'steps' | 'topics'
  > {
  readonly files: readonly string[]
  readonly pullEveryS: number
  verify: null | ((request: ReceivedRequest, config: unknown, tools: ProofTools) => Verdict)
  map(delivery: SourceDelivery, config: unknown): Brought
  readFile: null | ((file: GivenFile, readers: FileReaders) => readonly unknown[])
  pull: null | ((config: unknown, deps: PullDeps) => Promise<Pulled>)
}

/** Declares a source: how another system's words become ours. */
export function defineSource<C extends z.ZodObject>(definition: SourceDefinition<C>): Source {
  const { id, label, brings, icon, config, steps, topics, files = [], pullEveryS = 60 } = definition
  const { verify, pull, readFile } = definition
  return {
    ...{ id, label, brings, icon, config, steps, topics, files, pullEveryS },
    verify:
      verify === undefined
        ? null
        : (request, settings, tools) => verify.call(definition, request, config.parse(settings), tools),
    map: (delivery, settings) => definition.map(delivery, config.parse(settings)),
    readFile: readFile === undefined ? null : (...asked) => readFile.apply(definition, asked),
    pull: pull === undefined ? null : (settings, deps) => pull.call(definition, config.parse(settings), deps),
  }
}
