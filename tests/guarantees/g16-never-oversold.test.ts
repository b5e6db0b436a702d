import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRoom, type TestRoom } from '../../server/modules/commerce/commerce.testkit.ts'
import {
  anna,
  basia,
  basketOf,
  openShop,
  programme,
  type TestShop,
} from '../../server/modules/commerce/loyalty/loyalty.testkit.ts'
import { createDb, type Db } from '../../server/platform/db/index.ts'
import { SplotError } from '../../server/platform/errors.ts'
import { openTestDatabase, type TestDatabase } from '../testkit/database.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'

/**
 * G16: stock is never promised twice. Many want the last piece at once, connections break under them, they ask again with
 * the same key: one gets it, and what lies there is the sum of what came and went. So it is with coupons and points: each is spent once,
 * and the ledger sums to nought.
 */
const { random } = openSeed('g16-never-oversold')
const item = { storeId: 'KRK1', sku: 'last' }
let pg: TestDatabase
let web: Db
let room: TestRoom
let count = 0
let workspaceId = ''

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
  web = createDb(pg.engine.address('app'), 24)
}, 600_000)
afterAll(async () => {
  await web[Symbol.asyncDispose]()
  await pg.close()
})
beforeEach(async () => {
  workspaceId = `w${++count}`
  room = openRoom(pg, workspaceId, web)
  await room.put('/catalog/products', { id: 'p', name: 'p', variants: [{ sku: 'last' }, { sku: 'other' }] })
  await room.put('/stores', { id: 'KRK1', name: 'Kraków' })
})

const reserve = (key: string, lines: object[]) =>
  room.ask('POST', '/reservations', { lines }, { 'idempotency-key': key })

/** Asks until there is an answer: a connection that broke says nothing of what became of it. */
async function insist(ask: () => ReturnType<typeof room.ask>) {
  for (let turn = 0; turn < 200; turn++) {
    const reply = await ask().catch(() => null)
    if (reply !== null && reply.status < 500) return reply
  }
  throw new Error('no answer')
}

const query = <R extends object>(text: string): Promise<R[]> =>
  pg.app.inWorkspace(workspaceId, (tx) => tx.rows<R>({ text, values: [] }))

/** Promised is what is held, there is what came and went, never less than nought; less than is promised only where a count found it. */
async function checkBooks(isFound = false): Promise<void> {
  const wrong = await query(
    `SELECT s.* FROM commerce.stock s
      WHERE s.on_hand <> (SELECT coalesce(sum(delta), 0) FROM commerce.movement m WHERE m.workspace_id = s.workspace_id
              AND m.store_id = s.store_id AND m.sku = s.sku)
         OR s.reserved <> (SELECT coalesce(sum(l.quantity), 0) FROM commerce.reservation r
              JOIN commerce.reservation_line l ON l.workspace_id = r.workspace_id AND l.reservation_id = r.id
             WHERE r.workspace_id = s.workspace_id AND r.state = 'h' AND l.store_id = s.store_id AND l.sku = s.sku)
         OR (s.reserved > s.on_hand AND NOT ${isFound}) OR s.reserved < 0 OR s.on_hand < 0`,
  )
  expect(wrong).toEqual([])
}

/** Breaks connections of the application while `work` goes on. */
async function breaking<T>(work: Promise<T>): Promise<{ result: T; broken: number }> {
  const root = createDb(pg.engine.address('root'), 1)
  let isOver = false
  let broken = 0
  const killing = (async () => {
    while (!isOver) {
      const rows = await root.inPlatform((tx) =>
        tx.rows<{ ended: boolean }>({
          text: `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
                  WHERE usename = 'splot_app' AND state <> 'idle' ORDER BY random() LIMIT 2`,
          values: [],
        }),
      )
      broken += rows.length
      await new Promise((resolve) => setTimeout(resolve, random.between(2, 25)))
    }
  })()
  const result = await work.finally(() => {
    isOver = true
  })
  await killing
  await root[Symbol.asyncDispose]()
  return { result, broken }
}

describe('G16', () => {
  test('64 want the last piece while connections break: one gets it', {
    timeout: limitMs(120_000),
  }, async () => {
    let broken = 0
    const rounds = scale(3)
    for (let round = 0; round < rounds; round++) {
      await room.put('/stock/levels', { ...item, onHand: round + 1 })
      const all = Array.from({ length: 64 }, (_, i) =>
        insist(() => reserve(`round-${round}-${i}`, [{ ...item, quantity: 1 }])),
      )
      const done = await breaking(Promise.all(all))
      broken += done.broken
      const won = done.result.filter((one) => one.status === 200)
      expect(won).toHaveLength(1)
      expect(new Set(done.result.filter((one) => one.status !== 200).map((one) => one.body.code))).toEqual(
        new Set(['stock_short']),
      )
      await checkBooks()
    }
    tell('g16', { rounds, broken })
    expect(broken).toBeGreaterThan(0)
  })

  test('a count finds less than is promised while 64 want it: nobody is promised what is not there', {
    timeout: limitMs(120_000),
  }, async () => {
    await room.put('/stock/levels', { ...item, onHand: 10 })
    for (let i = 0; i < 6; i++) await insist(() => reserve(`before-${i}-key`, [{ ...item, quantity: 1 }]))
    const found = await room.put('/stock/levels', { ...item, onHand: 4 })
    expect(found.map((one) => one.outcome)).toEqual(['changed'])
    const wants = Array.from({ length: 64 }, (_, i) =>
      insist(() => reserve(`after-${i}-key`, [{ ...item, quantity: 1 }])),
    )
    const sale = { ...item, kind: 'sale', quantity: 1 }
    const sales = Array.from({ length: 16 }, (_, i) =>
      insist(() =>
        room.ask('POST', '/stock/movements', { items: [sale] }, { 'idempotency-key': `sale-${i}-key` }),
      ),
    )
    const { result } = await breaking(Promise.all([...wants, ...sales]))
    expect(new Set(result.slice(0, 64).map((one) => one.body.code))).toEqual(new Set(['stock_short']))
    expect(new Set(result.slice(64).map((one) => one.body.items[0].code))).toEqual(
      new Set(['stock_reserved']),
    )
    await checkBooks(true)
    const { items } = (await room.ask('GET', '/stock/oversold')).body
    expect(items).toMatchObject([
      { sku: 'last', onHand: 4, reserved: 6, short: 2, waiting: [{ short: 1 }, { short: 1 }] },
    ])
    await room.put('/stock/levels', { ...item, onHand: 7 })
    const late = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        insist(() => reserve(`late-${i}-key`, [{ ...item, quantity: 1 }])),
      ),
    )
    expect(late.filter((one) => one.status === 200)).toHaveLength(1)
    await checkBooks()
  })

  test('one key used 64 times at once does one thing', { timeout: limitMs(60_000) }, async () => {
    await room.put('/stock/levels', { ...item, onHand: 10 })
    const all = await Promise.all(
      Array.from({ length: 64 }, () => insist(() => reserve('the-same-key', [{ ...item, quantity: 1 }]))),
    )
    expect(new Set(all.map((one) => JSON.stringify(one.body))).size).toBe(1)
    expect(await query('SELECT id FROM commerce.reservation')).toHaveLength(1)
    await checkBooks()
  })

  test('everything at once: the books agree, nobody waits in a ring', {
    timeout: limitMs(120_000),
  }, async () => {
    const other = { ...item, sku: 'other' }
    await room.put('/stock/levels', { ...item, onHand: 20 }, { ...other, onHand: 20 })
    const held: string[] = []
    const acts = scale(300)
    const act = async (n: number): Promise<void> => {
      const quantity = random.between(1, 4)
      const lines = random.shuffle([
        { ...item, quantity },
        { ...other, quantity: 1 },
      ])
      const what = random.int(5)
      if (what < 2) {
        const { status, body } = await insist(() => reserve(`act-${n}-key`, lines))
        if (status === 200) held.push(body.id)
      } else if (what === 2) {
        const key = { 'idempotency-key': `move-${n}-key` }
        const items = lines.map((one) => ({ ...one, kind: random.pick(['sale', 'receipt', 'return']) }))
        await insist(() => room.ask('POST', '/stock/movements', { items }, key))
      } else if (what === 4 && random.int(2) === 0) {
        await insist(() =>
          room.ask('POST', '/stock/levels', { items: [{ ...item, onHand: random.int(25) }] }),
        )
      } else if (what === 3 && held.length > 0) {
        const id = random.pick(held)
        await insist(() => room.ask('POST', `/reservations/${id}/${random.pick(['take', 'release'])}`))
      } else {
        room.now += random.int(20) * 60_000
        await room.commerce.loops[0]?.turn()
      }
    }
    let n = 0
    const worker = async () => {
      while (n < acts) await act(n++)
    }
    const errors: string[] = []
    await Promise.all(Array.from({ length: 16 }, () => worker().catch((error) => errors.push(String(error)))))
    expect(errors).toEqual([])
    expect(held.length).toBeGreaterThan(0)
    await checkBooks(true)
  })
})

describe('G16 of coupons and points', () => {
  let shop: TestShop
  beforeEach(async () => {
    shop = openShop(pg, `shop-${workspaceId}`, web)
    await shop.ok('PUT', '/loyalty/programme', programme)
    const effect = { kind: 'amount', amount: '10' }
    await shop.ok('PUT', '/coupon-pools/p', { name: 'p', kind: 'single', effect })
  })
  const addCode = (code: string) =>
    shop.ok('POST', '/coupon-pools/p/codes', { kind: 'import', codes: [code] })

  /** Does it until it is done or refused: a connection that broke says nothing of what became of it. */
  async function settle(act: () => Promise<unknown>): Promise<string> {
    for (let turn = 0; turn < 200; turn++) {
      try {
        await act()
        return 'done'
      } catch (error) {
        if (error instanceof SplotError) return error.code
        if (/deadlock|check constraint/.test(String(error))) throw error
      }
    }
    throw new Error('no answer')
  }
  const countDone = (all: readonly string[]) => all.filter((one) => one === 'done').length

  test('64 redeem one coupon, and 64 one balance of points, while connections break: one each', {
    timeout: limitMs(120_000),
  }, async () => {
    let broken = 0
    for (let round = 0; round < scale(2); round++) {
      await addCode(`ONCE${round}`)
      await shop.earn(`come-${round}`, round % 2 ? anna : basia, 100)
      const acts = Array.from({ length: 64 }, (_, i) => {
        const who = i % 2 ? anna : basia
        const ref = `r${round}-${i}`
        return Promise.all([
          settle(() => shop.hold(`c-${ref}`, who, basketOf(100, [`ONCE${round}`]))),
          settle(() => shop.hold(`p-${ref}`, round % 2 ? anna : basia, basketOf(100), 100)),
        ])
      })
      const done = await breaking(Promise.all(acts))
      broken += done.broken
      expect(countDone(done.result.map((one) => one[0]))).toBe(1)
      expect(countDone(done.result.map((one) => one[1]))).toBe(1)
      expect(new Set(done.result.flat())).toEqual(new Set(['done', 'coupon_refused', 'points_short']))
      await shop.checkBooks()
      await shop.inTx(async (tx) => {
        const held = await tx.rows<{ ref: string }>({
          text: `SELECT ref FROM commerce.redemption WHERE state = 'h'`,
          values: [],
        })
        for (const { ref } of held) await shop.redemption.spend(tx, ref, shop.room.now)
      })
      await shop.checkBooks()
    }
    tell('g16-spent-once', { broken })
    expect(broken).toBeGreaterThan(0)
  })

  test('one checkout told 64 times is one', { timeout: limitMs(60_000) }, async () => {
    await addCode('ONCE')
    await shop.earn('come', anna, 500)
    const same = await Promise.all(
      Array.from({ length: 64 }, () => shop.hold('same', anna, basketOf(100, ['ONCE']), 100)),
    )
    expect(new Set(same.map(({ points, pointsMinor }) => `${points} ${pointsMinor}`))).toEqual(
      new Set(['100 500']),
    )
    await Promise.all(Array.from({ length: 16 }, () => shop.spend('same')))
    await Promise.all(Array.from({ length: 16 }, () => shop.earn('same', anna, 85)))
    await Promise.all(Array.from({ length: 16 }, () => shop.refund('same', 'back', 100, true)))
    expect(await shop.loyaltyOf(anna)).toMatchObject({ points: 500, held: 0, owed: 0 })
    await shop.checkBooks()
  })

  test('every verb at once, customers joined and parted: the books agree, nobody waits in a ring', {
    timeout: limitMs(120_000),
  }, async () => {
    for (let n = 0; n < 20; n++) await addCode(`CODE${n}`)
    await shop.earn('first', anna, 2_000)
    await shop.earn('second', basia, 2_000)
    const held: string[] = []
    const act = async (n: number): Promise<void> => {
      const who = random.pick([anna, basia])
      const codes = random.shuffle([`CODE${random.int(20)}`, `CODE${random.int(20)}`])
      const what = random.int(8)
      if (what < 3) {
        const done = await settle(() => shop.hold(`h${n}`, who, basketOf(100, codes), random.int(300)))
        if (done === 'done') held.push(`h${n}`)
      } else if (what === 3) await settle(() => shop.earn(`e${n}`, who, random.between(1, 200)))
      else if (what === 4) shop[random.pick(['join', 'part'] as const)]()
      else if (what === 5 && held.length > 0) await settle(() => shop.spend(random.pick(held)))
      else if (what === 6 && held.length > 0) {
        const ref = random.pick(held)
        await settle(() => random.pick([() => shop.release(ref), () => shop.refund(ref, `b${n}`, 40)])())
      } else {
        shop.room.now += random.int(10) * 60_000
        await shop.turn()
      }
    }
    let n = 0
    const most = scale(300)
    const worker = async () => {
      while (n < most) await act(n++)
    }
    await Promise.all(Array.from({ length: 12 }, worker))
    expect(held.length).toBeGreaterThan(0)
    await shop.checkBooks()
  })
})
