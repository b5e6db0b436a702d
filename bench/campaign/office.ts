import { channels } from '@splot/plugins/registry'
import { createRenderPool } from '../../server/modules/content/render/pool.ts'
import { createDeliver } from '../../server/modules/deliver/index.ts'
import { createIdentity } from '../../server/modules/identity/index.ts'
import { createProfile } from '../../server/modules/profile/index.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { createDb } from '../../server/platform/db/index.ts'
import { createEgress } from '../../server/platform/egress/index.ts'
import { createTableLog } from '../../server/platform/event-log/index.ts'
import { systemIds } from '../../server/platform/ids.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { createSealer } from '../../server/platform/seal/index.ts'
import { openGate } from '../gate/open-gate.ts'
import { workspaceId } from '../gate/people.ts'
import { html, products, subject, text } from './message.ts'

export interface OfficeTask {
  address: Parameters<typeof createDb>[0]
  sinkPort: number
  /** By which the gate judges hours and windows: never quiet. Everything else runs on the machine's clock. */
  nowMs: number
}

const template = {
  parts: {
    subject: { source: subject, escape: 'none' as const },
    html: { source: html, escape: 'html' as const },
    text: { source: text, escape: 'none' as const },
  },
  language: 'pl',
  timeZone: 'Europe/Warsaw',
  onMissing: 'empty' as const,
}

/** Deliver as the server composes it: gate, caps, profile, render thread, channel; what was sent is told to the log. */
export function openOffice(task: OfficeTask) {
  const db = createDb(task.address, 6, 'kept')
  const clock = systemClock
  const audit = { record: async () => {} }
  const log = createTableLog({ accept: db, worker: db, clock })
  const consent = openGate(db, task.nowMs)
  const identity = createIdentity({
    ...{ db, clock, ids: systemIds, audit, log, secret: 'a secret of the bench', cacheSize: 1 },
    appendCommand: async () => 0,
    waitFor: async () => true,
  })
  const settings = { region: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw', language: 'pl' as const }
  const profile = createProfile({
    ...{ db, clock, ids: systemIds, audit, log, graph: identity.graph },
    readEvent: () => null,
    accept: async () => {},
    catchUp: async () => true,
    nameStores: async () => new Map(),
    settingsOf: async () => settings,
  })
  const render = createRenderPool({ clock })
  return createDeliver({
    ...{ db, clock, ids: systemIds, audit, consent, graph: identity.graph, customers: profile },
    logger: silentLogger,
    secret: 'a secret of the bench, long enough to key a hash with',
    sealer: createSealer({ secret: 'a secret of the bench, long enough to key a hash with', ids: systemIds }),
    channels: channels.filter((one) => one.id === 'email-smtp'),
    egress: createEgress({ allow: [`127.0.0.1:${task.sinkPort}`] }),
    dataFolder: () => '/nowhere',
    content: {
      renderFor: (_, rows) => render.render(template, rows),
      findWords: async () => new Set(),
      fillGoods: async () => ({ products: {} }),
      listSlotTexts: async () => [],
      getBrandName: async () => 'Tkalnia Modra',
      getPublished: async () => ({ version: 1 }),
      readPerson: async () => {
        throw new Error('No test is sent here')
      },
    },
    links: {
      preferences: ({ messageId }) => `https://splot.example/p/default.${messageId}`,
      unsubscribe: ({ messageId }) => `https://splot.example/u/default.${messageId}`,
    },
    accept: (events) =>
      log.append(
        events.map(({ workspaceId: id, desk, body }) => ({
          ...{ workspaceId: id, kind: 'event' as const, sourceId: desk, receivedAt: clock.now() },
          ...{ sentAt: null, meta: null, body: JSON.stringify(body) },
        })),
      ),
    settingsOf: async () => settings,
    listWorkspaces: async () => [workspaceId],
    findMemberEmail: async () => null,
    isMemberEmail: async () => false,
    listFulfilled: async () => new Set<string>(),
    origin: () => 'https://splot.example',
  })
}

export const data = { products: { viewed: products } }
