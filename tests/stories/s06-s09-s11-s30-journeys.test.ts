import type { Arrival, Sink } from '@splot/contract/plugin/sink'
import { channels as plugins } from '@splot/plugins/registry'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenConsole, openConsole } from '../e2e/kit/console.ts'
import { hanna, maja, makeLife } from '../e2e/kit/lives.ts'
import { lookAt } from '../e2e/kit/look.ts'
import { buildScript, openShop, type Shop } from '../e2e/kit/web-script.ts'
import { sendBatch } from '../guarantees/kit/client.ts'

/**
 * S6, S9, S11 and S30 on one server, as people live them: a shop's page with the page script, the server's own mailboxes, a
 * push service that decrypts as a browser does, and the console of a marketer and of a consultant.
 */
let splot: OpenConsole
let page: Page
let shop: Shop
let service: Sink
const pushed: Arrival[] = []
let count = 0

/** Others share this machine. */
const soon = { timeout: 40_000 }
const ewa = {
  ...{ email: 'ewa@poczta.example', firstName: 'Ewa', lastName: 'Sowa' },
  ...{ userId: 'u-1003', anonymousId: 'browser-of-ewa' },
}
const minutes = (amount: number) => ({ time: { amount, unit: 'minutes' } })

beforeAll(async () => {
  await buildScript()
  const open = await plugins.find((one) => one.id === 'web-push')?.sink?.()
  if (open === undefined) throw new Error('no push service')
  service = await open({ port: 0, now: () => Date.now(), keep: (one) => pushed.push(one) })
  splot = await openConsole({ SPLOT_EGRESS_ALLOW: `127.0.0.1:${service.port}` })
  page = await splot.open('/journeys')
  // The service these browsers belong to; and nobody's evening: what is told here is no matter of the hour.
  await call('PUT', '/channels/web-push', { settings: service.settings })
  const quiet = { hours: null, isSundayQuiet: false, isHolidayQuiet: false, holidays: 'pl' }
  await call('PUT', '/consents/settings', { pack: 'pl', quiet })
  await call('PUT', '/coupon-pools/podziekowanie', {
    ...{ name: 'Podziękowanie: 30 zł', kind: 'single', effect: { kind: 'amount', amount: '30.00' } },
    ...{ minimum: '150.00', validDays: 60 },
  })
  await splot.send(...makeLife(maja, Date.now() - 3_600_000), ...makeLife(hanna, Date.now() - 3_600_000))
  await splot.send(...makeLife(ewa, Date.now() - 3_600_000))
  // Three with notifications on: one who agreed to them and to mail, one to notifications, one to nothing.
  await splot.send(...[maja, hanna, ewa].map(({ userId }) => subscribe(userId)))
  await agree(hanna.userId, 'email', 'push')
  await agree(maja.userId, 'push')
  shop = await openShop()
  shop.pages['/'] = `<!doctype html><html lang="pl"><meta charset="utf-8"><title>Golf „Szron”</title>
    <script src="${splot.url}/splot.js" data-key="${await openKey()}" data-banner="off"></script><h1>Golf „Szron”</h1>
    <button onclick="analytics.track('Product Added', { sku: 'GOLF-M', name: 'Golf „Szron”', price: '389.00', currency: 'PLN' })">Do koszyka</button></html>`
}, 240_000)
afterAll(async () => {
  await splot?.[Symbol.asyncDispose]()
  await shop?.close()
  await service?.[Symbol.asyncDispose]()
})

/** As the marketer's console asks. */
async function call<T>(method: string, path: string, body?: object, revision?: number): Promise<T> {
  const headers = {
    ...{ origin: splot.url, 'accept-language': 'pl', 'content-type': 'application/json' },
    ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
  }
  const data = body === undefined ? {} : { data: JSON.stringify(body) }
  const reply = await page.request.fetch(`${splot.url}/api/v1${path}`, { method, headers, ...data })
  expect(reply.status(), `${method} ${path}: ${await reply.text()}`).toBe(200)
  return (await reply.json()) as T
}

/** What lies open in the shop's page. */
const openKey = async () => {
  const made = { kind: 'write', name: 'Sklep' }
  return (await call<{ key: string }>('POST', '/keys', made)).key
}

const track = (userId: string, event: string, properties: object = {}, context: object = {}) => ({
  ...{ type: 'track', event, userId, messageId: `scene-${++count}`, properties, context },
  timestamp: new Date().toISOString(),
})

/** Her browser takes notifications on: the push service has made an address for it. */
const subscribe = (userId: string) => {
  const { address = '', addressKeys = {} } = service.makeAddress?.() ?? {}
  return track(userId, 'Push Subscribed', { endpoint: address, ...addressKeys })
}

/** Her yes, as the shop's own server reports it with its proof. */
async function agree(userId: string, ...channels: string[]): Promise<void> {
  const given = channels.map((channel) =>
    track(userId, 'Consent Granted', {
      ...{ purpose: 'marketing', consent_channel: channel, obtained_by: 'form', wording_version: 1 },
      ...{ wording_id: `marketing-${channel}`, wording_language: 'pl', proof: { form: 'Konto' } },
    }),
  )
  expect(await sendBatch(splot.url, splot.secretKey, given)).toBe(true)
}

interface Path {
  journeyName: string
  state: string
  isGoal: boolean
  says: string
  steps: { says: string; outcome: string }[]
}
const readPath = async (email: string, name: string): Promise<Path | undefined> => {
  const id = await splot.findCustomer(email)
  const { items } = await call<{ items: Path[] }>('GET', `/customers/${id}/journeys`)
  return items.find((one) => one.journeyName === name)
}

interface Sent {
  id: string
  state: string
  channel: string
}
const listSent = async (email: string): Promise<Sent[]> => {
  const id = await splot.findCustomer(email)
  return (await call<{ items: Sent[] }>('GET', `/messages?customer=${id}`)).items
}

async function launch(name: string, graph: object): Promise<string> {
  const drawn = await call<{ id: string; revision: number }>('POST', '/journeys', { name, graph })
  await call('POST', `/journeys/${drawn.id}/launch`, { revision: drawn.revision })
  return drawn.id
}

async function write(name: string, channels: string[]): Promise<string> {
  const texts = { pl: { headline: name, message: 'Zapraszamy.', action: 'Zobacz' } }
  const document = { channels, core: { texts, link: 'https://tkalnia.example/' } }
  const made = await call<{ id: string; revision: number }>('POST', '/content', {
    ...{ kind: 'message', name, document },
  })
  await call('POST', `/content/${made.id}/publish`, {}, made.revision)
  return made.id
}

const message = (channel: string, content: string) => ({ channel, content, purpose: 'marketing' })

test('S6: a cart is left on the shop’s page, the mail comes; bought at the till, the push never leaves', async () => {
  const [mail, push] = [await write('Koszyk czeka', ['email']), await write('Ostatnie sztuki', ['web_push'])]
  await launch('Koszyk', {
    ...{ entry: { kind: 'event', match: { event: 'Product Added' } }, start: 'mail' },
    exits: [{ kind: 'bought' }, { kind: 'withdrew' }],
    reEntry: { rule: { kind: 'each' }, isAlone: true, restDays: 0 },
    nodes: [
      { id: 'mail', type: 'message', options: message('email', mail), next: { sent: 'wait' } },
      { id: 'wait', type: 'wait-time', options: minutes(1), next: { next: 'push' } },
      { id: 'push', type: 'message', options: message('push', push) },
    ],
  })
  // What a live journey sends stays: the shelf says who sends it, and nobody deletes it.
  const deleting = await page.request.delete(`${splot.url}/api/v1/content/${mail}`, {
    headers: { origin: splot.url },
  })
  expect([deleting.status(), (await deleting.json()).code]).toEqual([409, 'content_used'])
  const { items } = await call<{ items: { id: string; uses: object[] }[] }>('GET', '/content')
  expect(items.find((one) => one.id === mail)?.uses).toEqual([{ kind: 'journey', name: 'Koszyk' }])
  const tab = await (await splot.browser.newContext({ locale: 'pl-PL' })).newPage()
  await tab.goto(shop.url)
  // What the shop's own page does: she has let herself be counted, and she signs in.
  await tab.waitForFunction(() => 'analytics' in globalThis)
  await tab.evaluate(`analytics.consent({ storage: true }); analytics.identify('${hanna.userId}')`)
  await tab.getByRole('button', { name: 'Do koszyka' }).click()
  await expect.poll(() => listSent(hanna.email), soon).toMatchObject([{ channel: 'email', state: 'sent' }])
  const [sent] = await listSent(hanna.email)
  const { parts } = await call<{ parts: Record<string, string> }>('GET', `/messages/${sent?.id}`)
  expect(JSON.stringify(parts)).toContain('Koszyk czeka')
  await tab.context().close()
  // The till knows her by her account alone.
  await splot.send(
    track(
      hanna.userId,
      'Sale Completed',
      { receipt_id: 'P/7', total: '389.00', currency: 'PLN' },
      { channel: 'pos' },
    ),
  )
  await expect
    .poll(() => readPath(hanna.email, 'Koszyk'), soon)
    .toMatchObject({ state: 'left', says: 'Zakup' })
  const path = await readPath(hanna.email, 'Koszyk')
  expect(path?.steps.map((one) => one.says).join(' · ')).toMatch(/Wysyła e-mail/)
}, 240_000)

test('S9: near the store whoever agreed is invited, nobody else; the consultant sees it, and that she came', async () => {
  const { id } = await call<{ id: string }>('POST', '/journey-templates', { template: 'near-store' })
  const { revision } = await call<{ revision: number }>('GET', `/journeys/${id}`)
  await call('POST', `/journeys/${id}/launch`, { revision })
  const place = { geofence_id: 'g-krk1', store_id: 'KRK1', store_name: 'Kraków, Bracka 9' }
  await splot.send(
    track(maja.userId, 'Geofence Entered', place),
    track(ewa.userId, 'Geofence Entered', place),
  )
  await expect.poll(() => pushed.map((one) => one.title), soon).toEqual(['Salon jest tuż obok'])
  await expect.poll(() => readPath(ewa.email, 'W pobliżu salonu'), soon).toMatchObject({ state: 'done' })
  const refused = await readPath(ewa.email, 'W pobliżu salonu')
  expect(refused?.steps.map((one) => one.outcome).join(' ')).toMatch(/zgod/i)
  await page.goto(`${splot.url}/customers/${await splot.findCustomer(maja.email)}`)
  const own = page.getByRole('complementary', { name: 'Teraz' })
  await own.getByRole('link', { name: 'W pobliżu salonu' }).waitFor()
  // Scan and go: the code at the door says who came in.
  await splot.send(
    track(maja.userId, 'Customer Checked In', { store_id: 'KRK1', kind: 'qr' }, { channel: 'store' }),
  )
  await expect.poll(() => readPath(maja.email, 'W pobliżu salonu'), soon).toMatchObject({ isGoal: true })
  await page.reload()
  await own.getByText('Cel osiągnięty').first().waitFor()
  await own.getByRole('button', { name: 'Dlaczego?' }).first().click()
  await page
    .getByRole('dialog')
    .getByText(/Salon|push/i)
    .first()
    .waitFor()
  expect(await lookAt(page, { at: 'her path' })).toEqual([])
}, 240_000)

test('S11: every scenario of the gallery is ready to launch as it is', async () => {
  const { items } = await call<{ items: { id: string }[] }>('GET', '/journey-templates')
  expect(items.length).toBeGreaterThanOrEqual(12)
  for (const { id: template } of items) {
    const { id } = await call<{ id: string }>('POST', '/journey-templates', { template })
    const { graph, revision } = await call<{ graph: object; revision: number }>('GET', `/journeys/${id}`)
    const check = await call<{ isReady: boolean; findings: { severity: string; what: string }[] }>(
      ...(['POST', '/journey-checks', { id, graph }] as const),
    )
    expect(
      check.findings.filter((one) => one.severity === 'blocks'),
      template,
    ).toEqual([])
    const live = await call<{ state: string }>('POST', `/journeys/${id}/launch`, { revision })
    expect([template, live.state]).toEqual([template, 'live'])
  }
  // The one that was begun above has its name already.
  const { items: journeys } = await call<{ items: { name: string }[] }>('GET', '/journeys')
  const names = journeys.map((one) => one.name)
  expect(names).toContain('W pobliżu salonu 2')
  expect(new Set(names).size).toBe(names.length)
}, 240_000)

test('S11: one more is drawn without a mouse', async () => {
  await page.goto(`${splot.url}/journeys`)
  const press = (within: Pick<Page, 'getByRole'>, name: string | RegExp) =>
    within
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .press('Enter')
  await press(page, 'Nowa ścieżka')
  await press(page.getByRole('dialog'), /^Pusta ścieżka/)
  const palette = page.getByRole('complementary', { name: 'Kroki do wstawienia' })
  const steps = page.locator('.react-flow__node-step')
  await expect.poll(() => steps.count(), soon).toBe(1)
  await press(palette, 'Wiadomość')
  await expect.poll(() => steps.count(), soon).toBe(2)
  await choose(/^Treść/, /^Koszyk czeka/)
  // What it says is mended where it is written.
  const text = page.getByRole('link', { name: 'Otwórz wiadomość' })
  expect(await text.getAttribute('href')).toMatch(/^\/content\/[0-9a-f-]{36}$/)
  await press(palette, 'Odczekaj')
  await expect.poll(() => steps.count(), soon).toBe(3)
  await page.getByRole('complementary', { name: 'Odczekaj' }).getByRole('spinbutton').first().fill('2')
  // Put in between: the hand goes to the steps to choose from, on to what the new one asks, and back to it.
  const hand = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
  await press(page.locator('.react-flow'), 'Wstaw krok tutaj')
  await expect.poll(hand, soon).toBe('Szukaj kroku')
  await page.keyboard.type('Poczekaj do')
  await page.getByRole('complementary', { name: 'Wstaw krok' }).getByRole('button').last().press('Enter')
  await expect.poll(() => steps.count(), soon).toBe(4)
  const wait = page.getByRole('complementary', { name: 'Poczekaj do' })
  await expect.poll(() => wait.evaluate((panel) => panel.contains(document.activeElement)), soon).toBe(true)
  await page.keyboard.press('Escape')
  const drawn = page.locator('.react-flow__node.selected')
  await expect.poll(() => drawn.evaluate((one) => one === document.activeElement), soon).toBe(true)
  // Its place on the canvas, not on the screen: the view may still be moving.
  const placeOf = () => drawn.evaluate((one) => new DOMMatrix(getComputedStyle(one).transform).m41)
  const before = await placeOf()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(placeOf, soon).toBeGreaterThan(before)
  await page.keyboard.press('Delete')
  await expect.poll(() => steps.count(), soon).toBe(3)
  // From the step to the one before, and to the entry before that.
  await steps.first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Wejście' }).waitFor()
  await choose(/^Wejście/, /^według harmonogramu/)
  await choose(/^Jak często/, /^codziennie/)
  await choose(/^Wejście/, /^gdy coś się stanie/)
  await page.getByText('Zapisano').waitFor()
  // Typed a moment before the page is loaded anew.
  const name = page.getByRole('textbox', { name: 'Nazwa ścieżki' })
  await name.fill('Rysowana z klawiatury')
  await page.reload()
  await expect.poll(() => name.inputValue(), soon).toBe('Rysowana z klawiatury')
  const start = page.getByRole('button', { name: 'Uruchom', exact: true })
  await expect.poll(() => start.isEnabled(), soon).toBe(true)
  await start.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Uruchom' }).press('Enter')
  await page.getByText('Działa', { exact: true }).waitFor()
  expect(await lookAt(page, { at: 'drawn by keys' })).toEqual([])
}, 240_000)

test('S11: by hand she is let in once and taken out again; a journey is found by its folder and by a word', async () => {
  const id = await launch('Dla wybranych', {
    ...{ entry: { kind: 'call' }, start: 'wait' },
    nodes: [{ id: 'wait', type: 'wait-time', options: minutes(90) }],
  })
  await page.goto(`${splot.url}/journeys?q=wybran`)
  const act = async (name: string) => {
    await page.getByRole('button', { name: 'Więcej: Dla wybranych' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const dialog = page.getByRole('dialog')
  await act('Przenieś do folderu')
  await dialog.getByLabel('Folder').fill('Salony / Premiery')
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await page.getByRole('link', { name: /^Salony/ }).click()
  await page.getByText('Salony/Premiery', { exact: false }).waitFor()
  const letIn = async () => {
    await act('Wpuść klienta')
    await dialog.getByRole('searchbox').fill(ewa.email)
    await dialog.getByRole('button', { name: /^Ewa Sowa/ }).click()
    await dialog.getByRole('button', { name: 'Wpuść' }).click()
  }
  await letIn()
  await page.getByText('W ścieżce: Ewa Sowa').waitFor()
  await letIn()
  await dialog.getByText('już jest w tej ścieżce', { exact: false }).waitFor()
  expect(await lookAt(page, { at: 'let in by hand' })).toEqual([])
  await page.goto(`${splot.url}/journeys/${id}`)
  await page.locator('.react-flow__node-step').nth(1).click()
  await page.getByRole('list', { name: 'Klienci na tym kroku' }).getByText('Ewa Sowa').waitFor()
  await page.getByRole('button', { name: 'Wyjmij: Ewa Sowa' }).click()
  await dialog.getByRole('button', { name: 'Wyjmij ze ścieżki' }).click()
  await expect.poll(() => readPath(ewa.email, 'Dla wybranych'), soon).toMatchObject({ state: 'left' })
  await page.getByRole('list', { name: 'Klienci na tym kroku' }).waitFor({ state: 'detached' })
}, 240_000)

/** A choice of a list, by keys alone. */
async function choose(field: RegExp, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).first().press('Enter')
  await page.getByRole('option', { name: option }).first().press('Enter')
}

test('S30: what cannot work is refused, what would annoy is said, and the last ninety days tell what it would have done', async () => {
  const content = await write('Do wszystkich', ['email'])
  const broken = await call<{ id: string }>('POST', '/journeys', {
    name: 'Do wszystkich',
    graph: {
      ...{ entry: { kind: 'event', match: { event: 'Product Added' } }, start: 'mail' },
      reEntry: { rule: { kind: 'each' }, isAlone: false, restDays: 0 },
      nodes: [
        { id: 'mail', type: 'message', options: message('email', content), next: { sent: 'lost' } },
        { id: 'again', type: 'message', options: message('email', content), next: { sent: 'again' } },
      ],
    },
  })
  await page.goto(`${splot.url}/journeys/${broken.id}`)
  await page.getByText('Zanim ruszy, trzeba poprawić').waitFor()
  expect(await page.getByRole('button', { name: 'Uruchom' }).isDisabled()).toBe(true)
  await page.getByText('Ścieżka nie ma celu', { exact: false }).waitFor()
  const refused = await page.request.post(`${splot.url}/api/v1/journeys/${broken.id}/launch`, {
    headers: { origin: splot.url },
    data: { revision: 1 },
  })
  expect([refused.status(), (await refused.json()).code]).toEqual([422, 'journey_unready'])
  // Two people put something into a cart in the last ninety days; one of them may be written to.
  await page.getByRole('button', { name: 'Powtórka 90 dni' }).click()
  await page.getByRole('button', { name: 'Odtwórz 90 dni' }).click()
  await page.getByText(/^Do wysłania byłoby [1-9]\d*, limit zatrzymałby \d+, brak zgody [1-9]/).waitFor()
  expect(await lookAt(page, { at: 'replay' })).toEqual([])
}, 240_000)

test('S30: one button stops all of it: what waits stays, nobody comes in', async () => {
  await page.goto(`${splot.url}/journeys`)
  await page.getByRole('button', { name: 'Wstrzymaj wszystkie' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Wstrzymaj wszystkie' }).click()
  await page.getByText('Wszystkie ścieżki wstrzymano').waitFor()
  const { items } = await call<{ items: { state: string }[] }>('GET', '/journeys')
  expect(items.filter((one) => one.state === 'live')).toEqual([])
  const entered = async () => {
    const all = await call<{ items: { entered: number }[] }>('GET', '/journeys')
    return all.items.reduce((sum, one) => sum + one.entered, 0)
  }
  const before = await entered()
  await splot.send(track(maja.userId, 'Product Added', { sku: 'GOLF-M' }))
  await page.goto(`${splot.url}/customers/${await splot.findCustomer(maja.email)}`)
  await page.getByText('Golf', { exact: false }).first().waitFor()
  expect(await entered()).toBe(before)
  // More than the minute has passed in which the push of S6 would have left: it never did.
  expect((await listSent(hanna.email)).map((one) => one.channel)).toEqual(['email'])
  expect(pushed.map((one) => one.title)).toEqual(['Salon jest tuż obok'])
}, 240_000)
