import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { anna, basia, basketOf, openShop, type TestShop } from '../loyalty/loyalty.testkit.ts'

let pg: TestDatabase
let shop: TestShop
let count = 0
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(() => {
  shop = openShop(pg, `c${++count}`)
})

const tenOff = { name: 'Dziesiątka', kind: 'single', effect: { kind: 'percent', percent: 10 } }
const makePool = (id: string, more: object = {}) =>
  shop.ok('PUT', `/coupon-pools/${id}`, { ...tenOff, ...more })
const add = (id: string, body: object) => shop.room.ask('POST', `/coupon-pools/${id}/codes`, body)
const bring = (id: string, ...codes: string[]) => add(id, { kind: 'import', codes })
const figuresOf = async (id: string) =>
  (await shop.ok('GET', '/coupon-pools')).items.find((one: { id: string }) => one.id === id).figures
const refused = async (birth: string | null, code: string) => {
  const occasion = shop.occasionOf(birth)
  const { coupons } = await shop.inTx((tx) =>
    shop.room.commerce.findDiscounts(tx, basketOf(100, [code]), occasion),
  )
  return coupons[0]?.refused ?? null
}

describe('codes of a pool', () => {
  it('are drawn by the thousand, all different, and leave as CSV', async () => {
    await makePool('p')
    const { body } = await add('p', { kind: 'generate', count: 12_000, prefix: 'zima' })
    expect(body).toMatchObject({ added: 12_000, known: 0 })
    expect(body.codes[0]).toMatch(/^ZIMA.{11}$/)
    expect(await figuresOf('p')).toEqual({ codes: 12_000, used: 0, held: 0, given: 0, left: 12_000 })
    const page = await shop.ok('GET', `/coupon-pools/p/codes?q=${body.codes[3].slice(0, 9)}`)
    expect(page.items.map((one: { code: string }) => one.code)).toContain(body.codes[3])
    const route = shop.room.commerce.routes.find((one) => one.id === 'exportCouponCodes')
    const reply = await route?.handle({ params: { id: 'p' }, workspaceId: shop.workspaceId } as never)
    const lines = (await (reply as Response).text()).trim().split('\r\n')
    expect(lines[0]).toBe('code,used,held,most,expires_at')
    expect(new Set(lines).size).toBe(12_001)
  })
  it('are brought from elsewhere; what is there already, or is none, is told', async () => {
    await makePool('p')
    await makePool('q')
    expect((await bring('p', 'Lato-20', 'lato 20', 'x', '=CMD()')).body).toEqual({
      ...{ added: 1, known: 0, refused: ['x', '=CMD()'], codes: ['LATO20'] },
    })
    expect((await bring('q', 'LATO20')).body).toMatchObject({ added: 0, known: 1 })
    expect((await bring('none', 'LATO20')).status).toBe(404)
  })
})

describe('a coupon', () => {
  it('is used once, held meanwhile, free again where the order came to nothing', async () => {
    await makePool('p')
    await bring('p', 'JEDEN')
    expect(await shop.hold('o1', anna, basketOf(100, ['jeden']))).toMatchObject({
      discounts: { totalMinor: 1_000n, coupons: [{ code: 'JEDEN', refused: null }] },
    })
    expect(await refused(basia, 'JEDEN')).toBe('coupon_used')
    await expect(shop.hold('o2', basia, basketOf(100, ['JEDEN']))).rejects.toThrow('cannot be used')
    await shop.release('o1')
    await shop.hold('o3', basia, basketOf(100, ['JEDEN']))
    await shop.spend('o3')
    expect(await figuresOf('p')).toMatchObject({ used: 1, held: 0, left: 0 })
    await shop.tell()
    expect(shop.room.told.find((one) => one.event === 'Coupon Applied')?.properties).toEqual({
      ...{ order_id: 'o3', coupon_id: 'JEDEN', currency: 'PLN', discount: '10.00' },
    })
    await shop.checkBooks()
  })
  it('for all: so often in all, so often by one person, however she is called', async () => {
    await makePool('all', { kind: 'general', most: 3, perPerson: 1 })
    await bring('all', 'WSZYSCY')
    await shop.hold('o1', anna, basketOf(100, ['WSZYSCY']))
    expect(await refused(anna, 'WSZYSCY')).toBe('coupon_used')
    expect(await refused(basia, 'WSZYSCY')).toBeNull()
    shop.join()
    expect(await refused(basia, 'WSZYSCY')).toBe('coupon_used')
    shop.part()
    expect(await refused(null, 'WSZYSCY')).toBe('coupon_needs_customer')
    await makePool('all', { kind: 'general', most: 1, perPerson: 1 })
    expect(await refused(basia, 'WSZYSCY')).toBe('coupon_used')
    expect((await shop.room.ask('PUT', '/coupon-pools/all', tenOff)).body.code).toBe('coupon_pool_kind')
    await shop.checkBooks()
  })
  it('comes back once all that was bought with it came back, where its pool says so', async () => {
    await makePool('back')
    await makePool('gone', { isGivenBack: false, stacking: 'combinable' })
    await bring('back', 'WRACA')
    await bring('gone', 'PRZEPADA')
    await shop.hold('o1', anna, basketOf(100, ['WRACA', 'PRZEPADA']))
    await shop.spend('o1')
    await shop.refund('o1', 'r1', 40)
    expect(await refused(basia, 'WRACA')).toBe('coupon_used')
    await shop.refund('o1', 'r2', 60, true)
    await shop.refund('o1', 'r2', 60, true)
    expect(await refused(basia, 'WRACA')).toBeNull()
    expect(await refused(basia, 'PRZEPADA')).toBe('coupon_used')
    await shop.checkBooks()
  })
  it('that takes nothing off is not used up because another one sends for free', async () => {
    await makePool('off', { stacking: 'combinable' })
    await makePool('free', { stacking: 'combinable', effect: { kind: 'free_product', sku: 's' } })
    await makePool('ship', { stacking: 'combinable', effect: { kind: 'free_shipping' } })
    await bring('off', 'DZIESIEC')
    await bring('free', 'GRATIS')
    await bring('ship', 'WYSYLKA')
    await shop.hold('o1', anna, basketOf(100, ['DZIESIEC', 'GRATIS', 'WYSYLKA']))
    await shop.spend('o1')
    expect(await figuresOf('free')).toMatchObject({ used: 1 })
    expect(await figuresOf('ship')).toMatchObject({ used: 1 })
    expect(await figuresOf('off')).toMatchObject({ used: 0, held: 0, left: 1 })
    await shop.checkBooks()
  })
  it('that is somebody’s is hers alone, ends, and can be taken back while it is not used', async () => {
    await makePool('gift', { validDays: 7 })
    const give = (id: string) =>
      shop.room.ask('POST', `/customers/${anna}/coupons`, { poolId: 'gift' }, shop.key(id))
    const { body } = await give('one')
    expect((await give('one')).body).toEqual(body)
    expect(body.expiresAt).toBe(new Date(shop.room.now + 7 * 86_400_000).toISOString())
    expect(await refused(basia, body.code)).toBe('coupon_not_yours')
    expect(await refused(anna, body.code)).toBeNull()
    expect((await shop.ok('GET', `/customers/${anna}/coupons`)).items).toEqual([body])
    await shop.ok('DELETE', `/customers/${anna}/coupons/${body.code}`)
    expect(await refused(anna, body.code)).toBe('coupon_over')
    expect((await shop.ok('GET', `/customers/${anna}/coupons`)).items).toEqual([])
    expect((await give('one')).body.code).toBe(body.code)
    await makePool('gift', { isActive: false })
    expect((await give('two')).body.code).toBe('coupon_off')
  })
  it('given again under its key is given once, though she is called otherwise by then', async () => {
    await makePool('gift')
    const give = (birth: string) =>
      shop.room.ask(
        'POST',
        `/customers/${birth}/coupons`,
        { poolId: 'gift' },
        shop.key('her-answer-was-lost'),
      )
    const { body } = await give(anna)
    shop.join()
    expect((await give(basia)).body).toEqual(body)
    expect(shop.room.audited.filter((one) => one === 'coupon.given')).toHaveLength(1)
  })
  it('is not guessed: after twenty unknown codes nothing is told for a while', async () => {
    await makePool('p')
    await bring('p', 'JEDEN')
    for (let n = 0; n < 21; n++) expect(await refused(anna, `NIEMA${n}`)).toBe('coupon_unknown')
    expect(await refused(anna, 'JEDEN')).toBe('coupon_guessing')
    expect(await refused(basia, 'JEDEN')).toBeNull()
    shop.room.now += 600_001
    expect(await refused(anna, 'JEDEN')).toBeNull()
  })
})

describe('what is no pool', () => {
  it.each([
    [{ effect: { kind: 'percent', percent: 0 } }, 'body.effect.percent'],
    [{ effect: { kind: 'percent', percent: 101 } }, 'body.effect.percent'],
    [{ effect: { kind: 'amount', amount: '-5' } }, 'body.effect.amount'],
    [{ effect: { kind: 'amount', amount: '0' } }, 'body.effect.amount'],
    [{ effect: { kind: 'amount', amount: '1e99' } }, 'body.effect.amount'],
    [{ minimum: '-1' }, 'body.minimum'],
    [{ when: { weekdays: [8] } }, 'body.when.weekdays.0'],
    [{ name: ' ' }, 'body.name'],
    [{ perPerson: 0 }, 'body.perPerson'],
    [{ bonus: 1 }, 'body.bonus'],
  ])('%j', async (more, path) => {
    const reply = await shop.room.ask('PUT', '/coupon-pools/bad', { ...tenOff, ...more })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
    expect(reply.body).toMatchObject({ path, hint: expect.any(String) })
  })
})
