import { z } from 'zod'
import type { Bilingual } from '../language.ts'
import type { ChannelLog, TestReport } from './channel.ts'
import { type Held, held } from './held.ts'
import type { Network } from './network.ts'
import { type Permit, usePermit } from './permit.ts'
import { listFields } from './settings.ts'

/** What a person may be found by at an ad platform. */
export const matchKinds = ['email', 'phone'] as const
export type MatchKind = (typeof matchKinds)[number]

/** An identifier as the platform asks for it: written its way, then SHA-256 in hexadecimal. */
export interface MatchKey {
  readonly kind: MatchKind
  readonly hash: string
}

/** The leave for one identifier: bound to it as it is written in the open. */
interface Leave {
  readonly permit: Permit
  readonly messageId: string
  readonly address: string
}

/** One person about to be told of. A join needs leave for each identifier; to be taken out needs none. */
export interface Candidate {
  readonly keys: readonly (MatchKey & { readonly leave: Leave | null })[]
}

/** One person as a platform is told of her. */
export interface Entry {
  readonly keys: readonly MatchKey[]
}

export type AudienceAct = 'join' | 'leave'

/** People who are to join an audience, or to leave it. Told twice, it is the same news. */
export interface Order {
  readonly act: AudienceAct
  /** What the platform knows the audience by. */
  readonly target: string
  /** Ours: this attempt, in letters, digits and dashes. */
  readonly batchId: string
  /**
   * Asked once, right before the first byte about anybody leaves: the gate is asked then and not sooner, for its permits
   * live half a second. Tokens and jobs come before.
   */
  take(): Promise<readonly Candidate[]>
}

/** The order as a plugin gets it: what `take` returns may leave. Nobody in it: nothing is to be sent. */
export interface Batch extends Omit<Order, 'take'> {
  take(): Promise<readonly Entry[]>
}

/** `refused`: how many of them the platform could not read. */
export type Told = { readonly state: 'told'; readonly refused: number } | Held

/** Everything a destination may touch of the world. */
export interface DestinationDeps {
  readonly network: Network
  readonly clock: { now(): number; sleep(ms: number, signal?: AbortSignal): Promise<void> }
  /** Codes and counts only: a text could carry personal data. */
  readonly log: ChannelLog
  /** How long to wait for an answer, milliseconds. */
  readonly patienceMs: number
  /** What lives longer than one order (a token), once per settings. */
  hold<T extends AsyncDisposable>(key: string, make: () => T): T
}

export interface DestinationDefinition<C extends z.ZodObject> {
  readonly id: string
  readonly label: Bilingual
  /** Name of an icon of the lucide set. */
  readonly icon: string
  readonly config: C
  /** What a marketer types to say which audience it is there. */
  readonly target: { readonly label: Bilingual; readonly hint: Bilingual; readonly pattern: RegExp }
  /** How an identifier is written before it is hashed; null = it cannot be one. A kind that is left out is never sent. */
  readonly write: Readonly<Partial<Record<MatchKind, (value: string) => string | null>>>
  /** Most people an order may hold. */
  readonly most: number
  /** How long the platform itself takes until its audience is another: what it says of itself. */
  readonly delay: { readonly minutes: number; readonly says: Bilingual }
  carry(batch: Batch, config: z.output<C>, deps: DestinationDeps): Promise<Told>
  /** Tries the settings without a word about anybody. */
  test(config: z.output<C>, deps: DestinationDeps): Promise<TestReport>
  /** A script of the platform that follows visitors not yet known; it is loaded after her yes to ads and not before. */
  readonly tag?: (config: z.output<C>) => PageTag | null
}

/** What the page script is to load. */
export interface PageTag {
  readonly url: string
  /** Calls made once it is loaded: name of the function on the page, then its arguments. */
  readonly calls: readonly (readonly ['fbq' | 'gtag', ...(readonly string[])])[]
}

export interface ToldOrder {
  readonly told: Told
  /** What left, or may have: of these the platform may know. */
  readonly carried: readonly MatchKey[]
}

/** A destination as the server holds it: settings are checked inside, nothing leaves without its permit. */
export interface Destination
  extends Pick<
    DestinationDefinition<z.ZodObject>,
    'id' | 'label' | 'icon' | 'config' | 'target' | 'most' | 'delay'
  > {
  readonly kinds: readonly MatchKind[]
  /** Null where the value is none. @param sha256 hexadecimal, of UTF-8 */
  hash(kind: MatchKind, value: string, sha256: (text: string) => string): string | null
  tell(order: Order, config: unknown, deps: DestinationDeps & PermitClock): Promise<ToldOrder>
  test(config: unknown, deps: DestinationDeps): Promise<TestReport>
  tag(config: unknown): PageTag | null
}

interface PermitClock {
  readonly clock: DestinationDeps['clock'] & { monotonic(): number }
}

/** Declares a destination: whoever's permit does not hold is not in what its `carry` gets. */
export function defineDestination<C extends z.ZodObject>(definition: DestinationDefinition<C>): Destination {
  const { id, label, icon, config, target, most, delay, write } = definition
  return {
    ...{ id, label, icon, config, target, most, delay },
    kinds: matchKinds.filter((kind) => write[kind] !== undefined),
    hash(kind, value, sha256) {
      const written = write[kind]?.(value) ?? null
      return written === null ? null : sha256(written)
    },
    tell: (order, settings, deps) => tellChecked(definition, { order, settings, deps }),
    async test(settings, deps) {
      const read = config.safeParse(settings)
      if (read.success) return definition.test(read.data, deps)
      const name = read.error.issues[0]?.path.join('.') ?? ''
      return { isOk: false, says: wordUnfit(config, settings, name), field: name }
    },
    tag(settings) {
      const read = config.safeParse(settings)
      return read.success ? (definition.tag?.(read.data) ?? null) : null
    },
  }
}

/** Missing, or not written as it should be; what belongs there stands in its hint, which the word of a fault hides. */
function wordUnfit(config: z.ZodObject, settings: unknown, name: string): Bilingual {
  const typed = z.record(z.string(), z.unknown()).safeParse(settings).data?.[name] ?? ''
  if (typed === '') return { pl: 'Uzupełnij to pole', en: 'Fill in this field' }
  const hint = listFields(config).find((one) => one.name === name)?.hint
  return hint === undefined
    ? { pl: 'Zapis tego pola się nie zgadza: popraw je', en: 'Not written as it should be: correct it' }
    : { pl: `Zapis tego pola się nie zgadza. ${hint.pl}`, en: `Not written as it should be. ${hint.en}` }
}

async function tellChecked<C extends z.ZodObject>(
  definition: DestinationDefinition<C>,
  asked: { order: Order; settings: unknown; deps: DestinationDeps & PermitClock },
): Promise<ToldOrder> {
  const { order, deps } = asked
  const read = definition.config.safeParse(asked.settings)
  if (!read.success) return { told: held('settings_invalid'), carried: [] }
  const carried: MatchKey[] = []
  const take = async (): Promise<Entry[]> => {
    const entries = (await order.take()).map((one) => ({ keys: listPermitted(order, one, deps) }))
    const left = entries.filter(({ keys }) => keys.length > 0)
    carried.push(...left.flatMap(({ keys }) => keys))
    return left
  }
  const told = await definition.carry({ ...order, take }, read.data, deps)
  return { told, carried }
}

/** Uses the permits up: this is the first byte. */
function listPermitted(order: Order, { keys }: Candidate, { clock }: PermitClock): MatchKey[] {
  const monotonicMs = clock.monotonic()
  const mayLeave = (leave: Leave | null): boolean => {
    if (order.act === 'leave') return true
    if (leave === null) return false
    const { permit, messageId, address } = leave
    return usePermit(permit, { messageId, address, monotonicMs }) === null
  }
  return keys.filter(({ leave }) => mayLeave(leave)).map(({ kind, hash }) => ({ kind, hash }))
}
