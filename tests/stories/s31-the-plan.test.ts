import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../e2e/kit/browser.ts'
import { sitDown } from './browser.ts'
import { Stage } from './stage.ts'

let stage: Stage
let browser: Browser
/** The marketer's screen. */
let desk: Page
let itemId = ''
const marketer = 'olga@tkalnia.example'

const people = [
  { id: 'u-1', email: 'maja@poczta.example', name: 'Maja', agrees: true },
  { id: 'u-2', email: 'hanna@poczta.example', name: 'Hanna', agrees: true },
  { id: 'u-3', email: 'jan@poczta.example', name: 'Jan', agrees: false },
]

beforeAll(async () => {
  stage = await Stage.open()
  browser = await openBrowser()
  desk = (await sitDown(browser)).page
  await desk.addInitScript(() => localStorage.setItem('splot.language', 'pl'))
  const olga = { name: 'Olga Kos', email: marketer, password: 'kolorowa tkanina 7' }
  await ask('POST', '/welcome', { token: stage.welcomeToken, ...olga })
  // The scene plays at any hour of the day.
  const quiet = { hours: null, isSundayQuiet: false, isHolidayQuiet: false, holidays: 'pl' }
  await ask('PUT', '/consents/settings', { pack: 'pl', quiet })
  for (const one of people) await introduce(one)
  const texts = { headline: 'Kurtki przed zimą', message: 'Ciepłe i lekkie.', action: 'Zobacz kurtki' }
  const core = { purpose: 'marketing', texts: { pl: texts }, link: 'https://tkalniamodra.example/kurtki' }
  const made = { kind: 'message', name: 'Kurtki', document: { core, channels: ['email'] } }
  itemId = (await ask<{ id: string }>('POST', '/content', made)).id
  await ask('POST', `/content/${itemId}/publish`, { note: '' }, 1)
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await stage?.[Symbol.asyncDispose]()
})

async function ask<T>(method: string, path: string, data?: object, revision?: number): Promise<T> {
  const headers = { origin: stage.url, ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }) }
  const reply = await desk.request.fetch(`${stage.url}/api/v1${path}`, {
    method,
    headers,
    ...(data ? { data } : {}),
  })
  expect(reply.status(), `${path}: ${await reply.text()}`).toBe(200)
  return (await reply.json()) as T
}

/** A customer of the shop; some have signed that they want mail. */
async function introduce({ id, email, name, agrees }: (typeof people)[number]): Promise<void> {
  await stage.report({ type: 'identify', userId: id, traits: { email, firstName: name, lastName: 'Wilk' } })
  const { id: customerId } = await stage.see('user_id', id, () => true)
  const wording = { wordingId: 'marketing-email', wordingVersion: 1, proof: 'karta nr 7' }
  const said = { act: 'grant', purpose: 'marketing', channel: 'email', method: 'paper', ...wording }
  if (agrees) await ask('POST', `/customers/${customerId}/consents`, said)
}

/** What the local mail server got, by address. */
async function readMails(): Promise<Map<string, { title: string; html: string }>> {
  const text = await readFile(join(stage.dataDir, 'outbox.jsonl'), 'utf8').catch(() => '')
  const all = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  return new Map(all.filter((one) => one.via === 'email-smtp').map((one) => [one.address, one]))
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  const deadline = performance.now() + 60_000
  for (;;) {
    const seen = await look()
    if (seen !== null) return seen
    if (performance.now() > deadline) throw new Error('Not seen in time')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const check = () => desk.getByRole('complementary', { name: 'Sprawdzenie' })

test('S31: without a goal nothing can be launched', async () => {
  await desk.goto(`${stage.url}/campaigns`)
  await desk.getByRole('button', { name: 'Nowa kampania' }).first().click()
  await desk.getByLabel('Nazwa kampanii').fill('Kurtki 2026')
  await check().getByText('Wybierz miarę i wartość docelową').waitFor()
  expect(await desk.getByRole('button', { name: 'Uruchom kampanię' }).isDisabled()).toBe(true)
})

test('S31: the goal first: clicks, how many, by when', async () => {
  await desk.getByLabel('Po co jest ta kampania').fill('Sprzedać kurtki przed zimą')
  await desk.getByRole('combobox', { name: /^Miara/ }).click()
  await desk.getByRole('option', { name: 'Osoby, które kliknęły' }).click()
  await desk.getByLabel('Ile', { exact: true }).fill('2')
  await check().getByText('Wybierz miarę i wartość docelową').waitFor({ state: 'detached' })
})

test('S31: an uploaded list: who is on it, and which rows lead to nobody', async () => {
  const text = `Imię;E-mail;Zgoda\r\n${people.map((one) => `${one.name};${one.email};tak`).join('\r\n')}\r\nObcy;obcy@poczta.example;tak\r\nBłąd;to nie adres;tak`
  // A plan begins with a segment; a list is chosen by hand.
  const way = desk.getByRole('radiogroup', { name: 'Odbiorcy' })
  expect(await way.getByRole('radio', { name: 'Segment' }).isChecked()).toBe(true)
  await way.getByText('Plik', { exact: true }).click()
  await desk
    .getByLabel('Wybierz plik CSV')
    .setInputFiles({ name: 'klienci.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await desk.getByText('3 osoby w 5 wierszach').waitFor()
  await desk.getByText('Nie ma takiego klienta').waitFor()
  await desk.getByText('Niepoprawny adres e-mail').waitFor()
  // What a file says of consents is none: Jan never agreed.
  await desk.getByText('bez dowodu zgoda nie jest zgodą').waitFor()
})

test('S31: the message; the check says whom it reaches and why not the others; then it is launched', async () => {
  await desk.getByRole('combobox', { name: /^Treść/ }).click()
  await desk.getByRole('option', { name: 'Kurtki' }).click()
  await check().getByText('Gotowa do startu').waitFor()
  await check().getByText('z 3 wskazanych').waitFor()
  await check().getByText('Brak zgody').waitFor()
  await desk.getByRole('button', { name: 'Wyślij próbę do siebie' }).click()
  const test = await until(async () => (await readMails()).get(marketer) ?? null)
  expect(test.title).toContain('Kurtki przed zimą')
  await desk.getByRole('button', { name: 'Uruchom kampanię' }).click()
  await desk.getByRole('dialog').getByText('Wiadomość dostaną 2 osoby.').waitFor()
  await desk.getByRole('dialog').getByRole('button', { name: 'Uruchom' }).click()
  await desk.getByRole('heading', { name: 'Od odbiorców do wyniku' }).waitFor()
})

test('S31: two got it, Jan did not and the page says why, with him behind the reason', async () => {
  const mails = await until(async () => {
    const got = await readMails()
    return got.size === 3 ? got : null
  })
  expect([...mails.keys()].sort()).toEqual(['hanna@poczta.example', 'maja@poczta.example', marketer])
  expect(mails.get('maja@poczta.example')?.title).toContain('Kurtki przed zimą')
  await desk.getByRole('button', { name: /^Wysłane 2/ }).waitFor({ timeout: 60_000 })
  await desk.getByText('Zakończona').waitFor({ timeout: 60_000 })
  await desk.getByRole('button', { name: /Brak zgody/ }).click()
  await desk.getByRole('dialog').getByRole('link', { name: 'Jan Wilk' }).waitFor()
  await desk.getByRole('button', { name: /Nie ma takiego klienta/ }).click()
  await desk.getByRole('dialog').getByText('Wiersz 5').waitFor()
  await desk.keyboard.press('Escape')
}, 240_000)

test('S31: she clicks and buys; the result stands against the goal', async () => {
  const html = (await readMails()).get('maja@poczta.example')?.html ?? ''
  const link = /href="([^"]*\/c\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(link).not.toBe('')
  // A person takes a moment before she clicks; what comes at once is a scanner of her mail provider.
  await desk.waitForTimeout(3_000)
  const shopper = await browser.newContext({ userAgent: person })
  const reply = await shopper.request.get(link, { maxRedirects: 0 })
  expect(reply.headers().location).toContain('https://tkalniamodra.example/kurtki')
  await desk.getByText('1 z 2').waitFor({ timeout: 60_000 })
  const products = [{ name: 'Kurtka', price: '499.00', currency: 'PLN' }]
  const order = { order_id: 'TM-31', total: '499.00', currency: 'PLN', products }
  await stage.report({ type: 'track', event: 'Order Completed', userId: 'u-1', properties: order })
  await desk.getByText(/499,00/).waitFor({ timeout: 60_000 })
  await desk.goto(`${stage.url}/campaigns`)
  await desk.getByRole('link', { name: /Kurtki 2026/ }).waitFor()
  await desk.getByText('1 z 2').waitFor()
}, 240_000)

const person =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
