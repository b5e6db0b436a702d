import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from './desk.ts'

/** On a machine that is busy with something else. */
const soon = { timeout: 30_000 }

let desk: Desk
beforeAll(async () => {
  desk = await openDesk('/content?tab=brand')
}, 600_000)
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
})

test('S27: the brand is defined once: its name, colours, and a word it never says', async () => {
  const { page } = desk
  await page.getByLabel('Nazwa marki').fill('Tkalnia Modra')
  await page.getByLabel('Stopka (Polski)').fill('Tkalnia Modra sp. z o.o., ul. Tkacka 7, 90-001 Łódź')
  await page.getByLabel('Słowo', { exact: true }).fill('tani')
  await page.getByLabel('Zamiast niego').fill('w dobrej cenie')
  await page.getByRole('button', { name: 'Zakaż' }).click()
  // A colour nobody can read is said at once.
  await page.getByRole('textbox', { name: 'Przyciski i odnośniki' }).last().fill('#ffe08a')
  await page.keyboard.press('Tab')
  await page
    .getByText(/za mały kontrast/)
    .first()
    .waitFor()
  await page.getByRole('textbox', { name: 'Przyciski i odnośniki' }).last().fill('#0059a2')
  await page.keyboard.press('Tab')
  await page
    .getByText(/za mały kontrast/)
    .first()
    .waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Zapisz' }).click()
  await page.getByText('Zapisano markę').waitFor()
}, 240_000)

test('S27: a violation is caught in whatever form, at its place, and keeps the message from leaving', async () => {
  const { page } = desk
  await page.goto(`${desk.splot.url}/content`)
  await page.getByRole('button', { name: 'Nowa wiadomość' }).first().click()
  const core = page.getByRole('region', { name: 'Treść główna' })
  await core.getByLabel('Główny przekaz').fill('Płaszcze z tanich kolekcji')
  await core.getByLabel('Rozwinięcie').fill('Zapraszamy do salonu.')
  await core.getByLabel('Wezwanie do działania').fill('Do kolekcji')
  await core.getByLabel('Odnośnik').fill('https://modra.example/zima')
  const mail = page.getByRole('region', { name: 'E-mail', exact: true })
  await mail
    .getByText(/„tanich” jest na liście zakazanych/)
    .first()
    .waitFor()
  await mail.frameLocator('iframe').getByRole('heading', { name: 'Płaszcze z tanich kolekcji' }).waitFor()
  await page.getByRole('button', { name: 'Opublikuj' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('button', { name: 'Opublikuj' }).isDisabled()).toBe(true)
  await dialog.getByRole('button', { name: 'Anuluj' }).click()
}, 240_000)

test('S27: the word the brand prefers comes by one key, and then it may leave', async () => {
  const { page } = desk
  const core = page.getByRole('region', { name: 'Treść główna' })
  const sms = page.getByRole('region', { name: 'SMS', exact: true })
  await sms.getByRole('button', { name: 'Zamień słowo' }).click()
  await expect.poll(() => sms.getByLabel('Tekst').inputValue(), soon).toContain('w dobrej cenie')
  await core.getByLabel('Główny przekaz').fill('Płaszcze w dobrej cenie')
  await page
    .getByText(/jest na liście zakazanych/)
    .first()
    .waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Opublikuj' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Opublikuj' }).click()
  await page.getByText('Opublikowano wersję 1').waitFor()
}, 240_000)
