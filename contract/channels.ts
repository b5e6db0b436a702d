import type { Bilingual } from './language.ts'

/** Closed list: the channel an event happened on. Order = order of nothing; the weave has its own. */
export const channels = [
  'web',
  'app',
  'pos',
  'call',
  'email',
  'sms',
  'push',
  'chat',
  'social',
  'store',
  'ads',
  'post',
] as const

export type Channel = (typeof channels)[number]

export const channelLabels: Readonly<Record<Channel, Bilingual>> = {
  web: { pl: 'Strona WWW', en: 'Website' },
  app: { pl: 'Aplikacja', en: 'App' },
  pos: { pl: 'Kasa', en: 'Till' },
  call: { pl: 'Telefon', en: 'Phone' },
  email: { pl: 'E-mail', en: 'E-mail' },
  sms: { pl: 'SMS', en: 'SMS' },
  push: { pl: 'Push', en: 'Push' },
  chat: { pl: 'Czat', en: 'Chat' },
  social: { pl: 'Social', en: 'Social' },
  store: { pl: 'Sklep', en: 'Store' },
  ads: { pl: 'Reklamy', en: 'Ads' },
  post: { pl: 'Poczta', en: 'Post' },
}

const known: ReadonlySet<unknown> = new Set(channels)

export const isChannel = (value: unknown): value is Channel => known.has(value)
