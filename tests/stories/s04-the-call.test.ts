import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../e2e/kit/browser.ts'
import { openShop, sitDown } from './browser.ts'
import { Stage } from './stage.ts'

let stage: Stage
let browser: Browser
let shop: Awaited<ReturnType<typeof openShop>>
/** The consultant's screen, and the customer's. */
let desk: Page
let visitor: Page

const anonymousId = '7f2c41d0-5c0f-4f7e-9d4e-0b0f5f1f7f2c'
const golf = { product_id: 'golf-szron', name: 'Golf „Szron”', size: 'M', price: '389.00', currency: 'PLN' }
/** What the scene promises; one of several may be late where the machine is busy with something else. */
const shownWithinMs = 1_000
const lateAtMostMs = 8_000

beforeAll(async () => {
  stage = await Stage.open()
  shop = await openShop()
  browser = await openBrowser()
  visitor = (await sitDown(browser)).page
  await visitor.goto(shop.url)
  desk = (await sitDown(browser)).page
  await enterAsConsultant(desk)
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await shop?.close()
  await stage?.[Symbol.asyncDispose]()
})

/** The administrator comes by the printed link and invites a consultant, who comes by hers. */
async function enterAsConsultant(page: Page): Promise<void> {
  const headers = { origin: stage.url }
  const { context: admin } = await sitDown(browser)
  await admin.request.post(`${stage.url}/api/v1/welcome`, { headers, data: { token: stage.welcomeToken } })
  const invited = await admin.request.post(`${stage.url}/api/v1/members`, {
    headers,
    data: { email: 'igor.sowa@example.pl', name: 'Igor Sowa', role: 'agent' },
  })
  expect(invited.status(), await invited.text()).toBe(200)
  const { link } = (await invited.json()) as { link: string }
  await admin.close()
  await page.goto(link)
  await page.getByLabel(/Hasło/).fill('Tkalnia-na-Jeżycach-7')
  await page.getByRole('button', { name: 'Zapisz i wejdź' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/welcome'))
}

/** The customer's own browser sends, from the shop's page, as the shop's tracker does. */
async function visit(event: Record<string, unknown>): Promise<void> {
  const body = {
    anonymousId,
    messageId: `visit-${performance.now()}`,
    timestamp: new Date().toISOString(),
    writeKey: stage.writeKey,
    ...event,
  }
  const path = { page: 'p', track: 't', identify: 'i' }[String(event.type)]
  const status = await visitor.evaluate(
    async ([url, text]) => (await fetch(url ?? '', { method: 'POST', body: text ?? '' })).status,
    [`${stage.url}/v1/${path}`, JSON.stringify(body)],
  )
  expect(status).toBe(200)
}

/** Does it, and tells how long it took from the act until the consultant's screen showed it. */
async function timeUntilShown(text: string | RegExp, act: () => Promise<unknown>): Promise<number> {
  const seen = desk.getByRole('main').getByText(text).first()
  expect(await seen.isVisible()).toBe(false)
  const begin = performance.now()
  const [at] = await Promise.all([
    seen.waitFor({ state: 'visible', timeout: 30_000 }).then(() => performance.now()),
    act(),
  ])
  return at - begin
}

test('S4: the consultant finds her by the number that calls, and what came before is there', async () => {
  await visit({
    type: 'identify',
    userId: 'u-1001',
    traits: { email: 'maja@poczta.example', phone: '+48600000318', firstName: 'Maja', lastName: 'Wilk' },
  })
  await visit({ type: 'page', userId: 'u-1001', name: 'Swetry', properties: { title: 'Swetry z wełny' } })
  await stage.report({
    type: 'track',
    event: 'Case Opened',
    userId: 'u-1001',
    properties: { case_id: 'R-204', kind: 'complaint', subject: 'Pęknięty zamek' },
    context: { channel: 'email' },
  })
  await stage.see('phone', '+48600000318', (one) => one.computed.eventsByChannel.email === 1)
  await desk.goto(`${stage.url}/customers?q=${encodeURIComponent('600 000 318')}`)
  await desk.getByRole('link', { name: /Maja Wilk/ }).click()
  await desk.getByRole('heading', { name: 'Maja Wilk' }).first().waitFor()
  await desk
    .getByText(/Swetry z wełny/)
    .first()
    .waitFor()
  await desk
    .getByText(/Pęknięty zamek/)
    .first()
    .waitFor()
})

const timeOrder = (orderId: string): Promise<number> =>
  timeUntilShown(new RegExp(orderId), () =>
    visit({
      type: 'track',
      event: 'Order Completed',
      userId: 'u-1001',
      properties: { order_id: orderId, total: '389.00', currency: 'PLN', products: [golf] },
    }),
  )

/** Orders of further rounds. */
let further = 0

async function timeOrders(): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < 5; i++) times.push(await timeOrder(`TM-50${10 + further++}`))
  return times
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY

test('S4: web, chat, order and call come to one screen in less than a second, without a reload', async () => {
  await desk.evaluate(() => {
    document.documentElement.dataset.sinceWhen = 'before'
  })
  const who = { userId: 'u-1001' }
  const call = { call_id: 't-90', direction: 'inbound', queue: 'zamówienia' }
  const byNumber = { traits: { phone: '+48600000318' } }
  const times = {
    web: await timeUntilShown(/Golf „Szron”/, () =>
      visit({ type: 'track', event: 'Product Viewed', ...who, properties: golf }),
    ),
    chat: await timeUntilShown(/Czy siostra może odebrać/, () =>
      visit({
        type: 'track',
        event: 'Live Chat Message Sent',
        ...who,
        properties: { conversation_id: 'k-1', text: 'Czy siostra może odebrać za mnie?' },
      }),
    ),
    order: await timeOrder('TM-4817'),
    call: await timeUntilShown(/Początek połączenia/, () =>
      stage.report({ type: 'track', event: 'Call Started', properties: call, context: byNumber }),
    ),
    pickup: await timeUntilShown(/Gotowe do odbioru/, () =>
      stage.report({
        type: 'track',
        event: 'Pickup Ready',
        ...who,
        properties: { order_id: 'TM-4817', store_name: 'Poznań Jeżyce' },
      }),
    ),
  }
  const told = JSON.stringify(times)
  const rounds = [Object.values(times)]
  expect(Math.max(...Object.values(times)), told).toBeLessThan(lateAtMostMs)
  // A machine with other work is slow for a while: the screen is as quick as in the best of four rounds.
  while (rounds.length < 4 && Math.min(...rounds.map(median)) >= shownWithinMs)
    rounds.push(await timeOrders())
  expect(Math.min(...rounds.map(median)), told).toBeLessThan(shownWithinMs)
  expect(await desk.evaluate(() => document.documentElement.dataset.sinceWhen)).toBe('before')
})

test('S4: everything is on the one line, with the channel named for those who do not see', async () => {
  const line = await desk.getByRole('main').textContent()
  for (const text of [
    'Pęknięty zamek',
    'Golf „Szron”',
    'TM-4817',
    'Początek połączenia',
    'Gotowe do odbioru',
  ])
    expect(line).toContain(text)
  const customer = await stage.see('user_id', 'u-1001', () => true)
  expect(customer.computed.eventsByChannel).toMatchObject({
    web: 4 + further,
    email: 1,
    chat: 1,
    call: 1,
    store: 1,
  })
})
