import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { defaultWords } from '../../../server/modules/content/rules/banner-words.ts'
import { checkout } from '../../guarantees/kit/installation.ts'

export const scriptFolder = join(checkout, 'sdk', 'web', 'dist')

/** `npm test` has built it; a single test file builds it itself. */
export async function buildScript(): Promise<void> {
  if (existsSync(join(scriptFolder, 'splot.js'))) return
  await promisify(execFile)(process.execPath, [join(checkout, 'sdk', 'web', 'build.mjs')])
}

export interface SentEvent {
  type: string
  event?: string
  name?: string
  messageId: string
  anonymousId: string
  userId?: string
  groupId?: string
  previousId?: string
  properties?: Record<string, unknown>
  traits?: Record<string, unknown>
  context: {
    page: { url: string; title: string; referrer: string; search: string }
    consent?: { gpc?: boolean; storage?: boolean; choice?: Record<string, boolean> }
    campaign?: Record<string, string>
    library: { name: string }
  }
}

/** What a real server would say of a workspace with the Polish policy pack. */
const settings = {
  brand: { name: 'Tkalnia Modra', accent: '#1f4e79', onAccent: '#ffffff' },
  banner: { isOn: true, words: defaultWords },
  askAgainDays: 183,
  purposes: [
    {
      id: 'profiling',
      name: { pl: 'Dopasowanie oferty', en: 'A fitting offer' },
      wordings: ['any', 'onsite'].map((channel) => ({
        channel,
        id: 'profiling',
        version: 1,
        text: { pl: 'Zgadzam się, aby {administrator} dopasowywał ofertę.', en: 'I agree.' },
        hash: { pl: 'p'.repeat(64), en: 'e'.repeat(64) },
      })),
    },
    {
      id: 'ads',
      name: { pl: 'Reklamy w innych serwisach', en: 'Ads on other sites' },
      wordings: [
        {
          channel: 'ads',
          id: 'ads',
          version: 1,
          text: { pl: 'Zgadzam się na reklamy.', en: 'I agree to ads.' },
          hash: { pl: 'a'.repeat(64), en: 'b'.repeat(64) },
        },
      ],
    },
  ],
  pushKey: null,
}

/** A server that speaks as Splot does to the page script, and keeps what it was sent. */
export interface StubSplot {
  url: string
  /** Paths asked for, in order. */
  requests: string[]
  /** Every event of every attempt that was taken. */
  taken: SentEvent[]
  /** How the next batches are answered, first come first; then 200. */
  answers: { status: number; retryAfter?: number }[]
  slots: object[]
  /** What an ad platform puts on a page. */
  tags: object[]
  /** Moments of the batches, milliseconds. */
  batchTimes: number[]
  /** Waits until so many different events have come. */
  waitFor(count: number): Promise<SentEvent[]>
  close(): Promise<void>
}

export async function openStub(): Promise<StubSplot> {
  const stub = { requests: [], taken: [], answers: [], slots: [], tags: [], batchTimes: [] } as Pick<
    StubSplot,
    'requests' | 'taken' | 'answers' | 'slots' | 'tags' | 'batchTimes'
  >
  const server = await listen((request, response, body) => {
    const path = request.url?.split('?')[0] ?? ''
    stub.requests.push(`${request.method} ${path}`)
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-expose-headers', 'Retry-After')
    const file = /^\/(splot[\w-]*\.js)$/.exec(path)?.[1]
    if (file !== undefined) {
      response.setHeader('content-type', 'text/javascript')
      return response.end(readFileSync(join(scriptFolder, file)))
    }
    response.setHeader('content-type', 'application/json')
    if (path.endsWith('/settings')) return response.end(JSON.stringify({ ...settings, tags: stub.tags }))
    if (path.endsWith('/slots')) return response.end(JSON.stringify({ items: stub.slots }))
    if (path !== '/v1/b') return response.end('{}')
    stub.batchTimes.push(Date.now())
    const answer = stub.answers.shift()
    if (answer !== undefined && answer.status !== 200) {
      if (answer.retryAfter !== undefined) response.setHeader('retry-after', String(answer.retryAfter))
      response.statusCode = answer.status
      return response.end('{}')
    }
    stub.taken.push(...JSON.parse(body).batch)
    response.end('{"success":true}')
  })
  return Object.assign(stub, {
    url: addressOf(server),
    async waitFor(count: number) {
      const deadline = Date.now() + 40_000
      for (;;) {
        const unique = new Map(stub.taken.map((one) => [one.messageId, one]))
        if (unique.size >= count) return [...unique.values()]
        if (Date.now() > deadline)
          throw new Error(
            `${unique.size} of ${count} events came: ${[...unique.values()].map((one) => one.event ?? one.type).join()}`,
          )
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    close: () => stop(server),
  })
}

export interface Shop {
  url: string
  /** Pages by path. */
  pages: Record<string, string>
  /** A content security policy for all of them. */
  policy: string
  close(): Promise<void>
}

/** A shop on an origin of its own. */
export async function openShop(): Promise<Shop> {
  const shop = { pages: {} as Record<string, string>, policy: '' }
  const server = await listen((request, response) => {
    const path = request.url?.split('?')[0] ?? '/'
    if (path === '/splot-sw.js') {
      response.setHeader('content-type', 'text/javascript')
      return response.end(readFileSync(join(scriptFolder, 'splot-sw.js')))
    }
    if (shop.policy !== '') response.setHeader('content-security-policy', shop.policy)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(shop.pages[path] ?? '<!doctype html><title>Nic</title>')
  })
  return Object.assign(shop, { url: addressOf(server), close: () => stop(server) })
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function listen(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => unknown,
): Promise<Server> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => answer(request, response, body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

const stop = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
