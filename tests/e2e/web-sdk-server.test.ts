import type { APIRequestContext, Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Stage } from '../stories/stage.ts'
import { bePatient, openBrowser } from './kit/browser.ts'
import { buildScript, openShop, type Shop } from './kit/web-script.ts'

/** The page script against the real server, from a shop on an origin of its own. */
let stage: Stage
let browser: Browser
let shop: Shop
let context: BrowserContext
let formId = ''
/** A member's session. */
let admin: APIRequestContext

beforeAll(async () => {
  await buildScript()
  stage = await Stage.open()
  browser = await openBrowser()
  shop = await openShop()
  context = bePatient(await browser.newContext({ locale: 'pl-PL' }))
  formId = await makeForm()
  const script = (attributes: string) =>
    `<script src="${stage.url}/splot.js" data-key="${stage.writeKey}" ${attributes}></script>`
  const page = (head: string, body: string) =>
    `<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Szale</title>${head}</head><body><h1>Szale</h1>${body}</body></html>`
  const leave = `<script>addEventListener('beforeunload', () => { for (let i = 0; i < 20; i++) analytics.track('Left', { n: i }) })</script>`
  shop.pages['/'] = page(script(''), '')
  shop.pages['/leave'] = page(script('data-page="off"'), `${leave}<a href="/next">Dalej</a>`)
  shop.pages['/next'] = page('', '')
  shop.pages['/form'] = page(script(''), `<div data-splot-form="${formId}"></div>`)
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await shop?.close()
  await stage?.[Symbol.asyncDispose]()
})

/** Her own id, as her browser keeps it. */
async function readOwnId(): Promise<string> {
  const read = async () => (await context.cookies(shop.url))[0]?.value ?? ''
  await expect.poll(read).not.toBe('')
  return read()
}

async function makeForm(): Promise<string> {
  admin = (await browser.newContext()).request
  const headers = { origin: stage.url }
  await admin.post(`${stage.url}/api/v1/welcome`, { headers, data: { token: stage.welcomeToken } })
  const definition = {
    title: { pl: 'Umów przymiarkę', en: 'Book a fitting' },
    lead: 'fitting',
    fields: [
      { kind: 'phone', name: 'telefon', label: { pl: 'Telefon', en: 'Phone' }, isRequired: true },
      { kind: 'date', name: 'kiedy', label: { pl: 'Kiedy', en: 'When' }, isRequired: true },
    ],
    consents: [],
  }
  const made = await admin.post(`${stage.url}/api/v1/forms`, {
    headers,
    data: { name: 'Przymiarka', definition },
  })
  expect(made.status(), await made.text()).toBe(200)
  return ((await made.json()) as { id: string }).id
}

it('is served small, to any page, and asks in the words of the workspace’s policy', async () => {
  const reply = await fetch(`${stage.url}/splot.js`)
  expect(reply.headers.get('access-control-allow-origin')).toBe('*')
  expect(reply.headers.get('content-encoding')).toBe('gzip')
  const tag = reply.headers.get('etag') ?? ''
  expect((await fetch(`${stage.url}/splot.js`, { headers: { 'if-none-match': tag } })).status).toBe(304)
  expect((await fetch(`${stage.url}/s/wk_nobody_knows_this_key/settings`)).status).toBe(401)
  const page = await context.newPage()
  await page.goto(shop.url)
  await page.getByText('dopasowanie oferty, reklamy w innych serwisach').waitFor()
  await page.getByRole('button', { name: 'Szczegóły' }).click()
  await page
    .getByText('Zgadzam się na dopasowywanie oferty do moich zakupów i wizyt. Administrator danych: My brand')
    .waitFor()
  await page.getByRole('button', { name: 'Zgadzam się' }).click()
  const guest = await stage.see('anonymous_id', await readOwnId(), () => true)
  await expect
    .poll(async () => (await stage.readTimeline(guest.id)).map((one) => one.event ?? one.type).sort())
    .toEqual(['Consent Granted', 'Consent Granted', 'Consent Granted', 'Page Viewed'])
  // The ledger has her yes, for her own device, with the words it was given to.
  const reached = await admin.get(`${stage.url}/api/v1/customers/${guest.id}/consents`)
  const { history } = (await reached.json()) as { history: Record<string, unknown>[] }
  expect(
    history.map((one) => `${one.act} ${one.purpose} ${one.channel} ${one.identifierKind}`).sort(),
  ).toEqual([
    'grant ads ads anonymous_id',
    'grant profiling any anonymous_id',
    'grant profiling onsite anonymous_id',
  ])
  for (const one of history)
    expect(one).toMatchObject({
      flaw: null,
      isPending: false,
      method: 'banner',
      wording: { version: 1, language: 'pl' },
    })
  await page.close()
}, 240_000)

it('events of pages that are left stand on the line of life, each exactly once', async () => {
  for (let i = 0; i < 5; i++) {
    const page = await context.newPage()
    await page.goto(`${shop.url}/leave`)
    await page.getByRole('link', { name: 'Dalej' }).click()
    await page.waitForURL('**/next')
    await page.close()
  }
  const guest = await stage.see('anonymous_id', await readOwnId(), () => true)
  const left = async () => (await stage.readTimeline(guest.id, 200)).filter((one) => one.event === 'Left')
  await expect.poll(async () => (await left()).length).toBe(100)
  expect(new Set((await left()).map((one) => one.messageId)).size).toBe(100)
}, 240_000)

it('a form of ours in somebody’s page brings a lead with its source', async () => {
  const page = await context.newPage()
  await page.goto(`${shop.url}/form?utm_source=newsletter&utm_campaign=szale`)
  await page.getByRole('heading', { name: 'Umów przymiarkę' }).waitFor()
  await page.waitForTimeout(2_100)
  await page.getByRole('button', { name: 'Wyślij' }).click()
  await page.getByText('Popraw zaznaczone pola').waitFor()
  await page.getByLabel('Telefon').fill('600 700 800')
  await page.getByLabel('Kiedy').fill('2027-01-15')
  await page.waitForTimeout(2_100)
  await page.getByRole('button', { name: 'Wyślij' }).click()
  await page.getByRole('heading', { name: 'Dziękujemy' }).waitFor()
  const lead = await stage.see('phone', '+48600700800', (one) => one.stage === 'lead')
  expect(lead.identifiers).toContainEqual(
    expect.objectContaining({ kind: 'anonymous_id', value: await readOwnId() }),
  )
  const item = async () =>
    (await stage.readTimeline(lead.id, 200)).find((one) => one.event === 'Form Submitted')
  await expect.poll(item).toMatchObject({
    properties: { form_id: formId, fields: { kiedy: '2027-01-15' } },
    touchpoint: { source: 'newsletter', campaign: 'szale' },
  })
  await page.close()
}, 240_000)
