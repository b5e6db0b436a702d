import type { ChannelDeps } from '@splot/contract/plugin/channel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEgress, type Egress } from '../../../../server/platform/egress/index.ts'
import { type DnsServer, openDnsServer } from '../../../../tests/testkit/dns-server.ts'
import { settings } from '../settings.ts'
import { inspectDomain } from './inspect.ts'
import { dkimKeys } from './keys.ts'

/** A real resolver asks a real DNS server: what an administrator would see of her domain. */
let dns: DnsServer
let egress: Egress
let deps: ChannelDeps
const domain = 'sklep.example'
const base = settings.parse({ host: `smtp.${domain}`, fromAddress: `Sklep@${domain}` })

beforeAll(async () => {
  dns = await openDnsServer({})
  egress = createEgress({ allow: [], dnsServers: [dns.address] })
  deps = {
    network: egress,
    clock: { now: () => 0, monotonic: () => 0, sleep: async () => {} },
    log: () => {},
    patienceMs: 1_000,
    hold: (_, make) => make(),
    report: () => {},
    returnMark: () => 'mark',
    shelf: { put: async () => {} },
  }
})
afterAll(async () => {
  await egress[Symbol.asyncDispose]()
  await dns[Symbol.asyncDispose]()
})

const zone = () => ({
  [`${domain} TXT`]: [`v=spf1 a:smtp.${domain} -all`],
  [`${domain} MX`]: [`10 mx.${domain}`],
  [`_dmarc.${domain} TXT`]: ['v=DMARC1; p=none'],
  [`smtp.${domain} A`]: ['192.0.2.10'],
  [`smtp.${domain} AAAA`]: ['2001:db8:0:0:0:0:0:10'],
  '10.2.0.192.in-addr.arpa PTR': [`smtp.${domain}`],
  '0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR': [`smtp.${domain}`],
})
beforeEach(() => {
  dns.zone = zone()
})

const statesOf = async (given = base) =>
  Object.fromEntries((await inspectDomain(given, deps)).map(({ id, state }) => [id, state]))
const find = async (id: string, given = base) =>
  (await inspectDomain(given, deps)).find((one) => one.id === id)

describe('the domain of the sender', () => {
  it('is right where its records are', async () => {
    expect(await statesOf()).toEqual({ spf: 'ok', dkim: 'advice', dmarc: 'ok', mx: 'ok', ptr: 'ok' })
  })

  it('each record that is missing is named, with what to paste', async () => {
    dns.zone = { [`smtp.${domain} A`]: ['192.0.2.10'] }
    expect(await statesOf()).toEqual({
      spf: 'wrong',
      dkim: 'advice',
      dmarc: 'wrong',
      mx: 'wrong',
      ptr: 'advice',
    })
    expect((await find('spf'))?.record).toEqual({
      name: domain,
      type: 'TXT',
      value: `v=spf1 a:smtp.${domain} ~all`,
    })
    expect((await find('dmarc'))?.record?.name).toBe(`_dmarc.${domain}`)
    expect((await find('dmarc'))?.says.pl).toContain(domain)
  })

  it('a server SPF does not name is for a person to judge; bounces have a domain of their own', async () => {
    dns.zone = {
      ...zone(),
      [`${domain} TXT`]: ['v=spf1 include:inny.example -all'],
      'inny.example TXT': ['v=spf1 ~all'],
    }
    expect(await find('spf')).toMatchObject({
      state: 'advice',
      record: { value: `v=spf1 include:inny.example a:smtp.${domain} -all` },
    })
    const withBounces = { ...base, bounceDomain: `zwroty.${domain}` }
    expect(await find('spf', withBounces)).toMatchObject({
      state: 'wrong',
      record: { name: `zwroty.${domain}` },
    })
    expect(await find('bounces', withBounces)).toMatchObject({ state: 'wrong' })
  })

  it('a DNS that does not answer is said, and nothing is claimed', { timeout: 60_000 }, async () => {
    dns.zone = null
    expect(await statesOf()).toEqual({ dns: 'advice' })
  })

  it('a mailbox on this machine has no domain to look at', async () => {
    expect(await inspectDomain({ ...base, host: '127.0.0.1' }, deps)).toEqual([])
  })
})

describe('the key', () => {
  it('waits until the DNS shows it, then signs; the next one stands beside it at another selector', async () => {
    const first = { ...base, ...(await dkimKeys.make(base)) }
    const { inUse, next } = dkimKeys.list(first)
    expect(inUse).toBeNull()
    expect(next?.name).toBe(`splot1._domainkey.${domain}`)
    expect(await dkimKeys.use(first, deps)).toBeNull()
    dns.zone = { ...zone(), [`${next?.name} TXT`]: ['v=DKIM1; k=rsa; p='] }
    expect(await dkimKeys.use(first, deps)).toBeNull()
    // A key of 2048 bits goes out in two pieces and comes together again.
    expect(next?.value.length).toBeGreaterThan(255)
    dns.zone = { ...zone(), [`${next?.name} TXT`]: [next?.value ?? ''] }
    const change = await dkimKeys.use(first, deps)
    expect(change).toMatchObject({ dkimSelector: 'splot1', dkimNextSelector: null, dkimNextKey: null })
    const signing = settings.parse({ ...base, dkimSelector: 'splot1', dkimKey: change?.dkimKey })
    expect(await find('dkim', signing)).toMatchObject({ state: 'ok' })
    const second = dkimKeys.list({ ...signing, ...(await dkimKeys.make(signing)) })
    expect(second.inUse).toEqual(next)
    expect(second.next?.name).toBe(`splot2._domainkey.${domain}`)
    dns.zone = zone()
    expect(await find('dkim', signing)).toMatchObject({ state: 'wrong', record: next })
  })
})
