import { payments } from '@splot/plugins/registry'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../tests/testkit/database.ts'
import { openShop, type Shop } from './shopping.testkit.ts'

/** A Polish shop and somebody who reads it in English: each sees what happened in words of their own. */
let pg: TestDatabase
let shop: Shop
let token = ''
let workspaceId = ''
let count = 0
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(async () => {
  workspaceId = `words-${++count}`
  shop = await openShop(
    pg,
    workspaceId,
    payments.filter((one) => one.isSandbox),
  )
  await shop.room.put('/catalog/texts', { id: 'shoes', language: 'en', name: '“Fir” boots' })
  await shop.room.put('/stores', { id: 'KRK1', name: 'Kraków Kazimierz' })
  await shop.room.put('/stock/levels', { storeId: 'KRK1', sku: 'shoes-38', onHand: 5 })
  await shop.room.ask('PUT', '/payment-providers/sandbox', { settings: {}, isEnabled: true })
  shop.graph.add('user_id', 'u-1')
  token = await shop.signIn('u-1')
})

const polish = { name: 'Trzewiki „Jodła”', variant: 'rozmiar 38' }
const english = { name: '“Fir” boots', variant: 'size 38' }

async function tell() {
  shop.room.told.length = 0
  for (const loop of shop.room.commerce.loops.filter((one) => one.id === 'commerce.facts')) await loop.turn()
  return shop.room.told
}

const putIn = async () => {
  const changes = [{ id: `cart-change-${++count}`, kind: 'add', sku: 'shoes-38', quantity: 1 }]
  return (await shop.page('cart/changes', { token, language: 'en', body: { changes } })).body
}

const address = { street: 'Floriańska 1', postcode: '31-019', city: 'Kraków' }
async function buy(more: object = {}) {
  const cart = await putIn()
  const contact = { name: 'Ann Smith', email: 'ann@example.com', phone: '600100200' }
  const delivery = { kind: 'ship', carrier: 'kurier', address }
  const body = {
    cartId: cart.id,
    version: cart.version,
    delivery,
    contact,
    payment: { method: 'sandbox' },
    ...more,
  }
  return (await shop.page('checkout', { token, language: 'en', body, key: `checkout-${++count}` })).body
}

describe('goods by their names', () => {
  it('she reads her cart in English, the timeline tells of it in Polish', async () => {
    const cart = await putIn()
    expect(cart.lines).toMatchObject([english])
    expect(await tell()).toMatchObject([{ event: 'Product Added', properties: polish }])
  })

  it('her order is hers in English, the desk’s in Polish, as it was sold for whoever asks for no language', async () => {
    const { order } = await buy()
    expect(order).toMatchObject({ language: 'en', lines: [english], shipment: { carrierName: 'Courier' } })
    const read = async (path: string, language: string) =>
      (await shop.room.ask('GET', path, undefined, { 'accept-language': language })).body
    const one = `/orders/${order.id}`
    expect(await read(one, 'pl')).toMatchObject({ lines: [polish], shipment: { carrierName: 'Kurier' } })
    expect(await read(one, 'en')).toMatchObject({ lines: [english] })
    expect(await read(one, '*')).toMatchObject({ lines: [polish] })
    expect((await read('/orders', 'pl')).items).toMatchObject([{ lines: [polish] }])
    const own = await shop.page('orders', { token, language: 'en' })
    expect(own.body.items).toMatchObject([{ lines: [english] }])
  })

  it('renamed since, it is still called what it was sold as', async () => {
    const { order } = await buy()
    await shop.room.put('/catalog/texts', { id: 'shoes', language: 'en', name: 'Winter boots' })
    expect((await shop.page(`orders/${order.id}`, { token, language: 'en' })).body.lines).toMatchObject([
      english,
    ])
  })

  it('the page of her order is hers; who has its link may ask for another language', async () => {
    const { statusUrl } = await buy()
    const link = statusUrl.split('/').at(-1)
    const pages = shop.room.commerce.orderPages
    expect(await pages.peek(link)).toMatchObject({ language: 'en' })
    expect((await pages.find(link, 'pl'))?.order.lines).toMatchObject([polish])
    expect((await pages.find(link, 'en'))?.order.lines).toMatchObject([english])
  })

  it('a letter is in the language she ordered in, the facts of the order in the shop’s', async () => {
    const { order, pay } = await buy()
    await shop.room.commerce.sandboxPage.press(workspaceId, pay.url.split('/').at(-1), 'pay')
    for (const act of ['pick', 'ready', 'ship'])
      await shop.room.ask('POST', `/orders/${order.id}/acts`, { act })
    expect(shop.room.orderLetters).toMatchObject([
      { kind: 'shipped', language: 'en', place: { pl: 'Kurier', en: 'Courier' } },
    ])
    const told = await tell()
    expect(told).toContainEqual(
      expect.objectContaining({
        event: 'Order Completed',
        properties: expect.objectContaining({ products: [expect.objectContaining({ name: polish.name })] }),
      }),
    )
  })
})

describe('carriers, tiers, rewards and coupons by theirs', () => {
  it('are called as whoever asks reads; without a second name by their own', async () => {
    const carrier = { id: 'rower', name: 'Rowerem', price: '9.00' }
    const rest = { payMinutes: 30, pickupDays: 3, tryDays: 2 }
    await shop.room.ask('PUT', '/order-settings', {
      carriers: [
        { ...carrier, texts: { en: { name: 'By bicycle' } } },
        { ...carrier, id: 'pieszo', name: 'Pieszo' },
      ],
      ...rest,
    })
    const named = async (language: 'pl' | 'en') =>
      (await shop.page('checkout', { language })).body.carriers.map((one: { name: string }) => one.name)
    expect(await named('en')).toEqual(['By bicycle', 'Pieszo'])
    expect(await named('pl')).toEqual(['Rowerem', 'Pieszo'])
  })

  it('the club in her words', async () => {
    await shop.room.ask('PUT', '/coupon-pools/bon', {
      ...{ name: 'Bon na 50 zł', texts: { en: { name: 'Voucher of 50 zł' } } },
      ...{ kind: 'single', effect: { kind: 'amount', amount: '50.00' } },
    })
    await shop.room.ask('PUT', '/loyalty/programme', {
      ...{ name: 'Klub', earn: { points: 1, per: '1.00' } },
      tiers: {
        by: 'points',
        list: [
          {
            id: 'a',
            name: 'Niebieski',
            texts: { en: { name: 'Blue', perks: 'A smile' } },
            perks: 'Uśmiech',
            from: 0,
          },
          { id: 'b', name: 'Złoty', texts: { en: { name: 'Gold' } }, from: 900 },
        ],
      },
    })
    await shop.room.ask('PUT', '/loyalty/rewards/bon', {
      ...{ name: 'Bon', texts: { en: { name: 'Voucher' } }, points: 10, poolId: 'bon' },
    })
    const points = async (language: 'pl' | 'en') => (await shop.page('loyalty', { token, language })).body
    expect(await points('en')).toMatchObject({
      ...{ tier: { name: 'Blue', perks: 'A smile' }, next: { name: 'Gold' }, rewards: [{ name: 'Voucher' }] },
    })
    expect(await points('pl')).toMatchObject({
      ...{
        tier: { name: 'Niebieski', perks: 'Uśmiech' },
        next: { name: 'Złoty' },
        rewards: [{ name: 'Bon' }],
      },
    })
  })
})
