import { createServer as createSecure } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { createServer as createPlain } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { NetworkFault, readText } from '@splot/contract/plugin/network'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasOpenssl, makeCertificate } from '../../../tests/testkit/certificate.ts'
import { parseAllowRule } from './allow.ts'
import { createEgress } from './index.ts'

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof NetworkFault ? `${error.code}${error.wasSent ? ' sent' : ''}` : String(error),
  )

describe.skipIf(!hasOpenssl)('behind TLS (skipped without openssl)', () => {
  let server: Server
  let port = 0
  let ca = ''
  const names: (string | false | null)[] = []
  beforeAll(async () => {
    const { key, cert } = makeCertificate('sklep.example.pl')
    ca = cert
    const secure = createSecure({ key, cert }, (request, response) => {
      names.push((request.socket as TLSSocket & { servername?: string }).servername ?? null)
      response.end(`host ${request.headers.host}`)
    })
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
    server = secure
    port = (secure.address() as AddressInfo).port
  })
  afterAll(() => void server?.close())

  it('connects to the checked address under the name of the URL', async () => {
    await using egress = createEgress({
      allow: [`127.0.0.1:${port}`],
      lookup: async () => ['127.0.0.1'],
      tls: { ca },
    })
    const reply = await egress.call({ url: `https://sklep.example.pl:${port}/a?b=c`, method: 'GET' })
    expect(readText(reply)).toBe(`host sklep.example.pl:${port}`)
    expect(names).toEqual(['sklep.example.pl'])
    const socket = await egress.connect({ host: 'sklep.example.pl', port, isTls: true })
    expect(socket.remoteAddress).toBe('127.0.0.1')
    socket.destroy()
  })

  it('a certificate of another name, or of nobody we know, ends it before a byte of ours', async () => {
    const lookup = async () => ['127.0.0.1']
    await using trusting = createEgress({ allow: [`127.0.0.1:${port}`], lookup, tls: { ca } })
    const wrong = { url: `https://inny.example.pl:${port}/`, method: 'POST', body: 'tajne' } as const
    expect(await codeOf(trusting.call(wrong))).toBe('tls_failed')
    expect(await codeOf(trusting.connect({ host: 'inny.example.pl', port, isTls: true }))).toBe('tls_failed')
    await using strict = createEgress({ allow: [`127.0.0.1:${port}`], lookup })
    expect(await codeOf(strict.call({ url: `https://sklep.example.pl:${port}/`, method: 'GET' }))).toBe(
      'tls_failed',
    )
    expect(names.length).toBe(1)
  })
})

describe('what came of a call is said exactly', () => {
  it.each([
    ['closed at once', (socket: import('node:net').Socket) => socket.destroy(), 'cut sent'],
    ['garbage', (socket: import('node:net').Socket) => socket.end('not http'), 'cut sent'],
    [
      'half an answer',
      (socket: import('node:net').Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc'),
      'cut sent',
    ],
    ['silence', () => {}, 'timeout sent'],
  ])('%s', async (_, behave, code) => {
    const server = createPlain((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => behave(socket))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await using egress = createEgress({ allow: [`127.0.0.1:${port}`] })
    const url = `http://127.0.0.1:${port}/`
    expect(await codeOf(egress.call({ url, method: 'POST', body: 'x', timeoutMs: 300 }))).toBe(code)
    server.close()
  })

  it('nobody there', async () => {
    await using egress = createEgress({ allow: ['127.0.0.1:1'] })
    expect(await codeOf(egress.call({ url: 'http://127.0.0.1:1/', method: 'GET' }))).toBe('unreachable')
    expect(await codeOf(egress.connect({ host: '127.0.0.1', port: 1, isTls: false }))).toBe('unreachable')
  })
})

describe('rules of an operator', () => {
  it.each([
    ['127.0.0.1:25', ['127.0.0.1', '127.0.0.1', 25], true],
    ['127.0.0.1:25', ['127.0.0.1', '127.0.0.1', 26], false],
    ['10.1.0.0/16', ['mail', '10.1.2.3', 25], true],
    ['10.1.0.0/16', ['mail', '10.2.2.3', 25], false],
    ['10.1.0.0/16:25', ['mail', '10.1.2.3', 26], false],
    ['mail.intern:25', ['mail.intern', '10.9.9.9', 25], true],
    ['mail.intern', ['mail.internal', '10.9.9.9', 25], false],
    ['[::1]:80', ['::1', '::1', 80], true],
    ['::1', ['::1', '::1', 443], true],
    ['fd00::/8', ['x', 'fd12::1', 80], true],
  ] as const)('%s for %j', (text, [host, address, port], isAllowed) => {
    expect(parseAllowRule(text)?.allows(host, address, port)).toBe(isAllowed)
  })

  it.each(['', '*', 'a b', '10.0.0.0/33', 'x/8', 'host:0', 'host:70000', '[::1', 'http://x', '-x'])(
    '%j is none',
    (text) => {
      expect(parseAllowRule(text)).toBeNull()
    },
  )
})
