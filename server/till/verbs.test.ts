import { describe, expect, it } from 'vitest'
import type { Actor } from '../platform/http/route.ts'
import { findMeant, listVisits, listWalks, showCustomer, type TillDeps } from './verbs.ts'

const [hanna, ewa] = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002']
const actor: Actor = {
  ...{ kind: 'member', id: 'm1', name: 'Olga', workspaceId: 'w' },
  scopes: new Set(['customers:read', 'customers:pii', 'catalog:read', 'orders:read']),
}
const article = (sku: string, gtin: string | null) => ({ sku, gtin }) as never

/** Rooms in which only Hanna agreed to advice, and every read of a life is written down. */
function makeRooms() {
  const livesRead: string[] = []
  const asked: string[] = []
  const visit = (customerId: string, at: string, birth = customerId) => ({
    ...{ birth, customerId, messageId: customerId, storeId: 'KRK1', at },
  })
  const rooms = {
    db: { inWorkspace: (_: string, run: (tx: object) => Promise<unknown>) => run({}) },
    clock: { now: () => 0 },
    profile: {
      get: async (_: string, id: string) => ({
        id,
        name: 'X',
        guestCode: '7F2C',
        stage: 'customer',
        computed: {},
      }),
      readLife: async ({ birthId }: { birthId: string }) => {
        livesRead.push(birthId)
        return { items: [] }
      },
      nameCustomers: async (_: string, ids: string[]) => new Map(ids.map((id) => [id, `name of ${id}`])),
    },
    consent: {
      explain: async (_: object, { customerId, purpose, channel }: Record<string, string>) => {
        asked.push(`${purpose} ${channel}`)
        return customerId === hanna ? { ok: true } : { ok: false, reason: 'no_consent' }
      },
    },
    graph: {
      // Ewa's visit was a guest's when she came; by now it is hers.
      listClusters: async () => [{ birthId: 'guest', root: ewa }],
      findByIdentifier: async (_: object, __: string, who: { kind: string; value: string }) =>
        who.kind === 'phone' && who.value === '600100200' ? { id: hanna, birth: hanna } : null,
    },
    shelf: {
      find: async (_: string, { word }: { word: string }) =>
        word === '5901234123457' ? [article('BTK-38', '5901234123457')] : [],
    },
    findOrders: async (_: string, word: string) =>
      word === 'TM-1042' ? [{ id: ewa, customerId: hanna }] : [],
    catchUp: async () => true,
    listWalks: async () =>
      [hanna, 'guest'].map((birth) => ({
        ...{ id: birth, birth, beganAt: 0, state: 'shopping', orderId: null, number: null },
        ...{ lines: [{ name: 'Czapka', variant: '', quantity: 2 }], total: '100.00', currency: 'PLN' },
      })),
    visits: { list: () => [visit('gone', '2026-11-22', 'guest'), visit(hanna, '2026-11-23')] },
  }
  return { deps: rooms as unknown as TillDeps, livesRead, asked }
}

describe('what a store may see of a customer', () => {
  it('is nothing of her life without her yes: it is not even read', async () => {
    const { deps, livesRead, asked } = makeRooms()
    expect(await showCustomer(deps, actor, ewa, 'pl')).toMatchObject({ advice: null, because: 'no_consent' })
    expect(livesRead).toEqual([])
    expect(await showCustomer(deps, actor, hanna, 'pl')).toMatchObject({ isAdviceAllowed: true })
    expect(livesRead).toEqual([hanna])
    expect(new Set(asked)).toEqual(new Set(['advice any']))
  })

  it('is her name at the door only where she agreed', async () => {
    const { deps } = makeRooms()
    const visits = await listVisits(deps, actor, 'KRK1')
    expect(visits.map((one) => [one.customerId, one.name])).toEqual([
      [hanna, `name of ${hanna}`],
      [ewa, null],
    ])
  })
})

it('what lies in a cart on its way through the store, and whose it is, is shown with her consent alone', async () => {
  const walks = await listWalks(makeRooms().deps, actor, { storeId: 'KRK1', language: 'pl' })
  expect(
    walks.map(({ name, customerId, pieces, lines }) => [name, customerId, pieces, lines.length]),
  ).toEqual([
    [`name of ${hanna}`, hanna, 2, 1],
    [null, null, 2, 0],
  ])
})

describe('what a scan means', () => {
  const find = (q: string, scopes = actor.scopes) =>
    findMeant(makeRooms().deps, { ...actor, scopes }, { q, language: 'pl' })

  it('is goods, a person, an order, a card to be scanned, or nothing', async () => {
    expect(await find('5901234123457')).toMatchObject({ kind: 'article', by: 'ean' })
    expect(await find('600 100 200')).toMatchObject({ kind: 'customer', by: 'phone', customerId: hanna })
    expect(await find('TM-1042')).toMatchObject({ kind: 'order', orderId: ewa, customerId: hanna })
    expect(await find(`SW1${'0'.repeat(48)}`)).toMatchObject({ kind: 'wallet', customerId: null })
    expect(await find('whatever')).toMatchObject({ kind: 'nothing' })
  })

  it('is nobody by her number for a member who sees customers masked', async () => {
    const scopes = new Set(['customers:read', 'catalog:read', 'orders:read'] as const)
    expect(await find('600 100 200', scopes)).toMatchObject({ kind: 'nothing', customerId: null })
    expect(await find('5901234123457', scopes)).toMatchObject({ kind: 'article' })
  })

  it('is no order for whoever may not see orders', async () => {
    expect(await find('TM-1042', new Set(['customers:read']))).toMatchObject({ kind: 'nothing' })
  })
})
