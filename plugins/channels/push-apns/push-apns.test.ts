import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import { expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { pushApns, readAnswer } from './index.ts'

testChannel(pushApns, {
  message: {
    address: 'ab'.repeat(32),
    content: { title: 'Zamówienie gotowe', body: 'Odbierz je dziś', url: 'sklep://odbior/7' },
  },
  openNetwork,
  outcomes: { silent: { state: 'unknown' }, garbage: { state: 'unknown' }, cut: { state: 'unknown' } },
})

it('reads Apple’s reasons, and leaves the others to the status', () => {
  const answer = (status: number, reason: string) =>
    readAnswer({ status, headers: {}, body: Buffer.from(JSON.stringify({ reason })) })
  expect(answer(410, 'Unregistered')).toMatchObject({ reason: 'address_gone' })
  expect(answer(403, 'InvalidProviderToken')).toMatchObject({ reason: 'auth_failed' })
  expect(answer(429, 'TooManyRequests')).toBeNull()
})
