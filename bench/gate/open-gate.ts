import { createConsent } from '../../server/modules/consent/index.ts'
import { createIdentity } from '../../server/modules/identity/index.ts'
import { systemClock } from '../../server/platform/clock.ts'
import type { Db } from '../../server/platform/db/index.ts'
import { systemIds } from '../../server/platform/ids.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { createSealer } from '../../server/platform/seal/index.ts'

/** The gate over identity's graph, as the server composes it; quiet hours never fall on the clock given. */
export function openGate(db: Db, nowMs: number) {
  const audit = { record: async () => {} }
  const clock = { ...systemClock, now: () => nowMs }
  const tools = { db, clock, ids: systemIds, audit }
  const identity = createIdentity({
    ...tools,
    cacheSize: 1,
    secret: 'a secret of the bench, long enough to key a hash with',
    log: { erase: async () => {} },
    appendCommand: async () => 0,
    waitFor: async () => true,
  })
  return createConsent({
    ...tools,
    secret: 'a secret of the bench, long enough to key a hash with',
    sealer: createSealer({ secret: 'a secret of the bench, long enough to key a hash with', ids: systemIds }),
    graph: identity.graph,
    accept: async () => {},
    catchUp: async () => true,
    settingsOf: async () => ({ region: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    origin: () => 'http://localhost',
    rights: { exportPerson: async () => ({}), erasePerson: async () => {} },
    logger: silentLogger,
    workspaceIds: async () => [],
    nameCustomers: async () => new Map(),
    nameSources: async () => new Map(),
    listTraitsOf: async () => [],
  })
}
