import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { mintPermit } from '@splot/contract/plugin/permit'
import type { Arrival, Sink } from '@splot/contract/plugin/sink'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../../../tests/e2e/kit/browser.ts'
import { buildScript, scriptFolder } from '../../../tests/e2e/kit/web-script.ts'
import { openNetwork } from '../../open-network.testkit.ts'
import { webPush } from './index.ts'

let page: Server
let browser: Browser
let sink: Sink
const arrivals: Arrival[] = []

beforeAll(async () => {
  // The worker that shops serve.
  await buildScript()
  const worker = readFileSync(join(scriptFolder, 'splot-sw.js'))
  page = createServer((request, response) => {
    const isWorker = request.url === '/worker.js'
    response.writeHead(200, { 'content-type': isWorker ? 'text/javascript' : 'text/html' })
    response.end(isWorker ? worker : '<!doctype html><title>Sklep</title>')
  })
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
  const open = await webPush.sink?.()
  if (open === undefined) throw new Error('no sink')
  sink = await open({ port: 0, now: () => 1, keep: (one) => arrivals.push(one) })
  browser = await openBrowser({ isWhole: true })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await sink?.[Symbol.asyncDispose]()
  page?.close()
})

it('what a push service decrypts is what a real Chromium shows', { timeout: 60_000 }, async () => {
  const made = sink.makeAddress?.()
  if (made === undefined) throw new Error('no address')
  const content = {
    title: 'Zamówienie gotowe',
    body: 'Odbierz je dziś do 20:00',
    url: 'https://sklep.example.pl/odbior',
  }
  const permit = mintPermit({
    id: 'd1',
    workspaceId: 'w1',
    customerId: 'c1',
    messageId: 'm1',
    act: 'message',
    purpose: 'service',
    channel: 'push',
    address: made.address,
    expiresAt: performance.now() + 5_000,
  })
  await using network = openNetwork(`127.0.0.1:${sink.port}`)
  const outcome = await webPush.send(
    permit,
    { id: 'm1', ...made, idempotencyKey: 'm1', content },
    sink.settings,
    {
      network,
      clock: { now: () => Date.now(), monotonic: () => performance.now(), sleep: async () => {} },
      patienceMs: 5_000,
      log: () => {},
      report: () => {},
      hold: (_, make) => make(),
      shelf: { put: async () => {} },
      returnMark: () => null,
    },
  )
  expect(outcome.state).toBe('sent')
  expect(arrivals).toMatchObject([{ title: content.title, text: content.body }])
  const shown = await showInChromium(String(arrivals[0]?.detail.payload))
  expect(shown).toEqual([{ title: content.title, body: content.body, tag: 'm1', url: content.url }])
})

/** Delivers the payload to a worker as the browser's push client would, and reads what it shows. */
async function showInChromium(data: string) {
  const origin = `http://127.0.0.1:${(page.address() as AddressInfo).port}`
  const context = await browser.newContext()
  await context.grantPermissions(['notifications'], { origin })
  const tab = await context.newPage()
  await tab.goto(origin)
  const session = await context.newCDPSession(tab)
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first !== undefined) resolve(first.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  await tab.evaluate(async () => {
    await navigator.serviceWorker.register('/worker.js')
    await navigator.serviceWorker.ready
  })
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registered, data })
  const read = () =>
    tab.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      const all = await registration.getNotifications()
      return all.map(({ title, body, tag, data }) => ({ title, body, tag, url: data.url }))
    })
  for (let tries = 0; tries < 300 && (await read()).length === 0; tries++) await tab.waitForTimeout(100)
  return read()
}
