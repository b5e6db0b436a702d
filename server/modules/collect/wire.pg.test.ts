import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kit, openCollect, writeKey } from '../../../tests/testkit/collect.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'

let kit: Kit

beforeAll(async () => {
  // Ten seconds of patience with a slow sender pass in fifty milliseconds.
  const sleep: Clock['sleep'] = (ms, signal) => systemClock.sleep(ms === 10_000 ? 50 : ms, signal)
  kit = await openCollect({ eventsPerSecond: 100, clock: { ...systemClock, sleep } })
})
afterAll(() => kit.pg.close())

const knock = (path: string, init: RequestInit) =>
  kit.collect.handle(new Request(`http://localhost${path}`, init), { remoteAddress: '::1' })
const event = { event: 'X', userId: 'u' }
let minute = 0
const track = () => ({ type: 'track', messageId: `w-${++minute}`, ...event })

describe('the wire', () => {
  it('takes the key from Basic, Bearer, the query and the body, and a secret key from a server', async () => {
    const json = JSON.stringify(event)
    const bearer = { authorization: `Bearer ${writeKey}` }
    const secret = { authorization: `Basic ${btoa('sk-test:')}` }
    expect((await knock('/v1/track', { method: 'POST', body: json, headers: bearer }))?.status).toBe(200)
    expect((await knock('/v1/track', { method: 'POST', body: json, headers: secret }))?.status).toBe(200)
    expect((await knock(`/v1/track?writeKey=${writeKey}`, { method: 'POST', body: json }))?.status).toBe(200)
    expect(
      (await knock('/v1/track', { method: 'POST', body: JSON.stringify({ ...event, writeKey }) }))?.status,
    ).toBe(200)
  })

  it('never stores the key that stood in a body', async () => {
    const pos = await kit.log.head()
    await knock('/v1/track', { method: 'POST', body: JSON.stringify({ ...event, writeKey }) })
    const [record] = await kit.pg.db.inWorkspace('default', (tx) => kit.log.readAt(tx, [pos]))
    expect(record?.body).not.toContain(writeKey)
    expect(record).toMatchObject({ sourceId: 'key-write', kind: 'event' })
  })

  it('keeps the truncated address and the agent of the request', async () => {
    const pos = await kit.log.head()
    await kit.post('/v1/track', event, { 'user-agent': 'Mozilla/5.0 test' })
    const [record] = await kit.pg.db.inWorkspace('default', (tx) => kit.log.readAt(tx, [pos]))
    expect(JSON.parse(record?.meta ?? '')).toEqual({
      currency: 'PLN',
      ip: '10.1.2.0',
      userAgent: 'Mozilla/5.0 test',
    })
  })

  it('lets any page send and read the answer', async () => {
    const origin = 'https://sklep.example'
    const asked = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,anonymousid',
    }
    const preflight = await knock('/v1/t', { method: 'OPTIONS', headers: asked })
    expect(preflight?.status).toBe(204)
    expect(preflight?.headers.get('access-control-allow-headers')).toBe(
      'authorization,content-type,anonymousid',
    )
    const refused = await kit.post('/v1/t', {}, { origin, authorization: 'Basic eA==' })
    expect(refused.status).toBe(401)
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin)
  })

  it('answers for other paths with a problem, and leaves what is not its own', async () => {
    expect((await kit.post('/v1/nothing', {})).status).toBe(404)
    expect((await knock('/v1/track', { method: 'GET' }))?.status).toBe(405)
    expect((await knock('/v1/track', { method: 'PUT' }))?.status).toBe(405)
    expect(await knock('/api/v1/keys', { method: 'GET' })).toBeNull()
    expect((await kit.post('/v1/m', '{"series":[]}')).status).toBe(200)
  })

  it('asks for the time of each event of an import, and keeps it as it is', async () => {
    const past = { ...track(), timestamp: '2019-05-01T10:00:00.000Z' }
    const reply = await kit.post('/v1/import', { batch: [track(), past], sentAt: '2000-01-01T00:00:00Z' })
    expect(reply.body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, code: 'timestamp', path: '$.batch[0].timestamp' }],
    })
    await kit.drain()
    const { items } = (await kit.call('listLiveEvents')) as { items: { messageId: string; at: string }[] }
    expect(items.find((one) => one.messageId === past.messageId)?.at).toBe(past.timestamp)
  })

  it('sheds what one key sends beyond its rate', async () => {
    await new Promise((done) => setTimeout(done, 1_100))
    const batch = Array.from({ length: 60 }, track)
    // At once: a second that has gone by would let the next one in.
    const replies = await Promise.all([1, 2, 3].map(() => kit.post('/v1/batch', { batch })))
    const [taken, shed] = [200, 429].map((status) => replies.find((one) => one.status === status))
    expect(taken).toBeDefined()
    expect(shed).toMatchObject({ body: { code: 'rate_limited' } })
    expect(shed?.headers.get('retry-after')).toBe('1')
    await new Promise((done) => setTimeout(done, 1_100))
    expect((await kit.post('/v1/batch', { batch })).status).toBe(200)
  })

  it('takes a batch larger than a second allows, when nothing else was sent', async () => {
    let after = 0
    // Where taking it lasted a second itself, the next second has begun: once more.
    for (let tries = 0; tries < 5 && after !== 429; tries++) {
      await new Promise((done) => setTimeout(done, 1_100))
      const batch = Array.from({ length: 150 }, track)
      expect(await kit.post('/v1/batch', { batch })).toMatchObject({ status: 200, body: { accepted: 150 } })
      after = (await kit.post('/v1/track', event)).status
    }
    expect(after).toBe(429)
    await kit.drain()
    await new Promise((done) => setTimeout(done, 1_100))
  })

  it('closes a body that does not end', async () => {
    const endless = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
    })
    const init = {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { authorization: `Basic ${btoa(`${writeKey}:`)}` },
    }
    expect((await knock('/v1/track', init as RequestInit))?.status).toBe(408)
  })

  it('cuts off a body that grows beyond the limit', async () => {
    const chunk = new Uint8Array(100_000).fill(32)
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) })
    const init = {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { authorization: `Basic ${btoa(`${writeKey}:`)}` },
    }
    expect((await knock('/v1/track', init as RequestInit))?.status).toBe(413)
  })
})

describe('the debugger', () => {
  const watch = async (scopes: string[], until: RegExp): Promise<string> => {
    const stop = new AbortController()
    const stream = (await kit.call('streamLive', {
      signal: stop.signal,
      actor: { scopes: new Set(scopes) },
    })) as Response
    const reader = stream.body?.getReader()
    let text = ''
    while (reader && !until.test(text)) {
      const { value, done } = await reader.read()
      if (done) break
      text += new TextDecoder().decode(value)
    }
    stop.abort()
    return text
  }

  it('shows an event, from receipt to effects, within a second', async () => {
    const seen = watch(['events:read', 'customers:pii'], /"status":"applied"/)
    const started = performance.now()
    await kit.post('/v1/identify', {
      userId: 'live',
      messageId: 'live-1',
      traits: { email: 'ola@example.pl' },
    })
    await kit.drain()
    const text = await seen
    expect(performance.now() - started).toBeLessThan(8_000)
    expect(text).toMatch(/event: tally\ndata: \{"accepted":/)
    expect(text).toContain('"messageId":"live-1"')
    expect(text).toContain('"steps":[{"name":"dedupe"')
  })

  it('shows a refusal with its cure, in the order it came', async () => {
    const seen = watch(['events:read'], /"status":"refused"/)
    await kit.post('/v1/track', { event: 'Bad', messageId: 'live-2' })
    expect(await seen).toMatch(
      /"refusal":\{"code":"identity_missing","title":"[^"]+","path":"\$\.userId","hint":"Send userId/,
    )
  })

  it('tells a desk without the debugger which customers changed, and nothing of events', async () => {
    const seen = watch(['customers:read'], /event: customer/)
    await kit.post('/v1/track', { event: 'Seen', userId: 'live', messageId: 'live-desk' })
    await kit.drain()
    kit.hub.tell('default', 'customer', { id: 'somebody' })
    expect(await seen).toBe(': here\n\nevent: customer\ndata: {"id":"somebody"}\n\n')
  })

  it('hides personal data from those who may not see it', async () => {
    const pos = await kit.log.head()
    const traits = { email: 'ola@example.pl', firstName: 'Ola', city: 'Łódź', note: 'tel. 600 100 200' }
    await kit.post('/v1/identify', { userId: 'u', messageId: 'live-3', traits, context: { ip: '1.2.3.4' } })
    await kit.drain()
    const get = (scopes: string[]) =>
      kit.call('getLiveEvent', { params: { pos }, actor: { scopes: new Set(scopes) } })
    expect(await get(['customers:pii'])).toMatchObject({ body: { traits } })
    const hidden = JSON.stringify(await get([]))
    expect(hidden).toContain('Łódź')
    expect(hidden).toContain('live-3')
    expect(hidden).not.toMatch(/ola@|"Ola"|600 100 200|1\.2\.3\.4/)
  })

  it('calls a store by its name, where an event carries its code alone', async () => {
    const pos = await kit.log.head()
    const properties = { order_id: '7', store_id: 'KRK2' }
    await kit.post('/v1/track', { userId: 'u', messageId: 'live-4', event: 'Pickup Ready', properties })
    await kit.drain()
    expect(await kit.call('getLiveEvent', { params: { pos } })).toMatchObject({
      title: 'Ready for pick-up: Kraków Kazimierz',
      body: { properties },
    })
  })

  it('shows nothing of another workspace', async () => {
    await expect(
      kit.call('getLiveEvent', { workspaceId: 'other', params: { pos: 1 } }),
    ).rejects.toMatchObject({ code: 'not_found' })
    expect(await kit.call('listLiveEvents', { workspaceId: 'other' })).toEqual({ items: [] })
  })

  it('forgets a removed workspace', async () => {
    const watcher = { workspaceId: 'default', actor: { scopes: new Set(['customers:pii']) } }
    const pos = (await kit.log.head()) - 1
    await kit.pg.owner.inWorkspace('default', (tx) =>
      tx.change({ text: `DELETE FROM platform.log WHERE workspace_id = 'default'`, values: [] }),
    )
    expect(await kit.call('getLiveEvent', { ...watcher, params: { pos } })).toMatchObject({ pos })
    kit.collect.forgetWorkspace('default')
    await expect(kit.call('getLiveEvent', { ...watcher, params: { pos } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
