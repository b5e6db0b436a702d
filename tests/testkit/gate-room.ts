import { type ConsentDeps, createConsent } from '../../server/modules/consent/index.ts'
import { createIdentity } from '../../server/modules/identity/index.ts'
import type { Clock } from '../../server/platform/clock.ts'
import type { Db } from '../../server/platform/db/index.ts'
import { systemIds } from '../../server/platform/ids.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { createSealer } from '../../server/platform/seal/index.ts'

const audit = { record: async () => {} }

/** Whose births are whose, as identity's tables say. */
export function openGraph(db: Db, clock: Clock) {
  return createIdentity({
    db,
    clock,
    ids: systemIds,
    cacheSize: 1,
    secret: 'a secret of the test, at least 256 bits long',
    log: { erase: async () => {} },
    appendCommand: async () => 0,
    waitFor: async () => true,
    audit,
  }).graph
}

/** The gate alone, over identity's graph: what a process of its own needs to claim. */
export function openGate(db: Db, clock: Clock, listTraitsOf: ConsentDeps['listTraitsOf'] = async () => []) {
  return createConsent({
    db,
    clock,
    ids: systemIds,
    secret: 'a secret of the test, at least 256 bits long',
    sealer: createSealer({ secret: 'a secret of the test, at least 256 bits long', ids: systemIds }),
    graph: openGraph(db, clock),
    accept: async () => {},
    catchUp: async () => true,
    settingsOf: async () => ({ region: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    audit,
    origin: () => 'http://world.test',
    rights: { exportPerson: async () => ({}), erasePerson: async () => {} },
    logger: silentLogger,
    workspaceIds: async () => [],
    nameCustomers: async () => new Map(),
    nameSources: async () => new Map(),
    listTraitsOf,
  })
}
