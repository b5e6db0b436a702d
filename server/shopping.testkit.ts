import type { CartChange, CartView, WishlistView } from '@splot/contract/cart'
import type { IdentifierKind } from '@splot/contract/identifiers'
import type { TestDatabase } from '../tests/testkit/database.ts'
import { openRoom, type TestRoom } from './modules/commerce/commerce.testkit.ts'
import type { CommerceDeps } from './modules/commerce/index.ts'
import { silentLogger } from './platform/logger.ts'
import { createShopperDoor } from './shopper-door.ts'

// biome-ignore lint/suspicious/noExplicitAny: replies are read by the tests that know them
type Json = any

interface Known {
  birthId: string
  kind: IdentifierKind
  value: string
  root: string
}

/** Who is who, as the test says: births that can be joined and parted. */
export function makeGraph() {
  const all: Known[] = []
  const graph: CommerceDeps['graph'] = {
    listClusters: async (_tx, _workspace, births) => {
      const roots = new Set(all.filter((one) => births.includes(one.birthId)).map((one) => one.root))
      return all
        .filter((one) => roots.has(one.root))
        .map((one) => ({ ...one, firstAt: 0, firstPos: 0, source: 's', bar: null }))
    },
    findByIdentifier: async (_tx, _workspace, { kind, value }) => {
      const found = all.find((one) => one.kind === kind && one.value === value)
      return found === undefined ? null : { id: found.root, birth: found.birthId }
    },
  }
  return {
    graph,
    add(kind: IdentifierKind, value: string): string {
      const birthId = `01940000-0000-7000-8000-${String(all.length + 1).padStart(12, '0')}`
      all.push({ birthId, kind, value, root: birthId })
      return birthId
    },
    join(a: string, b: string): void {
      const root = all.find((one) => one.birthId === a)?.root ?? a
      const other = all.find((one) => one.birthId === b)?.root ?? b
      for (const one of all) if (one.root === other) one.root = root
    },
    part(birth: string): void {
      for (const one of all) if (one.birthId === birth) one.root = birth
    },
  }
}

export interface Watched {
  /** Resolves with the first view of a kind that fits; each is looked at once. */
  until(event: string, fits: (view: Json) => boolean): Promise<Json>
  close(): void
}

/** Reads server-sent events. */
function readStream(reply: Response, done: AbortController): Watched {
  const seen: { event: string; view: Json }[] = []
  let wake = () => {}
  const read = async () => {
    let text = ''
    for await (const bytes of reply.body ?? []) {
      text += new TextDecoder().decode(bytes)
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? []
        if (event !== undefined) seen.push({ event, view: JSON.parse(data ?? '') })
      }
      wake()
    }
  }
  void read()
  return {
    async until(event, fits) {
      for (;;) {
        const at = seen.findIndex((one) => one.event === event && fits(one.view))
        if (at >= 0) return seen.splice(0, at + 1).at(-1)?.view
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    close: () => done.abort(),
  }
}

export interface Shop {
  room: TestRoom
  graph: ReturnType<typeof makeGraph>
  /** As a page of the shop asks. */
  page(
    path: string,
    asked?: { token?: string; body?: unknown; key?: string; language?: 'pl' | 'en' },
  ): Promise<{ status: number; body: Json }>
  guest(anonymousId: string): Promise<string>
  /** An open screen: what it is told, as it comes. */
  watch(token: string): Promise<Watched>
  /** As the shop's own server signs somebody in. */
  signIn(userId: string, anonymousId?: string): Promise<string>
  put(token: string, ...changes: CartChange[]): Promise<CartView>
  wish(token: string, ...changes: object[]): Promise<WishlistView>
}

/**
 * The rooms of a shop behind their doors, with two products: `shoes` (shoes-38, shoes-39) and `hat` (hat-1).
 * @param graph of another process of the same shop
 */
export async function openShop(
  pg: TestDatabase,
  workspaceId: string,
  payments: CommerceDeps['payments'] = [],
  graph = makeGraph(),
): Promise<Shop> {
  const room = openRoom(pg, workspaceId, pg.app, { graph: graph.graph, payments })
  const door = createShopperDoor({
    ...room.commerce,
    authenticate: async () =>
      ({ kind: 'write', id: 'k', name: 'k', workspaceId, scopes: new Set() }) as never,
    logger: silentLogger,
    clock: { monotonic: () => room.now },
  })
  const shop: Shop = {
    room,
    graph,
    async page(path, { token, body, key, language = 'pl' } = {}) {
      const headers = {
        'content-type': 'application/json',
        'accept-language': language,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      }
      const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
      const reply = await door(new Request(`http://splot.test/s/wk_12345678/shop/${path}`, init), {
        remoteAddress: '192.0.2.1',
      } as never)
      if (reply === null || reply === undefined) throw new Error('no door')
      return { status: reply.status, body: await reply.json() }
    },
    async watch(token) {
      const done = new AbortController()
      const url = `http://splot.test/s/wk_12345678/shop/live?token=${token}&language=pl`
      const reply = await door(new Request(url, { signal: done.signal }), {
        remoteAddress: '192.0.2.1',
      } as never)
      if (reply?.status !== 200) throw new Error(String(reply?.status))
      return readStream(reply, done)
    },
    guest: async (anonymousId) => (await shop.page('session', { body: { anonymousId } })).body.token,
    async signIn(userId, anonymousId) {
      const { status, body } = await room.ask('POST', '/shoppers', { userId, anonymousId })
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body.token
    },
    async put(token, ...changes) {
      const { status, body } = await shop.page('cart/changes', { token, body: { changes } })
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body
    },
    async wish(token, ...changes) {
      const { status, body } = await shop.page('wishlist/changes', { token, body: { changes } })
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body
    },
  }
  const variant = (sku: string, options: object, amount: string) => ({ sku, options, price: { amount } })
  await room.put(
    '/catalog/products',
    {
      ...{ id: 'shoes', name: 'Trzewiki „Jodła”', categories: ['Obuwie > Trzewiki'] },
      variants: [
        variant('shoes-38', { size: '38' }, '499.00'),
        variant('shoes-39', { size: '39' }, '499.00'),
      ],
    },
    { id: 'hat', name: 'Czapka', variants: [variant('hat-1', {}, '59.00')] },
  )
  return shop
}

export const quantities = (cart: CartView): Record<string, number> =>
  Object.fromEntries(cart.lines.map((one) => [one.sku, one.quantity]))
