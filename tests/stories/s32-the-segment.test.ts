import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenConsole, openConsole } from '../e2e/kit/console.ts'
import { hanna, maja, makeLife } from '../e2e/kit/lives.ts'
import { lookAt } from '../e2e/kit/look.ts'
import { expectKept } from '../testkit/promise-kept.ts'

/**
 * S32: the segment. By what she bought, and how often: put together in plain words, counted while one types, with the
 * reason of each member; a sale at the till moves somebody in within a second, on an open screen.
 */
let splot: OpenConsole
let page: Page

/** Each is one sale away from it, Hanna among them. */
const newcomers = [
  hanna,
  ...['Iga', 'Lena'].map((firstName, no) => ({
    ...{ firstName, lastName: 'Sroka', userId: `u-110${no}`, anonymousId: `browser-of-${firstName}` },
    email: `${firstName.toLowerCase()}@poczta.example`,
  })),
]
const dayMs = 86_400_000
let sales = 0

const sale = ({ userId }: { userId: string }, at: number, total: number) => ({
  ...{ type: 'track', event: 'Sale Completed', messageId: `s32-sale-${++sales}`, userId },
  timestamp: new Date(at).toISOString(),
  properties: { receipt_id: `S32/${sales}`, store_id: 'WRO1', total, currency: 'PLN' },
})

beforeAll(async () => {
  splot = await openConsole()
  const now = Date.now()
  for (const one of [maja, ...newcomers]) await splot.send(...makeLife(one, now))
  await splot.send(sale(maja, now - 3 * dayMs, 250), sale(maja, now - 2 * dayMs, 99))
  await splot.send(...newcomers.map((one) => sale(one, now - 2 * dayMs, 120)))
  page = await splot.open('/')
}, 600_000)
afterAll(async () => {
  await splot?.[Symbol.asyncDispose]()
})

test('S32: a segment is put together in words, and counted before it is saved', async () => {
  // She is quicker than the list: what she has opened stays when the list turns out to be empty.
  const begin = page.getByRole('dialog').getByRole('button', { name: /^Od zera/ })
  const list = /\/api\/v1\/segments(\?|$)/
  await page.route(list, async (route) => {
    await begin.waitFor()
    await route.continue()
  })
  await page.goto(`${splot.url}/customers/segments`)
  await page.getByRole('button', { name: 'Nowy segment' }).click()
  await page.getByText('Jeszcze nie ma segmentów').waitFor()
  await page.unroute(list)
  // A hand that clicks twice begins one.
  const begun: string[] = []
  page.on('request', (asked) => {
    if (asked.method() === 'POST' && asked.url().endsWith('/api/v1/segments')) begun.push(asked.url())
  })
  await begin.dblclick()
  await page.getByRole('button', { name: 'Dodaj warunek' }).click()
  await page.getByRole('menuitem', { name: 'Zdarzenie' }).click()
  expect(begun).toHaveLength(1)
  const event = page.getByRole('combobox', { name: 'Zdarzenie' })
  await event.fill('Sale Completed')
  await event.press('Tab')
  await page.getByRole('textbox', { name: 'Próg' }).fill('2')
  const aside = page.getByRole('complementary', { name: 'Ilu i kto' })
  await aside.getByText('osoba z', { exact: false }).waitFor({ timeout: 20_000 })
  await aside.getByText(/co najmniej 2 razy w ciągu ostatnich 7 dni/).waitFor()
  await aside.getByRole('link', { name: 'Maja Wilk' }).waitFor()
  expect(await lookAt(page, { at: 'the builder' })).toEqual([])
})

test('S32: once live it has its members, each with the reason', async () => {
  const name = page.getByRole('textbox', { name: 'Nazwa segmentu' })
  await name.fill('Wracają do sklepu')
  await name.press('Tab')
  await page.getByRole('button', { name: 'Uruchom' }).click()
  await page.getByRole('heading', { level: 1, name: 'Wracają do sklepu' }).waitFor()
  await page.getByRole('tab', { name: 'Ludzie' }).click()
  const people = page.getByRole('list', { name: 'Ludzie' })
  await people.getByRole('link', { name: 'Maja Wilk' }).waitFor({ timeout: 20_000 })
  await expect.poll(() => people.getByRole('listitem').count()).toBe(1)
  await people.getByRole('button', { name: 'Dlaczego?' }).click()
  await page
    .getByRole('dialog')
    .getByText(/^Należy, bo: .*2 razy, ostatnio/)
    .first()
    .waitFor()
  expect(await lookAt(page, { at: 'why' })).toEqual([])
  await page.keyboard.press('Escape')
})

test('S32: a sale at the till moves her in within a second, before one’s eyes', async () => {
  const moveIn = async (no: number) => {
    const { firstName, lastName, userId } = newcomers[no] ?? hanna
    const begin = performance.now()
    await splot.send(sale({ userId }, Date.now(), 60))
    const people = page.getByRole('list', { name: 'Ludzie' })
    await people.getByRole('link', { name: `${firstName} ${lastName}` }).waitFor()
    return performance.now() - begin
  }
  await expectKept(moveIn, { withinMs: 1_000 })
  await page.getByRole('link', { name: 'Hanna Żuraw' }).click()
  const own = page.getByRole('complementary', { name: 'Teraz' }).getByRole('list', { name: 'Segmenty' })
  await own.getByRole('link', { name: 'Wracają do sklepu' }).waitFor()
})

test('S32: who came is in its history, what she is not in says why not, and one in use is not deleted', async () => {
  const [{ id } = { id: '' }] = (await ask<{ items: { id: string }[] }>('/segments')).items
  const history = await ask<{ latest: { isEntry: boolean; cause: { kind: string } }[] }>(
    `/segments/${id}/history`,
  )
  expect(history.latest[0]).toMatchObject({ isEntry: true, cause: { kind: 'event' } })
  const condition = {
    kind: 'all',
    of: [
      { kind: 'segment', segment: id },
      { kind: 'sample', percent: 100, salt: 's' },
    ],
  }
  const other = await ask<{ id: string }>('/segments', { name: 'Z nich', condition })
  const removal = await page.request.delete(`${splot.url}/api/v1/segments/${id}`, {
    headers: { origin: splot.url },
  })
  expect([removal.status(), (await removal.json()).code]).toEqual([409, 'segment_used'])
  const never = {
    kind: 'event',
    events: ['Call Started'],
    measure: 'count',
    op: 'gte',
    value: 9,
    window: 'ever',
  }
  const none = await ask<{ id: string }>('/segments', { name: 'Dzwonią', condition: never })
  const customer = await splot.findCustomer(hanna.email)
  const why = await ask<{ isIn: boolean; summary: string }>(`/customers/${customer}/segments/${none.id}`)
  expect(why).toMatchObject({
    isIn: false,
    summary: expect.stringMatching(/^Nie należy, bo nie jest tak: .*ani razu/),
  })
  expect((await ask<{ isIn: boolean }>(`/customers/${customer}/segments/${other.id}`)).isIn).toBe(true)
})

test('S32: it is put together without a mouse: what is opened has the hand at its first field', async () => {
  const hand = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
  await page.goto(`${splot.url}/customers/segments`)
  await page.getByRole('button', { name: 'Nowy segment' }).press('Enter')
  await page.getByRole('dialog').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(/^Od zera/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Dodaj warunek' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Cecha' }).waitFor()
  await page.keyboard.type('Zda')
  await page.keyboard.press('Enter')
  await expect.poll(hand).toBe('Zdarzenie')
  await page.keyboard.type('Sale Completed')
  await page.keyboard.press('Tab')
  const aside = page.getByRole('complementary', { name: 'Ilu i kto' })
  await aside.getByText(/co najmniej 1 raz/).waitFor({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Dodaj warunek' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Grupa warunków' }).press('Enter')
  await expect.poll(hand).toMatch(/^Co liczyć/)
})

async function ask<T>(path: string, body?: object): Promise<T> {
  const headers = { origin: splot.url, 'accept-language': 'pl' }
  const url = `${splot.url}/api/v1${path}`
  const reply = await (body === undefined
    ? page.request.get(url, { headers })
    : page.request.post(url, { headers, data: body }))
  expect(reply.status(), await reply.text()).toBe(200)
  return (await reply.json()) as T
}
