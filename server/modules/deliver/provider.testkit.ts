import { type Channel, defineChannel } from '@splot/contract/plugin/channel'
import type { Outcome } from '@splot/contract/plugin/outcome'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

/** What a provider was handed, when by the test's clock. */
export interface Handed {
  key: string
  messageId: string
  address: string
  at: number
  content: Readonly<Record<string, unknown>>
}

/** A provider that writes down what it is handed, and behaves as it is told. */
export interface Provider {
  handed: Handed[]
  channel: Channel
  behave: (message: { id: string; address: string }) => Promise<Outcome | null> | Outcome | null
}

export interface ProviderOptions {
  id?: string
  at: 'email' | 'sms' | 'push'
  /** Where the channel has several. */
  addressKind?: Channel['addressKind']
  now(): number
  perSecond?: number
  concurrency?: number
  /** It has a form: a row of settings switches it on. */
  isSettable?: boolean
  /** Called right before and right after the hand-over. */
  point?(name: string): void
}

const addressKinds = { email: 'email', sms: 'phone', push: 'push_endpoint' } as const

export function makeProvider(o: ProviderOptions): Provider {
  const shape: z.ZodRawShape = o.isSettable ? { perSecond: field.perSecond(1_000).optional() } : {}
  const provider: Provider = { handed: [], channel: null as never, behave: () => null }
  provider.channel = defineChannel({
    id: o.id ?? 'recording',
    label: { pl: 'Zapis', en: 'Recording' },
    icon: 'mail',
    channel: o.at,
    addressKind: o.addressKind ?? addressKinds[o.at],
    config: z.strictObject(shape),
    content: z.looseObject({}),
    limits: {
      maxBytes: null,
      perSecond: o.perSecond ?? null,
      concurrency: o.concurrency ?? 4,
      isIdempotent: true,
    },
    async send(message, _, __, handOver) {
      const { id, address, content, idempotencyKey: key } = message
      const early = await provider.behave({ id, address })
      if (early?.state === 'failed') return early
      o.point?.('before the first byte')
      handOver()
      provider.handed.push({ key, messageId: id, address, at: o.now(), content })
      o.point?.('after the last byte')
      return early ?? { state: 'sent', providerId: `p-${key}` }
    },
    webhook: async (request) => ({ status: 200, reports: JSON.parse(Buffer.from(request.body).toString()) }),
    test: async () => ({ isOk: true, says: { pl: 'Działa', en: 'Works' } }),
  })
  return provider
}
