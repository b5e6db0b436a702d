import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import { expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { fill, findAt } from './fill.ts'
import { smsHttp } from './index.ts'

testChannel(smsHttp, {
  message: { address: '+48600100200', content: { text: 'Kod rabatowy: WIOSNA "10"' } },
  openNetwork,
  outcomes: { silent: { state: 'unknown' }, garbage: { state: 'unknown' }, cut: { state: 'unknown' } },
})

const places = { to: '+48600100200', text: 'a"b&c={to}\n', id: 'm1', sender: 'X' }

it('writes values so that they stay values, once', () => {
  expect(JSON.parse(fill('{"t":"{text}"}', places, 'json'))).toEqual({ t: places.text })
  expect(new URLSearchParams(fill('t={text}&to={to}', places, 'form')).get('t')).toBe(places.text)
  expect(fill('https://x.pl/{to}?a={nothing}', places, 'url')).toBe('https://x.pl/%2B48600100200?a={nothing}')
})

it('finds an id, and nothing in what is inherited', () => {
  expect(findAt({ messages: [{ id: 7 }] }, 'messages.0.id')).toBe('7')
  for (const path of ['constructor.name', '__proto__', 'messages.length.x', 'a.b'])
    expect(findAt({ a: 1 }, path)).toBeNull()
})
