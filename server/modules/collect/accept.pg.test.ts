import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kit, openCollect, writeKey } from '../../../tests/testkit/collect.ts'

let kit: Kit

beforeAll(async () => {
  kit = await openCollect()
})
afterAll(() => kit.pg.close())

let counter = 0
const track = (more: object = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  userId: 'u1',
  messageId: `m-${++counter}`,
  ...more,
})

describe('accept', () => {
  it('answers once the event is in the log, and the pipeline applies it', async () => {
    const reply = await kit.post('/v1/track', { event: 'Order Completed', userId: 'u1', messageId: 'first' })
    expect(reply).toMatchObject({ status: 200, body: { success: true, accepted: 1, rejected: [] } })
    await kit.drain()
    expect(await kit.collect.getTally('default')).toEqual({
      accepted: 1,
      applied: 1,
      duplicate: 0,
      quarantined: 0,
      pending: 0,
    })
  })

  it('stores the good events of a batch and names the bad one', async () => {
    const batch = [track(), track({ userId: undefined }), '\u0000', track()]
    const reply = await kit.post('/v1/batch', { batch })
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, code: 'identity_missing', path: '$.batch[1].userId' },
        { index: 2, code: 'nul_char', path: '$.batch[2]' },
      ],
    })
  })

  it('answers no 200 where the commit fails, and stores nothing', async () => {
    const before = await kit.log.head()
    kit.planted.fault = () => {
      throw Object.assign(new Error('planted'), { code: '58030' })
    }
    const reply = await kit.post('/v1/batch', { batch: [track(), track()] })
    kit.planted.fault = null
    expect(reply.status).toBe(503)
    expect(reply.headers.get('retry-after')).toBe('2')
    expect(await kit.log.head()).toBe(before)
  })

  it('counts a repeated messageId once, and tells a conflict', async () => {
    const event = track()
    await kit.post('/v1/batch', { batch: [event, event] })
    await kit.drain()
    await kit.post('/v1/track', { ...event, event: 'Other' })
    await kit.post('/v1/track', event)
    await kit.drain()
    const tally = await kit.collect.getTally('default')
    expect(tally).toMatchObject({ duplicate: 3, pending: 0 })
    const reply = await callList('listLiveEvents')
    const conflict = reply.items.find((one) => one.refusal?.code === 'conflict')
    expect(conflict).toMatchObject({ status: 'duplicate', event: 'Other' })
  })

  it('keeps positions apart and loses nothing under concurrency', async () => {
    const before = await kit.collect.getTally('default')
    const requests = Array.from({ length: 40 }, (_, i) =>
      kit.post('/v1/batch', {
        batch: Array.from({ length: 50 }, (_, n) => track({ messageId: `c-${i}-${n}` })),
      }),
    )
    const replies = await Promise.all(requests)
    expect(replies.every((reply) => reply.status === 200 && reply.body.accepted === 50)).toBe(true)
    await kit.drain()
    const after = await kit.collect.getTally('default')
    expect(after.applied - before.applied).toBe(2_000)
    expect(after.pending).toBe(0)
  })

  it('takes gzip without a header, text/plain and the key in the body', async () => {
    const body = gzipSync(JSON.stringify({ writeKey, ...track() }))
    expect((await kit.post('/v1/t', body, { 'content-type': 'text/plain' })).status).toBe(200)
    const pretty = JSON.stringify({ writeKey, batch: [track()] }, null, 2)
    expect((await kit.post('/v1/b', pretty, { 'content-type': 'text/plain' })).status).toBe(200)
    await kit.drain()
    expect((await kit.collect.getTally('default')).pending).toBe(0)
  })

  it('refuses with 503 while the disk is full', async () => {
    kit.planted.isDiskFull = true
    const reply = await kit.post('/v1/track', track())
    kit.planted.isDiskFull = false
    expect(reply).toMatchObject({ status: 503, body: { code: 'disk_full' } })
    expect((await kit.post('/v1/track', track())).status).toBe(200)
  })

  it('keeps the neighbours of an event that the database refuses as data, in its batch and in other requests', async () => {
    const before = await kit.log.head()
    kit.planted.fault = (entries) => {
      if (entries.some((one) => one.body.includes('unstorable')))
        throw Object.assign(new Error('planted'), { code: '23514' })
    }
    const bad = track({ properties: { note: 'unstorable' } })
    const [first, batch, single, last] = await Promise.all([
      kit.post('/v1/track', track()),
      kit.post('/v1/batch', { batch: [track(), bad, { event: 'X', type: 'track' }, track()] }),
      kit.post('/v1/track', track({ properties: { note: 'unstorable' } })),
      kit.post('/v1/track', track()),
    ])
    kit.planted.fault = null
    for (const one of [first, last]) expect(one).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect(batch).toMatchObject({ status: 200, body: { accepted: 2 } })
    expect(batch?.body.rejected).toMatchObject([
      { index: 1, code: 'event_unstorable', path: '$.batch[1]' },
      { index: 2, code: 'identity_missing' },
    ])
    expect(single).toMatchObject({ status: 422, body: { code: 'event_unstorable' } })
    expect(await kit.log.head()).toBe(before + 4)
    await kit.drain()
    expect(await kit.collect.getTally('default')).toMatchObject({ pending: 0 })
  })

  it('keeps apart what a desk of ours says and what a browser told one of our forms', async () => {
    const sent = { workspaceId: 'default', region: 'PL', currency: 'PLN' }
    const browser = { ip: '10.0.0.0', userAgent: 'Mozilla/5.0', hasGpc: true }
    const positions = await kit.collect.accept([
      { ...sent, desk: 'console', body: track() },
      { ...sent, desk: 'form', body: track(), browser },
    ])
    const records = await kit.pg.db.inWorkspace('default', (tx) => kit.log.readAt(tx, positions))
    expect(records.map((one) => JSON.parse(one.meta ?? '{}'))).toEqual([
      { currency: 'PLN', isServer: true },
      { currency: 'PLN', ip: '10.0.0.0', userAgent: 'Mozilla/5.0', hasGpc: true },
    ])
  })

  it('takes nothing for a workspace that is being removed', async () => {
    kit.planted.gone.add('default')
    const before = await kit.log.head()
    const reply = await kit.post('/v1/track', track())
    expect(reply).toMatchObject({ status: 410, body: { code: 'workspace_removed' } })
    kit.planted.gone.clear()
    expect(await kit.log.head()).toBe(before)
  })

  it('sets a poison event aside and replays it', async () => {
    const { publish } = kit.collect.steps
    const run = publish.run
    let isBroken = true
    publish.run = async (batch, tx) => {
      if (isBroken && batch.events.some((one) => one.event?.properties.poison === true))
        throw new Error('poison')
      return run(batch, tx)
    }
    await kit.post('/v1/batch', { batch: [track(), track({ properties: { poison: true } }), track()] })
    const before = await kit.collect.getTally('default')
    await kit.drain()
    const after = await kit.collect.getTally('default')
    expect(after).toMatchObject({ quarantined: before.quarantined + 1, pending: 0 })
    const { items } = await callList('listLiveEvents')
    const pos = items.find((one) => one.status === 'quarantined')?.pos
    isBroken = false
    const replays = await Promise.allSettled(
      [1, 2].map(() => kit.collect.replayQuarantined('default', pos ?? 0)),
    )
    expect(replays).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'already_replayed' } },
    ])
    // A rebuild must know it too: the log itself says which record repeats which.
    const text = 'UPDATE collect.quarantine SET replayed_pos = NULL'
    await kit.pg.app.inWorkspace('default', (tx) => tx.change({ text, values: [] }))
    await kit.drain()
    const head = await kit.log.head()
    await expect(kit.collect.replayQuarantined('default', pos ?? 0)).rejects.toMatchObject({
      code: 'already_replayed',
    })
    expect(await kit.log.head()).toBe(head)
    expect(await kit.collect.getTally('default')).toMatchObject({
      applied: after.applied + 1,
      quarantined: after.quarantined,
      pending: 0,
    })
    publish.run = run
  })

  it('counts what a source sends and why it is refused', async () => {
    await kit.post('/v1/track', { event: 'X' })
    await kit.collect.stop()
    const { items } = await callList('listSources')
    expect(items[0]).toMatchObject({ id: 'key-write', name: 'Sklep' })
    expect(items[0]?.events24h).toBeGreaterThan(2_000)
    expect(items[0]?.topRefusals).toContainEqual(
      expect.objectContaining({ code: 'identity_missing', count: 3 }),
    )
  })

  it('refuses everything once it stops', async () => {
    expect(await kit.post('/v1/track', track())).toMatchObject({ status: 503, body: { code: 'stopping' } })
  })
})

interface Items {
  items: {
    pos: number
    status: string
    event: string
    refusal: { code: string } | null
    id: string
    events24h: number
    topRefusals: object[]
  }[]
}

async function callList(id: string): Promise<Items> {
  return (await kit.call(id)) as Items
}
