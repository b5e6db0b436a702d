import type { Address, Belongings } from './tenant-calls.ts'

const ofConnection = (rest = '', body?: Address['body']): Address => ({
  isForeign: true,
  path: ({ connectionId }: Belongings) => `/api/v1/connections/${connectionId}${rest}`,
  ...(body === undefined ? {} : { body }),
})

/** How the routes of connections are called with the things of one workspace. */
export const connectAddresses: Readonly<Record<string, Address>> = {
  listConnectionKinds: { isForeign: false },
  listConnections: { isForeign: false },
  getConnection: ofConnection(),
  makeConnection: { isForeign: false, body: () => ({ kind: 'carrier', name: 'one more' }) },
  changeConnection: ofConnection('', () => ({ name: 'Renamed' })),
  rotateConnectionSecret: ofConnection('/secret'),
  removeConnection: ofConnection(),
  listDeliveries: ofConnection('/deliveries'),
  getDeliveryBody: ofConnection('/deliveries/none/body'),
  replayDelivery: ofConnection('/deliveries/none/replay'),
  uploadDeliveryFile: ofConnection('/files?name=stock.json', () => ({ items: [{ a: 1 }] })),
  tryDelivery: ofConnection('/try', () => ({ topic: 'parcel', payload: '{}' })),
  auditSources: { isForeign: false },
  followWalk: {
    isForeign: false,
    body: () => ({ who: 'nobody@nowhere.example', since: '2026-01-01T00:00:00.000Z' }),
  },
}

/** A connection somebody set up. @returns its id */
export const furnishConnections = (
  make: (path: string, body: object) => Promise<string>,
  word: string,
): Promise<string> => make('/connections', { kind: 'carrier', name: word })
