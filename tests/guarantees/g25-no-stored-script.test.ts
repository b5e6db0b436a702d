import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../stories/desk.ts'
import * as hostile from './kit/hostile.ts'

/**
 * Screens of the console that show what strangers wrote, each opened in a real browser over the real API: nothing of it
 * runs, and nothing even asks to (the content policy reports nothing).
 */
let desk: Desk
let page: Page
let things: Awaited<ReturnType<typeof poison>>
const trouble: string[] = []

async function poison(one: Desk) {
  const { customerId } = await hostile.poisonLives(one)
  return {
    customerId,
    ...(await hostile.poisonConsents(one, customerId)),
    ...(await hostile.poisonReach(one)),
    ...(await hostile.poisonContent(one)),
  }
}

beforeAll(async () => {
  desk = await openDesk('/settings')
  page = desk.page
  watch(page)
  things = await poison(desk)
}, 600_000)
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
})

/** Notes every report of the content policy and every dialog, with the screen it came from. */
function watch(seen: Page): void {
  seen.on('console', (message) => {
    if (/content security policy|canary/i.test(message.text()))
      trouble.push(`${seen.url()}: ${message.text().slice(0, 300)}`)
  })
  seen.on('dialog', (dialog) => {
    trouble.push(`${seen.url()}: dialog`)
    void dialog.dismiss()
  })
}

/** Frames, pictures and panels come a moment later. */
async function look(settleMs: number): Promise<void> {
  await page.waitForTimeout(settleMs)
  for (const frame of page.frames()) {
    const ran = await frame.evaluate(() => Reflect.get(globalThis, '__canary') ?? null).catch(() => null)
    if (ran !== null) trouble.push(`${page.url()}: the canary ran in ${frame.url()}`)
  }
}

/** The hostile words stand on the screen as words: else the sweep would prove nothing. */
const shown = () => page.getByText(hostile.trace).first().waitFor({ state: 'attached' })

async function sweep(path: string, ready: () => Promise<unknown> = shown): Promise<void> {
  await page.goto(desk.splot.url + path)
  await ready().catch((error: Error) => {
    throw new Error(`${path}: ${error.message}`)
  })
  await look(200)
}

const openFirstRow = async () => {
  await page.locator('[data-row]').first().click()
  await page.getByRole('dialog').getByText(hostile.trace).first().waitFor({ state: 'attached' })
}

test('G25: lives, the intake and the search show hostile words and run none', async () => {
  const card = `/customers/${things.customerId}`
  await sweep('/customers')
  await sweep(card)
  await openFirstRow()
  await look(200)
  await sweep(`${card}?view=list`)
  await page.getByRole('button', { name: 'Połącz z inną kartą' }).last().click()
  await page.getByRole('dialog').getByLabel('Kogo dołączyć').fill('kanarek')
  await look(600)
  await sweep('/live')
  await openFirstRow()
  await look(200)
  await sweep('/live?status=refused')
  await openFirstRow()
  await look(200)
  await sweep('/', () => page.getByRole('heading', { level: 1 }).waitFor())
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('kanarek')
  await page.getByRole('option').getByText(hostile.trace).first().waitFor({ state: 'attached' })
  await look(200)
  expect(trouble).toEqual([])
}, 600_000)

test('G25: consents, campaigns and settings show hostile words and run none', async () => {
  await sweep(`/consents?request=${things.requestId}`)
  await sweep('/consents?tab=register')
  await sweep(`/consents?tab=register&customer=${things.customerId}`)
  for (const button of await page.getByRole('button', { name: 'Dowód' }).all()) await button.click()
  await look(200)
  await sweep('/consents?tab=purposes')
  await sweep('/consents?tab=wordings')
  await sweep('/campaigns')
  await sweep(`/campaigns/${things.campaignId}`)
  await sweep('/content?tab=forms')
  await sweep('/data?tab=keys')
  await sweep('/settings?tab=members')
  await sweep('/settings?tab=rules')
  await sweep('/settings?tab=audit')
  expect(trouble).toEqual([])
}, 600_000)

test('G25: content, channels and outbox show hostile words and run none', async () => {
  const { itemId, messageId } = things
  const framed = () =>
    page.getByRole('region', { name: 'E-mail', exact: true }).locator('iframe').first().waitFor()
  await sweep('/content')
  await sweep('/content?tab=pages')
  await sweep('/content?tab=brand', () => page.getByLabel('Nazwa marki').waitFor())
  await sweep(`/content/${itemId}?language=both`, framed)
  await look(1_000)
  await sweep(`/content/${itemId}?side=findings`, () =>
    page.getByText('Do poprawy przed publikacją').waitFor(),
  )
  await sweep(`/content/${itemId}?view=blocks`, () => page.locator('[data-block]').first().waitFor())
  await look(500)
  await sweep(`/content/${itemId}?view=versions`, () =>
    page.getByRole('heading', { level: 1 }).first().waitFor(),
  )
  await sweep('/settings?tab=channels&channel=email-smtp', () => page.getByRole('dialog').waitFor())
  await sweep('/outbox', () => page.locator('[data-row]').first().waitFor())
  await sweep(`/outbox?message=${messageId}`, () => page.getByRole('dialog').locator('iframe').waitFor())
  await look(1_000)
  expect(trouble).toEqual([])
}, 600_000)

test('G25: the names that stand on every screen run nothing either', async () => {
  const { workspaceId } = await desk.call<{ workspaceId: string }>('GET', '/api/v1/me')
  const name = hostile.shortCanary
  await desk.call('PATCH', `/api/v1/workspaces/${workspaceId}`, { body: { name } })
  await desk.call('PATCH', '/api/v1/me', { body: { name } })
  await sweep('/settings')
  expect(trouble).toEqual([])
}, 60_000)

test('the watch sees what it looks for', async () => {
  await page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), hostile.canary)
  await look(300)
  expect(trouble.splice(0).join()).toMatch(/content security policy/i)
}, 60_000)

test('G25: a mail’s frame opened by itself is a page of another origin that runs nothing', async () => {
  const html = `<html><head></head><body>${hostile.canary}<p id="seen">Treść</p><script>window.__canary=1</script></body></html>`
  const { path } = await desk.call<{ path: string }>('POST', '/api/v1/frames', { body: { html } })
  const context = await desk.splot.browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(desk.splot.url + path)
    await page.locator('#seen').waitFor({ state: 'attached' })
    expect(await page.evaluate(() => Reflect.get(globalThis, '__canary') ?? null)).toBeNull()
    expect(await page.evaluate(() => globalThis.origin)).toBe('null')
  } finally {
    await context.close()
  }
}, 60_000)
