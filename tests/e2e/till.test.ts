import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenConsole, openConsole } from './kit/console.ts'
import { findFaults, lookAt } from './kit/look.ts'
import { openOtherShop } from './kit/other-shop.ts'
import { furnishStore, makeShopLife, type ShopLife } from './kit/till.ts'

/** The till on a tablet: scan, customer, add, pay; then without a network, and back again. */
let desk: OpenConsole
let page: Page
let life: ShopLife
let other: Awaited<ReturnType<typeof openOtherShop>>

beforeAll(async () => {
  other = await openOtherShop()
  desk = await openConsole({ SPLOT_EGRESS_ALLOW: other.host })
  life = makeShopLife(desk)
  await furnishStore(life)
  page = await desk.open('/till', { width: 1024, height: 768 })
  await page.getByRole('button', { name: /Kraków, Bracka/ }).click()
  await page.getByText('3 warianty').waitFor()
}, 600_000)
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
  await other?.[Symbol.asyncDispose]()
})

/** Keys as a scanner sends them, wherever the focus is. */
async function scan(code: string): Promise<void> {
  await page.evaluate((text) => {
    for (const key of [...text, 'Enter'])
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
  }, code)
}
const cart = () => page.getByRole('region', { name: 'Koszyk' })
const payNow = async () => {
  await page.getByRole('button', { name: /^Zapłać/ }).click()
  await page.getByRole('button', { name: /^Zapłacono/ }).click()
}
const listOrders = async () =>
  (await life.ask<{ items: { id: string; total: string; customerId: string | null }[] }>('/orders')).items

test('a passer-by: scanned, paid in cash with change, an order stands', async () => {
  await scan('5901234123457')
  await scan('5901234123457')
  await cart().getByText('Botki „Olcha”').waitFor()
  await page.getByRole('button', { name: /^Zapłać/ }).click()
  await page.getByText('Gotówka').click()
  await page.getByLabel('Otrzymano').fill('1000')
  await page.getByText('82,00 zł').waitFor()
  expect(await findFaults(page)).toEqual([])
  await page.getByRole('button', { name: /^Zapłacono/ }).click()
  await page
    .getByRole('dialog', { name: /Sprzedano, / })
    .getByText('918,00 zł')
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  expect((await listOrders()).map((one) => one.total)).toEqual(['918.00'])
}, 240_000)

test('she is found by her number; without her consent nothing she did is shown, with it her week is', async () => {
  await scan('600100200')
  await page.getByRole('heading', { name: 'Hanna Wierzbicka' }).waitFor()
  await page.getByText('Brak zgody na doradztwo').waitFor()
  expect(await page.getByText('Oglądane w tym tygodniu').count()).toBe(0)
  await page.getByRole('button', { name: 'Zapytaj o zgodę' }).click()
  const dialog = page.getByRole('dialog', { name: 'Doradztwo w sklepie' })
  const [no, yes] = [
    dialog.getByRole('button', { name: 'Nie zgadzam się' }),
    dialog.getByRole('button', { name: 'Zgadzam się', exact: true }),
  ]
  const [a, b] = [await no.boundingBox(), await yes.boundingBox()]
  expect([a?.width, a?.height]).toEqual([b?.width, b?.height])
  await dialog.getByText(/Administrator danych: [^{}]+\. Zgodę/).waitFor()
  expect(await findFaults(page)).toEqual([])
  await yes.click()
  await page.getByText('Oglądane w tym tygodniu').waitFor()
  const { history } = await life.ask<{ history: { act: string; proof: string; method: string }[] }>(
    `/customers/${life.hanna()}/consents`,
  )
  expect(history[0]).toMatchObject({ act: 'grant', method: 'till' })
  expect(history[0]?.proof).toContain('Kraków, Bracka')
}, 240_000)

test('her cart is one: what she adds on her phone comes, what is scanned goes to her; paid, it is empty', async () => {
  await life.change(life.hanna(), { kind: 'add', sku: 'SZAL-ZORZA', quantity: 1 })
  await cart().getByText('Szal „Zorza”').waitFor()
  await scan('SWT-MGLA-M')
  await cart().getByText('Sweter „Mgła”').waitFor()
  const skus = async () => (await life.cart(life.hanna())).lines.map((one) => one.sku).sort()
  await expect.poll(skus).toEqual(['SWT-MGLA-M', 'SZAL-ZORZA'])
  expect(await findFaults(page)).toEqual([])
  // The answer is slow: what is being paid stays on the screen, though her cart is empty by then.
  let wasShown = false
  await page.route('**/api/v1/orders', async (route) => {
    const response = await route.fetch()
    await page.getByText('Pusto. Pierwszy skan zaczyna sprzedaż.').waitFor()
    wasShown = await page.getByRole('dialog', { name: /^Do zapłaty 492,65\szł/ }).isVisible()
    await route.fulfill({ response })
  })
  await payNow()
  await page.getByRole('dialog', { name: /Sprzedano, / }).waitFor()
  await page.unroute('**/api/v1/orders')
  expect(wasShown).toBe(true)
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  await expect.poll(async () => (await life.cart(life.hanna())).lines).toEqual([])
  const [newest] = await listOrders()
  expect(newest).toMatchObject({ customerId: life.hanna(), total: '492.65' })
}, 240_000)

let sets = 0
/** What the manager of the shop sets, and what is done for a customer. */
async function set<Reply>(method: 'put' | 'post', path: string, data: object): Promise<Reply> {
  const headers = { origin: desk.url, 'idempotency-key': `set-by-hand-${sets++}` }
  const reply = await page.request[method](`${desk.url}/api/v1${path}`, { headers, data })
  expect(reply.ok(), await reply.text()).toBe(true)
  return (await reply.json()) as Reply
}
const pointsOf = async () => (await life.ask<{ points: number }>(`/customers/${life.hanna()}/loyalty`)).points

test('points and a coupon pay at once; brought back, both are hers again', async () => {
  const [earn, spend] = [
    { points: 1, per: '1.00' },
    { points: 100, worth: '5.00' },
  ]
  await set('put', '/loyalty/programme', { name: 'Klub Modra', earn, spend })
  const zima = { name: 'Zima', kind: 'single', effect: { kind: 'percent', percent: 10 } }
  await set('put', '/coupon-pools/zima', zima)
  await set('post', '/coupon-pools/zima/codes', { kind: 'import', codes: ['ZIMA1'] })
  await set('post', `/customers/${life.hanna()}/points`, { points: 250, reason: 'za czekanie' })
  await scan('600100200')
  await page.getByRole('heading', { name: 'Hanna Wierzbicka' }).waitFor()
  await scan('5901234123457')
  await cart().getByText('Botki „Olcha”').waitFor()
  await scan('ZIMA1')
  await cart().getByText('−45,90 zł').first().waitFor()
  await page.getByRole('button', { name: /^Zapłać/ }).click()
  await page.getByText(/Użyj 200 punktów: −10,00\szł/).click()
  expect(await findFaults(page)).toEqual([])
  await page.getByRole('button', { name: /^Zapłacono 403,10\szł/ }).click()
  await page.getByRole('dialog', { name: /Sprzedano, / }).waitFor()
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  const [sold] = await life
    .ask<{ items: { number: string; total: string }[] }>('/orders')
    .then((reply) => reply.items)
  expect([sold?.total, await pointsOf()]).toEqual(['403.10', 453])
  await scan(sold?.number ?? '')
  await page.getByRole('button', { name: /^Więcej do zwrotu: Botki/ }).click()
  expect(await findFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Zwróć tą samą drogą' }).click()
  await page.getByText(`Przyjęto zwrot, ${sold?.number}`).waitFor()
  await expect.poll(pointsOf).toBe(250)
  const pools = await life.ask<{ items: { figures: object }[] }>('/coupon-pools')
  expect(pools.items[0]?.figures).toMatchObject({ used: 0, left: 1 })
}, 240_000)

test('a pick-up is handed out for what her screen shows, paid at once; a link is for her own phone', async () => {
  const body = { channel: 'web', customerId: life.hanna(), method: 'in_store', contact: { name: 'Hanna' } }
  const lines = [{ sku: 'SZAL-ZORZA', quantity: 1 }]
  await set('post', '/orders', { ...body, lines, delivery: { kind: 'pickup', storeId: 'KRK1' } })
  const [order] = await listOrders()
  await set('post', `/orders/${order?.id}/acts`, { act: 'ready' })
  const { pickup } = await life.ask<{ pickup: { qr: string } }>(`/orders/${order?.id}`)
  await scan(pickup.qr)
  await page.getByRole('button', { name: /^Zapłacono 143,65\szł, wydaj/ }).click()
  await page.getByText(/^Wydano Z-/).waitFor()
  const read = () => life.ask<{ state: string; totals: { due: string } }>(`/orders/${order?.id}`)
  expect(await read()).toMatchObject({ state: 'collected', totals: { due: '0.00' } })
  await set('put', '/payment-providers/sandbox', { settings: {}, isEnabled: true })
  await scan('SWT-MGLA-M')
  await cart().getByText('Sweter „Mgła”').waitFor()
  await page.getByRole('button', { name: /^Zapłać/ }).click()
  await page.getByRole('button', { name: 'Link do płatności' }).click()
  const link = page.getByRole('dialog', { name: 'Płatność linkiem' })
  await link.getByRole('img', { name: 'Płatność linkiem' }).waitFor()
  expect(await findFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  const [asked] = await life
    .ask<{ items: { state: string; due: string }[] }>('/orders')
    .then((reply) => reply.items)
  expect(asked).toMatchObject({ state: 'awaiting_payment', due: '349.00' })
}, 240_000)

test('of what was put by to be tried on she keeps some, pays for that alone, and the rest is free', async () => {
  const lines = [
    { sku: 'SZAL-ZORZA', quantity: 1 },
    { sku: 'SWT-MGLA-M', quantity: 1 },
  ]
  const asked = { channel: 'web', customerId: life.hanna(), method: 'in_store', contact: { name: 'Hanna' } }
  await set('post', '/orders', { ...asked, lines, delivery: { kind: 'try', storeId: 'KRK1' } })
  const [order] = await listOrders()
  await set('post', `/orders/${order?.id}/acts`, { act: 'ready' })
  const { pickup } = await life.ask<{ pickup: { qr: string } }>(`/orders/${order?.id}`)
  await scan(pickup.qr)
  await page.getByRole('button', { name: /^Mniej zostaje: Sweter/ }).click()
  expect(await findFaults(page)).toEqual([])
  await page.getByRole('button', { name: /^Zapłacono 143,65\szł, wydaj/ }).click()
  const read = () => life.ask<{ state: string; totals: object }>(`/orders/${order?.id}`)
  // What is said at the till may still be of the order before.
  const collected = { state: 'collected', totals: { total: '143.65', due: '0.00' } }
  await expect.poll(read, { timeout: 20_000 }).toMatchObject(collected)
}, 240_000)

test('what a journey asks of the store stands at the advisor, is taken, and ends with what came of it', async () => {
  const call = { desk: 'store', title: 'Zadzwoń w sprawie płaszcza', note: 'Rozmiar 38 wrócił na półkę.' }
  const graph = {
    entry: { kind: 'call' },
    start: 'call',
    nodes: [{ id: 'call', type: 'task', options: call }],
  }
  const made = { name: 'Powrót rozmiaru', graph, needsSecond: false }
  const { id, revision } = await set<{ id: string; revision: number }>('post', '/journeys', made)
  await set('post', `/journeys/${id}/launch`, { revision })
  const screen = await desk.open('/store')
  await screen.getByText(/^Nic do zrobienia/).waitFor()
  await set('post', `/journeys/${id}/enter`, { customers: [life.hanna()], key: 'by-hand-1' })
  const task = screen.getByRole('listitem').filter({ hasText: call.title })
  await task.getByText('Ścieżka: Powrót rozmiaru').waitFor()
  await task.getByRole('button', { name: 'Biorę' }).click()
  await task.getByText(/^W rękach: /).waitFor()
  expect(await lookAt(screen, { at: 'tasks' })).toEqual([])
  await task.getByRole('button', { name: 'Zakończ' }).click()
  const dialog = screen.getByRole('dialog', { name: call.title })
  await dialog.getByLabel('Co z tego wyszło').fill('Przyjdzie w sobotę')
  await dialog.getByRole('button', { name: 'Zakończ' }).click()
  await screen.getByText(/^Nic do zrobienia/).waitFor()
  const { items } = await life.ask<{ items: object[] }>('/journey-tasks?state=done')
  expect(items).toMatchObject([{ customer: life.hanna(), outcome: 'Przyjdzie w sobotę', desk: 'store' }])
  await screen.context().close()
}, 240_000)

test('who goes through the store with scan and go stands at the advisor, unnamed until she agrees to be known', async () => {
  const { key } = await set<{ key: string }>('post', '/keys', { kind: 'write', name: 'Sklep' })
  const ask = async (path: string, data: object, token = '') => {
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` }
    const reply = await page.request.post(`${desk.url}/s/${key}/shop/${path}`, { headers, data })
    expect(reply.ok(), await reply.text()).toBe(true)
    return (await reply.json()) as { token: string }
  }
  const { token } = await ask('session', { anonymousId: 'telefon-w-salonie' })
  const change = { id: 'scan-and-go-1', kind: 'add', sku: 'SWT-MGLA-M', quantity: 2 }
  await ask('cart/changes', { changes: [change] }, token)
  await ask('scan', { storeId: 'KRK1' }, token)
  const screen = await desk.open('/store')
  const walk = screen.getByRole('listitem').filter({ hasText: 'wybiera towar' })
  await walk.getByText('2 sztuki').waitFor()
  await walk.getByText('Ktoś, kto się nie przedstawił').waitFor()
  expect(await walk.getByText('Mgła').count()).toBe(0)
  expect(await lookAt(screen, { at: 'advisor with scan and go' })).toEqual([])
  await screen.context().close()
}, 240_000)

test('a consultant orders her cart by phone and sends the link', async () => {
  await life.change(life.hanna(), { kind: 'set', sku: 'SWT-MGLA-M', quantity: 1 })
  const screen = await desk.open(`/customers/${life.hanna()}`)
  await screen.getByRole('button', { name: 'Zamówienie przez telefon' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Zamówienie przez telefon' })
  await dialog.getByLabel('Odbiór w sklepie').check({ force: true })
  await dialog.getByRole('combobox', { name: /^Sklep/ }).click()
  await screen.getByRole('option', { name: 'Kraków, Bracka 9' }).click()
  expect(await dialog.getByLabel('Telefon').inputValue()).toBe('+48600100200')
  expect(await findFaults(screen, { within: '[role=dialog]' })).toEqual([])
  await dialog.getByRole('button', { name: 'Złóż zamówienie' }).click()
  const placed = screen.getByRole('dialog', { name: /^Zamówienie Z-.* przyjęte$/ })
  await placed.getByRole('button', { name: 'Wyślij link do płatności' }).click()
  await screen.getByText(/^Wysyłamy link do zamówienia Z-/).waitFor()
  const [order] = await listOrders()
  const { history, state } = await life.ask<{ state: string; history: { act: string }[] }>(
    `/orders/${order?.id}`,
  )
  expect([state, history.at(-1)?.act]).toEqual(['awaiting_payment', 'pay_asked'])
  await expect.poll(async () => (await life.cart(life.hanna())).lines).toEqual([])
  await screen.keyboard.press('Escape')
  const now = screen.getByRole('complementary', { name: 'Teraz' })
  await now.getByText(/^W koszyku nic nie ma/).waitFor()
  await screen.context().close()
}, 240_000)

test('providers are set up and tried, carriers changed', async () => {
  const screen = await desk.open('/settings?tab=payments')
  await screen.getByRole('heading', { name: 'Operatorzy płatności' }).waitFor()
  await screen.getByLabel('Cena').first().waitFor()
  expect(await lookAt(screen, { at: 'payments' })).toEqual([])
  await screen.getByLabel('Cena').first().fill('9,99')
  await screen.getByRole('button', { name: 'Zapisz' }).click()
  await screen.getByText('Zapisano dostawę i odbiór').waitFor()
  const { carriers } = await life.ask<{ carriers: { price: string }[] }>('/order-settings')
  expect(carriers[0]?.price).toBe('9.99')
  await screen.getByRole('button', { name: /^Przelewy24/ }).click()
  const panel = screen.getByRole('dialog', { name: 'Przelewy24' })
  for (const [label, value] of [
    ['ID sprzedawcy', '1234'],
    ['ID sklepu', '1234'],
    ['Klucz do raportów (API)', 'api'],
    ['Klucz CRC', 'crc'],
    ['Adres API', 'http://127.0.0.1:9'],
  ] as const)
    await panel.getByLabel(label).fill(value)
  await panel.getByRole('button', { name: 'Sprawdź połączenie' }).click()
  await panel.getByText('Pod ten adres nie wolno się łączyć').waitFor()
  await screen.context().close()
}, 240_000)

test('its network lost in the midst of the day it sells, opens anew and says so; back again each sale counts once', async () => {
  await page.waitForFunction(
    async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller !== null,
  )
  const context: BrowserContext = page.context()
  await context.setOffline(true)
  await page.getByText('Bez sieci').first().waitFor()
  await scan('5901234123457')
  await cart().getByText('Botki „Olcha”').waitFor()
  await page.getByRole('button', { name: /^Zapłać/ }).click()
  await page.getByText('Bez sieci nie można użyć kuponów ani punktów.').waitFor()
  await page.getByRole('button', { name: /^Zapłacono/ }).click()
  await page.getByRole('dialog', { name: 'Sprzedano bez sieci' }).waitFor()
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  await page.reload()
  await page.getByText('3 warianty').waitFor()
  await page.getByRole('button', { name: '1 czeka' }).waitFor()
  await scan('5901234123457')
  await cart().getByText('Botki „Olcha”').waitFor()
  await payNow()
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  await page.getByRole('button', { name: '2 czekają' }).waitFor()
  const before = (await listOrders()).length
  await context.setOffline(false)
  await page.getByText('Połączono').waitFor()
  await expect.poll(async () => (await listOrders()).length, { timeout: 20_000 }).toBe(before + 2)
  await page.getByRole('button', { name: '2 czekają' }).waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('Połączono').waitFor()
  expect((await listOrders()).length).toBe(before + 2)
}, 240_000)

test('loaded anew it finds who stood there; what she puts into her cart after an off-line sale stays hers', async () => {
  const context = page.context()
  const here = page.getByRole('heading', { name: 'Hanna Wierzbicka' })
  await scan('600100200')
  await here.waitFor()
  await life.change(life.hanna(), { kind: 'set', sku: 'SZAL-ZORZA', quantity: 1 })
  await page.reload()
  await here.waitFor()
  await page.getByText(/^Ta osoba stała przy kasie/).waitFor()
  expect(await findFaults(page)).toEqual([])
  await cart().getByText('Szal „Zorza”').waitFor()
  await context.setOffline(true)
  await page.getByText('Bez sieci').first().waitFor()
  await payNow()
  await page.getByRole('dialog', { name: 'Sprzedano bez sieci' }).waitFor()
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  await life.change(life.hanna(), { kind: 'add', sku: 'SZAL-ZORZA', quantity: 1 })
  await life.change(life.hanna(), { kind: 'add', sku: 'SWT-MGLA-M', quantity: 1 })
  const before = (await listOrders()).length
  await context.setOffline(false)
  await page.getByText('Dołączyła 1 sprzedaż bez sieci.').waitFor()
  expect((await listOrders()).length).toBe(before + 1)
  const lines = async () => (await life.cart(life.hanna())).lines.map((one) => [one.sku, one.quantity]).sort()
  await expect.poll(lines).toEqual([
    ['SWT-MGLA-M', 1],
    ['SZAL-ZORZA', 1],
  ])
  // She went with her receipt: nobody is brought back.
  await page.reload()
  await page.getByText(/^Zeskanuj kod z aplikacji/).waitFor()
  expect(await here.count()).toBe(0)
}, 240_000)

test('a gift card that is not enough: the rest in cash, with change', async () => {
  await scan('5901234123457')
  await page.getByRole('button', { name: /^Zapłać/ }).click()
  const dialog = page.getByRole('dialog', { name: /^Do zapłaty/ })
  await dialog.getByRole('button', { name: 'Podziel na dwa sposoby' }).click()
  await dialog.getByLabel('Kwota części').fill('500')
  await dialog.getByText('Część musi być większa od zera i mniejsza niż całość.').waitFor()
  expect(await dialog.getByRole('button', { name: /^Zapłacono/ }).isDisabled()).toBe(true)
  await dialog.getByLabel('Kwota części').fill('100,50')
  await dialog.getByText(/^Pozostałe 358,50\szł/).waitFor()
  await dialog.getByText('Gotówka').last().click()
  await dialog.getByLabel('Otrzymano').fill('400')
  await dialog.getByText('41,50 zł').waitFor()
  expect(await findFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Zapłacono/ }).click()
  await page.getByRole('dialog', { name: /Sprzedano, / }).waitFor()
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  const orders = await life.ask<{ items: { state: string; total: string; due: string }[] }>('/orders')
  expect(orders.items[0]).toMatchObject({ state: 'collected', total: '459.00', due: '0.00' })
}, 240_000)

test('what is sold comes by a feed, with a report of what it could not take, and from a page that is looked at first', async () => {
  const office = await desk.open('/store/catalogue')
  await office.getByRole('button', { name: 'Dodaj feed' }).click()
  await office.getByLabel('Adres feedu').fill(`http://${other.host}/feed.xml`)
  await office.getByRole('button', { name: 'Wczytaj' }).click()
  await office.getByText('Przyjęto 1 pozycję.').waitFor({ timeout: 30_000 })
  await office.getByText('1 pozycji nie przyjęto:').waitFor()
  await office.getByRole('dialog').getByRole('button', { name: 'Zamknij' }).last().click()
  await office.getByText('Golf „Szron”').waitFor()
  await office.getByRole('button', { name: 'Odczytaj stronę' }).click()
  await office.getByLabel('Adres strony').fill(`http://${other.host}/plecak`)
  await office.getByRole('button', { name: 'Odczytaj', exact: true }).click()
  await office.getByText('Na stronie jest 1 produkt').waitFor()
  expect(await lookAt(office, { at: 'the page that was read' })).toEqual([])
  await office.getByRole('button', { name: 'Dodaj do katalogu' }).click()
  await office.getByRole('dialog').waitFor({ state: 'detached' })
  await office.getByText('Plecak „Brzeg”').waitFor()
  const { variants } = await life.ask<{ variants: object[] }>('/catalog/products/golf')
  expect(variants).toMatchObject([{ sku: 'GOLF-M' }, { sku: 'GOLF-L' }])
  await office.context().close()
}, 240_000)

test('a product of a feed is changed by hand: it says whose it is, what changed, and takes it back', async () => {
  const office = await desk.open('/store/catalogue/golf')
  await office.getByRole('button', { name: 'Zmień produkt' }).click()
  const editor = office.getByRole('dialog', { name: 'Zmień produkt' })
  await editor.getByText(/przychodzi ze źródła „[^”]+”/).waitFor()
  expect(await lookAt(office, { at: 'the editor of a product' })).toEqual([])
  await editor.getByLabel('Nazwa', { exact: true }).fill('Golf zimowy')
  await editor.getByLabel('Cena GOLF-M').fill('-5')
  expect(await editor.getByRole('button', { name: 'Zapisz' }).isDisabled()).toBe(true)
  await editor.getByLabel('Cena GOLF-M').fill('149,90')
  await editor.getByRole('button', { name: 'Zapisz' }).click()
  await editor.waitFor({ state: 'detached' })
  await office.getByRole('heading', { name: 'Golf zimowy' }).waitFor()
  const edits = office.locator('section', { hasText: 'Zmiany ręczne' }).last()
  await edits.getByText(/→ 149,90.zł/).waitFor()
  expect(await lookAt(office, { at: 'a product with its changes' })).toEqual([])
  await edits.getByRole('button', { name: 'Cofnij' }).click()
  await office.getByRole('heading', { name: 'Golf „Szron”' }).waitFor()
  await office.context().close()
}, 240_000)
