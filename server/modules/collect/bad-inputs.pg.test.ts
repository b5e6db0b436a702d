import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kit, openCollect } from '../../../tests/testkit/collect.ts'
import { type BadInput, badInputs } from './rules/bad-inputs.ts'

let kit: Kit

beforeAll(async () => {
  kit = await openCollect()
})
afterAll(() => kit.pg.close())

interface Live {
  items: { warnings: { code: string }[]; status: string }[]
}

async function checkKept(warning: string | undefined): Promise<void> {
  await kit.drain()
  const { items } = (await kit.call('listLiveEvents')) as Live
  expect(items[0]?.status).toMatch(/applied|duplicate/)
  const codes = items[0]?.warnings.map((one) => one.code) ?? []
  if (warning !== undefined && items[0]?.status === 'applied') expect(codes).toContain(warning)
}

async function check(input: BadInput): Promise<void> {
  const before = await kit.log.head()
  const started = performance.now()
  const reply = await kit.post(input.send.path ?? '/v1/track', input.send.body, input.send.headers)
  const took = performance.now() - started
  if ('kept' in input.expect) {
    expect(reply).toMatchObject({ status: 200, body: { accepted: 1 } })
    await checkKept(input.expect.warning)
    return
  }
  const { refused, status, path, hint } = input.expect
  expect(reply.body).toMatchObject({ code: refused, status, ...(path === undefined ? {} : { path }) })
  expect(reply.status).toBe(status)
  expect(reply.headers.get('access-control-allow-origin')).not.toBeNull()
  if (hint) expect(reply.body.hint).toMatch(hint)
  expect(await kit.log.head()).toBe(before)
  expect(took).toBeLessThan(5_000)
}

describe('bad inputs 1 to 55', () => {
  it.each(badInputs.map((input) => [`#${input.no} ${input.name}`, input] as const))('%s', (_, input) =>
    check(input),
  )

  it('says what to do in Polish too', async () => {
    const reply = await kit.post('/v1/track', { event: 'X' }, { 'accept-language': 'pl-PL,pl;q=0.9' })
    expect(reply.body).toMatchObject({ code: 'identity_missing', hint: 'Podaj userId albo anonymousId.' })
  })

  it('keeps 499 of 500 where one is bad (#36)', async () => {
    const batch = Array.from({ length: 500 }, (_, i) => ({
      type: 'track',
      event: 'X',
      userId: i === 250 ? 'NaN' : 'u',
      messageId: `n-${i}`,
    }))
    const reply = await kit.post('/v1/batch', { batch })
    expect(reply.body).toMatchObject({
      accepted: 499,
      rejected: [{ index: 250, code: 'placeholder_id', path: '$.batch[250].userId' }],
    })
  })

  it('takes an alias cycle as two plain events (#25)', async () => {
    expect((await kit.post('/v1/alias', { userId: 'a', previousId: 'b' })).status).toBe(200)
    expect((await kit.post('/v1/alias', { userId: 'b', previousId: 'a' })).status).toBe(200)
  })

  it('never stores a masked number (#51)', async () => {
    const pos = (await kit.log.head()) - 1
    await kit.post('/v1/identify', {
      userId: 'p',
      messageId: 'pesel',
      traits: { note: 'PESEL 44051401359', address: { street: '4111111111111111' } },
    })
    const [record] = await kit.pg.db.inWorkspace('default', (tx) => kit.log.readAt(tx, [pos + 1]))
    expect(record?.body).toContain('[PESEL]')
    expect(record?.body).not.toMatch(/44051401359|4111111111111111/)
  })
})
