import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../e2e/kit/browser.ts'
import { findFaults, findOverflow } from '../e2e/kit/look.ts'
import { sitDown } from './browser.ts'
import { Stage } from './stage.ts'

let stage: Stage
let browser: Browser
let maja: Page
/** Her own link, as it came by mail. */
let own = ''

const address = 'maja@poczta.example'
const moved = 'maja.wilk@nowa.example'
const names = { email: address, phone: '+48600000318', firstName: 'Maja', lastName: 'Wilk', shoeSize: '38' }

beforeAll(async () => {
  stage = await Stage.open()
  browser = await openBrowser()
  maja = (await sitDown(browser)).page
  await stage.report(
    { type: 'identify', userId: 'u-1001', traits: names },
    {
      type: 'track',
      event: 'Order Completed',
      userId: 'u-1001',
      properties: { order_id: 'TM-1', total: '389.00', currency: 'PLN', products: [] },
    },
  )
  await stage.see('user_id', 'u-1001', (one) => one.computed.orders === 1)
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await stage?.[Symbol.asyncDispose]()
})

/** What the local mail server got for an address, newest last. */
async function listMails(to: string): Promise<{ title: string; text: string }[]> {
  const text = await readFile(join(stage.dataDir, 'outbox.jsonl'), 'utf8').catch(() => '')
  const all = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  return all.filter((one) => one.via === 'email-smtp' && one.address === to)
}

async function waitForLink(to: string, before = 0): Promise<string> {
  const deadline = performance.now() + 60_000
  for (;;) {
    const mails = await listMails(to)
    const link =
      mails.length > before ? /https?:\/\/\S+\/p\/\S+/.exec(mails.at(-1)?.text ?? '')?.[0] : undefined
    if (link !== undefined) return link
    if (performance.now() > deadline) throw new Error(`No letter for ${to}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

interface Answer {
  isAllowed: boolean
  reason: string | null
  reasons: { reason: string }[]
}

async function askGate(channel = 'email'): Promise<Answer> {
  const { id } = await stage.see('user_id', 'u-1001', () => true)
  const body = { purpose: 'marketing', channel }
  return stage.call<Answer>(`/api/v1/customers/${id}/gate/explain`, { method: 'POST', body })
}

test('S14: without a password she asks for a link; whoever is not known gets the same answer', async () => {
  await maja.goto(`${stage.url}/p/default`)
  expect(await findFaults(maja)).toEqual([])
  await maja.getByLabel('Adres e-mail').fill('nikt@poczta.example')
  await maja.keyboard.press('Enter')
  await maja.getByRole('heading', { level: 1, name: 'Sprawdź skrzynkę' }).waitFor()
  const answer = await maja.getByRole('main').textContent()
  await maja.goto(`${stage.url}/p/default`)
  await maja.getByLabel('Adres e-mail').fill(address)
  await maja.keyboard.press('Enter')
  await maja.getByRole('heading', { level: 1, name: 'Sprawdź skrzynkę' }).waitFor()
  expect(await maja.getByRole('main').textContent()).toBe(answer)
  own = await waitForLink(address)
  expect(own).not.toMatch(/maja|@|%40/)
  expect(await listMails('nikt@poczta.example')).toEqual([])
})

test('S14: she reads what is stored, where it comes from and what each datum is used for', async () => {
  await maja.goto(own)
  await maja.getByRole('heading', { level: 1, name: 'Moje zgody i dane' }).waitFor()
  const data = maja.getByRole('region', { name: 'Moje dane' })
  for (const text of [
    address,
    '+48600000318',
    'Rozmiar buta',
    '1 zamówienie',
    'Do czego: Obsługa zamówień i spraw',
  ])
    expect(await data.textContent()).toContain(text)
  expect(await maja.context().cookies()).toEqual([])
})

test('S14: the page is for everybody: clean for a reader, by keyboard, on a phone, in the dark, in English', async () => {
  expect(await findFaults(maja)).toEqual([])
  for (const colorScheme of ['dark', 'light'] as const) {
    await maja.emulateMedia({ colorScheme })
    await maja.setViewportSize({ width: 360, height: 740 })
    expect(await findFaults(maja)).toEqual([])
    expect(await findOverflow(maja, colorScheme)).toEqual([])
  }
  await maja.setViewportSize({ width: 1440, height: 900 })
  await maja.getByRole('link', { name: 'English' }).click()
  await maja.getByRole('heading', { level: 1, name: 'My consents and data' }).waitFor()
  expect(await maja.locator('html').getAttribute('lang')).toBe('en')
  expect(await findFaults(maja)).toEqual([])
  await maja.getByRole('link', { name: 'Polski' }).click()
  // The first stop of the keyboard is the way past the head.
  await maja.keyboard.press('Tab')
  expect(await maja.evaluate(() => document.activeElement?.textContent)).toBe('Przejdź do treści')
}, 240_000)

test('S14: to agree and to refuse look alike: same size, same weight, one click each', async () => {
  const pairs = maja.locator('.pair')
  expect(await pairs.count()).toBeGreaterThan(6)
  for (const pair of await pairs.all()) {
    const [no, yes] = await pair.locator('label').evaluateAll((labels) =>
      labels.map((label) => {
        const { width, height } = label.getBoundingClientRect()
        const style = getComputedStyle(label)
        const isChosen = label.querySelector<HTMLInputElement>('input')?.checked ?? false
        return { width: Math.round(width), height: Math.round(height), size: style.fontSize, isChosen }
      }),
    )
    expect(no).toMatchObject({ width: yes?.width, height: yes?.height, size: yes?.size })
    expect(no?.isChosen).toBe(false)
  }
  const looks = await maja.locator('[data-equal] > *').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { width, height } = button.getBoundingClientRect()
      const { backgroundColor, color, fontWeight, borderColor } = getComputedStyle(button)
      return { width, height, backgroundColor, color, fontWeight, borderColor }
    }),
  )
  expect(looks).toHaveLength(2)
  expect(looks[0]).toEqual(looks[1])
})

/** Chooses on one channel by the keyboard, saves, and tells how long the server took to know. */
async function answer(channel: RegExp, said: 'Zgadzam się' | 'Nie zgadzam się'): Promise<void> {
  const row = maja.getByRole('radiogroup', { name: channel }).first()
  await row.getByRole('radio', { name: said, exact: true }).focus()
  await maja.keyboard.press('Space')
  await maja.getByRole('button', { name: 'Zapisz zgody' }).click()
  await maja.getByRole('status').waitFor()
}

/** At night the gate has one reason more, and only that. */
const isReached = ({ isAllowed, reasons }: Answer) =>
  isAllowed || reasons.every(({ reason }) => reason === 'quiet_hours')

test('S14: her yes counts, with the words it was given to; her no works within a second', async () => {
  expect((await askGate()).reason).toBe('no_consent')
  await answer(/^E-mail/, 'Zgadzam się')
  expect(isReached(await askGate())).toBe(true)
  expect(await maja.getByRole('region', { name: 'Moje dane' }).textContent()).toContain('Do czego: Marketing')
  await answer(/^SMS/, 'Zgadzam się')
  expect(isReached(await askGate('sms'))).toBe(true)
  await answer(/^E-mail/, 'Nie zgadzam się')
  // The first who asks after the answer hears it.
  expect((await askGate()).reason).toBe('withdrawn')
  expect(isReached(await askGate('sms'))).toBe(true)
  expect(await findFaults(maja)).toEqual([])
})

test('S14: her own pace caps every channel, and a broken way out is no dead end', async () => {
  await maja.getByLabel('Przerwa na 30 dni').check()
  await maja.locator('#frequency').getByRole('button', { name: 'Zapisz' }).click()
  await maja.getByText('Przerwa trwa do').waitFor()
  expect(isReached(await askGate('sms'))).toBe(false)
  await maja.getByLabel('Bez własnego limitu').check()
  await maja.locator('#frequency').getByRole('button', { name: 'Zapisz' }).click()
  await maja.getByText('Przerwa trwa do').waitFor({ state: 'detached' })
  await answer(/^E-mail/, 'Zgadzam się')
  expect(isReached(await askGate())).toBe(true)
  await maja.goto(`${stage.url}/u/default.damaged`)
  expect(await findFaults(maja)).toEqual([])
  await maja.getByLabel('Adres e-mail').fill(address)
  await maja.getByRole('button', { name: 'Rezygnuję' }).click()
  await maja.getByRole('heading', { level: 1, name: 'Gotowe' }).waitFor()
  expect((await askGate()).reason).toBe('withdrawn')
})

test('S14: she takes her data with her, for programs and for reading', async () => {
  await maja.goto(own)
  await maja.getByText('Pobrać dane').click()
  const [file] = await Promise.all([
    maja.waitForEvent('download'),
    maja.getByRole('button', { name: 'Pobierz plik JSON' }).click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  expect(file.suggestedFilename()).toMatch(/^default-\d{4}-\d\d-\d\d\.json$/)
  expect(JSON.stringify(JSON.parse(text))).toContain(address)
  expect(text).toContain('TM-1')
})

test('S14: she corrects her name at once and her address once the new one has answered', async () => {
  await maja.goto(own)
  await maja.getByText('Poprawić dane').click()
  await maja.getByLabel('Nazwisko').fill('Wilk-Nowak')
  await maja.getByLabel('Nowy adres e-mail').fill(moved)
  await maja.getByRole('button', { name: 'Popraw' }).click()
  await maja.getByRole('status').waitFor()
  const customer = await stage.see('user_id', 'u-1001', (one) => one.name === 'Maja Wilk-Nowak')
  expect(customer.traits.email).toBe(address)
  await maja.goto(await waitForLink(moved))
  await maja.getByRole('button', { name: 'Potwierdzam zmianę' }).click()
  await maja.getByRole('heading', { level: 1, name: 'Zmiana zapisana' }).waitFor()
  const corrected = await stage.see('email', moved, (one) => one.traits.email === moved)
  expect(corrected.id).toBe(customer.id)
})

test('S14: she erases it all in two steps, told what stays and why; the link leads nowhere then', async () => {
  await maja.goto(own)
  await maja.getByText('Usunąć dane').click()
  await maja.getByRole('link', { name: 'Przejdź do usunięcia' }).click()
  await maja.getByRole('heading', { level: 2, name: 'Co zostanie i dlaczego' }).waitFor()
  expect(await findFaults(maja)).toEqual([])
  await maja.getByLabel('Rozumiem, że usunięcia nie da się cofnąć.').check()
  await maja.getByRole('button', { name: 'Usuń moje dane' }).click()
  await maja.getByRole('heading', { level: 1, name: 'Dane usunięte' }).waitFor({ timeout: 60_000 })
  for (const [kind, value] of [
    ['email', address],
    ['email', moved],
    ['phone', '+48600000318'],
    ['user_id', 'u-1001'],
  ] as const)
    expect(await stage.find(kind, value)).toBeNull()
  await maja.goto(own)
  await maja.getByLabel('Adres e-mail').waitFor()
  expect(await maja.getByRole('main').textContent()).not.toContain('Maja')
})
