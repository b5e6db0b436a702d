import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ApiError, createSplot, type Lost, verifyWebhook, WebhookError } from './index.ts'

interface Call {
  url: string
  method: string
  headers: Headers
  body: Record<string, unknown>
}

/** A server that answers as told, first come first, then with an empty 200. */
function openServer(...answers: (Response | Error)[]) {
  const calls: Call[] = []
  const server: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const text = await request.text()
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    calls.push({ url: request.url, method: request.method, headers: request.headers, body })
    const answer = answers.shift() ?? Response.json({ accepted: 1, rejected: [] })
    if (answer instanceof Error) throw answer
    return answer
  }
  return { calls, fetch: server }
}

const open = (server: ReturnType<typeof openServer>, lost: Lost[] = []) =>
  createSplot({
    ...{ url: 'https://splot.example/', secretKey: 'splot_sk_1', fetch: server.fetch, flushDelayMs: 1 },
    onLost: (one) => void lost.push(one),
  })

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ code, title: 'No', detail: 'No.', hint: 'Do it so.' }, { status, headers })

const batchOf = ({ body }: Call) => body.batch as { messageId: string; event?: string }[]

describe('events', () => {
  it('go together, in order, each with an id and a time', async () => {
    const server = openServer()
    const splot = open(server)
    splot.identify({ userId: 'u1', traits: { email: 'maja@poczta.example' } })
    splot.track({ userId: 'u1', event: 'Order Completed', properties: { order_id: '1' } })
    await splot.flush()
    expect(server.calls).toHaveLength(1)
    const [call] = server.calls
    expect(call).toMatchObject({ url: 'https://splot.example/v1/batch', method: 'POST' })
    expect(call?.body.batch).toMatchObject([
      { type: 'identify', userId: 'u1' },
      { type: 'track', event: 'Order Completed' },
    ])
    for (const one of call ? batchOf(call) : []) expect(one.messageId).toMatch(/^[\w-]{36}$/)
  })

  it('say what was said, each under an id of its own, whatever becomes of the object they were said with', async () => {
    const server = openServer()
    const splot = open(server)
    const said = {
      userId: 'u1',
      event: 'Cart Updated',
      messageId: undefined as never,
      properties: { quantity: 1 },
    }
    splot.track(said)
    said.properties.quantity = 2
    splot.track(said)
    await splot.flush()
    const sent = server.calls.flatMap((call) => batchOf(call) as (object & { messageId: string })[])
    expect(sent).toMatchObject([{ properties: { quantity: 1 } }, { properties: { quantity: 2 } }])
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(2)
    for (const { messageId } of sent) expect(messageId).toMatch(/^[\w-]{36}$/)
  })

  it('are sent again under the same ids when the network or the server failed', async () => {
    const server = openServer(new TypeError('no network'), problem(503, 'overloaded'))
    const splot = open(server)
    splot.track({ userId: 'u1', event: 'Product Viewed' })
    await splot.flush()
    expect(server.calls).toHaveLength(3)
    expect(new Set(server.calls.map((call) => batchOf(call)[0]?.messageId)).size).toBe(1)
  }, 10_000)

  it('that are refused are told, and hold up none beside them', async () => {
    const rejected = [{ index: 1, code: 'event_name', hint: 'Name it.' }]
    const server = openServer(Response.json({ accepted: 2, rejected }), problem(400, 'json_invalid'))
    const lost: Lost[] = []
    const splot = open(server, lost)
    for (const event of ['a', 'b', 'c']) splot.track({ userId: 'u1', event })
    await splot.flush()
    splot.track({ userId: 'u1', event: 'd' })
    await splot.flush()
    expect(lost.map(({ event, code }) => [event.event, code])).toEqual([
      ['b', 'event_name'],
      ['d', 'json_invalid'],
    ])
    expect(server.calls).toHaveLength(2)
  })

  it('never make a request larger than the server takes', async () => {
    const server = openServer()
    const splot = open(server)
    for (let i = 0; i < 1_200; i++)
      splot.track({ userId: 'u1', event: `e${i}`, properties: { text: 'x'.repeat(500) } })
    await splot.flush()
    expect(server.calls.flatMap(batchOf).map((one) => one.event)).toEqual(
      Array.from({ length: 1_200 }, (_, i) => `e${i}`),
    )
    for (const { body } of server.calls) {
      expect(batchOf({ body } as Call).length).toBeLessThanOrEqual(500)
      expect(JSON.stringify(body).length).toBeLessThan(500_000)
    }
  })

  it('beyond what memory may hold, and after the end, are told as lost', async () => {
    const server = openServer()
    const lost: Lost[] = []
    const splot = createSplot({
      ...{ url: 'https://splot.example', secretKey: 'k', fetch: server.fetch, mostWaiting: 1 },
      onLost: (one) => void lost.push(one),
    })
    splot.track({ userId: 'u1', event: 'a' })
    splot.track({ userId: 'u1', event: 'b' })
    await splot.close()
    splot.track({ userId: 'u1', event: 'c' })
    expect(lost.map((one) => [one.event.event, one.code])).toEqual([
      ['b', 'queue_full'],
      ['c', 'closed'],
    ])
    expect(server.calls.flatMap(batchOf).map((one) => one.event)).toEqual(['a'])
  })
})

describe('operations', () => {
  it('are called by name: path, query and key in their places', async () => {
    const server = openServer(Response.json({ items: [] }))
    await open(server).call('searchProducts', { query: { q: 'golf szron', limit: 5 } })
    const [call] = server.calls
    expect(call?.url).toBe('https://splot.example/api/v1/catalog/search?q=golf+szron&limit=5')
    expect(call?.headers.get('authorization')).toBe('Bearer splot_sk_1')
  })

  it('that read are tried again, those that write without a key are not', async () => {
    const reading = openServer(problem(503, 'overloaded'), Response.json({ id: 'a/b' }))
    await open(reading).call('getProduct', { params: { id: 'a/b' } })
    expect(reading.calls.map((call) => call.url)).toEqual(
      Array(2).fill('https://splot.example/api/v1/catalog/products/a%2Fb'),
    )
    const writing = openServer(problem(503, 'overloaded'))
    const write = open(writing).call('putPrices', { body: { items: [{}] } })
    await expect(write).rejects.toBeInstanceOf(ApiError)
    expect(writing.calls).toHaveLength(1)
  })

  it('that are refused say why, once', async () => {
    const server = openServer(problem(404, 'not_found'))
    const refused = await open(server)
      .call('getProduct', { params: { id: 'x' } })
      .catch((error: unknown) => error)
    expect(refused).toMatchObject({ status: 404, code: 'not_found', hint: 'Do it so.' })
    expect(server.calls).toHaveLength(1)
  })

  it('take feeds of any length, and tell the refused by their place in the feed', async () => {
    const answer = (count: number, refused: number) =>
      Response.json({
        items: Array.from({ length: count }, (_, index) => ({
          ...{ index, id: null, outcome: index === refused ? 'refused' : 'created' },
          ...(index === refused ? { code: 'invalid' } : {}),
        })),
      })
    const server = openServer(answer(500, -1), answer(200, 7))
    async function* rows() {
      for (let i = 0; i < 700; i++) yield { id: `p${i}` }
    }
    const outcome = await open(server).catalog.putProducts(rows())
    expect(outcome).toMatchObject({ created: 699, refused: [{ index: 507, code: 'invalid' }] })
  })
})

describe('a call from Splot', () => {
  const secret = `whsec_${Buffer.from('a key of twenty bytes').toString('base64')}`
  const nowMs = 1_790_000_000_000
  const sign = (body: string, at = nowMs) => {
    const timestamp = String(Math.floor(at / 1_000))
    const key = Buffer.from(secret.slice(6), 'base64')
    const signature = createHmac('sha256', key).update(`m1.${timestamp}.${body}`).digest('base64')
    return {
      'webhook-id': 'm1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,AAAA v1,${signature}`,
    }
  }

  it('is believed', () => {
    const body = '{"type":"order.ready"}'
    expect(verifyWebhook({ body, headers: sign(body), secret, nowMs })).toEqual({
      id: 'm1',
      data: { type: 'order.ready' },
    })
    expect(verifyWebhook({ body, headers: new Headers(sign(body)), secret, nowMs }).id).toBe('m1')
  })

  it.each([
    ['changed on its way', { body: '{"type":"order.paid"}' }, 'signature'],
    ['of another secret', { secret: 'whsec_AAAA' }, 'signature'],
    ['of ten minutes ago', { nowMs: nowMs + 600_000 }, 'too_old'],
    ['without a signature', { headers: {} }, 'header_missing'],
  ])('%s is not', (_, change, code) => {
    const body = '{"type":"order.ready"}'
    const call = () => verifyWebhook({ body, headers: sign(body), secret, nowMs, ...change })
    expect(call).toThrow(WebhookError)
    expect(call).toThrow(code)
  })
})
