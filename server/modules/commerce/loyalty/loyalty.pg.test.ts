import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { anna, basia, basketOf, openShop, programme, type TestShop } from './loyalty.testkit.ts'

let pg: TestDatabase
let shop: TestShop
let count = 0
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(async () => {
  shop = openShop(pg, `l${++count}`)
  await shop.ok('PUT', '/loyalty/programme', programme)
})
const day = 86_400_000
const pointsOf = async (birth: string) => (await shop.loyaltyOf(birth)).points
const told = (event: string) =>
  shop.room.told.filter((one) => one.event === event).map((one) => one.properties)

describe('points', () => {
  it('are earned once for a purchase, spent once, and every screen can say why', async () => {
    expect(await shop.earn('o1', anna, 250)).toEqual({ points: 250, balance: 250 })
    expect(await shop.earn('o1', anna, 250)).toEqual({ points: 250, balance: 250 })
    const held = await shop.hold('o2', anna, basketOf(100), 200)
    expect(held).toMatchObject({ points: 200, pointsMinor: 1_000n })
    expect(await shop.hold('o2', anna, basketOf(100), 200)).toEqual(held)
    expect(await shop.loyaltyOf(anna)).toMatchObject({ points: 50, held: 200, worth: { amount: '2.50' } })
    await shop.spend('o2')
    await shop.spend('o2')
    const view = await shop.loyaltyOf(anna)
    expect(view).toMatchObject({ points: 50, held: 0, owed: 0 })
    expect(view.history.map((one: { kind: string }) => one.kind)).toEqual(['spent', 'earned'])
    await shop.tell()
    expect(told('Points Earned')).toEqual([{ points: 250, balance: 250, order_id: 'o1', store_id: 'KRK1' }])
    expect(told('Points Spent')).toEqual([{ points: 200, balance: 50, order_id: 'o2', store_id: 'KRK1' }])
    await shop.checkBooks()
  })
  it('no more than there are, than the basket takes, than the programme lets', async () => {
    await shop.earn('o1', anna, 250)
    await expect(shop.hold('o2', anna, basketOf(100), 251)).rejects.toThrow('Not enough points')
    await expect(shop.hold('o3', null, basketOf(100), 1)).rejects.toThrow('Not enough points')
    expect(await shop.hold('o4', anna, basketOf(5), 250)).toMatchObject({ points: 100, pointsMinor: 500n })
    await shop.ok('PUT', '/loyalty/programme', { ...programme, spend: null })
    await expect(shop.hold('o5', anna, basketOf(100), 1)).rejects.toThrow('Points do not pay here')
    await shop.checkBooks()
  })
  it('what is held beyond its time is free again, and cannot be spent then', async () => {
    await shop.earn('o1', anna, 100)
    await shop.hold('o2', anna, basketOf(100), 100)
    shop.room.now += 1_800_001
    await shop.turn()
    expect(await pointsOf(anna)).toBe(100)
    await expect(shop.spend('o2')).rejects.toThrow('The time for this order is over')
    await shop.release('o2')
    await shop.checkBooks()
  })
  it('end with their day, after a notice; what comes back later is good for thirty days more', async () => {
    await shop.earn('o1', anna, 100)
    await shop.hold('o2', anna, basketOf(100), 40)
    await shop.spend('o2')
    shop.room.now += 352 * day
    await shop.turn()
    await shop.turn()
    shop.room.now += 15 * day
    expect(await pointsOf(anna)).toBe(0)
    await shop.turn()
    await shop.tell()
    // Loops look after every workspace of this file: hers are the sixty.
    const hers = (event: string) => told(event).filter((one) => Object(one).points === 60)
    expect(hers('Points Expiring')).toEqual([{ points: 60, expires_at: '2027-11-23T23:00:00.000Z' }])
    expect(hers('Points Expired')).toEqual([{ points: 60 }])
    await shop.refund('o2', 'r1', 100, true)
    expect(await shop.loyaltyOf(anna)).toMatchObject({ points: 40, ending: [{ points: 40 }] })
    await shop.checkBooks()
  })
  it('a return takes what was earned and gives back what was spent, in proportion, once', async () => {
    await shop.earn('o1', anna, 300)
    await shop.hold('o2', anna, basketOf(100), 300)
    await shop.spend('o2')
    await shop.earn('o2', anna, 85)
    expect(await shop.refund('o2', 'r1', 33)).toEqual({ takenPoints: 33, givenPoints: 99 })
    expect(await shop.refund('o2', 'r1', 33)).toEqual({ takenPoints: 33, givenPoints: 99 })
    expect(await shop.refund('o2', 'r2', 67, true)).toEqual({ takenPoints: 52, givenPoints: 201 })
    expect(await shop.loyaltyOf(anna)).toMatchObject({ points: 300, owed: 0 })
    await shop.checkBooks()
  })
  it('what was spent before it is taken back is owed, and the next points pay it', async () => {
    await shop.earn('o1', anna, 200)
    await shop.hold('o2', anna, basketOf(100), 150)
    await shop.spend('o2')
    await shop.refund('o1', 'r1', 200, true)
    expect(await shop.loyaltyOf(anna)).toMatchObject({ points: 0, owed: 150 })
    await shop.earn('o3', anna, 180)
    expect(await shop.loyaltyOf(anna)).toMatchObject({ points: 30, owed: 0 })
    await shop.checkBooks()
  })
})

describe('a correction by hand', () => {
  it('has a reason and an author, comes once, and can be taken back once', async () => {
    await shop.correct(anna, 500, 'one')
    const { status, body } = await shop.correct(anna, 500, 'one')
    expect(status).toBe(200)
    const [entry] = body.history
    expect(entry).toMatchObject({
      kind: 'corrected',
      points: 500,
      reason: 'za czekanie',
      author: 'Olga',
      isUndoable: true,
    })
    expect((await shop.correct(anna, -500, 'two', { undoes: entry.id })).body.points).toBe(0)
    expect((await shop.correct(anna, -500, 'three', { undoes: entry.id })).body.code).toBe('points_undone')
    expect((await shop.loyaltyOf(anna)).history[0].isUndoable).toBe(false)
    await shop.checkBooks()
  })
  it('of several lots is taken back once, whichever of its entries is named', async () => {
    await shop.correct(anna, 300, 'one')
    await shop.correct(anna, 200, 'two')
    await shop.correct(anna, -400, 'three')
    const text = `SELECT id::text AS id FROM commerce.points_entry WHERE ref LIKE '%three' ORDER BY n`
    const [first, second] = await pg.app.inWorkspace(`l${count}`, (tx) =>
      tx.rows<{ id: string }>({ text, values: [] }),
    )
    expect(second).toBeDefined()
    expect((await shop.correct(anna, 400, 'four', { undoes: first?.id })).body.points).toBe(500)
    expect((await shop.correct(anna, 400, 'five', { undoes: second?.id })).body.code).toBe('points_undone')
    await shop.checkBooks()
  })
  it('never takes what she does not have', async () => {
    expect((await shop.correct(anna, -1, 'one')).body.code).toBe('points_short')
    expect((await shop.correct(anna, 0, 'two')).body.code).toBe('invalid')
    expect(
      (await shop.room.ask('POST', `/customers/${anna}/points`, { points: 1, reason: 'x' })).body.code,
    ).toBe('idempotency_key')
    const stranger = '01940000-0000-7000-8000-0000000000ff'
    expect((await shop.correct(stranger, 1, 'three')).status).toBe(404)
  })
})

describe('tiers', () => {
  it('follow from purchases, are told when they change, and fall by themselves', async () => {
    const tiers = {
      by: 'amount',
      keepMonths: 12,
      list: [{ id: 'gold', name: 'Złoty', from: 500, factor: 2 }],
    }
    await shop.ok('PUT', '/loyalty/programme', { ...programme, tiers })
    await shop.earn('o1', anna, 400)
    expect(await shop.loyaltyOf(anna)).toMatchObject({
      tier: null,
      next: { id: 'gold', missing: 100, by: 'amount' },
    })
    await shop.earn('o2', anna, 100)
    expect(await shop.loyaltyOf(anna)).toMatchObject({ tier: { id: 'gold' }, next: null, points: 500 })
    expect((await shop.earn('o3', anna, 10)).points).toBe(20)
    shop.room.now += 3 * 365 * day
    await shop.turn()
    await shop.tell()
    expect(told('Loyalty Tier Changed')).toEqual([
      { program_id: 'Modra', tier: 'gold', previous_tier: null },
      { program_id: 'Modra', tier: null, previous_tier: 'gold' },
    ])
  })
})

describe('rewards and the wallet', () => {
  it('a reward is a coupon of her own for points, once for its key', async () => {
    const pool = { name: 'Torba', kind: 'single', effect: { kind: 'free_product', sku: 's' }, validDays: 30 }
    await shop.ok('PUT', '/coupon-pools/bag', pool)
    expect(
      (await shop.room.ask('PUT', '/loyalty/rewards/r', { name: 'Torba', points: 100, poolId: 'none' }))
        .status,
    ).toBe(404)
    await shop.ok('PUT', '/loyalty/rewards/r', { name: 'Torba', points: 100, poolId: 'bag' })
    await shop.correct(anna, 150, 'one')
    const claim = (id: string) =>
      shop.room.ask('POST', '/loyalty/rewards/r/claim', { customerId: anna }, shop.key(id))
    const first = await claim('one')
    expect(first.body).toMatchObject({ points: 50, coupon: { name: 'Torba', poolId: 'bag' } })
    expect((await claim('one')).body).toEqual(first.body)
    expect((await claim('two')).body.code).toBe('points_short')
    expect((await shop.loyaltyOf(anna)).coupons).toHaveLength(1)
    const { code } = first.body.coupon
    await expect(shop.hold('o1', basia, basketOf(100, [code]))).rejects.toThrow('This coupon cannot be used')
    expect(await shop.hold('o2', anna, basketOf(100, [code]))).toMatchObject({
      discounts: { totalMinor: 10_000n },
    })
    await shop.checkBooks()
  })
  it('what is asked for again under its key is done once, though she is called otherwise by then', async () => {
    await shop.ok('PUT', '/coupon-pools/bag', {
      name: 'Torba',
      kind: 'single',
      effect: { kind: 'free_shipping' },
    })
    await shop.ok('PUT', '/loyalty/rewards/r', { name: 'Torba', points: 100, poolId: 'bag' })
    await shop.correct(anna, 250, 'given')
    const claim = (customerId: string) =>
      shop.room.ask('POST', '/loyalty/rewards/r/claim', { customerId }, shop.key('her-answer-was-lost'))
    const first = await claim(anna)
    // Identity has joined her with somebody; the desk asks again by the name she has now.
    shop.join()
    expect((await claim(basia)).body).toEqual(first.body)
    await shop.correct(basia, 250, 'given')
    expect(await shop.loyaltyOf(basia)).toMatchObject({
      points: 150,
      coupons: [{ code: first.body.coupon.code }],
    })
    await shop.checkBooks()
  })
  it('a code of the card opens at one till, for a minute', async () => {
    const route = shop.room.commerce.shopRoutes.find((one) => one.path === 'wallet')
    const shopper = { kind: 'known', birth: anna, births: [anna], channel: 'web' }
    const asked = { shopper, workspaceId: shop.workspaceId, params: {} } as never
    const card = (await route?.handle(asked)) as { code: string }
    const scan = (till: string, code = card.code) => shop.room.ask('POST', '/wallet/scan', { code, till })
    expect((await scan('KRK1-1')).body).toEqual({ customerId: anna })
    expect((await scan('KRK1-1')).status).toBe(200)
    expect((await scan('KRK1-2')).body.code).toBe('wallet_used')
    expect((await scan('KRK1-1', 'SW1NONSENSE')).body.code).toBe('wallet_unread')
    shop.room.now += 90_000
    expect((await scan('KRK1-1')).body.code).toBe('wallet_stale')
  })
})

describe('whatever two customers do, joined and parted in between', () => {
  const birth = fc.constantFrom(anna, basia)
  const act = fc.oneof(
    fc.record({ do: fc.constant('earn' as const), birth, zloty: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ do: fc.constant('give' as const), birth, points: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ do: fc.constant('spend' as const), birth, points: fc.integer({ min: 1, max: 250 }) }),
    fc.record({ do: fc.constant('hold' as const), birth, points: fc.integer({ min: 1, max: 250 }) }),
    fc.record({ do: fc.constant('release' as const), nth: fc.nat(5) }),
    fc.record({ do: fc.constant('join' as const) }),
    fc.record({ do: fc.constant('part' as const) }),
  )
  it('each has exactly her own, joined they have the sum, and the books agree', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const own = openShop(pg, `p${++run}`)
        await own.ok('PUT', '/loyalty/programme', { ...programme, expiry: null })
        // A plain look at it: lots in the order they came, whose they are, what is left.
        const lots: { birth: string; left: number }[] = []
        const open: { ref: string; places: { place: number; points: number }[] }[] = []
        let isJoined = false
        const births = (one: string) => (isJoined ? [anna, basia] : [one])
        const sum = (births: string[]) =>
          lots.filter((lot) => births.includes(lot.birth)).reduce((all, lot) => all + lot.left, 0)
        const draw = (one: string, points: number) => {
          if (points > sum(births(one))) return null
          const places: { place: number; points: number }[] = []
          let missing = points
          for (const [place, lot] of lots.entries()) {
            const part = births(one).includes(lot.birth) ? Math.min(missing, lot.left) : 0
            if (part > 0) places.push({ place, points: part })
            lot.left -= part
            missing -= part
          }
          return places
        }
        for (const [n, one] of acts.entries()) {
          own.room.now += 1_000
          const ref = `o${n}`
          if (one.do === 'join' || one.do === 'part') {
            isJoined = one.do === 'join'
            own[one.do]()
          } else if (one.do === 'earn') {
            await own.earn(ref, one.birth, one.zloty)
            lots.push({ birth: one.birth, left: one.zloty })
          } else if (one.do === 'give') {
            expect((await own.correct(one.birth, one.points, `give-${ref}`)).status).toBe(200)
            lots.push({ birth: one.birth, left: one.points })
          } else if (one.do === 'release') {
            const [gone] = open.splice(one.nth % Math.max(1, open.length), 1)
            if (gone === undefined) continue
            await own.release(gone.ref)
            for (const { place, points } of gone.places) (lots[place] ?? { left: 0 }).left += points
          } else {
            const places = draw(one.birth, one.points)
            const done = own.hold(ref, one.birth, basketOf(10_000), one.points)
            if (places === null) await expect(done).rejects.toThrow('Not enough points')
            else {
              await done
              if (one.do === 'spend') await own.spend(ref)
              else open.push({ ref, places })
            }
          }
        }
        own.part()
        expect((await own.loyaltyOf(anna)).points).toBe(sum([anna]))
        expect((await own.loyaltyOf(basia)).points).toBe(sum([basia]))
        own.join()
        expect((await own.loyaltyOf(basia)).points).toBe(sum([anna, basia]))
        await own.checkBooks()
      }),
      { numRuns: 8, endOnFailure: true },
    )
  }, 60_000)
})
