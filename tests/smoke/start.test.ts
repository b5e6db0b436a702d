import { afterAll, describe, expect, it } from 'vitest'
import { Installation } from '../guarantees/kit/installation.ts'

/** A whole server, from an empty folder to a customer and back, on whichever Node runs the tests. */
describe(`on Node ${process.versions.node}`, () => {
  const place = new Installation({ isBare: true })
  afterAll(() => place[Symbol.asyncDispose]())

  it('starts empty, takes an event, knows the customer, and says so after a restart', async () => {
    const first = await place.start()
    const write = await place.key('write')
    const secret = await place.key('secret')
    const sent = await fetch(`${first.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${write}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        batch: [
          { type: 'page', anonymousId: 'smoke-a', messageId: 'smoke-1' },
          {
            type: 'identify',
            anonymousId: 'smoke-a',
            userId: 'smoke-u',
            messageId: 'smoke-2',
            traits: { firstName: 'Łucja' },
          },
        ],
      }),
    })
    expect(await sent.json()).toEqual({ success: true, accepted: 2, rejected: [] })
    const ask = async (url: string, path: string) => {
      const reply = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${secret}` } })
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
    }
    const lookUp = () => ask(first.url, '/api/v1/customers/lookup?kind=anonymous_id&value=smoke-a')
    await expect.poll(lookUp).toMatchObject({ status: 200, body: { traits: { firstName: 'Łucja' } } })
    const before = await lookUp()
    const weigh = async () => (await ask(first.url, '/api/v1/warehouse')).body
    await expect.poll(weigh).toMatchObject({ events: 2, messages: 2, customers: 1 })
    expect(await first.stop()).toBe(0)

    const second = await place.start()
    const after = await ask(second.url, '/api/v1/customers/lookup?kind=user_id&value=smoke-u')
    expect(after.body.id).toBe(before.body.id)
    expect(await second.stop()).toBe(0)
  }, 180_000)

  it('names an unknown option and the nearest one, and does not start', async () => {
    const odd = new Installation({ env: { SPLOT_DATA_DRI: '/nowhere' }, isBare: true })
    const done = await odd.cli('start')
    expect(done.code).toBe(1)
    expect(done.stderr).toContain('SPLOT_DATA_DIR')
    await odd[Symbol.asyncDispose]()
  })
})
