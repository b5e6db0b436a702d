import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DnsServer, openDnsServer } from '../testkit/dns-server.ts'
import { type OpenConsole, openConsole } from './kit/console.ts'
import { findFaults, findOverflow, lookAt } from './kit/look.ts'

/** Settings of the channels: forms drawn from their schemas, a try that says what is wrong, a key for DKIM. */
const domain = 'sklep.example'
let dns: DnsServer
let desk: OpenConsole
let page: Page

beforeAll(async () => {
  dns = await openDnsServer({ [`smtp.${domain} A`]: ['192.0.2.10'] })
  desk = await openConsole({ SPLOT_DNS_SERVERS: dns.address })
  page = await desk.open('/settings?tab=channels')
}, 240_000)
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
  await dns[Symbol.asyncDispose]()
})

test('each channel has its card and its form', async () => {
  await page.getByText('E-mail (SMTP)').first().waitFor()
  const cards = page.getByRole('listitem').getByRole('button')
  const count = await cards.count()
  expect(count).toBeGreaterThanOrEqual(10)
  for (let n = 0; n < count; n++) {
    await cards.nth(n).click()
    await page.getByRole('dialog').getByRole('checkbox', { name: 'Kanał włączony' }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Zamknij' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  expect(await findFaults(page)).toEqual([])
}, 240_000)

test('a try says at the field what is wrong, and what receivers will find', async () => {
  await page.goto(`${desk.url}/settings?tab=channels&channel=email-smtp`)
  const panel = page.getByRole('dialog', { name: 'E-mail (SMTP)' })
  await panel.getByLabel('Serwer SMTP').fill('10.0.0.1')
  await panel.getByLabel('Adres nadawcy').fill(`sklep@${domain}`)
  await panel.getByRole('button', { name: 'Sprawdź połączenie' }).click()
  await panel.getByText('Ten adres leży w sieci wewnętrznej').waitFor()
  const findings = panel.getByRole('region', { name: 'Co sprawdzą odbiorcy' })
  await findings.getByText(`Domena ${domain} nie ma rekordu SPF`).waitFor()
  await findings.getByText('v=spf1 ip4:10.0.0.1 ~all').waitFor()
  expect(await findFaults(page)).toEqual([])
}, 240_000)

test('a key is made, waits for the DNS, and signs', async () => {
  const panel = page.getByRole('dialog', { name: 'E-mail (SMTP)' })
  await panel.getByText('Najpierw zapisz ustawienia kanału').waitFor()
  await panel.getByLabel('Serwer SMTP').fill(`smtp.${domain}`)
  await panel.getByRole('button', { name: 'Zapisz' }).click()
  await panel.getByRole('button', { name: 'Utwórz klucz' }).click()
  const name = `splot1._domainkey.${domain}`
  await panel.getByText(name).waitFor()
  const value = await panel.getByText(/^v=DKIM1; k=rsa; p=/).textContent()
  await panel.getByRole('button', { name: 'Sprawdź DNS i podpisuj' }).click()
  await panel.getByRole('alert').waitFor()
  dns.zone = { ...dns.zone, [`${name} TXT`]: [value ?? ''] }
  await panel.getByRole('button', { name: 'Sprawdź DNS i podpisuj' }).click()
  await panel.getByText('Podpisuje teraz').waitFor()
  expect(await panel.getByLabel(/Selektor DKIM/).inputValue()).toBe('splot1')
  expect(await findFaults(page)).toEqual([])
}, 240_000)

test.each([
  ['pl', 'dark', 360],
  ['en', 'light', 360],
  ['en', 'dark', 1440],
] as const)(
  'in %s, %s, %i wide: nothing is cut off, nothing is unreadable',
  async (language, theme, width) => {
    const other = await desk.open('/settings?tab=channels&channel=email-smtp', { language, theme, width })
    await other.getByText(`splot1._domainkey.${domain}`).waitFor()
    expect(await findOverflow(other, 'email-smtp')).toEqual([])
    expect(await findFaults(other)).toEqual([])
    await other.context().close()
  },
  60_000,
)

test('an ad platform is connected, and an audience kept there, with the platform’s own delay', async () => {
  await page.goto(`${desk.url}/campaigns?view=ads`)
  await page.getByText('Najpierw podłącz platformę reklamową poniżej.').waitFor()
  await page.getByRole('button', { name: /^Meta/ }).click()
  const panel = page.getByRole('dialog', { name: /^Meta/ })
  await panel.getByLabel('Token dostępu').fill('EAAB-of-no-use')
  await panel.getByRole('button', { name: 'Zapisz' }).click()
  await page.getByText('Podłączona').waitFor()
  await panel.getByRole('button', { name: 'Zamknij' }).click()
  await page.getByRole('button', { name: 'Nowa grupa' }).click()
  const form = page.getByRole('dialog', { name: 'Nowa grupa' })
  await form.getByRole('combobox', { name: /^Kto do niej należy/ }).click()
  await page.getByRole('option', { name: 'Osoby dodane przez ścieżki' }).click()
  await form.getByLabel('Nazwa w Splocie').fill('Oglądali buty')
  await form.getByLabel('Numer grupy niestandardowych odbiorców').fill('buty')
  await form.getByRole('button', { name: 'Utwórz' }).click()
  await form.getByText('Platforma nie zna tak zapisanej grupy').waitFor()
  await form.getByLabel('Numer grupy niestandardowych odbiorców').fill('23850000000000001')
  await form.getByRole('button', { name: 'Utwórz' }).click()
  await page.getByRole('heading', { level: 3, name: 'Oglądali buty' }).waitFor()
  await page.getByText(/Platforma nie dostała jeszcze nic/).waitFor()
  expect(await page.getByText(/zwykle do 24 godzin/).count()).toBeGreaterThanOrEqual(2)
  expect(await lookAt(page, { at: 'audiences for ads' })).toEqual([])
}, 240_000)
