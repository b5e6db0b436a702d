import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { testSource } from '@splot/contract/plugin/source-suite.testkit'
import { shopify } from './index.ts'

const own = 'hush'
testSource(shopify, {
  settings: { secret: own, wordingId: 'marketing-email', wordingVersion: 1 },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: (body, { topic, id, secret = own }) => ({
    headers: {
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': id,
      'x-shopify-shop-domain': 'tkalnia.myshopify.com',
    },
    query: {},
    body: Buffer.from(body),
  }),
})
