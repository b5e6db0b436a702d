import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenConsole, openConsole } from './kit/console.ts'
import { furnishStore, makeShopLife, type ShopLife } from './kit/till.ts'

/** The till on a tablet: scan, customer, add, pay; then without a network, and back again. */
let desk: OpenConsole
let page: Page
let life: ShopLife

beforeAll(async () => {
  desk = await openConsole()
  life = makeShopLife(desk)
  await furnishStore(life)
  page = await desk.open('/till', { width: 1024, height: 768 })
  await page.getByRole('button', { name: /Kraków, Bracka/ }).click()
  await page.getByText('3 warianty').waitFor()
}, 180_000)
afterAll(() => desk?.[Symbol.asyncDispose]())

/** Keys as a scanner sends them, wherever the focus is. */
async function scan(code: string): Promise<void> {
  await page.evaluate((text) => {
    for (const key of [...text, 'Enter'])
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
  }, code)
}
const faultsOf = async () =>
  (await new AxeBuilder({ page }).analyze()).violations.map((one) => [
    one.id,
    one.nodes.map((node) => node.html),
  ])
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
  expect(await faultsOf()).toEqual([])
  await page.getByRole('button', { name: /^Zapłacono/ }).click()
  await page
    .getByRole('dialog', { name: /Sprzedano, / })
    .getByText('918,00 zł')
    .waitFor()
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  expect((await listOrders()).map((one) => one.total)).toEqual(['918.00'])
}, 60_000)

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
  expect(await faultsOf()).toEqual([])
  await yes.click()
  await page.getByText('Oglądane w tym tygodniu').waitFor()
  const { history } = await life.ask<{ history: { act: string; proof: string; method: string }[] }>(
    `/customers/${life.hanna()}/consents`,
  )
  expect(history[0]).toMatchObject({ act: 'grant', method: 'till' })
  expect(history[0]?.proof).toContain('Kraków, Bracka')
}, 60_000)

test('her cart is one: what she adds on her phone comes, what is scanned goes to her; paid, it is empty', async () => {
  await life.change(life.hanna(), { kind: 'add', sku: 'SZAL-ZORZA', quantity: 1 })
  await cart().getByText('Szal „Zorza”').waitFor()
  await scan('SWT-MGLA-M')
  await cart().getByText('Sweter „Mgła”').waitFor()
  expect((await life.cart(life.hanna())).lines.map((one) => one.sku).sort()).toEqual([
    'SWT-MGLA-M',
    'SZAL-ZORZA',
  ])
  expect(await faultsOf()).toEqual([])
  await payNow()
  await page.getByRole('dialog', { name: /Sprzedano, / }).waitFor()
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  expect((await life.cart(life.hanna())).lines).toEqual([])
  const [newest] = await listOrders()
  expect(newest).toMatchObject({ customerId: life.hanna(), total: '492.65' })
}, 60_000)

test('without a network it opens, sells and says so; back again each sale counts once', async () => {
  await page.waitForFunction(
    async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller !== null,
  )
  const context: BrowserContext = page.context()
  await context.setOffline(true)
  await page.getByText('Bez sieci').first().waitFor()
  await page.reload()
  await page.getByText('3 warianty').waitFor()
  await scan('5901234123457')
  await cart().getByText('Botki „Olcha”').waitFor()
  await page.getByRole('button', { name: /^Zapłać/ }).click()
  await page.getByText('Bez sieci nie można użyć kuponów ani punktów.').waitFor()
  await page.getByRole('button', { name: /^Zapłacono/ }).click()
  await page.getByRole('dialog', { name: 'Sprzedano bez sieci' }).waitFor()
  await page.getByRole('button', { name: 'Następna sprzedaż' }).click()
  await page.getByRole('button', { name: '1 czeka' }).waitFor()
  const before = (await listOrders()).length
  await context.setOffline(false)
  await page.getByText('Połączono').waitFor()
  await expect.poll(async () => (await listOrders()).length, { timeout: 20_000 }).toBe(before + 1)
  await page.getByRole('button', { name: '1 czeka' }).waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('Połączono').waitFor()
  expect((await listOrders()).length).toBe(before + 1)
}, 90_000)
