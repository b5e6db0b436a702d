import type { z } from 'zod'
import type { Bilingual } from '../language.ts'
import type { ReceivedRequest } from './kinds.ts'
import type { Network } from './network.ts'

/** A payment somebody is asked for. */
export interface PaymentAsked {
  /** Ours: what the provider knows the payment by, the same for every attempt at starting it. */
  readonly id: string
  readonly amountMinor: bigint
  readonly currency: string
  /** As people say it: stands on her bank statement. */
  readonly orderNumber: string
  readonly email: string | null
  readonly language: 'pl' | 'en'
  /** Where she comes back to. */
  readonly returnUrl: string
  /** Where the provider tells what became of it. */
  readonly notifyUrl: string
}

export type PaymentStarted =
  | { readonly state: 'started'; readonly ref: string; readonly url: string }
  | { readonly state: 'failed'; readonly isRetryable: boolean; readonly reason: string }

/** Does the provider let these settings in? `unanswered`: it could not be asked, which says nothing of them. */
export type PaymentChecked = 'ok' | 'refused' | 'unanswered'

/** What the answer to a question that costs nothing says of the keys it was asked with. */
export const judgeAnswer = (status: number): PaymentChecked =>
  status === 200 ? 'ok' : status === 401 || status === 403 ? 'refused' : 'unanswered'

export interface RefundAsked {
  /** Ours: asked again with the same id, it is paid back once. */
  readonly id: string
  readonly paymentId: string
  /** The provider's name of what was paid. */
  readonly ref: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly orderNumber: string
}

export type Refunded =
  | { readonly state: 'done'; readonly ref: string }
  | { readonly state: 'failed'; readonly isRetryable: boolean; readonly reason: string }

/** What a provider tells of a payment. Said twice, or late, it is the same news. */
export interface PaymentNews {
  /** Ours. */
  readonly id: string
  readonly state: 'paid' | 'declined'
  /** The provider's name of it: what a refund is asked by. */
  readonly ref: string
  /** What was really taken. */
  readonly amountMinor: bigint
  readonly currency: string
}

export interface PaymentWebhook {
  /** 401: it is not the provider's word. 503: it cannot be checked now, the provider is to say it again. */
  readonly status: 200 | 400 | 401 | 503
  readonly news: readonly PaymentNews[]
  /** What the provider wants to read; OK where nothing is said. */
  readonly body?: string
}

/** Everything a provider may touch of the world. */
export interface PaymentDeps {
  readonly network: Network
  readonly clock: { now(): number }
  /** A key of this workspace and provider that nobody else has: for a provider that is this very install. */
  readonly key: string
}

export interface PaymentDefinition<C extends z.ZodObject> {
  readonly id: string
  readonly label: Bilingual
  /** Name of an icon of the lucide set. */
  readonly icon: string
  readonly config: C
  /** ISO 4217 codes; null: any. */
  readonly currencies: readonly string[] | null
  /** For trying things out: no money moves. */
  readonly isSandbox?: boolean
  /** Takes no payment of somebody whose e-mail is not told: a checkout asks for one. */
  readonly asksEmail?: boolean
  start(asked: PaymentAsked, config: z.output<C>, deps: PaymentDeps): Promise<PaymentStarted>
  refund(asked: RefundAsked, config: z.output<C>, deps: PaymentDeps): Promise<Refunded>
  /** Verified first, then parsed. */
  webhook(request: ReceivedRequest, config: z.output<C>, deps: PaymentDeps): Promise<PaymentWebhook>
  /** Tries the settings without a payment; a provider without keys has nothing to try. */
  check?(config: z.output<C>, deps: PaymentDeps): Promise<PaymentChecked>
  /** Of a sandbox: what a provider would send, for what somebody pressed on its page. */
  rehearse?(news: PaymentNews, deps: Pick<PaymentDeps, 'key'>): ReceivedRequest
}

/** A provider as the server holds it: settings are checked inside. */
export interface Payment
  extends Omit<
    PaymentDefinition<z.ZodObject>,
    'start' | 'refund' | 'webhook' | 'check' | 'isSandbox' | 'asksEmail' | 'rehearse'
  > {
  readonly isSandbox: boolean
  readonly asksEmail: boolean
  start(asked: PaymentAsked, config: unknown, deps: PaymentDeps): Promise<PaymentStarted>
  refund(asked: RefundAsked, config: unknown, deps: PaymentDeps): Promise<Refunded>
  webhook(request: ReceivedRequest, config: unknown, deps: PaymentDeps): Promise<PaymentWebhook>
  check(config: unknown, deps: PaymentDeps): Promise<PaymentChecked>
  /** Null for a provider that is real. */
  readonly rehearse: null | ((news: PaymentNews, deps: Pick<PaymentDeps, 'key'>) => ReceivedRequest)
}

/** Declares a provider of payments. Without settings that fit nothing of it runs. */
export function definePayment<C extends z.ZodObject>(definition: PaymentDefinition<C>): Payment {
  const { id, label, icon, config, currencies, isSandbox = false, asksEmail = false, rehearse } = definition
  const unset = { state: 'failed', isRetryable: false, reason: 'settings_invalid' } as const
  return {
    ...{ id, label, icon, config, currencies, isSandbox, asksEmail },
    rehearse: rehearse === undefined ? null : (...asked) => rehearse.apply(definition, asked),
    async start(asked, settings, deps) {
      const read = config.safeParse(settings)
      return read.success ? definition.start(asked, read.data, deps) : unset
    },
    async refund(asked, settings, deps) {
      const read = config.safeParse(settings)
      return read.success ? definition.refund(asked, read.data, deps) : unset
    },
    async webhook(request, settings, deps) {
      const read = config.safeParse(settings)
      return read.success ? definition.webhook(request, read.data, deps) : { status: 401, news: [] }
    },
    async check(settings, deps) {
      const read = config.safeParse(settings)
      return read.success ? ((await definition.check?.(read.data, deps)) ?? 'ok') : 'refused'
    },
  }
}
