import type { Channel } from '@splot/contract/plugin/channel'
import { stubRooms } from '../../../server/modules/deliver/deliver.testkit.ts'
import { createDeliver, type Deliver, type MessageRequest } from '../../../server/modules/deliver/index.ts'

export { makeProvider, type Provider } from '../../../server/modules/deliver/provider.testkit.ts'

import { createEgress } from '../../../server/platform/egress/index.ts'
import { systemIds } from '../../../server/platform/ids.ts'
import { silentLogger } from '../../../server/platform/logger.ts'
import { createSealer } from '../../../server/platform/seal/index.ts'
import type { World } from './world.ts'

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
      sealer: createSealer(base),
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
