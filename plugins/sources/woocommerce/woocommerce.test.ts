import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { makeTools, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { expect, it } from 'vitest'
import { woocommerce } from './index.ts'

const own = 'hush'
testSource(woocommerce, {
  settings: { secret: own, storeId: 'WEB' },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: (body, { topic, id, secret = own }) => ({
    headers: {
      'x-wc-webhook-signature': createHmac('sha256', secret).update(body).digest('base64'),
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-delivery-id': id,
    },
    query: {},
    body: Buffer.from(body),
  }),
})

it('answers the greeting that saving a webhook sends, and takes nothing of it', () => {
  const greet = (text: string) => ({ headers: {}, query: {}, body: Buffer.from(text) })
  const ask = (text: string) => woocommerce.verify?.(greet(text), { secret: own }, makeTools())
  expect(ask('webhook_id=12')).toEqual({ kind: 'greeting' })
  expect(ask('webhook_id=12&x=1')).toMatchObject({ kind: 'refused' })
})
