import { expect, it } from 'vitest'
import { verifyWebhook } from '../../../../sdk/node/webhook.ts'
import { makeWebhookSecret, signCall } from './signature.ts'

it('what is signed here is what a shop’s server checks, and nobody else’s', () => {
  const [nowMs, body] = [Date.parse('2026-11-23T12:00:00Z'), '{"customerId":"c"}']
  const secret = makeWebhookSecret('install', 'default')
  const headers = signCall(secret, { id: 'splot:run:16', now: nowMs, body })
  expect(verifyWebhook({ body, headers, secret, nowMs })).toEqual({
    id: 'splot:run:16',
    data: { customerId: 'c' },
  })
  for (const other of [makeWebhookSecret('install', 'sample'), makeWebhookSecret('another', 'default')])
    expect(() => verifyWebhook({ body, headers, secret: other, nowMs })).toThrow('signature')
  expect(() => verifyWebhook({ body: `${body} `, headers, secret, nowMs })).toThrow('signature')
})
