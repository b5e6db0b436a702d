import type { z } from 'zod'
import type { Channel as ChannelName } from '../channels.ts'
import type { Bilingual } from '../language.ts'
import type { Finding, SettingsChange, SigningKeys } from './finding.ts'
import { createHandOver, type HandOver, NotPermitted } from './hand-over.ts'
import type { ReceivedRequest } from './kinds.ts'
import type { Network } from './network.ts'
import { failed, type Outcome } from './outcome.ts'
import type { Permit } from './permit.ts'
import type { DeliveryReport } from './report.ts'
import type { OpenReturnDoor } from './return-door.ts'
import type { OpenSink } from './sink.ts'

/** What an address of the channel is. */
export type AddressKind =
  | 'email'
  | 'phone'
  | 'push_endpoint'
  | 'push_token'
  | 'customer'
  | 'url'
  | 'postal_address'

/** One message to one person, as a channel gets it. */
export interface Message<Content = unknown> {
  /** Ours; the permit is bound to it. */
  readonly id: string
  readonly address: string
  /** What the address needs besides: the keys of a push subscription. */
  readonly addressKeys?: Readonly<Record<string, string>>
  /** The same for every attempt at this message; passed on where the provider honours one. */
  readonly idempotencyKey: string
  readonly content: Content
}

export interface ChannelLimits {
  /** Longest content in bytes as it goes out; null where parts are made. */
  readonly maxBytes: number | null
  /** Hand-overs a second the channel may be asked for at most; null where only the provider limits. */
  readonly perSecond: number | null
  /** Hand-overs at the same time. */
  readonly concurrency: number
  /** The provider drops a second call with the same key. */
  readonly isIdempotent: boolean
}

/** Codes and counts only: a text could carry personal data. */
export type ChannelLog = (code: string, counts?: Readonly<Record<string, number>>) => void

/** Everything a channel may touch of the world. */
export interface ChannelDeps {
  readonly network: Network
  readonly clock: {
    now(): number
    monotonic(): number
    sleep(ms: number, signal?: AbortSignal): Promise<void>
  }
  readonly log: ChannelLog
  /** How long to wait for a provider's answer, milliseconds. */
  readonly patienceMs: number
  /** What lives longer than one message (connections, tokens), once per settings; closed when those change. */
  hold<T extends AsyncDisposable>(key: string, make: () => T): T
  /** What a provider says over a connection that stays open. */
  report(reports: readonly DeliveryReport[]): void
  /**
   * By what a message is known at the channel's return door: signed, in letters and digits, whose case does not matter.
   * null = none is open, nobody would hear what comes back.
   */
  returnMark(messageId: string): string | null
  /** For channels whose provider is this very install: rows kept until somebody fetches them. */
  readonly shelf: Shelf
}

export interface ShelfRow {
  readonly key: string
  readonly address: string
  readonly row: Readonly<Record<string, unknown>>
  /** Milliseconds since the epoch; null = until fetched. */
  readonly until: number | null
}

/** Rows a channel leaves for others to fetch: on-site messages, letters for the printer. */
export interface Shelf {
  /** Puts a row, or nothing where one of that key is there already. */
  put(row: ShelfRow): Promise<void>
}

/** What a try of the settings found, in words for the person who typed them. */
export interface TestReport {
  readonly isOk: boolean
  readonly says: Bilingual
  /** The setting to look at. */
  readonly field?: string
}

export interface WebhookReply {
  readonly status: 200 | 400 | 401
  readonly reports: readonly DeliveryReport[]
}

/** Signing keys made by the server: the private part stays in the settings, the public one goes into the DNS. */
export interface KeyMaker<Config> {
  list(config: Config): SigningKeys
  /** A new key beside the one in use, which goes on signing until the DNS knows the new one. */
  make(config: Config): Promise<SettingsChange>
  /** The next key in use; null while the DNS does not show it. @throws NetworkFault where the DNS does not answer */
  use(config: Config, deps: Pick<ChannelDeps, 'network'>): Promise<SettingsChange | null>
}

export interface ChannelDefinition<C extends z.ZodObject, M extends z.ZodType> {
  readonly id: string
  readonly label: Bilingual
  /** Name of an icon of the lucide set. */
  readonly icon: string
  /** The channel of the contract it serves: the one consents and caps know. */
  readonly channel: ChannelName
  readonly addressKind: AddressKind
  readonly config: C
  readonly content: M
  readonly limits: ChannelLimits
  /**
   * Carries the message. Prepares all it can (connects, signs, fetches tokens), then calls `handOver()` and at once gives
   * the message to the provider: from that call on the permit is used up.
   */
  send(
    message: Message<z.output<M>>,
    config: z.output<C>,
    deps: ChannelDeps,
    handOver: HandOver,
  ): Promise<Outcome>
  /** Tries the settings without a message to anybody. */
  test(config: z.output<C>, deps: ChannelDeps): Promise<TestReport>
  /** Looks at what receivers will look at, before anything is sent. */
  inspect?(config: z.output<C>, deps: ChannelDeps): Promise<readonly Finding[]>
  readonly keys?: KeyMaker<z.output<C>>
  /** Reads what the provider reports back: verified first, then parsed. */
  webhook?(request: ReceivedRequest, config: z.output<C>, deps: ChannelDeps): Promise<WebhookReply>
  /**
   * Fetches what a provider keeps for us instead of telling it, asked every minute: what `take` did not take is there the next
   * time. @throws NetworkFault, or what the channel's own faults are
   */
  fetchReports?(config: z.output<C>, deps: ChannelDeps, take: TakeReports): Promise<void>
  /** A local server of the provider's protocol that keeps what arrives. */
  sink?(): Promise<OpenSink>
  /** A server to which strangers bring back what they could not deliver; opened where the operator asks for it. */
  returnDoor?(): Promise<OpenReturnDoor>
}

/** Resolves once the reports are written down. */
export type TakeReports = (reports: readonly DeliveryReport[]) => Promise<void>

/** A channel as the server holds it: settings and content are checked inside. */
export interface Channel
  extends Pick<
    ChannelDefinition<z.ZodObject, z.ZodType>,
    | 'id'
    | 'label'
    | 'icon'
    | 'channel'
    | 'addressKind'
    | 'config'
    | 'content'
    | 'limits'
    | 'sink'
    | 'returnDoor'
  > {
  send(permit: Permit, message: Message, config: unknown, deps: ChannelDeps): Promise<Outcome>
  test(config: unknown, deps: ChannelDeps): Promise<TestReport>
  /** Nothing where the channel has nothing to look at, or its settings are not complete. */
  inspect(config: unknown, deps: ChannelDeps): Promise<readonly Finding[]>
  /** Null where the channel signs nothing. */
  keys: KeyMaker<unknown> | null
  fetchReports: null | ((config: unknown, deps: ChannelDeps, take: TakeReports) => Promise<void>)
  webhook: null | ((request: ReceivedRequest, config: unknown, deps: ChannelDeps) => Promise<WebhookReply>)
}

/**
 * Declares a channel. What is around its `send` cannot be left out: without a valid permit nothing of it runs, content
 * that does not fit never reaches it, and a message reported as sent without the permit's use is a defect.
 */
export function defineChannel<C extends z.ZodObject, M extends z.ZodType>(
  definition: ChannelDefinition<C, M>,
): Channel {
  const { id, label, icon, channel, addressKind, config, content, limits } = definition
  const { sink, webhook, returnDoor, keys, fetchReports } = definition
  // One settings object serves thousands of messages: it is read once.
  const read = new WeakMap<object, ReadSettings<C>>()
  const readSettings = (settings: unknown): ReadSettings<C> => {
    if (typeof settings !== 'object' || settings === null) return config.safeParse(settings)
    const there = read.get(settings) ?? config.safeParse(settings)
    read.set(settings, there)
    return there
  }
  return {
    id,
    label,
    icon,
    channel,
    addressKind,
    config,
    content,
    limits,
    ...(sink === undefined ? {} : { sink: () => sink.call(definition) }),
    ...(returnDoor === undefined ? {} : { returnDoor: () => returnDoor.call(definition) }),
    webhook:
      webhook === undefined
        ? null
        : (request, settings, deps) => webhook.call(definition, request, config.parse(settings), deps),
    test: (settings, deps) => testSettings(definition, settings, deps),
    async inspect(settings, deps) {
      const read = readSettings(settings)
      return (read.success ? await definition.inspect?.(read.data, deps) : null) ?? []
    },
    fetchReports:
      fetchReports === undefined
        ? null
        : (settings, deps, take) => fetchReports.call(definition, config.parse(settings), deps, take),
    keys:
      keys === undefined
        ? null
        : {
            list: (settings) => keys.list(config.parse(settings)),
            make: (settings) => keys.make(config.parse(settings)),
            use: (settings, deps) => keys.use(config.parse(settings), deps),
          },
    send: (permit, message, settings, deps) =>
      sendChecked(definition, { permit, message, config: readSettings(settings), deps }),
  }
}

type ReadSettings<C extends z.ZodObject> = z.ZodSafeParseResult<z.output<C>>

interface Asked<C extends z.ZodObject> {
  permit: Permit
  message: Message
  config: ReadSettings<C>
  deps: ChannelDeps
}

async function sendChecked<C extends z.ZodObject, M extends z.ZodType>(
  definition: ChannelDefinition<C, M>,
  { permit, message, config, deps }: Asked<C>,
): Promise<Outcome> {
  const pass = createHandOver(permit, message, deps.clock)
  const refused = pass.check()
  if (refused !== null) return { state: 'refused', reason: refused }
  if (!config.success) return failed('settings_invalid')
  if (hasControl(message.address)) return failed('header_injection')
  const content = definition.content.safeParse(message.content)
  if (!content.success) {
    const isInjection = content.error.issues.some((one) => one.message === 'header_injection')
    return failed(isInjection ? 'header_injection' : 'content_invalid')
  }
  try {
    const outcome = await definition.send(
      { ...message, content: content.data },
      config.data,
      deps,
      pass.handOver,
    )
    if ((outcome.state === 'sent' || outcome.state === 'unknown') && !pass.isUsed())
      throw new Error(`channel ${definition.id} sent without using its permit`)
    return outcome
  } catch (error) {
    if (error instanceof NotPermitted) return { state: 'refused', reason: error.reason }
    throw error
  }
}

async function testSettings<C extends z.ZodObject, M extends z.ZodType>(
  definition: ChannelDefinition<C, M>,
  settings: unknown,
  deps: ChannelDeps,
): Promise<TestReport> {
  const config = definition.config.safeParse(settings)
  if (config.success) return definition.test(config.data, deps)
  const field = config.error.issues[0]?.path[0]
  const isMissing = typeof field !== 'string' || readValue(settings, field) === undefined
  return {
    isOk: false,
    says: isMissing
      ? { pl: 'Uzupełnij ustawienia kanału', en: 'Complete the settings of the channel' }
      : { pl: 'Ta wartość nie pasuje do pola', en: 'This value does not fit the field' },
    ...(typeof field === 'string' ? { field } : {}),
  }
}

const readValue = (settings: unknown, field: string): unknown =>
  typeof settings === 'object' && settings !== null ? Reflect.get(settings, field) : undefined

const hasControl = (text: string): boolean => /[\p{Cc}\u2028\u2029]/u.test(text)
