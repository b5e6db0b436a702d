import { describeEvent } from '@splot/contract/labels'
import type { Customer, Json, Language, Merge, TimelineItem, Touchpoint } from '../../app/api.ts'

/** A made-up life for the kit page: what it shows is drawn with the same code as a real one. */
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const known = '0193-birth-phone'
const laptop = '0193-birth-laptop'

interface Draft {
  back: number
  channel: TimelineItem['channel']
  type?: string
  event: string | null
  properties?: { [key: string]: Json }
  birthId?: string
  nameless?: boolean
  touchpoint?: string
}

const drafts: Draft[] = [
  {
    back: minute,
    channel: 'app',
    event: 'Product Viewed',
    properties: { name: 'Trzewiki „Jodła”', variant: '38' },
  },
  {
    back: 4 * minute,
    channel: 'chat',
    event: 'Live Chat Message Received',
    properties: { message_body: 'Czy siostra może odebrać za mnie?' },
  },
  {
    back: 74 * minute,
    channel: 'pos',
    event: 'Order Completed',
    properties: {
      order_id: '4820',
      total: '389.00',
      currency: 'PLN',
      products: [{ name: 'Golf „Szron”', variant: 'M' }],
    },
    touchpoint: 'Poznań Jeżyce',
  },
  {
    back: 4.8 * hour,
    channel: 'web',
    type: 'page',
    event: null,
    properties: { title: 'Golf „Szron”' },
    touchpoint: 'newsletter',
  },
  {
    back: 5 * hour,
    channel: 'email',
    event: 'Email Opened',
    properties: { email_subject: 'Golf »Szron« w rozmiarze M już jest' },
  },
  {
    back: 5.2 * hour,
    channel: 'email',
    event: 'Email Delivered',
    properties: { email_subject: 'Golf »Szron« w rozmiarze M już jest' },
  },
  {
    back: day - hour,
    channel: 'app',
    event: 'Product Added',
    properties: { name: 'Trzewiki „Jodła”', variant: '38', price: '549.00', currency: 'PLN' },
  },
  {
    back: day + 2 * hour,
    channel: 'push',
    event: 'Push Notification Opened',
    properties: { title: 'Zamówienie 4817 w drodze' },
  },
  {
    back: 3 * day,
    channel: 'call',
    event: 'Call Ended',
    properties: { duration_s: 360, subject: 'zmiana miejsca odbioru' },
    touchpoint: 'Igor Sowa',
  },
  {
    back: 7 * day + 3 * minute,
    channel: 'web',
    type: 'page',
    event: null,
    properties: { title: 'Golf „Szron”' },
    birthId: laptop,
    nameless: true,
  },
  {
    back: 7 * day + 5 * minute,
    channel: 'ads',
    event: 'Ad Clicked',
    properties: { campaign: 'Zima w wełnie' },
    birthId: laptop,
    nameless: true,
    touchpoint: 'Meta',
  },
  { back: 18 * day, channel: 'app', type: 'identify', event: null },
]

const nowhere: Touchpoint = {
  source: null,
  medium: null,
  campaign: null,
  clickId: null,
  referrerHost: null,
  device: null,
  store: null,
}

function wordDraft(draft: Draft, language: Language): Pick<TimelineItem, 'title' | 'detail' | 'amount'> {
  const label = describeEvent(draft.event, draft.type ?? 'track', draft.properties ?? {}, language)
  const amount = label.amount && { currency: label.amount.currency, minor: Number(label.amount.minor) }
  return { title: label.title, detail: label.detail ?? null, amount: amount ?? null }
}

export function makeSampleItems(now: number, language: Language): TimelineItem[] {
  return drafts.map((draft, index) => ({
    pos: 1000 - index,
    messageId: `sample-${index}`,
    type: draft.type ?? 'track',
    event: draft.event ?? '',
    channel: draft.channel,
    at: new Date(now - draft.back).toISOString(),
    birthId: draft.birthId ?? known,
    nameless: draft.nameless ?? false,
    source: 'Sklep internetowy',
    library: null,
    touchpoint: { ...nowhere, store: draft.touchpoint ?? null },
    ...wordDraft(draft, language),
    properties: draft.properties ?? {},
    warnings: [],
  }))
}

export function makeSampleMerges(now: number): Merge[] {
  return [
    {
      mergeId: 'sample-merge',
      at: new Date(now - 7 * day).toISOString(),
      winner: known,
      loser: laptop,
      kind: 'event',
      rule: 'identify',
      because: 'Logowanie z linku w e-mailu',
      eventPos: 991,
      canUndo: true,
      undoneAt: null,
    },
  ]
}

export function makeSampleCustomer(now: number): Customer {
  const at = (back: number): string => new Date(now - back).toISOString()
  const money = (minor: number) => [{ currency: 'PLN', minor }]
  const identifier = (kind: Customer['identifiers'][number]['kind'], value: string, masked = false) => ({
    kind,
    value,
    masked,
    birthId: known,
    source: 'Aplikacja',
    firstSeenAt: at(600 * day),
    lastSeenAt: at(minute),
  })
  return {
    id: known,
    name: 'Maja Wilk',
    guestCode: '7F2C',
    identifiers: [
      identifier('user_id', 'k-1024'),
      identifier('email', 'maja@poczta.example'),
      identifier('phone', '+48 ••• ••• 318', true),
      identifier('card', '2048 7731'),
      identifier('device_id', 'ios-5A1B'),
      identifier('anonymous_id', 'c0ffee-41'),
    ],
    traits: { city: 'Poznań', shoeSize: 38, newsletter: true },
    traitSources: { city: { at: at(90 * day), source: 'Aplikacja' } },
    computed: {
      firstSeenAt: at(610 * day),
      lastSeenAt: at(minute),
      eventsByChannel: { app: 96, web: 61, pos: 9, email: 38, call: 3, chat: 6, push: 21, ads: 4 },
      orders: 11,
      revenue: money(512_300),
      averageOrder: money(34_968),
      value12m: money(384_650),
      valueByMonth: [12, 18, 15, 24, 20, 33, 29, 41, 36, 44, 42, 52].map((minor, index) => ({
        month: `2026-${String(index + 1).padStart(2, '0')}`,
        currency: 'PLN',
        minor: minor * 1000,
      })),
      recencyDays: 0,
      favouriteCategory: 'Buty',
      favouriteDevice: 'telefon',
      favouriteStore: 'Poznań Jeżyce',
      lastChannel: 'app',
    },
    stage: 'loyal',
    stageHistory: [
      { stage: 'anonymous', at: at(610 * day), because: 'Pierwsze zdarzenie' },
      { stage: 'customer', at: at(600 * day), because: 'Pierwsze zamówienie' },
      { stage: 'loyal', at: at(200 * day), because: '3 zamówienia w 365 dni' },
    ],
    births: [
      { id: known, kind: 'user_id', value: 'k-1024', rootedAt: at(600 * day) },
      { id: laptop, kind: 'anonymous_id', value: 'c0ffee-41', rootedAt: at(7 * day) },
    ],
    merges: makeSampleMerges(now),
  }
}
