import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import { expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { readAnswer, readCallback } from './answer.ts'
import { smsSmsapi } from './index.ts'

const again = { state: 'failed', isRetryable: true } as const

testChannel(smsSmsapi, {
  message: { address: '+48600100200', content: { text: 'Zamówienie czeka, zażółć gęślą jaźń' } },
  openNetwork,
  outcomes: {
    silent: again,
    garbage: again,
    cut: again,
    gone: { state: 'failed', isRetryable: false, reason: 'address_invalid' },
  },
})

const answer = (status: number, body: string) => readAnswer({ status, headers: {}, body: Buffer.from(body) })

it.each([
  [200, '{"list":[{"id":"1"}]}', { state: 'sent', providerId: '1' }],
  [200, '{"error":53}', { state: 'sent', providerId: null }],
  [200, '{"error":103}', { state: 'failed', reason: 'no_funds', isRetryable: false }],
  [200, '{"error":13}', { state: 'failed', reason: 'address_invalid' }],
  [200, '<html>', { state: 'unknown' }],
  [200, '{"list":[]}', { state: 'unknown' }],
])('answer %s %s', (status, body, outcome) => {
  expect(answer(status, body)).toMatchObject(outcome)
})

it('leaves a bare status to the general rule', () => {
  expect(answer(503, '')).toBeNull()
})

it('reads reports, several in one', () => {
  const body = 'MsgId=a,b,c&status_name=DELIVERED,UNDELIVERED,NOT_FOUND&idx=m1,m2,m3'
  expect(readCallback(body, 5)).toMatchObject([
    { what: 'delivered', providerId: 'a', messageId: 'm1' },
    { what: 'bounced', providerId: 'b', isPermanent: true, shouldSuppress: false },
  ])
})
