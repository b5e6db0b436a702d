import { type Channel, defineChannel } from '@splot/contract/plugin/channel'
import type { Outcome } from '@splot/contract/plugin/outcome'
import { z } from 'zod'
import { stubRooms } from '../../../server/modules/deliver/deliver.testkit.ts'
import { createDeliver, type Deliver, type MessageRequest } from '../../../server/modules/deliver/index.ts'
import { createEgress } from '../../../server/platform/egress/index.ts'
import { systemIds } from '../../../server/platform/ids.ts'
import { silentLogger } from '../../../server/platform/logger.ts'
import type { World } from './world.ts'

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
  at: 'email' | 'sms'
  now(): number
  perSecond?: number
  concurrency?: number
  /** Called right before and right after the hand-over. */
  point?(name: string): void
}

export function makeProvider(o: ProviderOptions): Provider {
  const provider: Provider = { handed: [], channel: null as never, behave: () => null }
  provider.channel = defineChannel({
    id: o.id ?? 'recording',
    label: { pl: 'Zapis', en: 'Recording' },
    icon: 'mail',
    channel: o.at,
    addressKind: o.at === 'email' ? 'email' : 'phone',
    config: z.strictObject({}),
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

export interface PostOffice {
  deliver: Deliver
  /** Sends what is due, while the pipeline takes what is told of it: the gate waits for that. */
  drain(): Promise<void>
  request(list: readonly Partial<MessageRequest>[], workspaceId?: string): Promise<number>
  states(runs: string): Promise<Record<string, number>>
}

/** Deliver over the world's own rooms, with providers of the test's own. `wrap` stands between it and everything. */
export function openPostOffice(
  world: World,
  channels: readonly Channel[],
  wrap: (given: Parameters<typeof createDeliver>[0]) => Parameters<typeof createDeliver>[0] = (given) =>
    given,
): PostOffice {
  const { app, base, clock } = world
  const deliver = createDeliver(
    wrap({
      ...stubRooms,
      db: base.web,
      clock,
      ids: systemIds,
      logger: silentLogger,
      secret: base.secret,
      audit: app.workspace.audit,
      channels,
      egress: createEgress({ allow: [] }),
      dataFolder: () => '/nowhere',
      consent: app.consent,
      customers: app.profile,
      graph: app.identity.graph,
      links: app.consent.links,
      accept: app.collect.accept,
      settingsOf: app.workspace.workspaces.get,
      listWorkspaces: async () => (await app.workspace.workspaces.list()).map((one) => one.id),
    }),
  )
  return {
    deliver,
    drain: () => world.carryOut(deliver.drain()),
    request: (list, workspaceId = 'default') =>
      base.web.inWorkspace(workspaceId, (tx) =>
        deliver.queue.request(
          { tx, workspaceId },
          list.map((one) => ({ ...usual(clock.now()), ...one })),
        ),
      ),
    async states(runs) {
      const rows = await world.query<{ state: string; n: number }>(
        'SELECT state::text, count(*)::int AS n FROM deliver.message WHERE run LIKE $1 GROUP BY 1',
        [`${runs}%`],
      )
      return Object.fromEntries(rows.map((row) => [row.state, row.n]))
    },
  }
}

const usual = (now: number): MessageRequest => ({
  run: 'run',
  seq: 0,
  birth: '',
  channel: 'email',
  purpose: 'marketing',
  lane: 'marketing',
  itemId: '11111111-1111-7111-8111-111111111111',
  version: 1,
  language: 'pl',
  notBefore: now,
  expiresAt: now + 86_400_000,
  priority: 0,
  campaignId: null,
  data: {},
  address: null,
  zone: null,
})
