import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { APIRequestContext, Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bePatient, openBrowser } from '../e2e/kit/browser.ts'
import { findFaults } from '../e2e/kit/look.ts'
import { buildScript } from '../e2e/kit/web-script.ts'
import { sitDown } from './browser.ts'
import { Stage } from './stage.ts'

let stage: Stage
let browser: Browser
/** The marketer's session. */
let desk: APIRequestContext
let visitor: Page
let formId = ''
const faults: string[] = []

const address = 'zofia.lis@poczta.example'
const campaign = '?utm_source=facebook&utm_medium=cpc&utm_campaign=zima'

beforeAll(async () => {
  await buildScript()
  stage = await Stage.open()
  browser = await openBrowser()
  desk = (await sitDown(browser)).context.request
  await ask('POST', '/welcome', { token: stage.welcomeToken })
  const seat = await sitDown(browser)
  visitor = seat.page
  await watchPolicy(visitor)
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await stage?.[Symbol.asyncDispose]()
})

async function ask<T>(method: string, path: string, data?: object, revision?: number): Promise<T> {
  const headers = { origin: stage.url, ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }) }
  const reply = await desk.fetch(`${stage.url}/api/v1${path}`, { method, headers, ...(data ? { data } : {}) })
  expect(reply.status(), `${path}: ${await reply.text()}`).toBe(200)
  return (await reply.json()) as T
}

async function watchPolicy(page: Page): Promise<void> {
  await page.exposeFunction('noteFault', (one: string) => faults.push(one))
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      Reflect.get(window, 'noteFault')(`${event.violatedDirective} ${event.blockedURI}`),
    ),
  )
}

/** What the local mail server got for an address, newest last. */
async function readMails(to: string): Promise<{ title: string; text: string; address: string }[]> {
  const text = await readFile(join(stage.dataDir, 'outbox.jsonl'), 'utf8').catch(() => '')
  const all = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  return all.filter((one) => one.via === 'email-smtp' && one.address === to)
}

async function waitForMail(to: string): Promise<{ title: string; text: string }> {
  const deadline = performance.now() + 60_000
  for (;;) {
    const mail = (await readMails(to)).at(-1)
    if (mail !== undefined) return mail
    if (performance.now() > deadline) throw new Error(`No mail for ${to}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('S33: the marketer makes a form, a page around it, and gives the page its address', async () => {
  const definition = {
    title: { pl: 'Zapisz się do newslettera' },
    lead: 'newsletter',
    fields: [
      { kind: 'email', name: 'email', label: { pl: 'E-mail' }, isRequired: true },
      { kind: 'first_name', name: 'imie', label: { pl: 'Imię' } },
      {
        kind: 'choice',
        name: 'temat',
        label: { pl: 'Co Panią lub Pana interesuje' },
        options: [
          { value: 'swetry', label: { pl: 'Swetry' } },
          { value: 'szale', label: { pl: 'Szale' } },
        ],
      },
    ],
    consents: [{ purpose: 'marketing', channel: 'email', isRequired: true }],
    button: { pl: 'Zapisuję się' },
  }
  formId = (await ask<{ id: string }>('POST', '/forms', { name: 'Newsletter zima', definition })).id
  const document = {
    core: { texts: { pl: { headline: 'Zima w wełnie', message: 'Ciepło na całą zimę.', action: 'Zobacz' } } },
    channels: [],
    body: {
      blocks: [
        { kind: 'heading', id: 'h', level: 1, text: { pl: 'Zima w wełnie' } },
        { kind: 'text', id: 't', html: { pl: '<p style="color:#9a1c05">Nowości raz w tygodniu.</p>' } },
        { kind: 'form', id: 'f', form: formId },
      ],
    },
  }
  const { id } = await ask<{ id: string }>('POST', '/content', { kind: 'page', name: 'Zima', document })
  await ask('PUT', `/content/${id}/address`, { slug: 'zima' })
  expect((await visitor.goto(`${stage.url}/l/zima`))?.status()).toBe(404)
  await ask('POST', `/content/${id}/publish`, { note: '' }, 1)
  const listed = await ask<{ items: object[] }>('GET', '/pages')
  expect(listed.items).toMatchObject([{ slug: 'zima', path: '/l/default/zima', isPublished: true }])
})

test('S33: she comes by an advertisement; the page is light, readable and keeps to a strict policy', async () => {
  const reply = await visitor.goto(`${stage.url}/l/zima${campaign}`)
  expect(reply?.status()).toBe(200)
  expect(reply?.headers()['content-security-policy']).not.toContain('unsafe')
  await visitor.getByRole('heading', { level: 1, name: 'Zima w wełnie' }).waitFor()
  expect(await visitor.locator('meta[property="og:title"]').getAttribute('content')).toMatch(
    /^Zima w.wełnie$/,
  )
  expect(
    await visitor.getByText('Nowości raz w tygodniu.').evaluate((one) => getComputedStyle(one).color),
  ).toBe('rgb(154, 28, 5)')
  await visitor.getByRole('dialog', { name: 'Twoja prywatność' }).waitFor()
  expect(await findFaults(visitor)).toEqual([])
  await visitor.getByRole('button', { name: 'Zgadzam się' }).click()
  expect(await visitor.getByRole('checkbox').isChecked()).toBe(false)
  expect(faults).toEqual([])
})

test('S33: what is missing is said at its field, in Polish, and what she typed stays', async () => {
  await visitor.waitForTimeout(2_100)
  await visitor.getByLabel('Imię').fill('Zofia')
  await visitor.getByRole('button', { name: 'Zapisuję się' }).click()
  await visitor.getByRole('alert').waitFor()
  const email = visitor.getByLabel('E-mail', { exact: true })
  expect(await email.getAttribute('aria-invalid')).toBe('true')
  expect(await visitor.locator('#f_email-fault').textContent()).toBe('Uzupełnij to pole.')
  expect(await visitor.locator('#c_email-fault').textContent()).toContain('Bez tej zgody')
  expect(await visitor.getByLabel('Imię').inputValue()).toBe('Zofia')
  expect(await findFaults(visitor)).toEqual([])
  await email.fill('to nie adres')
  await visitor.getByRole('checkbox').check()
  await visitor.waitForTimeout(2_100)
  await visitor.getByRole('button', { name: 'Zapisuję się' }).click()
  await visitor.getByText('Podaj adres w postaci').first().waitFor()
  expect(await visitor.getByRole('checkbox').isChecked()).toBe(true)
})

test('S33: she signs up, confirms by the mail, and nothing is sent before she does', async () => {
  await visitor.getByLabel('E-mail', { exact: true }).fill(address)
  await visitor.getByLabel('Co Panią lub Pana interesuje').selectOption('szale')
  await visitor.waitForTimeout(2_100)
  await visitor.getByRole('button', { name: 'Zapisuję się' }).click()
  await visitor.getByRole('heading', { name: 'Dziękujemy' }).waitFor()
  await visitor.getByText('Zgoda zacznie obowiązywać').waitFor()
  const lead = await stage.see('email', address, (one) => one.stage === 'lead')
  expect(await gate(lead.id)).toBe('unconfirmed')
  const mail = await waitForMail(address)
  expect(mail.title).toContain('Potwierdź zgodę')
  const link = /https?:\/\/\S+\/p\/confirm\/\S+/.exec(mail.text)?.[0] ?? ''
  await visitor.goto(link)
  expect(await gate(lead.id)).toBe('unconfirmed')
  await visitor.getByRole('button').first().click()
  await expect.poll(() => gate(lead.id)).toBe(null)
})

test('S33: the marketer reads how far visitors come with her form', async () => {
  interface Figures {
    formId: string
    seen: number
    begun: number
    sent: number
    confirmed: number
  }
  const read = async () => {
    const { items } = await ask<{ items: Figures[] }>('GET', '/form-figures')
    return items.find((one) => one.formId === formId)
  }
  await expect.poll(async () => (await read())?.confirmed).toBe(1)
  expect((await read())?.sent).toBe(1)
  await expect.poll(async () => (await read())?.begun).toBeGreaterThan(0)
  expect((await read())?.seen).toBeGreaterThan(0)
})

/** What the gate says of a newsletter to her; null = it lets it through. */
async function gate(customerId: string): Promise<string | null> {
  const asked = { purpose: 'marketing', channel: 'email' }
  const said = await ask<{ reasons: { reason: string }[] }>(
    'POST',
    `/customers/${customerId}/gate/explain`,
    asked,
  )
  const rest = said.reasons.map((one) => one.reason).filter((one) => one !== 'quiet_hours')
  return rest[0] ?? null
}

test('S33: on one line of life stand her visit, the lead with its source, and the consent with its proof', async () => {
  const lead = await stage.see('email', address, () => true)
  expect(lead.name).toContain('Zofia')
  const line = await stage.readTimeline(lead.id)
  const names = line.map((one) => one.event ?? one.type)
  for (const name of ['Form Submitted', 'Lead Created', 'Consent Granted', 'Consent Confirmed'])
    expect(names).toContain(name)
  // The page she came by is on the same line: the form knew her id, for she had allowed one.
  expect(line.some((one) => one.type === 'page')).toBe(true)
  const item = line.find((one) => one.event === 'Lead Created')
  expect(item).toMatchObject({ touchpoint: { source: 'facebook', medium: 'cpc', campaign: 'zima' } })
  const consents = await ask<{ history: Record<string, unknown>[] }>('GET', `/customers/${lead.id}/consents`)
  const [confirmed, granted] = consents.history.filter((one) => one.channel === 'email')
  expect(confirmed).toMatchObject({ act: 'confirm', method: 'double_opt_in', isVerified: true })
  expect(granted).toMatchObject({
    act: 'grant',
    method: 'form',
    isPending: true,
    isVerified: false,
    wording: { id: 'marketing-email', version: 1, language: 'pl' },
  })
  expect(String(granted?.proof)).toContain(formId)
  expect(String(granted?.proof)).toContain('utm_campaign=zima')
  expect(faults).toEqual([])
})

test('S33: without scripts the form goes the plain way; twice is once; programs are not let in', async () => {
  const context = bePatient(await browser.newContext({ javaScriptEnabled: false, locale: 'pl-PL' }))
  const page = await context.newPage()
  await page.goto(`${stage.url}/f/default/${formId}`)
  await page.getByLabel('E-mail', { exact: true }).fill('jan.kos@poczta.example')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Zapisuję się' }).click()
  await page.getByText('Formularz trzeba wysłać jeszcze raz').waitFor()
  await page.waitForTimeout(2_100)
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Zapisuję się' }).click()
  await page.getByRole('heading', { name: 'Dziękujemy' }).waitFor()
  const body = (await sent).postData() ?? ''
  const post = (text: string) =>
    fetch(`${stage.url}/f/default/${formId}?lang=pl`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  expect((await post(body)).status).toBe(200)
  expect((await post(body.replace(/_token=[^&]+/, '_token=x.y.z'))).status).toBe(422)
  const trapped = await fetch(`${stage.url}/f/default/${formId}?lang=pl`).then((reply) => reply.text())
  const token = /name="_token" value="([^"]+)"/.exec(trapped)?.[1] ?? ''
  await page.waitForTimeout(2_100)
  const bot = new URLSearchParams({
    _token: token,
    f_email: 'bot@poczta.example',
    c_email: 'yes',
    company_url: 'x',
  })
  expect((await post(bot.toString())).status).toBe(200)
  await waitForMail('jan.kos@poczta.example')
  const jan = await stage.see('email', 'jan.kos@poczta.example', () => true)
  const countSent = async () =>
    (await stage.readTimeline(jan.id)).filter((one) => one.event === 'Form Submitted').length
  await expect.poll(countSent).toBe(1)
  expect(await stage.find('email', 'bot@poczta.example')).toBeNull()
  expect(await readMails('jan.kos@poczta.example')).toHaveLength(1)
  await context.close()
})
