import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Server as TcpServer } from 'node:net'
import type { Channel, ChannelDeps } from '@splot/contract/plugin/channel'
import { NetworkFault } from '@splot/contract/plugin/network'
import { maxRetryAfterMs } from '@splot/contract/plugin/outcome'
import { mintPermit } from '@splot/contract/plugin/permit'
import { channels } from '@splot/plugins/registry'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEgress } from '../../server/platform/egress/index.ts'
import { tell } from './kit/seed.ts'

/** A port of the loopback where nobody may ever call. */
let canary: TcpServer
let calls = 0
let port = 0

beforeAll(async () => {
  canary = createTcp((socket) => {
    calls++
    socket.destroy()
  })
  await new Promise<void>((resolve) => canary.listen(0, '::', resolve))
  port = (canary.address() as AddressInfo).port
})
afterAll(() => new Promise((resolve) => canary.close(resolve)))

/** Spellings of this machine and its neighbourhood; `:PORT` is the canary's. */
const hosts = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f.1',
  '0x7f000001',
  '017700000001',
  '0177.0.0.1',
  '0',
  '0.0.0.0',
  '127.0.0.1.',
  '127.127.127.127',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
  'sklep.local',
  'metadata.internal',
  '①②⑦.⓪.⓪.①',
  '１２７.0.0.1',
  'ｌocalhost',
  '%31%32%37.0.0.1',
  '127。0。0。1',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.1.1',
  '192.0.0.1',
  '198.18.0.1',
  '203.0.113.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[2001::1]',
  '[2001:db8::1]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[ff02::1]',
  '[3fff::1]',
  '[100::1]',
] as const

const urls = (): string[] => [
  ...hosts.flatMap((host) => [`https://${host}:${port}/x`, `http://${host}:${port}/x`]),
  `http:/127.0.0.1:${port}`,
  `https:127.0.0.1:${port}`,
  `https:\\\\127.0.0.1:${port}`,
  `https://example.pl@127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}#@example.pl`,
  `https://example.pl\\@127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}\n.example.pl/`,
  ` https://127.0.0.1:${port}/`,
  `//127.0.0.1:${port}/`,
  `file:///etc/passwd`,
  `gopher://127.0.0.1:${port}/`,
  `ftp://127.0.0.1:${port}/`,
  `javascript:fetch('http://127.0.0.1:${port}')`,
  `http://example.pl:${port}/plain-text`,
  '',
]

/** Names lead where a test says; nothing is asked of the real resolver. */
const openStrict = (lookup: (host: string) => readonly string[] = () => ['127.0.0.1']) =>
  createEgress({ allow: [], lookup: async (host) => lookup(host) })

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof NetworkFault ? error.code : String(error)),
  )

describe('G26: nothing of ours calls this machine or its neighbours', () => {
  it('no spelling of an inner address is saved, or called', async () => {
    await using egress = openStrict()
    const before = calls
    const all = urls()
    for (const url of all) {
      expect(await codeOf(egress.checkUrl(url)), `save ${url}`).toBe('url_forbidden')
      expect(await codeOf(egress.call({ url, method: 'POST', body: 'x' })), `send ${url}`).toBe(
        'url_forbidden',
      )
      expect(await codeOf(egress.call({ url, method: 'GET', isHttp2: true })), `h2 ${url}`).toBe(
        'url_forbidden',
      )
    }
    for (const host of hosts)
      expect(
        await codeOf(egress.connect({ host: host.replace(/^\[|\]$/g, ''), port, isTls: false })),
        host,
      ).toBe('url_forbidden')
    expect(calls - before).toBe(0)
    tell('g26', { forms: all.length + hosts.length, connects: calls - before })
  })

  it('a name is judged by every address it has', async () => {
    const before = calls
    for (const list of [
      ['127.0.0.1'],
      ['8.8.8.8', '10.0.0.1'],
      ['2606:4700::1', '::1'],
      ['::ffff:127.0.0.1'],
      ['100.64.1.1'],
      ['fe80::1%lo'],
    ]) {
      await using egress = openStrict(() => list)
      expect(await codeOf(egress.checkUrl(`https://shop.example.pl:${port}/`)), list.join()).toBe(
        'url_forbidden',
      )
      expect(
        await codeOf(egress.call({ url: `https://shop.example.pl:${port}/`, method: 'GET' })),
        list.join(),
      ).toBe('url_forbidden')
      expect(await codeOf(egress.connect({ host: 'shop.example.pl', port, isTls: true })), list.join()).toBe(
        'url_forbidden',
      )
    }
    await using egress = openStrict(() => [])
    expect(await codeOf(egress.checkUrl('https://nobody.example.pl/'))).toBe('unresolvable')
    expect(calls - before).toBe(0)
  })

  it('what a URL shows is where it goes, and it goes by https', async () => {
    await using egress = openStrict(() => ['8.8.8.8'])
    const odd = [
      '134744072',
      '0x8.8.8.8',
      '010.8.8.8',
      '8.8.2056',
      '８.8.8.8',
      '⑧.8.8.8',
      '%38.8.8.8',
      '8.8.8.8.',
    ]
    for (const host of odd)
      expect(await codeOf(egress.checkUrl(`https://${host}/`)), host).toBe('url_forbidden')
    expect(await codeOf(egress.checkUrl('http://shop.example.pl/'))).toBe('url_forbidden')
    for (const fine of ['https://8.8.8.8/', 'https://shop.example.pl:8443/x?y#z', 'https://żółw.pl/'])
      expect(await codeOf(egress.checkUrl(fine)), fine).toBe('done')
  })

  it('a name that turns after it was saved leads nowhere (rebinding)', async () => {
    const before = calls
    let turn = 0
    await using egress = openStrict(() => (turn++ === 0 ? ['8.8.8.8'] : ['127.0.0.1']))
    await egress.checkUrl(`https://turns.example.pl:${port}/`)
    expect(await codeOf(egress.call({ url: `https://turns.example.pl:${port}/`, method: 'GET' }))).toBe(
      'url_forbidden',
    )
    expect(await codeOf(egress.connect({ host: 'turns.example.pl', port, isTls: false }))).toBe(
      'url_forbidden',
    )
    expect(calls - before).toBe(0)
  })

  it('every address of IANA’s special ranges, first and last, is refused; their neighbours are not', async () => {
    const { isPublicAddress } = await import('../../server/platform/egress/special-ranges.ts')
    for (const edge of [
      '0.255.255.255',
      '10.255.255.255',
      '100.127.255.255',
      '169.254.0.0',
      '172.31.255.255',
      '192.0.0.255',
      '192.88.99.255',
      '198.19.255.255',
      '198.51.100.7',
      '239.1.1.1',
      '240.0.0.0',
      '::',
      'fec0::1',
      '2001:1ff:ffff::',
      '2001:db8:ffff::',
      '2002::1',
      '5f00::1',
      'x',
      '',
    ])
      expect(isPublicAddress(edge), edge).toBe(false)
    for (const open of [
      '1.0.0.0',
      '9.255.255.255',
      '11.0.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '126.255.255.255',
      '128.0.0.0',
      '172.15.255.255',
      '172.32.0.0',
      '192.167.255.255',
      '198.17.255.255',
      '198.20.0.0',
      '223.255.255.255',
      '2001:200::1',
      '2600::1',
      '2a00:1450::1',
    ])
      expect(isPublicAddress(open), open).toBe(true)
  })
})

/** Every channel that has an address of a server in its settings or a message. */
describe('G26: through each channel', () => {
  const reachable = channels.filter((channel) => channel.sink !== undefined)

  it.each(reachable.map((one) => [one.id, one] as const))('%s', async (_, channel) => {
    await using egress = openStrict()
    const before = calls
    const sink = await (await channel.sink?.())?.({ port: 0, now: () => 1, keep: () => {} })
    const settings = { ...sink?.settings }
    const made = sink?.makeAddress?.()
    let tried = 0
    for (const host of hosts) {
      for (const over of pointTo(channel, settings, host)) {
        const report = await channel.test({ ...settings, ...over }, makeDeps(egress))
        if (Object.keys(over).length > 0) expect(report.isOk, JSON.stringify(over)).toBe(false)
        tried++
      }
      const isUrl = channel.addressKind === 'url' || channel.addressKind === 'push_endpoint'
      if (!isUrl) continue
      const address = `https://${host}:${port}/x`
      const outcome = await sendTo(
        channel,
        { settings, address, addressKeys: made?.addressKeys },
        makeDeps(egress),
      )
      expect(outcome, address).not.toMatchObject({ state: 'sent' })
      tried++
    }
    await sink?.[Symbol.asyncDispose]()
    expect(tried).toBeGreaterThan(25)
    expect(calls - before).toBe(0)
  })
})

/** The settings with each address of a server in them turned to the canary. */
function pointTo(channel: Channel, settings: object, host: string): Record<string, unknown>[] {
  const out: Record<string, unknown>[] = []
  for (const [name, value] of Object.entries(settings)) {
    if (name === 'host') out.push({ host: host.replace(/^\[|\]$/g, ''), port })
    else if (typeof value === 'string' && /^https?:/.test(value))
      out.push({ [name]: `https://${host}:${port}/x` })
  }
  return out.length === 0 && channel.addressKind !== 'url' ? [{}] : out
}

let sent = 0

async function sendTo(
  channel: Channel,
  to: { settings: object; address: string; addressKeys: Readonly<Record<string, string>> | undefined },
  deps: ChannelDeps,
) {
  const id = `m-${++sent}`
  const permit = mintPermit({
    id: 'd1',
    workspaceId: 'default',
    customerId: 'c1',
    messageId: id,
    act: 'message',
    purpose: 'service',
    channel: channel.channel,
    address: to.address,
    expiresAt: performance.now() + 60_000,
  })
  const content = { type: 'x', data: {}, title: 'x', body: 'x', url: null }
  const keys = to.addressKeys === undefined ? {} : { addressKeys: to.addressKeys }
  const fitting = Object.fromEntries(
    Object.entries(content).filter(([key]) => key in Reflect.get(channel.content, 'shape')),
  )
  return channel.send(
    permit,
    { id, address: to.address, ...keys, idempotencyKey: id, content: fitting },
    to.settings,
    deps,
  )
}

function makeDeps(network: ChannelDeps['network']): ChannelDeps {
  return {
    network,
    clock: { now: () => Date.now(), monotonic: () => performance.now(), sleep: async () => {} },
    log: () => {},
    patienceMs: 300,
    report: () => {},
    hold: (_, make) => make(),
    shelf: { put: async () => {} },
    returnMark: () => null,
  }
}

describe('bad input 82: the other side misbehaves', () => {
  let server: Server
  let base = ''
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/endless') {
        const push = () => {
          while (response.write(Buffer.alloc(65_536)));
        }
        response.on('drain', push)
        push()
      } else if (request.url === '/301')
        response.writeHead(301, { location: `http://127.0.0.1:${port}/` }).end()
      else if (request.url === '/410') response.writeHead(410).end()
      else if (request.url === '/later') response.writeHead(429, { 'retry-after': '31536000' }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('10 GB are capped, silence times out, a redirect is not followed, a year is an hour', async () => {
    await using egress = createEgress({ allow: [base] })
    const { judgeReply } = await import('@splot/contract/plugin/network')
    const before = calls
    const call = (path: string) =>
      egress.call({ url: `http://${base}${path}`, method: 'GET', timeoutMs: 500 })
    expect(await codeOf(call('/endless'))).toBe('reply_too_large')
    expect(await codeOf(call('/silence'))).toBe('timeout')
    const how = { nowMs: 0, isIdempotent: false }
    expect(judgeReply(await call('/301'), how)).toMatchObject({ reason: 'redirected', isRetryable: false })
    expect(judgeReply(await call('/410'), how)).toMatchObject({ reason: 'address_gone', isRetryable: false })
    expect(judgeReply(await call('/later'), how)).toMatchObject({
      isRetryable: true,
      retryAfterMs: maxRetryAfterMs,
    })
    expect(calls - before).toBe(0)
  })

  it('what is allowed is that host and port alone', async () => {
    await using egress = createEgress({ allow: [base] })
    expect(await codeOf(egress.call({ url: `http://${base}/410`, method: 'GET' }))).toBe('done')
    expect(await codeOf(egress.call({ url: `http://127.0.0.1:${port}/`, method: 'GET' }))).toBe(
      'url_forbidden',
    )
    expect(await codeOf(egress.call({ url: `http://127.1:${base.split(':')[1]}/`, method: 'GET' }))).toBe(
      'url_forbidden',
    )
  })
})
