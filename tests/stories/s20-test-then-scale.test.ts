import { placeUnit } from '@splot/contract/hash'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenConsole, openConsole } from '../e2e/kit/console.ts'
import { lookAt } from '../e2e/kit/look.ts'

/**
 * S20: test, then scale. Two tones of a welcome on a sample of five per cent; the one that makes people complain is stopped by
 * itself and says why, the other goes to everybody.
 */
let splot: OpenConsole
let page: Page
let experimentId = ''
let journeyId = ''

const people = Array.from({ length: 660 }, (_, i) => `u-20${String(i).padStart(4, '0')}`)
const [first, later] = [people.slice(0, 600), people.slice(600)]
let told = 0
const soon = { timeout: 30_000 }
const track = (userId: string, event: string) => ({
  ...{ type: 'track', event, messageId: `s20-${++told}`, userId },
  timestamp: new Date().toISOString(),
  properties: {},
})

beforeAll(async () => {
  splot = await openConsole()
  page = await splot.open('/journeys')
}, 600_000)
afterAll(async () => {
  await splot?.[Symbol.asyncDispose]()
})

test('S20: two tones are planned in words, and started', async () => {
  await page.getByRole('link', { name: 'Testy' }).click()
  await page.getByRole('heading', { name: 'Nie ma jeszcze żadnego testu' }).waitFor()
  await page.getByRole('button', { name: 'Nowy test' }).click()
  const plan = page.getByRole('dialog', { name: 'Nowy test' })
  await plan.getByLabel('Nazwa', { exact: true }).fill('Ton powitania')
  await plan.getByLabel('Hipoteza').fill('Nachalny ton szybciej prowadzi do zakupu')
  await plan.getByLabel('Nazwa wersji 1').fill('Spokojny')
  await plan.getByLabel('Nazwa wersji 2').fill('Nachalny')
  await plan.getByRole('button', { name: 'Zapisz' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ton powitania' }).waitFor()
  await page.getByText('Nikt jeszcze nie bierze udziału', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Uruchom' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Uruchom' }).click()
  await page.getByText('Jeszcze nic pewnego', { exact: false }).waitFor()
  experimentId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
})

test('S20: a journey splits by it, on a sample of five per cent', async () => {
  const { id } = await ask<{ id: string }>('/journeys', { name: 'Powitanie', graph: drawn() })
  journeyId = id
  await page.goto(`${splot.url}/journeys/${id}`)
  const split = page.locator('.react-flow__node-step').filter({ hasText: 'Podział' })
  await split.click()
  await page.getByRole('combobox', { name: /^Test/ }).click()
  await page.getByRole('option', { name: 'Ton powitania' }).click()
  await split.getByText('Test „Ton powitania”: Spokojny 50%, Nachalny 50%').waitFor()
  expect(await lookAt(page, { at: 'a split by an experiment' })).toEqual([])
  await page.getByRole('button', { name: 'Uruchom' }).click()
  // A hand that clicks twice launches once.
  await page.getByRole('dialog').getByRole('button', { name: 'Uruchom' }).dblclick()
  await expect
    .poll(() => ask(`/journeys/${id}`), soon)
    .toMatchObject({ state: 'live', sample: 5, version: 1 })
})

test('S20: the tone that makes people complain stops by itself, and says why', async () => {
  await page.goto(`${splot.url}/journeys/experiments/${experimentId}`)
  await signUp(first)
  const roots = new Map<string, string>()
  for (let from = 0; from < first.length; from += 20)
    await Promise.all(first.slice(from, from + 20).map(async (one) => roots.set(one, await findRoot(one))))
  const sampled = first.filter((one) => placeUnit(`${journeyId}:launch`, roots.get(one) ?? '') < 0.05)
  await expect.poll(countExposed, soon).toBe(sampled.length)
  const pushy = sampled.filter((one) => placeUnit(experimentId, roots.get(one) ?? '') >= 0.5)
  expect(pushy.length).toBeGreaterThan(2)
  await splot.send(...pushy.map((one) => track(one, 'Email Marked as Spam')))
  await page
    .getByText('Wersja Nachalny wywoływała za dużo skarg, więc test sam się zatrzymał', { exact: false })
    .waitFor({ timeout: 30_000 })
  await page.getByText(/^Skargi: 100,0% z najwyżej 0,3%$/).waitFor()
  expect(await lookAt(page, { at: 'an experiment a guard has stopped' })).toEqual([])
})

test('S20: the other goes to everybody', async () => {
  await page.getByRole('button', { name: 'Wybierz zwycięzcę' }).click()
  const choice = page.getByRole('dialog', { name: 'Wybierz zwycięzcę' })
  await choice.getByText('Spokojny').waitFor()
  await choice.getByRole('button', { name: 'Wszyscy tą drogą' }).click()
  await page.getByText('Test rozstrzygnięty: wszyscy idą wersją Spokojny.').waitFor()
  const before = await readWays()
  await page.goto(`${splot.url}/journeys/${journeyId}`)
  await page.getByRole('button', { name: '100%' }).click()
  await expect.poll(() => ask(`/journeys/${journeyId}`), soon).toMatchObject({ sample: 100 })
  await signUp(later)
  await expect.poll(readWays, soon).toEqual({ ...before, a: (before.a ?? 0) + later.length })
  expect(await ask(`/experiments/${experimentId}`)).toMatchObject({ state: 'finished', winner: 'a' })
})

function drawn() {
  const arms = ['a', 'b'].map((id) => ({ id, label: id.toUpperCase(), weight: 50 }))
  const wait = { type: 'wait-time', options: { time: { amount: 3, unit: 'days' } } }
  return {
    entry: { kind: 'event', match: { event: 'Signed Up' } },
    start: 's',
    nodes: [
      { id: 's', type: 'split', options: { mode: 'experiment', arms }, next: { a: 'calm', b: 'pushy' } },
      { id: 'calm', ...wait },
      { id: 'pushy', ...wait },
    ],
  }
}

async function signUp(users: readonly string[]): Promise<void> {
  for (let from = 0; from < users.length; from += 100)
    await splot.send(...users.slice(from, from + 100).map((one) => track(one, 'Signed Up')))
}

const countExposed = async () =>
  (await ask<{ figures: { exposed: number } }>(`/experiments/${experimentId}`)).figures.exposed

interface Report {
  nodes: { node: string; ways: { way: string; people: number }[] }[]
}

async function readWays(): Promise<Record<string, number>> {
  const { nodes } = await ask<Report>(`/journeys/${journeyId}/report`)
  const ways = nodes.find((one) => one.node === 's')?.ways ?? []
  return Object.fromEntries(ways.map((one) => [one.way, one.people]))
}

async function findRoot(userId: string): Promise<string> {
  const url = `${splot.url}/api/v1/customers/lookup?kind=user_id&value=${userId}`
  const headers = { authorization: `Bearer ${splot.secretKey}` }
  let id: string | undefined
  await expect
    .poll(async () => (id = ((await (await fetch(url, { headers })).json()) as { id?: string }).id), soon)
    .toBeDefined()
  return id ?? ''
}

async function ask<T = unknown>(path: string, body?: object): Promise<T> {
  const headers = { origin: splot.url, 'accept-language': 'pl' }
  const url = `${splot.url}/api/v1${path}`
  const reply = await (body === undefined
    ? page.request.get(url, { headers })
    : page.request.post(url, { headers, data: body }))
  expect(reply.status(), await reply.text()).toBe(200)
  return (await reply.json()) as T
}
