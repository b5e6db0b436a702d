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
  getDeliveryBody: {
    isForeign: true,
    path: ({ connectionId, deliveryId }) =>
      `/api/v1/connections/${connectionId}/deliveries/${deliveryId}/body`,
  },
  replayDelivery: ofConnection('/deliveries/none/replay'),
  uploadDeliveryFile: ofConnection('/files?name=stock.json', () => ({ items: [{ a: 1 }] })),
  tryDelivery: ofConnection('/try', () => ({ topic: 'parcel', payload: '{}' })),
  auditSources: { isForeign: false },
  followWalk: {
    isForeign: false,
    body: () => ({ who: 'nobody@nowhere.example', since: '2026-01-01T00:00:00.000Z' }),
  },
}

/** A connection somebody set up, to which a file came. @returns its id */
export async function furnishConnections(
  make: (path: string, body: object) => Promise<string>,
  word: string,
): Promise<string> {
  const id = await make('/connections', { kind: 'erp', name: word })
  await make(`/connections/${id}/files?name=stock.json`, { items: [{ store: word, sku: word, on_hand: 1 }] })
  return id
}
