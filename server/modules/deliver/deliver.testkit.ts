import { systemIds } from '../../platform/ids.ts'
import { createSealer } from '../../platform/seal/index.ts'
import type { DeliverGiven } from './index.ts'

type Rooms = Omit<
  DeliverGiven,
  'db' | 'clock' | 'ids' | 'logger' | 'secret' | 'audit' | 'channels' | 'egress' | 'dataFolder'
>

/** The rooms before deliver as little as they can be: nobody is known, nothing is let through. */
export const stubRooms: Rooms = {
  sealer: createSealer({ secret: 'a secret of the tests, long enough to seal with', ids: systemIds }),
  consent: {
    claim: async () => [],
    settle: async () => 0,
    listPurposes: async () => new Map(),
    listDecisionsOf: async () => [],
    listBounced: async () => new Set(),
    explainAll: async (_, requests) =>
      requests.map(() => ({ ok: false, reason: 'no_consent', reasons: [{ reason: 'no_consent' }] })),
  },
  content: {
    renderFor: async (_, rows) =>
      rows.map(({ customer }) => ({
        ok: true as const,
        parts: {
          subject: `Cześć ${customer.firstName ?? ''}`,
          html: '<html><body><a href="https://sklep.example/a?b=1&amp;c=2">x</a></body></html>',
          text: 'https://sklep.example/a?b=1&c=2',
        },
      })),
    findWords: async () => new Set(),
    fillGoods: async () => ({ products: {} }),
    listSlotTexts: async () => [],
    getBrandName: async () => 'Tkalnia',
    getPublished: async () => ({ version: 1 }),
    readPerson: async () => ({
      customer: { firstName: 'M.', traits: {} },
      recent: {},
      products: {},
      links: {},
      brand: { name: 'Tkalnia' },
    }),
  },
  customers: { listRecipients: async () => new Map(), nameCustomers: async () => new Map() },
  graph: { listClusters: async () => [], listBirthsByIdentifier: async () => [] },
  links: {
    preferences: ({ messageId }) => `https://splot.test/p/${messageId}`,
    unsubscribe: ({ messageId }) => `https://splot.test/u/${messageId}`,
  },
  accept: async () => {},
  settingsOf: async () => ({ region: 'PL', currency: 'PLN', language: 'pl' }),
  listWorkspaces: async () => ['default'],
  findMemberEmail: async () => null,
  isMemberEmail: async () => false,
  listFulfilled: async () => new Set(),
  origin: () => 'https://splot.test',
}
