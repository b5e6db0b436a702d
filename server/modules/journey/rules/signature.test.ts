import { expect, it } from 'vitest'
import { makeWebhookSecret, signCall } from './signature.ts'

it('signs as Standard Webhooks shows by its example', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const call = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', now: 1_614_265_330_000, body: '{"test": 2432232314}' }
  expect(signCall(secret, call)).toEqual({
    'webhook-id': call.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

it('each workspace of each install has a secret of its own, always the same, of 32 bytes', () => {
  const secret = makeWebhookSecret('install', 'default')
  expect(makeWebhookSecret('install', 'default')).toBe(secret)
  const others = [makeWebhookSecret('install', 'sample'), makeWebhookSecret('another', 'default')]
  expect(new Set([secret, ...others]).size).toBe(3)
  expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32)
})
