import { existsSync, readFileSync } from 'node:fs'
import { isChannel } from '@splot/contract/channels'
import { checkProperties } from '@splot/contract/check'
import type { CallType } from '@splot/contract/events/event'
import { events, lookupCall } from '@splot/contract/events/registry'
import { stripContext, stripPii } from '@splot/contract/pii'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inferChannel, inferTouchpoint, type TouchInput, type Touchpoint } from './touchpoint.ts'
import { classifyReferrer, readHost } from './touchpoint-referrer.ts'

interface Sent {
  type?: CallType
  event?: string
  properties?: Record<string, unknown>
  context?: Record<string, unknown>
  userAgent?: string
}

function inputOf(sent: Sent): TouchInput {
  const type = sent.type ?? 'track'
  return {
    type,
    def: lookupCall(type, sent.event),
    properties: sent.properties ?? {},
    context: sent.context ?? {},
    userAgent: sent.userAgent ?? null,
  }
}

const channelOf = (sent: Sent) => inferChannel(inputOf(sent))

function touchOf(sent: Sent): Touchpoint {
  const input = inputOf(sent)
  return inferTouchpoint(input, inferChannel(input))
}

const onPage = (search: string, referrer = '') =>
  touchOf({ type: 'page', context: { page: { url: `https://sklep.pl/${search}`, search, referrer } } })

const chromium =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

describe('the channel of an event', () => {
  it.each<[string, Sent, string]>([
    ['said in the context', { event: 'Email Opened', context: { channel: 'chat' } }, 'chat'],
    ['said in capitals', { context: { channel: 'POS' } }, 'pos'],
    ['said as a property', { event: 'Order Completed', properties: { channel: 'pos' } }, 'pos'],
    ['said wrongly counts as unsaid', { event: 'Email Opened', context: { channel: 'mail' } }, 'email'],
    ['Segment says browser', { context: { channel: 'browser' } }, 'web'],
    ['Segment says mobile', { context: { channel: 'mobile' } }, 'app'],
    ['Segment says server: nothing', { event: 'Call Ended', context: { channel: 'server' } }, 'call'],
    ['by what the event is', { event: 'Sale Completed' }, 'pos'],
    ['by one of its properties', { event: 'Contact Logged', properties: { kind: 'visit' } }, 'store'],
    ['a property nobody knows', { event: 'Contact Logged', properties: { kind: 'fax' } }, 'call'],
    ['a screen is an app', { type: 'screen' }, 'app'],
    ['a mobile library', { context: { library: { name: '@segment/analytics-react-native' } } }, 'app'],
    ['an app on a phone', { context: { app: { name: 'TM' }, device: { type: 'ios' } } }, 'app'],
    [
      'a browser SDK that names an app',
      { context: { app: { name: 'R' }, page: { url: 'https://a.pl' } } },
      'web',
    ],
    ['a till', { event: 'Order Completed', context: { device: { type: 'till' } } }, 'pos'],
    ['nothing at all', {}, 'web'],
  ])('%s', (_, sent, channel) => expect(channelOf(sent)).toBe(channel))
})

describe('what brought the person', () => {
  it('is apart from where the event happened', () => {
    const sent: Sent = {
      type: 'page',
      context: { campaign: { source: 'newsletter', medium: 'email', name: 'jesien' } },
    }
    expect(channelOf(sent)).toBe('web')
    expect(touchOf(sent)).toEqual({
      channel: 'email',
      source: 'newsletter',
      medium: 'email',
      campaign: 'jesien',
    })
  })

  it.each([
    [
      '?utm_source=google&utm_medium=cpc&utm_campaign=buty',
      { channel: 'ads', source: 'google', campaign: 'buty' },
    ],
    ['?gclid=Cj0', { channel: 'ads', source: 'google', medium: 'cpc', clickId: 'gclid:Cj0' }],
    ['?fbclid=Iw', { channel: 'social', source: 'facebook', clickId: 'fbclid:Iw' }],
    ['?utm_source=fb&utm_medium=paid_social&fbclid=Iw', { channel: 'ads', source: 'fb' }],
    ['?utm_source=newsletter', { channel: 'email', source: 'newsletter' }],
    ['?utm_source=smsapi&utm_medium=SMS', { channel: 'sms' }],
    ['?utm_medium=web%20push', { channel: 'push' }],
    ['?utm_source=witryna&utm_medium=qr', { channel: 'store' }],
    ['?utm_source=x&utm_medium=cokolwiek', { channel: 'web', medium: 'cokolwiek' }],
    ['?ttclid=E.C', { channel: 'ads', source: 'tiktok' }],
  ])('a link with %s', (search, touch) => expect(onPage(search)).toMatchObject(touch))

  it.each([
    ['https://www.google.pl/', 'web', 'Google', 'organic'],
    ['https://google.com.pl/search?q=x', 'web', 'Google', 'organic'],
    ['https://duckduckgo.com/', 'web', 'DuckDuckGo', 'organic'],
    ['https://l.facebook.com/l.php?u=x', 'social', 'Facebook', 'social'],
    ['https://www.instagram.com/', 'social', 'Instagram', 'social'],
    ['https://chatgpt.com/', 'web', 'ChatGPT', 'ai'],
    ['https://mail.google.com/mail/u/0/', 'email', 'mail.google.com', 'email'],
    ['android-app://com.google.android.gm/', 'email', 'com.google.android.gm', 'email'],
    ['https://poczta.wp.pl/k/', 'email', 'poczta.wp.pl', 'email'],
    ['https://www.ceneo.pl/123', 'web', 'ceneo.pl', 'comparison'],
    ['https://blog.example.org/post', 'web', 'blog.example.org', 'referral'],
    ['https://docs.google.com/x', 'web', 'docs.google.com', 'referral'],
  ])('a visit from %s', (referrer, channel, source, medium) => {
    expect(onPage('', referrer)).toMatchObject({ channel, source, medium })
  })

  it.each([
    '',
    '$direct',
    'https://sklep.pl/koszyk',
    'https://m.sklep.pl/',
    'https://secure.payu.com/pay',
    'about:blank',
  ])('%j brought nobody', (referrer) => expect(onPage('', referrer)).toEqual({ channel: 'web' }))

  it('two shops under com.pl are not one site', () => {
    expect(classifyReferrer('inny.com.pl', 'sklep.com.pl')?.medium).toBe('referral')
    expect(classifyReferrer('m.sklep.com.pl', 'sklep.com.pl')).toBeNull()
    expect(readHost('https://WWW.Sklep.PL:8443/x')).toBe('sklep.pl')
  })

  it('a campaign beats a referrer, whose host is kept', () => {
    expect(onPage('?utm_source=a&utm_medium=cpc', 'https://www.google.com/')).toMatchObject({
      channel: 'ads',
      source: 'a',
      referrerHost: 'google.com',
    })
  })

  it('knows the device and the store', () => {
    expect(touchOf({ context: { userAgent: iphone } })).toEqual({ channel: 'web', device: 'phone' })
    expect(touchOf({ userAgent: chromium })).toEqual({ channel: 'web', device: 'desktop' })
    expect(touchOf({ userAgent: 'analytics-node/6.2.0' })).toEqual({ channel: 'web' })
    expect(touchOf({ context: { device: { type: 'ios', model: 'iPad13,4' } } }).device).toBe('tablet')
    expect(touchOf({ context: { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' } }).device).toBe('bot')
    expect(touchOf({ event: 'Sale Completed', properties: { store_id: 'WRO1' } })).toEqual({
      channel: 'pos',
      device: 'till',
      store: 'WRO1',
    })
  })

  it('nothing a sender writes makes it throw or leave the closed list', () => {
    const odd = fc.oneof(
      fc.anything(),
      fc.constantFrom('?utm_source=%E0%A4%A&gclid=', 'https://', 'x'.repeat(2000)),
    )
    const context = fc.record(
      {
        channel: odd,
        campaign: odd,
        device: odd,
        library: odd,
        app: odd,
        store: odd,
        referrer: odd,
        userAgent: fc.oneof(odd, fc.string()),
        page: fc.oneof(odd, fc.record({ url: odd, search: odd, referrer: fc.oneof(odd, fc.webUrl()) })),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(context, fc.constantFrom(null, ...events), (sent, def) => {
        const input: TouchInput = { type: def?.type ?? 'track', def, properties: {}, context: sent }
        const channel = inferChannel(input)
        expect(isChannel(channel)).toBe(true)
        expect(isChannel(inferTouchpoint(input, channel).channel)).toBe(true)
      }),
    )
  })
})

const recordings = new URL('../../../../../shared/data/events/sdk-requests.public.jsonl', import.meta.url)

/** The events of a recorded Segment-style request body; other vendors' formats have none. */
function readEvents(body: string): Record<string, unknown>[] {
  if (!body.startsWith('{')) return []
  const sent: { batch?: Record<string, unknown>[]; type?: string } = JSON.parse(body)
  const list = sent.batch ?? [{ ...sent }]
  return list.filter((event) => typeof event.type === 'string' && typeof event.messageId === 'string')
}

describe.skipIf(!existsSync(recordings))(
  'what official SDKs really send (skipped without the recordings)',
  () => {
    it('passes the contract, has a channel, and loses its personal data on the way to the warehouse', () => {
      const lines = readFileSync(recordings, 'utf8').trim().split('\n')
      const all = lines.flatMap((line) => readEvents(JSON.parse(line).body))
      expect(all.length).toBeGreaterThanOrEqual(30)
      for (const event of all) {
        const sent = event as Sent & { traits?: Record<string, unknown> }
        const input = inputOf(sent)
        expect(checkProperties(input.def, input.properties)).toBeNull()
        expect(inferTouchpoint(input, inferChannel(input)).channel).toMatch(/^(web|email|app)$/)
        const left = [stripPii(input.def, sent.traits ?? input.properties), stripContext(input.context)]
        expect(JSON.stringify(left)).not.toMatch(/@(?:example|y)\.pl|1\.2\.3\.4/)
      }
    })
  },
)
