import { get } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createAddressReader, isAddressRange } from './client-address.ts'
import { startHttpServer } from './server.ts'

describe('the address of a client', () => {
  const read = createAddressReader(['10.0.0.0/8', '192.168.1.7', '2001:db8:1::/48'])

  it.each<[string, string, string | null, string]>([
    ['nobody in between', '203.0.113.9', null, '203.0.113.9'],
    ['a stranger who claims to be another', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['one proxy', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['a lie to the left of what our proxy heard', '10.0.0.1', '127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['a lie that names a trusted proxy', '10.0.0.1', '1.1.1.1, 10.0.0.3, 203.0.113.9', '203.0.113.9'],
    ['two proxies', '10.0.0.1', '203.0.113.9, 192.168.1.7', '203.0.113.9'],
    ['only proxies', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
    ['a proxy that says nothing', '10.0.0.1', null, '10.0.0.1'],
    ['a proxy that says nonsense', '10.0.0.1', '203.0.113.9, unknown', '10.0.0.1'],
    ['an empty header', '10.0.0.1', '', '10.0.0.1'],
    ['a port behind the address', '10.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
    ['IPv6 in brackets', '2001:db8:1::5', '[2001:db8:9::9]:443', '2001:db8:9::9'],
    ['IPv4 over an IPv6 socket', '::ffff:10.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['an unknown connection', '', '203.0.113.9', ''],
  ])('%s', (_name, connection, header, expected) => {
    expect(read(connection, header)).toBe(expected)
  })

  it('is the connection where no proxy is trusted', () => {
    expect(createAddressReader([])('10.0.0.1', '203.0.113.9')).toBe('10.0.0.1')
  })

  it.each(['10.0.0.1', '10.0.0.0/8', '::1', '2001:db8::/32'])('%s is a range', (text) => {
    expect(isAddressRange(text)).toBe(true)
  })

  it.each(['', 'proxy.local', '10.0.0.0/33', '10.0.0', '::1/129', '10.0.0.0/8/8', '/8'])(
    '%s is none',
    (text) => {
      expect(isAddressRange(text)).toBe(false)
    },
  )
})

describe('the server', () => {
  const ask = async (trustedProxies: readonly string[], forwardedFor: string) => {
    const seen: { address: string; proto: string | null }[] = []
    const server = await startHttpServer({
      port: 0,
      host: '127.0.0.1',
      trustedProxies,
      handlers: [
        (request, info) => {
          const proto = new Headers(request.headers).get('x-forwarded-proto')
          seen.push({ address: info.remoteAddress, proto })
          return new Response('')
        },
      ],
    })
    const headers = { 'x-forwarded-for': forwardedFor, 'x-forwarded-proto': 'https' }
    await new Promise((resolve, reject) => {
      get({ port: server.port, headers }, (reply) => reply.resume().on('end', resolve)).on('error', reject)
    })
    await server.stop(0)
    return seen[0]
  }

  it('believes a trusted proxy, and nobody else', async () => {
    const believed = { address: '203.0.113.9', proto: 'https' }
    const stranger = { address: '127.0.0.1', proto: null }
    expect(await ask(['127.0.0.0/8'], '203.0.113.9')).toEqual(believed)
    expect(await ask(['10.0.0.0/8'], '203.0.113.9')).toEqual(stranger)
    expect(await ask([], '203.0.113.9')).toEqual(stranger)
  })
})
