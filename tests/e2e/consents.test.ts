import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lisa, say } from './kit/consent-lives.ts'
import { type OpenConsole, openConsole } from './kit/console.ts'
import { findFaults, findOverflow } from './kit/look.ts'

/** The officer's screens: requests with deadlines, the register, purposes, wordings, suppressed addresses. */
let desk: OpenConsole
let page: Page

beforeAll(async () => {
  desk = await openConsole()
  await desk.send(...lisa)
  page = await desk.open('/consents')
}, 600_000)
afterAll(() => desk?.[Symbol.asyncDispose]())

const tab = (name: string) => page.getByRole('tab', { name }).click()

test('a request is taken down, identified and carried out, and its history says so', async () => {
  await page.getByRole('heading', { name: 'Nie ma wniosków' }).waitFor()
  await page.getByRole('button', { name: 'Przyjmij wniosek' }).click()
  const dialog = page.getByRole('dialog', { name: 'Przyjmij wniosek' })
  await dialog.getByRole('combobox', { name: /Wniosek:/ }).click()
  await page.getByRole('option', { name: 'Sprzeciw' }).click()
  await dialog.getByRole('searchbox', { name: 'Kto' }).fill('Lisa')
  await dialog.getByRole('button', { name: /Lisa Lew/ }).click()
  await dialog.getByLabel('Uwaga').fill('Dzwoniła w sprawie newslettera.')
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  const panel = page.getByRole('dialog', { name: 'Sprzeciw' })
  await panel.getByText('Dzwoniła w sprawie newslettera.').waitFor()
  expect(await panel.getByRole('button', { name: 'Wykonaj' }).count()).toBe(0)
  expect(await findFaults(page)).toEqual([])
  await panel.getByRole('button', { name: 'Potwierdź tożsamość' }).click()
  await page
    .getByRole('dialog', { name: 'Potwierdź tożsamość' })
    .getByRole('button', { name: 'Zapisz' })
    .click()
  await panel.getByRole('button', { name: 'Wykonaj' }).click()
  await page.getByRole('dialog', { name: 'Sprzeciw' }).last().getByRole('button', { name: 'Wykonaj' }).click()
  await panel.getByText('Wykonany', { exact: true }).waitFor()
  await panel.getByText('załatwiony').waitFor()
}, 240_000)

test('the register tells who agreed to what and how, and whether she would be reached', async () => {
  await page.goto(`${desk.url}/consents?tab=register`)
  await page.getByRole('list', { name: 'Rejestr' }).getByText('Zgoda', { exact: true }).first().waitFor()
  await page.getByRole('searchbox', { name: 'Kto' }).fill('Lisa')
  await page.getByRole('button', { name: /Lisa Lew/ }).click()
  await page.getByRole('heading', { level: 2, name: 'Lisa Lew' }).waitFor()
  await page.getByRole('button', { name: 'Sprawdź' }).click()
  await page.getByText('Nie, teraz nie wolno.').waitFor()
  await page.getByText('Sprzeciw klienta', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Dowód' }).last().click()
  await page.getByText('Skrót treści').or(page.getByText('Zdarzenie')).first().waitFor()
  expect(await findFaults(page)).toEqual([])
}, 240_000)

test('her data are put on hold with a reason, and the hold is lifted by hand', async () => {
  await page.getByRole('button', { name: 'Wstrzymaj dane' }).click()
  const dialog = page.getByRole('dialog', { name: 'Wstrzymanie danych' })
  expect(await dialog.getByRole('button', { name: 'Wstrzymaj dane' }).isDisabled()).toBe(true)
  await dialog.getByLabel(/Powód/).fill('Reklamacja w sądzie, sygn. I C 7/26.')
  await dialog.getByRole('button', { name: 'Wstrzymaj dane' }).click()
  await page.getByText('dane wstrzymane', { exact: true }).waitFor()
  await page.goto(`${desk.url}/consents?tab=requests&state=held`)
  const row = page.getByRole('list', { name: 'Wstrzymane' }).getByRole('listitem')
  await row.getByRole('link', { name: 'Lisa Lew' }).waitFor()
  await row.getByText('Reklamacja w sądzie, sygn. I C 7/26.').waitFor()
  expect(await findFaults(page)).toEqual([])
  await row.getByRole('button', { name: 'Zdejmij' }).click()
  await page.getByRole('heading', { name: 'Nic nie jest wstrzymane' }).waitFor()
}, 240_000)

test('a wording gets a new version, with what changed since the last; the old one stays', async () => {
  await tab('Treści zgód')
  const card = page.getByRole('listitem').filter({ hasText: 'marketing-sms' })
  await card.getByRole('button', { name: 'Nowa wersja' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nowa wersja: marketing-sms' })
  expect(await dialog.getByRole('button', { name: 'Opublikuj' }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox', { name: 'Po polsku' }).fill(say.pl)
  await dialog.getByRole('textbox', { name: 'Po angielsku' }).fill(say.en)
  expect(await findFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Opublikuj' }).click()
  await card.getByText('wersja 2').waitFor()
  expect(await card.locator('ins').first().textContent()).toContain('dostawać')
  expect(await card.locator('del').first().textContent()).toContain('otrzymywać')
}, 240_000)

test('a purpose is declared, and an address is never used again', async () => {
  await tab('Cele')
  await page.getByRole('button', { name: 'Dodaj cel' }).click()
  const dialog = page.getByRole('dialog', { name: 'Dodaj cel' })
  await dialog.getByLabel('Nazwa w systemie').fill('klub')
  await dialog.getByLabel('Nazwa po polsku').fill('Klub stałego klienta')
  await dialog.getByLabel('Nazwa po angielsku').fill('Loyalty club')
  expect(await findFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await page.getByRole('cell', { name: /Klub stałego klienta/ }).waitFor()
  await tab('Adresy zablokowane')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('stary@poczta.example')
  await page.getByRole('button', { name: 'Sprawdź adres' }).click()
  await page.getByText('Nie jest zablokowany', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Zablokuj' }).click()
  await page.getByText('Zablokowany', { exact: true }).waitFor()
  await page.getByRole('cell', { name: 'Zablokowano ręcznie' }).waitFor()
  expect(await findFaults(page)).toEqual([])
}, 240_000)

test('every tab is readable on a phone, in the dark', async () => {
  const phone = await desk.open('/consents', { theme: 'dark', width: 360, height: 740 })
  for (const name of ['requests', 'register', 'purposes', 'wordings', 'suppressions']) {
    await phone.goto(`${desk.url}/consents?tab=${name}`)
    await phone.getByRole('heading', { level: 1, name: 'Zgody' }).waitFor()
    await phone.waitForLoadState('networkidle')
    expect([name, await findFaults(phone)]).toEqual([name, []])
    expect(await findOverflow(phone, name)).toEqual([])
  }
  await phone.context().close()
}, 240_000)
