import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../e2e/kit/browser.ts'
import { findFaults } from '../e2e/kit/look.ts'
import { callApi } from '../guarantees/kit/client.ts'
import { Installation, pause, type ServerProcess } from '../guarantees/kit/installation.ts'
import { expectKept } from '../testkit/promise-kept.ts'

/**
 * S1, and beside it S7 and S29: one shop, three screens of one customer and a desk. The sample brand's own pages in real
 * browsers; what the desk does goes through the API.
 */
let installation: Installation
let server: ServerProcess
let secretKey: string
let browser: Browser
let phone: Page
let desktop: Page
let customerId: string
let scarf: { sku: string; name: string }

const email = 'maja@poczta.example'

beforeAll(async () => {
  installation = new Installation({ env: { SPLOT_SAMPLE: 'on' } })
  server = await installation.start()
  secretKey = await installation.key('secret', 'sample')
  browser = await openBrowser()
  phone = await openScreen({ width: 390, height: 844 })
  desktop = await openScreen({ width: 1440, height: 900 })
  await untilShelvesAreFull()
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await installation?.[Symbol.asyncDispose]()
})

async function openScreen(viewport: { width: number; height: number }): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    ...{ viewport, locale: 'pl-PL', timezoneId: 'Europe/Warsaw', reducedMotion: 'reduce' },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  return page
}

/** The sample brand fills its shop by itself, in the background of a first start. */
async function untilShelvesAreFull(): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const path = '/api/v1/catalog/search?q=trzewiki%20jod%C5%82a&limit=1'
    const { items } = await api<{ items: { variants: { price: object | null }[] }[] }>(path)
    if (items[0]?.variants[0]?.price != null) return
    await pause(100)
  }
  throw new Error('The sample shop stayed empty')
}

interface Asked {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  key?: string
}

async function api<T>(path: string, { key = secretKey, ...o }: Asked = {}): Promise<T> {
  const reply = await callApi(server.url, key, { path, ...o })
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`)
  return reply.json as T
}

const go = (page: Page, path: string) => page.goto(`${server.url}/shop${path}`)
const signIn = async (page: Page) => {
  await go(page, '/wejdz')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
  await page.waitForURL(/\/konto$/)
}

/** A change that is answered, and the screens that show it. */
type Round = [act: () => Promise<unknown>, ...seen: (() => Promise<unknown>)[]]

/** Every other screen shows a change within a second of its answer. */
function seenWithinASecond(makeRound: (no: number) => Round): Promise<void> {
  const round = async (no: number) => {
    const [act, ...seen] = makeRound(no)
    await act()
    const begin = performance.now()
    await Promise.all(seen.map((see) => see()))
    return performance.now() - begin
  }
  return expectKept(round, { withinMs: 1_000 })
}

/** Pressed, and answered by the server: what follows is the other screens' way. */
async function press(page: Page, button: Locator, path: RegExp): Promise<void> {
  const answered = page.waitForResponse((one) => one.request().method() === 'POST' && path.test(one.url()))
  await button.click()
  expect((await answered).status()).toBe(200)
}

test('S1: on her phone she puts shoes into the cart, as a guest who has not agreed to anything', async () => {
  await go(phone, '/p/trzewiki-jodla')
  await phone.getByRole('button', { name: 'Odmawiam' }).click()
  await phone.getByRole('radio', { name: '38' }).check({ force: true })
  await phone.getByRole('button', { name: 'Dodaj do koszyka' }).click()
  await phone.getByText('Jest w koszyku (1)').waitFor()
  // Neither an id nor a cookie of the tracker: the cart alone, which she asked for.
  expect((await phone.context().cookies()).map((one) => one.name)).not.toContain('splot_id')
  await go(phone, '/koszyk')
  await phone.getByText('Trzewiki „Jodła”').waitFor()
  await signIn(phone)
})

test('S1: she signs in on the desktop and finds them there', async () => {
  await go(desktop, '/')
  await desktop.getByRole('button', { name: 'Odmawiam' }).click()
  await signIn(desktop)
  await go(desktop, '/koszyk')
  await desktop.getByText('Trzewiki „Jodła”').waitFor()
  await go(phone, '/koszyk')
  await phone.getByText('Trzewiki „Jodła”').waitFor()
  customerId = (await api<{ id: string }>(`/api/v1/customers/lookup?kind=email&value=${email}`)).id
})

test('S1: the advisor in the store adds a scarf, and both screens show it with her name', async () => {
  scarf = await findSku('szalik')
  let changes = 0
  const set = (quantity: number) => () =>
    api(`/api/v1/customers/${customerId}/cart/changes`, {
      method: 'POST',
      body: {
        changes: [{ id: `advisor-sets-${++changes}`, kind: 'set', sku: scarf.sku, quantity }],
        ...{ channel: 'pos', storeId: 'KRK2' },
      },
    })
  const shows = (quantity: number) =>
    [phone, desktop].map(
      (page) => () =>
        page
          .locator('.lines li', { hasText: scarf.name })
          .locator('output', { hasText: String(quantity) })
          .waitFor(),
    )
  await seenWithinASecond((no) => [set(no + 1), ...shows(no + 1)])
  await set(1)()
  await Promise.all(shows(1).map((see) => see()))
  expect(await phone.locator('.by').textContent()).toContain('Kraków, Bracka 9')
})

async function findSku(word: string): Promise<{ sku: string; name: string }> {
  const path = `/api/v1/catalog/search?q=${encodeURIComponent(word)}&limit=10`
  const { items } = await api<{ items: { name: string; variants: { sku: string }[] }[] }>(path)
  const [found] = items
  const sku = found?.variants[0]?.sku
  if (found === undefined || sku === undefined) throw new Error(`Nothing is called ${word}`)
  return { sku, name: found.name }
}

const cartChanges = /\/shop\/cart/

test('S1: what she changes on one screen the other shows', async () => {
  const line = (page: Page) => page.locator('.lines li', { hasText: 'Trzewiki „Jodła”' })
  const more = () => press(desktop, line(desktop).getByRole('button', { name: /^Więcej/ }), cartChanges)
  const shows = (count: string) => () => line(phone).getByText(count, { exact: true }).waitFor()
  await seenWithinASecond((no) => [more, shows(String(no + 2))])
  const { lines } = await api<{ lines: { sku: string }[] }>(`/api/v1/customers/${customerId}/cart`)
  const boots = lines.find((one) => one.sku !== scarf.sku)?.sku
  const putBack = (no: number) =>
    api(`/api/v1/customers/${customerId}/cart/changes`, {
      method: 'POST',
      body: { changes: [{ id: `boots-again-${no}`, kind: 'set', sku: boots, quantity: 1 }], channel: 'call' },
    })
  await seenWithinASecond((no) => [
    async () => {
      if (no > 0) {
        await putBack(no)
        await Promise.all([phone, desktop].map((page) => line(page).waitFor()))
      }
      await press(phone, line(phone).getByRole('button', { name: /^Usuń/ }), cartChanges)
    },
    () => line(desktop).waitFor({ state: 'detached' }),
  ])
})

test('S1: without a network she goes on, and it joins when the network is back', async () => {
  await phone.context().setOffline(true)
  await phone.getByText('Brak sieci').waitFor()
  const line = phone.locator('.lines li').first()
  await line.getByRole('button', { name: /^Więcej/ }).click()
  await line.getByText('2', { exact: true }).waitFor()
  await phone.getByText('Czeka na sieć').waitFor()
  expect(await desktop.locator('.lines li output').first().textContent()).toBe('1')
  await phone.context().setOffline(false)
  await desktop.locator('.lines li output', { hasText: '2' }).waitFor()
})

test('S7: what she saves on the phone is a wish on the desktop', async () => {
  await go(desktop, '/ulubione')
  await go(phone, '/p/plaszcz-wrzos')
  const save = phone.getByRole('button', { name: 'Zapisz w ulubionych' })
  const remove = async () => {
    await desktop.getByRole('button', { name: /^Usuń z ulubionych/ }).click()
    await save.waitFor()
  }
  await seenWithinASecond((no) => [
    async () => {
      if (no > 0) await remove()
      await press(phone, save, /\/shop\/wishlist/)
    },
    () => desktop.locator('.goods', { hasText: 'Płaszcz „Wrzos”' }).waitFor(),
  ])
  await remove()
})

test('S1: she orders and pays; the cart is empty on every screen, the order moves on before her eyes', async () => {
  const shelf = { storeId: 'KRK2', sku: scarf.sku, onHand: 5 }
  await api('/api/v1/stock/levels', { method: 'POST', body: { items: [shelf] } })
  await go(desktop, '/koszyk')
  await desktop.getByRole('link', { name: 'Przejdź do dostawy i płatności' }).click()
  await desktop.getByRole('radio', { name: 'Do salonu' }).check()
  await desktop.getByRole('radio', { name: /Bracka/ }).check()
  await desktop.getByRole('button', { name: 'Zamawiam i płacę' }).click()
  // What is missing is said at its field.
  await desktop.getByText('Uzupełnij to pole.').first().waitFor()
  await desktop.getByLabel('Imię i nazwisko').fill('Maja Wilk')
  // What the shop knows of her it does not ask for.
  await desktop.getByText('m•••@poczta.example').waitFor()
  await desktop.getByLabel('Telefon').fill('600000318')
  await desktop.getByRole('radio', { name: 'W sklepie, przy odbiorze' }).check()
  await desktop.getByRole('button', { name: 'Zamawiam i płacę' }).click()
  await desktop.getByRole('heading', { name: /^Zamówienie/ }).waitFor()
  await go(phone, '/koszyk')
  await phone.getByText('Koszyk jest pusty.').waitFor()
  await desktop.getByText('Przyjęte').first().waitFor()
  const id = desktop.url().split('/').at(-1) ?? ''
  for (const act of ['pick', 'ready'])
    await api(`/api/v1/orders/${id}/acts`, { method: 'POST', body: { act } })
  await desktop.locator('.state', { hasText: 'Gotowe do odbioru' }).waitFor()
  await desktop.getByRole('img', { name: 'Kod odbioru' }).waitFor()
})

test('the shop is light: nothing jumps, our script takes less than 50 ms of the main thread, and axe is content', async () => {
  const page = await openScreen({ width: 390, height: 844 })
  await page.addInitScript(() => {
    Reflect.set(window, 'shifts', 0)
    new PerformanceObserver((list) => {
      for (const one of list.getEntries()) {
        if (Reflect.get(one, 'hadRecentInput') === true) continue
        Reflect.set(window, 'shifts', Reflect.get(window, 'shifts') + Number(Reflect.get(one, 'value')))
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  // The best of three: on a machine that others share one step of ours may be stopped for long.
  let ourMs = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3 && ourMs >= 50; round++) {
    const ms = await traceScripts(page, /\/splot[\w-]*\.js/, async () => {
      await go(page, '/p/trzewiki-jodla')
      await page.getByRole('button', { name: 'Dodaj do koszyka' }).waitFor()
      await page.waitForTimeout(1_500)
    })
    ourMs = Math.min(ourMs, ms)
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toBeLessThan(0.02)
  }
  expect(ourMs).toBeLessThan(50)
  await page.getByRole('button', { name: 'Odmawiam' }).click()
  for (const path of ['/', '/k/swetry', '/p/trzewiki-jodla', '/wejdz']) {
    await go(page, path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await findFaults(page), path).toEqual([])
  }
  await page.context().close()
}, 240_000)

/** Milliseconds that scripts of these addresses ran on the main thread, by the browser's own profile. */
async function traceScripts(page: Page, ours: RegExp, act: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 200 })
  await session.send('Profiler.start')
  await act()
  const { profile } = await session.send('Profiler.stop')
  const isOurs = new Set(profile.nodes.filter((one) => ours.test(one.callFrame.url)).map((one) => one.id))
  const deltas = profile.timeDeltas ?? []
  return (
    (profile.samples ?? []).reduce((sum, id, i) => sum + (isOurs.has(id) ? (deltas[i] ?? 0) : 0), 0) / 1_000
  )
}

test('S7: the shop opens without a network, with what she saw and her cart', async () => {
  await go(phone, '/p/trzewiki-jodla')
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await phone.reload()
  await phone.getByRole('heading', { name: 'Trzewiki „Jodła”' }).waitFor()
  await phone.context().setOffline(true)
  await phone.reload()
  await phone.getByRole('heading', { name: 'Trzewiki „Jodła”' }).waitFor()
  await phone.context().setOffline(false)
})

interface Item {
  id: string
  revision: number
}

/** A key that writes content: a member makes it, as for any system of hers. */
async function makeEditorKey(): Promise<string> {
  const token = /welcome\?token=([\w-]+)/.exec(server.output())?.[1] ?? ''
  const { request } = await browser.newContext()
  const ask = async (path: string, data: object): Promise<{ key?: string }> => {
    const reply = await request.post(`${server.url}/api/v1${path}`, { headers: { origin: server.url }, data })
    expect(reply.status(), await reply.text()).toBe(200)
    return (await reply.json()) as { key?: string }
  }
  await ask('/welcome', { token })
  await ask('/me/workspace', { workspaceId: 'sample' })
  const scopes = ['content:write', 'content:publish']
  return (await ask('/keys', { kind: 'secret', name: 'Redakcja', scopes })).key ?? ''
}

/** A message for the site, published. */
async function publish(key: string, headline: string, message: string): Promise<string> {
  // The brand speaks both languages.
  const text = { headline, message, action: 'Zobacz' }
  const texts = { pl: text, en: text }
  const core = { texts, link: 'https://tkalniamodra.example/nowosci' }
  const document = { core, channels: ['onsite'] }
  const { id, revision } = await api<Item>('/api/v1/content', {
    method: 'POST',
    body: { kind: 'message', name: headline, document },
    key,
  })
  const headers = { 'if-match': `"${revision}"` }
  await api(`/api/v1/content/${id}/publish`, { method: 'POST', body: {}, headers, key })
  return id
}

/** Short words are kept with the next by a blank that does not break. */
const plain = (text: string | null): string => (text ?? '').replace(/\s/g, ' ')

/** What stands at the top of the shop, and that nothing below it moved when it came. */
async function readSlot(page: Page, text: RegExp): Promise<string> {
  const slot = page.locator('[data-splot-slot="home-top"]')
  const below = page.locator('.tiles')
  const before = await below.boundingBox()
  const shown = slot.getByText(text)
  await shown.waitFor()
  expect((await below.boundingBox())?.y).toBe(before?.y)
  return plain(await shown.textContent())
}

test('S29: who comes back as a customer sees her stage and what her store has; a stranger sees something else', async () => {
  const variants = await api<{ variants: { sku: string }[] }>('/api/v1/catalog/products/plaszcz-wrzos')
  const items = variants.variants.map(({ sku }) => ({ storeId: 'KRK2', sku, onHand: 2 }))
  await api('/api/v1/stock/levels', { method: 'POST', body: { items } })
  const key = await makeEditorKey()
  const forAll = await publish(key, 'Witaj w Tkalni', 'Wełna, len i skóra.')
  const forHer = await publish(
    key,
    'Dobrze, że jesteś z powrotem',
    '{{ store.name }}: {{ store.stock[0].name }}, {{ store.pieces }} szt.',
  )
  const tests = [
    { on: 'stage', is: 'one_of', stages: ['customer', 'loyal'] },
    { on: 'stock', is: 'there' },
  ]
  const slots = [
    { slot: 'home-top', cases: [{ when: { match: 'all', tests }, itemId: forHer }], otherwise: forAll },
  ]
  await api('/api/v1/slots', { method: 'PUT', body: { slots }, headers: { 'if-match': '"0"' }, key })

  const stranger = await openScreen({ width: 1440, height: 900 })
  await go(stranger, '/')
  await stranger.getByRole('button', { name: 'Zgadzam się' }).click()
  expect(await readSlot(stranger, /Wełna, len/)).toBe('Wełna, len i skóra.')

  const hers = await openScreen({ width: 390, height: 844 })
  await go(hers, '/')
  await hers.evaluate(() => localStorage.setItem('shop.store', 'KRK2'))
  await hers.getByRole('button', { name: 'Zgadzam się' }).click()
  await signIn(hers)
  await go(hers, '/p/plaszcz-wrzos')
  await hers.getByRole('heading', { name: 'Płaszcz „Wrzos”' }).waitFor()
  // Her visit is folded in a moment; each look at the page asks anew.
  await expect
    .poll(
      async () => {
        await go(hers, '/')
        const slot = hers.locator('[data-splot-slot="home-top"]')
        await slot.getByRole('heading').waitFor()
        return plain(await slot.getByRole('heading').textContent())
      },
      { timeout: 60_000 },
    )
    .toBe('Dobrze, że jesteś z powrotem')
  const text = await readSlot(hers, /szt\./)
  expect(text).toBe(`Kraków, Bracka 9: Płaszcz „Wrzos”, ${items.length * 2} szt.`)
  for (const page of [stranger, hers]) await page.context().close()
}, 240_000)

test('S29: the quick contact opens the channel in which somebody answers now, with what she looks at', async () => {
  const page = await openScreen({ width: 390, height: 844 })
  const ways = async (at: string): Promise<(string | null)[]> => {
    await page.clock.setFixedTime(new Date(at))
    await go(page, '/p/trzewiki-jodla')
    const nav = page.getByRole('navigation', { name: 'Kontakt' })
    await nav.waitFor()
    const links = await nav.getByRole('link').all()
    return Promise.all(links.map((one) => one.getAttribute('href')))
  }
  // Monday at noon somebody picks the telephone up; on Sunday there is the letter.
  const [phoneLink, letter] = await ways('2026-11-16T11:00:00Z')
  expect(phoneLink).toBe('tel:+48610000318')
  expect(letter).toMatch(/^mailto:pomoc@tkalniamodra\.example\?subject=.*trzewiki-jodla/)
  expect(await ways('2026-11-15T11:00:00Z')).toEqual([letter])
  await page.context().close()
}, 240_000)

test('S34: in the store she scans a label, pays on her phone and leaves: no till, no cashier', async () => {
  await phone.evaluate(() => localStorage.setItem('shop.store', 'KRK2'))
  await go(phone, '/skan')
  await phone.getByLabel('Kod z metki').fill('nie ma takiego')
  await phone.getByRole('button', { name: 'Dodaj', exact: true }).click()
  await phone.getByText('Nie znamy takiego kodu').waitFor()
  await phone.getByLabel('Kod z metki').fill(scarf.sku)
  await phone.getByRole('button', { name: 'Dodaj', exact: true }).click()
  await phone.getByText(`Jest w koszyku: ${scarf.name}`).waitFor()
  // What she puts back on the shelf she takes out here.
  const line = phone.locator('.plain-lines li', { hasText: scarf.name })
  await line.getByRole('button', { name: /^Usuń/ }).click()
  await line.waitFor({ state: 'detached' })
  await phone.getByLabel('Kod z metki').fill(scarf.sku)
  await phone.getByRole('button', { name: 'Dodaj', exact: true }).click()
  await line.waitFor()
  // How one can pay comes late: nothing can be ordered until it is there.
  await phone.route(/\/checkout$/, async (route) => {
    if (route.request().method() === 'GET') await pause(1_500)
    await route.continue()
  })
  await phone.getByRole('link', { name: 'Płacę i wychodzę' }).click()
  await phone.getByRole('radio', { name: 'Mam to w ręku, płacę tutaj' }).waitFor()
  await phone.getByRole('button', { name: 'Płacę i wychodzę' }).click()
  await phone.waitForURL(/\/pay\/sandbox\//)
  await phone.getByRole('button', { name: 'Zapłać', exact: true }).click()
  await phone.waitForURL(/\/order\//)
  await phone.getByText('Odebrane. Dziękujemy.').waitFor()
}, 240_000)
