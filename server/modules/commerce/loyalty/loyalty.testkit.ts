import { expect } from 'vitest'
import type { TestDatabase } from '../../../../tests/testkit/database.ts'
import type { Db } from '../../../platform/db/index.ts'
import { openRoom, type TestRoom } from '../commerce.testkit.ts'
import type { Basket, Occasion, PaidLine } from '../service/ports.ts'

export const anna = '01940000-0000-7000-8000-00000000000a'
export const basia = '01940000-0000-7000-8000-00000000000b'

export const programme = {
  name: 'Modra',
  earn: { points: 1, per: '1.00' },
  spend: { points: 100, worth: '5.00' },
  expiry: { months: 12, noticeDays: 14 },
}

/** One line at a price, with coupons. */
export const basketOf = (zloty: number, coupons: string[] = []): Basket => ({
  currency: 'PLN',
  coupons,
  lines: [
    {
      ...{ line: 'l', sku: 's', productId: 'p', name: 'Buty', variant: '', categories: [], quantity: 1 },
      ...{ unitMinor: BigInt(zloty * 100), regularMinor: BigInt(zloty * 100), promotionId: null },
    },
  ],
})

export const linesOf = (zloty: number): PaidLine[] =>
  basketOf(zloty).lines.map((line) => ({ ...line, paidMinor: line.unitMinor }))

/** A room in which customers are joined and parted by word. */
export function openShop(pg: TestDatabase, workspaceId: string, web?: Db) {
  let clusters: string[][] = [[anna], [basia]]
  const rows = (births: readonly string[]) =>
    clusters
      .filter((group) => group.some((one) => births.includes(one)))
      .flatMap((group) =>
        group.map((birthId) => ({
          ...{
            birthId,
            root: [...group].sort()[0] ?? birthId,
            kind: 'email' as const,
            value: 'x@example.pl',
          },
          ...{ firstAt: 0, firstPos: 0, source: 's', bar: null },
        })),
      )
  const graph = {
    findByIdentifier: async () => null,
    listClusters: async (_tx: unknown, _workspace: string, births: readonly string[]) => rows(births),
  }
  const room: TestRoom = openRoom(pg, workspaceId, web ?? pg.app, { graph })
  const db = web ?? pg.app
  const { redemption } = room.commerce
  const clusterOf = (birth: string) => [
    birth,
    ...rows([birth])
      .map((one) => one.birthId)
      .filter((one) => one !== birth),
  ]
  const occasionOf = (birth: string | null): Occasion => ({
    ...{ channel: 'pos', storeId: 'KRK1', at: room.now, timeZone: 'Europe/Warsaw' },
    births: birth === null ? [] : clusterOf(birth),
  })
  const inTx = <T>(run: Parameters<typeof db.inWorkspace<T>>[1]) => db.inWorkspace(workspaceId, run)
  const key = (text: string) => ({ 'idempotency-key': `the-key-${text}` })
  return {
    room,
    workspaceId,
    redemption,
    inTx,
    occasionOf,
    join() {
      clusters = [[anna, basia]]
    },
    part() {
      clusters = [[anna], [basia]]
    },
    earn: (ref: string, birth: string, zloty: number) =>
      inTx((tx) => redemption.earn(tx, { ref, lines: linesOf(zloty), occasion: occasionOf(birth) })),
    hold: (ref: string, birth: string | null, basket: Basket, points = 0) =>
      inTx((tx) =>
        redemption.hold(tx, {
          ref,
          basket,
          points,
          occasion: occasionOf(birth),
          until: room.now + 1_800_000,
        }),
      ),
    spend: (ref: string) => inTx((tx) => redemption.spend(tx, ref, room.now)),
    release: (ref: string) => inTx((tx) => redemption.release(tx, ref, room.now)),
    refund: (ref: string, returnRef: string, zloty: number, isWhole = false) =>
      inTx((tx) => redemption.refund(tx, { ref, returnRef, lines: linesOf(zloty), isWhole, at: room.now })),
    correct: (birth: string, points: number, id: string, more: object = {}) =>
      room.ask('POST', `/customers/${birth}/points`, { points, reason: 'za czekanie', ...more }, key(id)),
    loyaltyOf: async (birth: string) => (await room.ask('GET', `/customers/${birth}/loyalty`)).body,
    ok: async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
      const reply = await room.ask(method, path, body, headers)
      expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200 })
      return reply.body
    },
    key,
    turn: async () => {
      for (const loop of room.commerce.loops) if (loop.id === 'commerce.loyalty') await loop.turn()
    },
    tell: async () => {
      for (const loop of room.commerce.loops) if (loop.id === 'commerce.facts') await loop.turn()
    },
    /** Accounts are the sums of their entries, lots hold what is available, codes what is used: whatever was done. */
    async checkBooks() {
      expect(await inTx((tx) => tx.rows({ text: wrongBooks, values: [workspaceId] }))).toEqual([])
    },
  }
}
export type TestShop = ReturnType<typeof openShop>

const wrongBooks = `
  SELECT 'account' AS what, a.birth_id::text AS which FROM commerce.points_account a WHERE a.workspace_id = $1 AND (
      NOT EXISTS (SELECT FROM commerce.points_entry e WHERE e.workspace_id = $1 AND e.birth_id = a.birth_id
        HAVING (a.available, a.held, a.owed)
          = (coalesce(sum(e.available), 0), coalesce(sum(e.held), 0), coalesce(sum(e.owed), 0)))
      OR a.available <> (SELECT coalesce(sum(remaining), 0) FROM commerce.points_lot l
         WHERE l.workspace_id = $1 AND l.birth_id = a.birth_id)
      OR a.held <> (SELECT coalesce(sum(r.points), 0) FROM commerce.redemption_lot r JOIN commerce.redemption d
           ON d.workspace_id = $1 AND d.ref = r.ref AND d.state = 'h' WHERE r.workspace_id = $1 AND r.birth_id = a.birth_id))
  UNION ALL
  SELECT 'ledger', ws FROM (SELECT workspace_id AS ws, sum(available + held + owed + issued + spent + expired + corrected) AS sum
      FROM commerce.points_entry WHERE workspace_id = $1 GROUP BY 1) AS all_of_it WHERE sum <> 0
  UNION ALL
  SELECT 'code', c.code FROM commerce.coupon_code c WHERE c.workspace_id = $1 AND (
      c.held <> (SELECT count(*) FROM commerce.coupon_use u WHERE u.workspace_id = $1 AND u.code = c.code AND u.state = 'h')
      OR c.used <> (SELECT count(*) FROM commerce.coupon_use u WHERE u.workspace_id = $1 AND u.code = c.code AND u.state = 's'))`
