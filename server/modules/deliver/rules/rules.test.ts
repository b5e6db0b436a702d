import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { chooseAddress } from './address.ts'
import { findBrake } from './brake.ts'
import { createBucket } from './bucket.ts'
import { createCircuit } from './circuit.ts'
import { isTiring, judgeOutcome, judgeRefusal } from './judge.ts'
import { isMachine } from './machine.ts'
import { createMarks } from './mark.ts'
import { maskAddress } from './mask-address.ts'
import { hideOwnLinks } from './own-links.ts'
import { readPace } from './pace.ts'
import { packParts, unpackText } from './packed.ts'
import { readPushAddress } from './push-address.ts'
import { mostAttempts, planRetry } from './retry.ts'
import { findTarget, isWebLink, nameLink, rewriteHtml, rewriteText } from './tracked.ts'

describe('marks in links', () => {
  const marks = createMarks('an install’s secret')
  const slug = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,62}$/)
  const linkId = fc.option(
    fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    { nil: null },
  )

  it('say again what was written, and nothing where one bit differs', () => {
    fc.assert(
      fc.property(slug, fc.uuid(), linkId, fc.nat(), (workspaceId, messageId, link, at) => {
        const mark = { workspaceId, messageId, linkId: link }
        const token = marks.write(mark)
        expect(marks.read(token)).toEqual(mark)
        const bytes = Buffer.from(token, 'base64url')
        const index = at % bytes.length
        bytes[index] = (bytes[index] ?? 0) ^ (1 << (at % 8))
        expect(marks.read(bytes.toString('base64url'))).toBeNull()
        expect(createMarks('another secret').read(token)).toBeNull()
      }),
    )
  })

  it('a text that merely decodes to the same bytes is not the same', () => {
    const token = marks.write({
      workspaceId: 'ab',
      messageId: `${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`,
      linkId: null,
    })
    expect(marks.read(`${token}=`)).toBeNull()
    expect(marks.read(` ${token}`)).toBeNull()
  })

  it('a hook’s word is for one channel of one workspace', () => {
    const token = marks.writeHook('w1', 'email-smtp')
    expect(marks.isHook(token, 'w1', 'email-smtp')).toBe(true)
    expect(marks.isHook(token, 'w2', 'email-smtp')).toBe(false)
    expect(marks.isHook(token, 'w1', 'sms-http')).toBe(false)
    expect(marks.isHook('', 'w1', 'email-smtp')).toBe(false)
  })
})

describe('marks in return paths', () => {
  const slug = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,62}$/)
  const marks = createMarks('an install’s secret')

  it('name one message of one workspace in whatever case they come back, and nothing once a digit differs', () => {
    fc.assert(
      fc.property(slug, fc.uuid(), fc.nat(55), fc.integer({ min: 1, max: 15 }), (workspaceId, id, at, by) => {
        const mark = marks.writeReturn(workspaceId, id)
        // With the two characters before it, it fits into a local part (RFC 5321, 4.5.3.1.1).
        expect(mark).toMatch(/^[0-9a-f]{56}$/)
        expect(marks.readReturn(mark, workspaceId)).toBe(id)
        expect(marks.readReturn(mark.toUpperCase(), workspaceId)).toBe(id)
        expect(marks.readReturn(mark, `${workspaceId}x`)).toBeNull()
        expect(createMarks('another secret').readReturn(mark, workspaceId)).toBeNull()
        const digit = ((Number.parseInt(mark.charAt(at), 16) + by) % 16).toString(16)
        expect(marks.readReturn(`${mark.slice(0, at)}${digit}${mark.slice(at + 1)}`, workspaceId)).toBeNull()
      }),
    )
    for (const wrong of ['', 'x', '0'.repeat(55), '0'.repeat(57), 'g'.repeat(56)])
      expect(marks.readReturn(wrong, 'w1'), wrong).toBeNull()
  })
})

describe('the pace of a channel', () => {
  const limits = { maxBytes: null, perSecond: 100, concurrency: 20, isIdempotent: false }
  const config = z.strictObject({
    perSecond: z.number().optional(),
    connections: z.number().default(8),
  })

  it('is what the settings ask for, within what the channel bears', () => {
    expect(readPace({ config, limits }, {})).toEqual({ perSecond: 100, concurrency: 8 })
    expect(readPace({ config, limits }, { perSecond: 7, connections: 50 })).toEqual({
      perSecond: 7,
      concurrency: 20,
    })
    expect(readPace({ config, limits }, { perSecond: 500 }).perSecond).toBe(100)
    expect(readPace({ config, limits: { ...limits, perSecond: null } }, {}).perSecond).toBeNull()
  })

  it('keeps the defaults of a form nobody has typed a rate into', () => {
    const withDefault = z.strictObject({ perSecond: z.number().default(20) })
    expect(readPace({ config: withDefault, limits }, {}).perSecond).toBe(20)
    expect(readPace({ config: withDefault, limits }, { nonsense: 1 })).toEqual({
      perSecond: 100,
      concurrency: 5,
    })
  })
})

describe('links led through us', () => {
  const swap = (url: string) =>
    isWebLink(url) ? `https://s.pl/c/${Buffer.from(url).toString('base64url')}` : null
  const back = (text: string) => Buffer.from(/\/c\/([\w-]+)/.exec(text)?.[1] ?? '', 'base64url').toString()

  it('keep where they led, decoded, and everything else as it was', () => {
    const html =
      '<body><a class="x" href="https://a.pl/?b=1&amp;c=2">ą</a><a href=\'mailto:x@y.pl\'>m</a></body>'
    const out = rewriteHtml(html, { swap, pixel: 'https://s.pl/o/t' })
    expect(back(out)).toBe('https://a.pl/?b=1&c=2')
    expect(out).toContain("href='mailto:x@y.pl'")
    expect(out).toMatch(/<img src="https:\/\/s\.pl\/o\/t"[^>]*><\/body>$/)
    expect(rewriteHtml(html, { swap: () => null, pixel: null })).toBe(html)
  })

  it('in plain text end where the address ends', () => {
    const out = rewriteText('Zobacz (https://a.pl/x), teraz.', swap)
    expect(back(out)).toBe('https://a.pl/x')
    expect(out.endsWith('), teraz.')).toBe(true)
  })

  it('lead to the web only', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.pl',
      '//a.pl',
      'https://u:p@a.pl',
      'http:/evil',
      'https://a.pl/\nx',
    ])
      expect(isWebLink(url), url).toBe(false)
    expect(isWebLink('https://sklep.pl/?q=%C4%85')).toBe(true)
  })
})

describe('trying again', () => {
  const base = { id: 'm', lane: 'marketing' as const, now: 1_000_000, expiresAt: 1e12, retryAfterMs: 0 }

  it('waits longer each time, never less than asked, ends in the end', () => {
    for (const lane of ['marketing', 'transactional'] as const)
      for (let attempts = 1; attempts <= 10; attempts++) {
        const at = planRetry({ ...base, lane, attempts })
        if (attempts >= mostAttempts[lane]) expect(at).toBeNull()
        else {
          const wait = (at ?? 0) - base.now
          expect(wait).toBeGreaterThanOrEqual(200)
          expect(wait).toBeLessThanOrEqual(200 + Math.min(600_000, 2_000 * 2 ** (attempts - 1)))
        }
      }
    expect(planRetry({ ...base, attempts: 1, retryAfterMs: 3_600_000 })).toBe(base.now + 3_600_000)
    expect(planRetry({ ...base, attempts: 1, expiresAt: base.now + 100 })).toBeNull()
  })

  it('what a provider may have taken goes again only where that is allowed', () => {
    const message = { id: 'm', attempts: 1, expiresAt: 1e12 }
    const unknown = { state: 'unknown' as const }
    expect(judgeOutcome(unknown, { ...message, lane: 'marketing' }, 0)).toMatchObject({
      state: 'u',
      contact: 'unknown',
    })
    expect(judgeOutcome(unknown, { ...message, lane: 'transactional' }, 0)).toMatchObject({
      state: 'p',
      contact: null,
    })
  })

  it('a channel’s own trouble burns no message’s attempt', () => {
    const outcome = { state: 'failed' as const, reason: 'auth_failed' as const, isRetryable: false }
    const message = { id: 'm', attempts: 1, expiresAt: 1e12, lane: 'marketing' as const }
    expect(judgeOutcome(outcome, message, 0)).toMatchObject({
      state: 'p',
      isUntried: true,
      channelFault: 'auth_failed',
    })
  })

  it('quiet hours put off, a cap ends, a lapse is an expiry', () => {
    const message = { id: 'm', attempts: 0, expiresAt: 1_000, lane: 'marketing' as const }
    const no = (reason: 'quiet_hours' | 'capped' | 'lapsed' | 'lagging', until?: number) =>
      judgeRefusal(
        { ok: false, reason, reasons: [{ reason, ...(until === undefined ? {} : { until }) }] },
        message,
        0,
      )
    expect(no('quiet_hours', 500)).toMatchObject({ state: 'p', dueAt: 500 })
    expect(no('quiet_hours', 2_000)).toMatchObject({ state: 'r', reason: 'quiet_hours' })
    expect(no('capped', 500)).toMatchObject({ state: 'r', reason: 'capped' })
    expect(no('lapsed')).toMatchObject({ state: 'e' })
  })
})

describe('rate, rest and brake', () => {
  it('a bucket lets through its rate and no more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.nat(400), { maxLength: 60 }),
        (rate, waits) => {
          let [now, taken] = [0, 0]
          const bucket = createBucket(rate, () => now)
          for (const wait of waits) {
            now += wait
            taken += bucket.take(1_000)
          }
          expect(taken).toBeLessThanOrEqual(Math.max(1, rate) + (now * rate) / 1_000)
        },
      ),
    )
  })

  it('a dead channel rests longer and longer, and is back with one success', () => {
    let now = 1
    const circuit = createCircuit('x', () => now)
    for (let i = 0; i < 5; i++) circuit.note(true)
    const first = circuit.restsUntil() - now
    expect(first).toBeGreaterThan(0)
    now += first + 1
    expect(circuit.restsUntil()).toBe(0)
    expect(circuit.isOnTrial()).toBe(true)
    circuit.note(true)
    expect(circuit.restsUntil() - now).toBeGreaterThan(first * 0.9)
    circuit.note(false)
    expect([circuit.restsUntil(), circuit.isOnTrial()]).toEqual([0, false])
  })

  it('links by which she acts for herself are not shown at a desk', () => {
    const token = `default.${'A-_z'.repeat(20)}`
    for (const path of ['p', 'u', 'p/address', 'p/confirm']) {
      const text = `<a href="https://splot.test:4000/${path}/${token}">x</a>`
      expect(hideOwnLinks(text)).toBe(`<a href="https://splot.test:4000/${path}/…">x</a>`)
    }
    const others = `https://sklep.example/p/plaszcz https://splot.test/c/${token} https://a.pl/u/ula.kowalska`
    expect(hideOwnLinks(others)).toBe(others)
  })

  it('a channel that takes mails and says nothing tires: each of them would be unknown for ever', () => {
    expect(isTiring({ state: 'unknown' })).toBe(true)
    expect(isTiring({ state: 'failed', reason: 'unreachable', isRetryable: true })).toBe(true)
    expect(isTiring({ state: 'failed', reason: 'address_gone', isRetryable: false })).toBe(false)
    expect(isTiring({ state: 'sent', providerId: 'p' })).toBe(false)
  })

  it('stops at five bounces or a complaint in five hundred, not before the sample is large enough', () => {
    const limits = { bounceShare: 0.05, complaintShare: 0.002, smallestSample: 100 }
    expect(findBrake({ sent: 99, bounced: 99, complained: 0 }, limits)).toBeNull()
    expect(findBrake({ sent: 100, bounced: 4, complained: 0 }, limits)).toBeNull()
    expect(findBrake({ sent: 100, bounced: 5, complained: 0 }, limits)).toBe('bounces')
    expect(findBrake({ sent: 1_000, bounced: 0, complained: 2 }, limits)).toBe('complaints')
  })
})

describe('addresses', () => {
  const births = [
    { birthId: 'b1', kind: 'email', value: 'stary@a.pl', firstAt: 1 },
    { birthId: 'b2', kind: 'email', value: 'nowy@a.pl', firstAt: 2 },
    { birthId: 'b3', kind: 'phone', value: '+48600100200', firstAt: 3 },
  ]
  const ask = (
    birth: string,
    channel: 'email' | 'sms' | 'push' | 'post',
    bounced: readonly string[] = [],
  ): string | null => {
    const more = { push: [], traits: {}, bounced: new Set(bounced) }
    return chooseAddress({ birth, channel, fixed: null }, births, more)?.address ?? null
  }

  it('are hers: the one asked by, else the newest', () => {
    expect(ask('b1', 'email')).toBe('stary@a.pl')
    expect(ask('b3', 'email')).toBe('nowy@a.pl')
    expect(ask('b1', 'sms')).toBe('+48600100200')
    expect(ask('b1', 'push')).toBeNull()
    expect(ask('b1', 'post')).toBeNull()
  })

  it('one that bounced is passed over for another; where all did, the gate says so of the usual one', () => {
    expect(ask('b1', 'email', ['stary@a.pl'])).toBe('nowy@a.pl')
    expect(ask('b3', 'email', ['nowy@a.pl'])).toBe('stary@a.pl')
    expect(ask('b1', 'email', ['stary@a.pl', 'nowy@a.pl'])).toBe('stary@a.pl')
    expect(ask('b1', 'sms', ['+48600100200'])).toBe('+48600100200')
  })

  it('of devices come from subscriptions and from tokens of apps', () => {
    const subscribed = { endpoint: 'https://push.example/1', p256dh: 'k', auth: 'a' }
    expect(readPushAddress({ name: 'Push Subscribed', properties: subscribed }, '')).toMatchObject({
      kind: 'push_endpoint',
      isGone: false,
    })
    const body = JSON.stringify({ context: { device: { token: 'a'.repeat(64), type: 'ios' } } })
    expect(readPushAddress({ name: 'Application Opened', properties: {} }, body)).toMatchObject({
      platform: 'ios',
    })
    expect(readPushAddress({ name: 'Page Viewed', properties: { token: 1 } }, '{"token":1}')).toBeNull()
    expect(readPushAddress({ name: 'Push Unsubscribed', properties: {} }, body)).toMatchObject({
      isGone: true,
    })
  })

  it('are masked for readers who may not see persons', () => {
    expect(maskAddress('anna@example.pl')).toBe('a•••@example.pl')
    expect(maskAddress('+48600100318')).toBe('+48 ••• ••• 318')
    expect(maskAddress('Piotrkowska 1, 90-001 Łódź')).toBe('•••')
  })
})

it('scanners are told from people', () => {
  const hit = (userAgent: string | null, method = 'GET') => isMachine({ method, userAgent })
  expect(hit('Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X)')).toBe(false)
  expect(
    hit('Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'),
  ).toBe(false)
  for (const one of ['curl/8.1', 'Barracuda Sentinel (EE)', 'Googlebot/2.1', ''])
    expect(hit(one), one).toBe(true)
  expect(hit('Mozilla/5.0', 'HEAD')).toBe(true)
  expect(hit(null)).toBe(true)
})

describe('what is kept of a message', () => {
  const shop = 'https://sklep.example/a?b=1&c=2'
  const parts = {
    subject: 'Zażółć gęślą jaźń',
    html: `<p>Cześć</p><a href="https://sklep.example/a?b=1&amp;c=2">x</a>`,
    text: 'Zobacz: https://sklep.example/text.',
    link: 'https://sklep.example/push',
  }

  it('is packed and read again; what was kept before is read as it is', () => {
    expect(JSON.parse(unpackText(packParts(parts)))).toEqual(parts)
    expect(unpackText('{"text":"x"}')).toBe('{"text":"x"}')
    const long = { ...parts, html: '<p>Dzień dobry</p>'.repeat(300) }
    expect(packParts(long).length).toBeLessThan(JSON.stringify(long).length / 3)
  })

  it('says where each of its links leads, and nothing of any other', () => {
    for (const url of [shop, 'https://sklep.example/text', parts.link])
      expect(findTarget(parts, nameLink(url)), url).toBe(url)
    expect(findTarget(parts, nameLink('https://sklep.example/other'))).toBeNull()
    expect(findTarget({}, nameLink(shop))).toBeNull()
    expect(findTarget({ link: 'javascript:alert(1)' }, nameLink('javascript:alert(1)'))).toBeNull()
  })
})
