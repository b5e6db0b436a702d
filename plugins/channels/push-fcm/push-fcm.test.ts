import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import { expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { readAccount } from './access-token.ts'
import { pushFcm, readAnswer } from './index.ts'

testChannel(pushFcm, {
  message: {
    address: 'device-token-of-anna',
    content: { title: 'Zamówienie gotowe', body: 'Odbierz je dziś', url: 'sklep://odbior/7' },
  },
  openNetwork,
  outcomes: { silent: { state: 'unknown' }, garbage: { state: 'unknown' }, cut: { state: 'unknown' } },
})

const answer = (status: number, json: unknown) =>
  readAnswer({ status, headers: {}, body: Buffer.from(JSON.stringify(json)) })

it('tells a dead token from a wrong project', () => {
  const of = (errorCode: string) => ({ error: { details: [{ '@type': 'x' }, { errorCode }] } })
  expect(answer(404, of('UNREGISTERED'))).toMatchObject({ reason: 'address_gone' })
  expect(answer(403, of('SENDER_ID_MISMATCH'))).toMatchObject({ reason: 'auth_failed' })
  expect(answer(500, {})).toBeNull()
  expect(answer(200, {})).toEqual({ state: 'unknown' })
})

it('reads an account file and nothing else', () => {
  expect(readAccount('{}')).toBeNull()
  expect(readAccount('no json')).toBeNull()
  expect(readAccount('{"project_id":"../x","client_email":"a","private_key":"PRIVATE KEY"}')).toBeNull()
})
