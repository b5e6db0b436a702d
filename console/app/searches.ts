import { channels } from '@splot/contract/channels'
import { readDay } from '../i18n/date-text.ts'
import { type Channel, type EventStatus, eventStatuses, type Stage, stages } from './api.ts'

/** What each page keeps in its address. Whatever does not fit is dropped, so an old link still opens. */
type Raw = Record<string, unknown>

function pick<Value extends string>(value: unknown, allowed: readonly Value[]): Value | undefined {
  return allowed.find((each) => each === value)
}
const text = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined

const day = (value: unknown): string | undefined =>
  typeof value === 'string' && readDay(value) === value ? value : undefined

/** Leaves out what has no value, so that addresses stay short. */
function compact<Search extends object>(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search
}

export interface LiveSearch {
  status?: EventStatus | undefined
  channel?: Channel | undefined
}
export const readLive = (raw: Raw): LiveSearch =>
  compact({ status: pick(raw.status, eventStatuses), channel: pick(raw.channel, channels) })

export interface CustomersSearch {
  q?: string | undefined
  stage?: Stage | undefined
  channel?: Channel | undefined
}
export const readCustomers = (raw: Raw): CustomersSearch =>
  compact({ q: text(raw.q), stage: pick(raw.stage, stages), channel: pick(raw.channel, channels) })

export const periods = ['7', '30', '90', '365'] as const
export type Period = (typeof periods)[number]
export interface CustomerSearch {
  view?: 'list' | undefined
  channel?: Channel | undefined
  days?: Period | undefined
  tab?: 'now' | 'who' | undefined
  /** The life as it stood at the end of this day, `2026-11-22`. */
  asOf?: string | undefined
}
export const readCustomer = (raw: Raw): CustomerSearch =>
  compact({
    view: pick(raw.view, ['list'] as const),
    channel: pick(raw.channel, channels),
    days: pick(text(raw.days), periods),
    tab: pick(raw.tab, ['now', 'who'] as const),
    asOf: day(raw.asOf),
  })

/** Of a list of what lies in folders: segments, journeys. */
export interface FiledSearch {
  q?: string | undefined
  folder?: string | undefined
  archived?: 'true' | undefined
}
export const readFiled = (raw: Raw): FiledSearch =>
  compact({ q: text(raw.q), folder: text(raw.folder), archived: pick(raw.archived, ['true'] as const) })

export interface SegmentSearch {
  tab?: 'people' | 'history' | 'versions' | undefined
}
export const readSegment = (raw: Raw): SegmentSearch =>
  compact({ tab: pick(raw.tab, ['people', 'history', 'versions'] as const) })

export interface CampaignsSearch {
  view?: 'archived' | 'ads' | undefined
  /** A new audience at an ad platform is to be made of this segment. */
  segment?: string | undefined
}
export const readCampaigns = (raw: Raw): CampaignsSearch =>
  compact({
    view: pick(raw.view, ['archived', 'ads'] as const),
    segment: typeof raw.segment === 'string' ? raw.segment.slice(0, 36) : undefined,
  })

export const contentStates = ['draft', 'live', 'changed', 'waiting'] as const
const contentLanguages = ['pl', 'en'] as const
export interface ContentSearch {
  tab?: 'brand' | 'forms' | 'pages' | 'series' | 'banner' | undefined
  folder?: string | undefined
  q?: string | undefined
  state?: (typeof contentStates)[number] | undefined
  label?: string | undefined
  language?: 'pl' | 'en' | undefined
  archived?: 'true' | undefined
}
export const readContent = (raw: Raw): ContentSearch =>
  compact({
    tab: pick(raw.tab, ['brand', 'forms', 'pages', 'series', 'banner'] as const),
    folder: text(raw.folder),
    q: text(raw.q),
    state: pick(raw.state, contentStates),
    label: text(raw.label),
    language: pick(raw.language, contentLanguages),
    archived: pick(raw.archived, ['true'] as const),
  })

/** Of an open message: how it is looked at, in which language alone, and what stands beside it. */
export interface StudioSearch {
  view?: 'channels' | 'blocks' | 'outline' | 'versions' | undefined
  language?: 'pl' | 'en' | 'both' | undefined
  side?: 'findings' | undefined
}
export const readStudio = (raw: Raw): StudioSearch =>
  compact({
    view: pick(raw.view, ['channels', 'blocks', 'outline', 'versions'] as const),
    language: pick(raw.language, ['pl', 'en', 'both'] as const),
    side: pick(raw.side, ['findings'] as const),
  })

/** Of the advisor's screen: who stands before her. */
export interface AdvisorSearch {
  customer?: string | undefined
}
export const readAdvisor = (raw: Raw): AdvisorSearch => compact({ customer: text(raw.customer) })

export const outboxStates = [
  'pending',
  'held',
  'handed',
  'sent',
  'failed',
  'refused',
  'expired',
  'unknown',
] as const
export const outboxChannels = ['email', 'sms', 'push', 'onsite', 'messenger', 'post'] as const
export interface OutboxSearch {
  state?: (typeof outboxStates)[number] | undefined
  channel?: (typeof outboxChannels)[number] | undefined
  customer?: string | undefined
  campaign?: string | undefined
  /** The message that is open. */
  message?: string | undefined
}
export const readOutbox = (raw: Raw): OutboxSearch =>
  compact({
    state: pick(raw.state, outboxStates),
    channel: pick(raw.channel, outboxChannels),
    customer: text(raw.customer),
    campaign: text(raw.campaign),
    message: text(raw.message),
  })

export const consentsTabs = ['requests', 'register', 'purposes', 'wordings', 'suppressions'] as const
export type ConsentsTab = (typeof consentsTabs)[number]
export interface ConsentsSearch {
  tab?: ConsentsTab | undefined
  /** Of requests. */
  state?: 'closed' | 'held' | undefined
  /** The request that is open. */
  request?: string | undefined
  /** Of the register: whose, to what, what was done. */
  customer?: string | undefined
  purpose?: string | undefined
  act?: string | undefined
}
export const readConsents = (raw: Raw): ConsentsSearch =>
  compact({
    tab: pick(raw.tab, consentsTabs),
    state: pick(raw.state, ['closed', 'held'] as const),
    request: text(raw.request),
    customer: text(raw.customer),
    purpose: text(raw.purpose),
    act: text(raw.act),
  })

export interface DataSearch {
  tab?: 'connections' | 'audit' | 'keys' | undefined
  /** The connection that is open. */
  connection?: string | undefined
}
export const readData = (raw: Raw): DataSearch =>
  compact({
    tab: pick(raw.tab, ['connections', 'audit', 'keys'] as const),
    connection: typeof raw.connection === 'string' ? raw.connection.slice(0, 36) : undefined,
  })

export const settingsTabs = [
  'workspace',
  'channels',
  'payments',
  'rules',
  'members',
  'roles',
  'audit',
  'account',
] as const
export type SettingsTab = (typeof settingsTabs)[number]
export interface SettingsSearch {
  tab?: SettingsTab | undefined
  dialog?: 'new' | undefined
  q?: string | undefined
  /** Of the audit log: who acted, and what was done. */
  actor?: string | undefined
  act?: string | undefined
  /** Of the audit log: the first and the last day, as `2026-11-22`. */
  from?: string | undefined
  to?: string | undefined
  /** The channel whose settings are open. */
  channel?: string | undefined
}
export const readSettings = (raw: Raw): SettingsSearch =>
  compact({
    tab: pick(raw.tab, settingsTabs),
    dialog: pick(raw.dialog, ['new'] as const),
    q: text(raw.q),
    actor: text(raw.actor),
    act: text(raw.act),
    from: day(raw.from),
    to: day(raw.to),
    channel: text(raw.channel),
  })

export interface CatalogueSearch {
  view?: 'promotions' | 'withdrawn' | undefined
  q?: string | undefined
  /** Path of a category, with everything below it. */
  category?: string | undefined
  dialog?: 'new' | undefined
}
export const readCatalogue = (raw: Raw): CatalogueSearch =>
  compact({
    view: pick(raw.view, ['promotions', 'withdrawn'] as const),
    q: text(raw.q),
    category: text(raw.category),
    dialog: pick(raw.dialog, ['new'] as const),
  })
export const readProduct = (raw: Raw): { color?: string | undefined } => compact({ color: text(raw.color) })
export const readStores = (raw: Raw): { store?: string | undefined } => compact({ store: text(raw.store) })

export interface OrdersSearch {
  view?: 'ready' | 'all' | undefined
  q?: string | undefined
  store?: string | undefined
  /** The order that is looked at. */
  open?: string | undefined
}
export const readOrders = (raw: Raw): OrdersSearch =>
  compact({
    view: pick(raw.view, ['ready', 'all'] as const),
    q: text(raw.q),
    store: text(raw.store),
    open: text(raw.open),
  })

export const readSignIn = (raw: Raw): { next?: string | undefined } => {
  const next = text(raw.next)
  // Only ways inside the console: never lead a member away to somebody else's page.
  return compact({ next: next?.startsWith('/') && !next.startsWith('//') ? next : undefined })
}
export const readWelcome = (raw: Raw): { token?: string | undefined } => compact({ token: text(raw.token) })
