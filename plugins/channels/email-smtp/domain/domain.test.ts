import { generateKeyPairSync } from 'node:crypto'
import type { Network } from '@splot/contract/plugin/network'
import fc from 'fast-check'
import { spf } from 'mailauth/lib/spf/index.js'
import { describe, expect, it } from 'vitest'
import { isInRange, parseAddress } from './address-range.ts'
import { judgeDkim, makeDkimKey, writeDkimRecord } from './dkim.ts'
import { findDmarc, parseDmarc } from './dmarc.ts'
import { admit, checkSpf, parseSpf } from './spf.ts'

type Zone = Record<string, readonly string[]>
const over =
  (zone: Zone): Network['lookUp'] =>
  async (name, kind) =>
    zone[`${name} ${kind}`] ?? []

describe('addresses', () => {
  it.each([
    ['192.0.2.7', '192.0.2.0/24', true],
    ['192.0.3.7', '192.0.2.0/24', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['2001:db8::25', '2001:db8::/32', true],
    ['2001:db9::25', '2001:db8::/32', false],
    ['192.0.2.7', '2001:db8::/32', false],
    ['::ffff:192.0.2.7', '::ffff:c000:207', true],
    ['192.0.2.7', '0.0.0.0/0', true],
    ['192.0.2.7', '192.0.2.0/33', null],
    ['192.0.2.7', 'nobody', null],
  ])('%s in %s: %s', (address, range, expected) => {
    expect(isInRange(address, range)).toBe(expected)
  })

  it.each(['1.2.3', '1.2.3.256', '::1::2', '1:2:3:4:5:6:7', '12345::', 'a.b.c.d', '1:2:3:4:5:6:7:8:9'])(
    '%s is none',
    (text) => expect(parseAddress(text)).toBeNull(),
  )
})

describe('SPF', () => {
  const zone: Zone = {
    'sklep.example TXT': [
      'google-site-verification=x',
      'v=spf1 a:smtp.sklep.example include:poczta.example -all',
    ],
    'smtp.sklep.example A': ['192.0.2.10'],
    'poczta.example TXT': ['v=spf1 ip4:198.51.100.0/24 ip6:2001:db8::/32 mx ~all'],
    'poczta.example MX': ['mx.poczta.example'],
    'mx.poczta.example A': ['203.0.113.5'],
    'przez.example TXT': ['v=spf1 redirect=sklep.example'],
    'dwa.example TXT': ['v=spf1 -all', 'v=spf1 +all'],
    'zly.example TXT': ['v=spf1 ipv4:192.0.2.1 -all'],
    'dziura.example TXT': ['v=spf1 include:nie.ma.example -all'],
    'kolo.example TXT': ['v=spf1 include:kolo.example -all'],
    'duzo.example TXT': [`v=spf1 ${'a:smtp.sklep.example '.repeat(11)}-all`],
    'granica.example TXT': [`v=spf1 ${'a:smtp.sklep.example '.repeat(10)}-all`],
    'nic.example TXT': ['v=spf1'],
    'spf10.example TXT': ['v=spf10 -all'],
  }
  it.each([
    ['sklep.example', ['192.0.2.10'], 'pass', 3],
    ['sklep.example', ['198.51.100.77'], 'pass', 3],
    ['sklep.example', ['203.0.113.5'], 'pass', 3],
    ['sklep.example', ['2001:db8::5'], 'pass', 3],
    ['sklep.example', ['192.0.2.11'], 'fail', 3],
    ['sklep.example', ['192.0.2.10', '192.0.2.11'], 'fail', 3],
    ['przez.example', ['192.0.2.10'], 'pass', 4],
    ['poczta.example', ['192.0.2.10'], 'softfail', 1],
    ['nic.example', ['192.0.2.10'], 'neutral', 0],
    ['dwa.example', ['192.0.2.10'], 'several', 0],
    ['zly.example', ['192.0.2.10'], 'malformed', 0],
    ['dziura.example', ['192.0.2.10'], 'malformed', 0],
    ['spf10.example', ['192.0.2.10'], 'none', 0],
    ['granica.example', ['192.0.2.10'], 'pass', 10],
  ] as const)('%s of %s: %s', async (domain, addresses, verdict, lookups) => {
    expect(await checkSpf(domain, addresses, over(zone))).toMatchObject({ verdict, lookups })
  })

  it.each(['duzo.example', 'kolo.example'])('%s costs too much', async (domain) => {
    expect((await checkSpf(domain, ['192.0.2.10'], over(zone))).verdict).toBe('too_many_lookups')
  })

  it('the record to paste admits the server and keeps what there was', () => {
    expect(admit(null, 'smtp.sklep.example')).toBe('v=spf1 a:smtp.sklep.example ~all')
    expect(admit('v=spf1 include:poczta.example -all', 'smtp.sklep.example')).toBe(
      'v=spf1 include:poczta.example a:smtp.sklep.example -all',
    )
    expect(admit('v=spf1 redirect=poczta.example', '192.0.2.1')).toBe(
      'v=spf1 ip4:192.0.2.1 redirect=poczta.example',
    )
    expect(admit('v=spf1', '2001:db8::1')).toBe('v=spf1 ip6:2001:db8::1')
  })

  it('judges as another implementation of the standard does', async () => {
    const ip = fc.constantFrom('192.0.2.1', '192.0.2.9', '198.51.100.1', '2001:db8::1')
    const term = fc
      .tuple(
        fc.constantFrom('', '+', '-', '~', '?'),
        fc.constantFrom(
          'ip4:192.0.2.0/29',
          'ip4:192.0.2.9',
          'ip6:2001:db8::/64',
          'a:smtp.sklep.example',
          'a:smtp.sklep.example/24',
          'mx:sklep.example',
          'include:inny.example',
          'a:',
          'ip4:300.1.1.1',
          'all',
        ),
      )
      .map(([sign, what]) => `${sign}${what}`)
    const record = fc.array(term, { maxLength: 4 }).map((terms) => ['v=spf1', ...terms].join(' '))
    await fc.assert(
      fc.asyncProperty(record, record, ip, async (own, inner, address) => {
        const made: Zone = {
          'sklep.example TXT': [own],
          'inny.example TXT': [inner.includes('inny') ? 'v=spf1 ip4:192.0.2.9 -all' : inner],
          'sklep.example MX': ['mx.sklep.example'],
          'smtp.sklep.example A': ['192.0.2.1'],
          'smtp.sklep.example AAAA': ['2001:db8::7'],
          'mx.sklep.example A': ['198.51.100.1'],
          'mx.sklep.example AAAA': ['2001:db8::9'],
        }
        const ours = await checkSpf('sklep.example', [address], over(made))
        const theirs = await spf({
          ip: address,
          sender: 'sklep@sklep.example',
          helo: 'sklep.example',
          mta: 'mx.test.example',
          maxResolveCount: 50,
          resolver: async (name, kind) => {
            const found = made[`${name} ${kind}`]
            if (found === undefined) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' })
            if (kind === 'TXT') return found.map((text) => [text]) as never
            return (kind === 'MX' ? found.map((exchange) => ({ exchange, priority: 1 })) : found) as never
          },
        })
        const said = theirs ? theirs.status.result : 'none'
        // Ours reads all of a record first, and counts look-ups nobody would make: stricter, never milder.
        if (ours.verdict === 'malformed' || ours.verdict === 'too_many_lookups') return
        expect(ours.verdict, `${own} | ${inner} | ${address}`).toBe(said)
      }),
      { numRuns: 300 },
    )
  })

  it.each(['v=spf1 all:x', 'v=spf1 include', 'v=spf1 ip4:2001:db8::1', 'v=spf1 a.example', 'v=spf1 --all'])(
    '%s has a fault',
    (text) => expect(parseSpf(text)).toBeNull(),
  )
})

describe('DKIM', () => {
  it('the record made for a key is right for it, and for no other', async () => {
    const key = await makeDkimKey()
    const record = writeDkimRecord(key) ?? ''
    expect(record).toMatch(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/]+={0,2}$/)
    expect(judgeDkim([record], key)).toBe('right')
    expect(judgeDkim([record.replace('v=DKIM1; k=rsa; ', ' ')], key)).toBe('right')
    expect(judgeDkim([record.replace('p=', 't=s:y; p=')], key)).toBe('testing')
    expect(judgeDkim([record], await makeDkimKey())).toBe('other_key')
    expect(judgeDkim(['v=DKIM1; p='], key)).toBe('revoked')
    for (const text of ['v=DKIM1; k=rsa', 'v=DKIM2; p=xx', 'p=x; p=y', 'v=DKIM1; p=bm9uZQ==', 'hello'])
      expect(judgeDkim([text], key), text).toBe('malformed')
    expect(judgeDkim([record, record], key)).toBe('malformed')
    expect(judgeDkim([], key)).toBe('none')
  })

  it('a record with the bare key is read too; what is no private RSA key has no record', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 1_024 })
    const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const bare = pair.publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64')
    expect(judgeDkim([`v=DKIM1; p=${bare.slice(0, 40)} ${bare.slice(40)}`], key)).toBe('right')
    const { privateKey: other } = generateKeyPairSync('ed25519')
    expect(writeDkimRecord(other.export({ type: 'pkcs8', format: 'pem' }).toString())).toBeNull()
    expect(writeDkimRecord('klucz')).toBeNull()
  })
})

describe('DMARC', () => {
  it.each([
    ['v=DMARC1; p=none', { policy: 'none', hasReports: false }],
    ['v=DMARC1;p=Reject; rua=mailto:a@b.pl', { policy: 'reject', hasReports: true }],
    ['v=DMARC1; sp=none', null],
    ['v=DMARC1; p=delete', null],
    ['p=none; v=DMARC1', null],
    ['v=DMARC1; p=none; p=reject', null],
  ])('%s', (text, expected) => expect(parseDmarc(text)).toEqual(expected))

  it('speaks for the domains below', async () => {
    const zone = {
      '_dmarc.sklep.example TXT': ['v=DMARC1; p=quarantine'],
      '_dmarc.example TXT': ['v=DMARC1; p=none'],
    }
    const right = { verdict: 'right', domain: 'sklep.example', record: { policy: 'quarantine' } }
    expect(await findDmarc('sklep.example', over(zone))).toMatchObject(right)
    expect(await findDmarc('news.sklep.example', over(zone))).toMatchObject(right)
    // Nobody asks what stands above everybody's domains.
    expect(await findDmarc('inny.example', over(zone))).toEqual({ verdict: 'none' })
    const two = { '_dmarc.sklep.example TXT': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] }
    expect(await findDmarc('sklep.example', over(two))).toEqual({ verdict: 'several' })
  })
})
