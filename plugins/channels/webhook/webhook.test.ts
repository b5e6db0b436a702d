import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { webhook } from './index.ts'
import { isSignedWebhook, signWebhook } from './sign.ts'

const again = { state: 'failed', isRetryable: true } as const

testChannel(webhook, {
  message: {
    address: 'https://sklep.example.pl/hook',
    content: { type: 'order.ready', data: { order: '7' } },
  },
  openNetwork,
  outcomes: { silent: again, garbage: again, cut: again },
})

/** The specification's own vector. */
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestampS: 1614265330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
}

describe('Standard Webhooks', () => {
  it('gives the vector', () => {
    const { secret, id, timestampS, body, signature } = vector
    expect(signWebhook([secret], id, timestampS, body)).toBe(signature)
  })

  it('is read by the official library, with either key of a rotation', () => {
    const secrets = [vector.secret, `whsec_${Buffer.from('another key of 24 bytes!').toString('base64')}`]
    const nowS = Math.floor(Date.now() / 1_000)
    const headers = {
      'webhook-id': 'm1',
      'webhook-timestamp': String(nowS),
      'webhook-signature': signWebhook(secrets, 'm1', nowS, '{"a":1}'),
    }
    for (const secret of secrets) expect(new Webhook(secret).verify('{"a":1}', headers)).toEqual({ a: 1 })
    expect(() => new Webhook(vector.secret).verify('{"a":2}', headers)).toThrow()
  })

  it('refuses a wrong signature, another id and an old timestamp', () => {
    const { secret, id, timestampS, body, signature } = vector
    const headers = { id, timestamp: String(timestampS), signature }
    const nowMs = timestampS * 1_000
    expect(isSignedWebhook(secret, headers, body, nowMs)).toBe(true)
    expect(isSignedWebhook(secret, headers, `${body} `, nowMs)).toBe(false)
    expect(isSignedWebhook(secret, { ...headers, id: 'x' }, body, nowMs)).toBe(false)
    expect(isSignedWebhook(secret, headers, body, nowMs + 301_000)).toBe(false)
    expect(isSignedWebhook(secret, { ...headers, timestamp: 'NaN' }, body, nowMs)).toBe(false)
  })
})
