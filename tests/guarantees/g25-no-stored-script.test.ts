import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../stories/desk.ts'

/** What every string field is given: markup, handlers, a script, a closing of whatever it may stand in. */
const canary = `"'></title></style></textarea><img src=x onerror="top.__canary=1"><svg onload="top.__canary=1"><script>top.__canary=1</script>`
const shortCanary = `"><img src=x onerror=top.__canary=1>`
const badLink = 'javascript:top.__canary=1'

let desk: Desk
let itemId: string
const trouble: string[] = []

beforeAll(async () => {
  desk = await openDesk('/content')
  await poison()
}, 180_000)
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
})

const core = {
  texts: {
    pl: { headline: canary, message: canary, offer: canary, action: shortCanary },
    en: { headline: canary, message: canary, offer: canary, action: shortCanary },
  },
  link: badLink,
  pictures: [
    { url: badLink, alt: { pl: canary, en: canary } },
    { url: `https://pictures.invalid/${encodeURIComponent(shortCanary)}.png`, alt: { pl: canary } },
  ],
  hashtags: ['kanarek'],
}
const all = [
  'email',
  'sms',
  'web_push',
  'app_push',
  'onsite',
  'chat',
  'post',
  'instagram',
  'tiktok',
  'pinterest',
]
const words = { pl: canary, en: canary }
const short = { pl: shortCanary, en: shortCanary }
const blocks = [
  { kind: 'heading', id: 'a', level: 1, text: words },
  {
    kind: 'text',
    id: 'b',
    html: { pl: `${canary}<a href="${badLink}">x</a><p onclick="top.__canary=1">y</p>`, en: canary },
  },
  { kind: 'picture', id: 'c', url: badLink, alt: words, link: badLink },
  { kind: 'button', id: 'd', label: short, link: badLink },
  { kind: 'coupon', id: 'e', label: words },
  { kind: 'products', id: 'f', source: 'cart', most: 2, button: short },
  { kind: 'stock', id: 'g', label: words },
  {
    kind: 'dynamic',
    id: 'h',
    cases: [
      {
        when: {
          match: 'all',
          tests: [
            { on: 'event', name: '<img src=x onerror=top.__canary=1>', happened: true, withinMinutes: 5 },
          ],
        },
        blocks: [{ kind: 'heading', id: 'i', level: 2, text: words }],
      },
    ],
    otherwise: [{ kind: 'text', id: 'j', html: words }],
  },
  { kind: 'unsubscribe', id: 'k', text: words },
]

/** Every string field of what these screens show holds the canary. */
async function poison(): Promise<void> {
  const kit = {
    name: canary.slice(0, 120),
    logoUrl: badLink,
    footer: words,
    forbidden: [{ word: shortCanary, instead: shortCanary }],
    smsPartPriceMinor: 9,
  }
  await desk.call('PUT', '/api/v1/brand', { body: { kit }, revision: 0 })
  const own = Object.fromEntries(
    all.map((channel) => [channel, { pl: { text: canary, title: canary, subject: shortCanary } }]),
  )
  const document = { core, channels: all, overrides: own, body: { blocks }, aiMade: [shortCanary] }
  const body = { kind: 'message', name: canary.slice(0, 200), labels: [shortCanary], folder: '', document }
  const made = await desk.call<{ id: string }>('POST', '/api/v1/content', { body })
  itemId = made.id
  const plain = {
    core: {
      texts: { pl: { headline: canary, message: canary, action: 'x' } },
      link: 'https://modra.example/',
    },
    channels: ['email'],
  }
  const sent = await desk.call<{ id: string; revision: number }>('POST', '/api/v1/content', {
    body: { kind: 'message', name: 'Kanarek', document: plain },
  })
  await desk.call('PUT', '/api/v1/brand', { body: { kit: { ...kit, forbidden: [] } }, revision: 1 })
  await desk.call('POST', `/api/v1/content/${sent.id}/publish`, {
    body: { note: canary },
    revision: sent.revision,
  })
  await desk.call('POST', '/api/v1/messages/test', { body: { itemId: sent.id } })
  await desk.call('PUT', '/api/v1/brand', { body: { kit }, revision: 2 })
  await desk.splot.send({
    type: 'identify',
    userId: 'kanarek',
    traits: { email: 'kanarek@poczta.example', firstName: canary, lastName: canary, city: shortCanary },
  })
}

/** Opens a screen and notes every report of the content policy and every script of the canary. */
async function sweep(path: string, ready: (page: Page) => Promise<unknown>): Promise<void> {
  const page = await desk.splot.open('/settings')
  page.on('console', (message) => {
    if (/content security policy|canary/i.test(message.text()))
      trouble.push(`${path}: ${message.text().slice(0, 300)}`)
  })
  page.on('dialog', (dialog) => {
    trouble.push(`${path}: dialog`)
    void dialog.dismiss()
  })
  try {
    await page.goto(desk.splot.url + path)
    await ready(page)
    // Frames and pictures come a moment later.
    await page.waitForTimeout(1_500)
    for (const frame of page.frames()) {
      const ran = await frame.evaluate(() => Reflect.get(globalThis, '__canary') ?? null).catch(() => null)
      if (ran !== null) trouble.push(`${path}: the canary ran in ${frame.url()}`)
    }
  } finally {
    await page.context().close()
  }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor()

test('G25: no screen of content, channels and outbox runs what was stored, nor asks to', async () => {
  const listed = (page: Page) => page.getByRole('list', { name: 'Wiadomości' }).waitFor()
  await sweep('/content', listed)
  await sweep('/content?tab=brand', (page) => page.getByLabel('Nazwa marki').waitFor())
  await sweep(`/content/${itemId}?language=both`, (page) =>
    page.getByRole('region', { name: 'E-mail', exact: true }).locator('iframe').first().waitFor(),
  )
  await sweep(`/content/${itemId}?side=findings`, (page) =>
    page.getByText('Do poprawy przed publikacją').waitFor(),
  )
  await sweep(`/content/${itemId}?view=blocks`, (page) => page.locator('[data-block]').first().waitFor())
  await sweep(`/content/${itemId}?view=versions`, heading)
  await sweep('/settings?tab=channels&channel=email-smtp', (page) => page.getByRole('dialog').waitFor())
  await sweep('/outbox', heading)
  const { items } = await desk.call<{ items: { id: string }[] }>('GET', '/api/v1/messages')
  expect(items.length).toBeGreaterThan(0)
  await sweep(`/outbox?message=${items[0]?.id}`, (page) => page.getByRole('dialog').waitFor())
  expect(trouble).toEqual([])
}, 240_000)

test('G25: a mail’s frame opened by itself is a page of another origin that runs nothing', async () => {
  const html = `<html><head></head><body>${canary}<p id="seen">Treść</p><script>window.__canary=1</script></body></html>`
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
