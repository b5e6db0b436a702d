import { describeEvent } from '@splot/contract/labels'
import type { Language, Merge, TimelineItem, Touchpoint } from '../../app/api.ts'

/** A made-up life for the kit page: what it shows is drawn with the same code as a real one. */
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const known = '0193-birth-phone'
const laptop = '0193-birth-laptop'

interface Draft {
  back: number
  channel: TimelineItem['channel']
  type?: TimelineItem['type']
  event: string | null
  properties?: Record<string, unknown>
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
      undoneBy: null,
    },
  ]
}
