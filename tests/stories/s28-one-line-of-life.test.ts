import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
}, 240_000)

afterAll(() => stage?.[Symbol.asyncDispose]())

const browserId = '7f2c41d0-5c0f-4f7e-9d4e-0b0f5f1f7f2c'
const phoneId = 'a3b1c7e2-1d2f-4b8a-9c33-5e6f7a8b9c0d'
const cardId = '2600204877316'
const page = (path: string, title: string) => ({
  page: { url: `https://tkalniamodra.example${path}`, path, title, referrer: '', search: '' },
  library: { name: 'analytics.js', version: 'next-1.84.3' },
})
const golf = {
  product_id: 'golf-szron',
  name: 'Golf „Szron”',
  category: 'Swetry',
  price: '389.00',
  size: 'M',
}
const app = {
  app: { name: 'Tkalnia Modra', version: '4.2.0' },
  device: { id: phoneId, type: 'android', model: 'Pixel 8' },
  library: { name: 'analytics-kotlin', version: '1.21.0' },
}

/** Ids under which the customer was ever known: each must lead to her for good. */
const idsSeen: string[] = []

test('S28: she comes without a name', async () => {
  const context = page('/zima?utm_source=facebook&utm_medium=cpc', 'Zima w wełnie')
  await stage.browse({ type: 'page', name: 'Zima w wełnie', anonymousId: browserId, context })
  await stage.browse({
    type: 'track',
    event: 'Product Viewed',
    anonymousId: browserId,
    properties: { ...golf, currency: 'PLN' },
    context: page('/p/golf-szron', 'Golf „Szron”'),
  })
  const guest = await stage.see('anonymous_id', browserId, (one) => one.computed.eventsByChannel.web === 2)
  expect(guest).toMatchObject({ name: null, stage: 'anonymous', merges: [] })
  idsSeen.push(guest.id)
})

test('S28: she leaves an e-mail address and is a lead', async () => {
  await stage.browse({
    type: 'track',
    event: 'Form Submitted',
    anonymousId: browserId,
    properties: { form_id: 'newsletter', form_name: 'Newsletter', email: 'Maja@Poczta.example' },
    context: page('/newsletter', 'Newsletter'),
  })
  const lead = await stage.see('email', 'maja@poczta.example', (one) => one.stage === 'lead')
  expect(lead.identifiers.map((one) => one.kind).sort()).toEqual(['anonymous_id', 'email'])
  expect(await stage.readTimeline(lead.id)).toHaveLength(3)
  idsSeen.push(lead.id)
})

test('S28: a phone and a card without a name turn out to be hers', async () => {
  await stage.report(
    { type: 'screen', name: 'Trzewiki „Jodła”', anonymousId: phoneId, context: app },
    {
      type: 'track',
      event: 'Sale Completed',
      properties: {
        receipt_id: '88121',
        store_id: 'POZ1',
        total: '129.00',
        currency: 'PLN',
        products: [{ product_id: 'szalik-klos', price: '129.00', quantity: 1 }],
      },
      context: { externalIds: [{ type: 'card', id: cardId, collection: 'users', encoding: 'none' }] },
    },
  )
  const phone = await stage.see('device_id', phoneId, () => true)
  const card = await stage.see('card', cardId, (one) => one.computed.orders === 1)
  expect(new Set([...idsSeen, phone.id, card.id]).size).toBeGreaterThanOrEqual(3)
  idsSeen.push(phone.id, card.id)

  const traits = { email: 'maja@poczta.example', phone: '600 000 318', firstName: 'Maja', lastName: 'Wilk' }
  await stage.report({ type: 'identify', userId: 'u-1001', anonymousId: phoneId, traits, context: app })
  await stage.report({
    type: 'track',
    event: 'Card Linked',
    userId: 'u-1001',
    properties: { program_id: 'modra', card_kind: 'plastic' },
    context: { ...app, externalIds: [{ type: 'card', id: cardId, collection: 'users', encoding: 'none' }] },
  })
  const whole = await stage.see('user_id', 'u-1001', (one) => one.computed.orders === 1)
  expect(whole).toMatchObject({ name: 'Maja Wilk', stage: 'customer' })
  expect(whole.merges.length).toBeGreaterThanOrEqual(2)
  expect(await stage.readTimeline(whole.id)).toHaveLength(7)
})

test('S28: she buys, asks and is helped, at desks that know her by different names', async () => {
  await stage.browse({
    type: 'track',
    event: 'Order Completed',
    userId: 'u-1001',
    anonymousId: browserId,
    properties: { order_id: 'TM-1', total: '389.00', currency: 'PLN', products: [{ ...golf, quantity: 1 }] },
    context: page('/dziekujemy', 'Dziękujemy'),
  })
  const byPhone = { traits: { phone: '+48600000318' } }
  const call = { call_id: 't-1', direction: 'inbound', queue: 'zamówienia' }
  await stage.report(
    { type: 'track', event: 'Call Started', properties: call, context: byPhone },
    { type: 'track', event: 'Call Ended', properties: { ...call, duration: 360 }, context: byPhone },
  )
  await stage.report({
    type: 'track',
    event: 'Case Opened',
    properties: { case_id: 'R-1', kind: 'complaint', subject: 'Prucie szwu' },
    context: { channel: 'email', traits: { email: 'maja@poczta.example' } },
  })
  await stage.report({
    type: 'track',
    event: 'Live Chat Message Sent',
    userId: 'u-1001',
    properties: { conversation_id: 'k-1', text: 'Czy siostra może odebrać za mnie?' },
  })
  const customer = await stage.see('phone', '+48600000318', (one) => one.computed.eventsByChannel.chat === 1)
  expect(customer.computed).toMatchObject({ orders: 2, revenue: [{ currency: 'PLN', minor: 51_800 }] })
  expect(customer.computed.eventsByChannel).toMatchObject({
    web: 4,
    app: 3,
    pos: 1,
    call: 2,
    email: 1,
    chat: 1,
  })
})

test('S28: a note of the desk joins the same line', async () => {
  const customer = await stage.see('user_id', 'u-1001', () => true)
  const { messageId } = await stage.call<{ messageId: string }>(`/api/v1/customers/${customer.id}/contacts`, {
    method: 'POST',
    body: { kind: 'call', note: 'Woli odbiór po 16:00', direction: 'outbound' },
  })
  stage.sent.push(messageId)
  await stage.see('user_id', 'u-1001', (one) => one.computed.eventsByChannel.call === 3)
})

test('S28: it is one line of life without a break', async () => {
  const customer = await stage.see('email', 'maja@poczta.example', () => true)
  const line = await stage.readTimeline(customer.id)
  expect(line.map((item) => item.messageId).sort()).toEqual([...stage.sent].sort())
  const times = line.map((item) => Date.parse(item.at))
  expect(times).toEqual([...times].sort((a, b) => b - a))
  expect(customer.stageHistory.map((change) => change.stage)).toEqual(['anonymous', 'lead', 'customer'])
  expect(line.every((item) => item.title !== '')).toBe(true)
  // Whatever id she was ever known by leads to her, and so does every identifier.
  for (const id of new Set(idsSeen))
    expect((await stage.call<{ id: string }>(`/api/v1/customers/${id}`)).id).toBe(customer.id)
  for (const { kind, value } of customer.identifiers)
    expect((await stage.find(kind, value))?.id).toBe(customer.id)
  expect(customer.identifiers.map((one) => one.kind).sort()).toEqual([
    'anonymous_id',
    'anonymous_id',
    'card',
    'device_id',
    'email',
    'phone',
    'user_id',
  ])
})
