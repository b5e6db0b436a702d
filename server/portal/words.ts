import type { Bilingual, Lang } from '@splot/contract/language'

/** Channels of consents as customers call them. */
const channels: Readonly<Record<string, Bilingual>> = {
  email: { pl: 'E-mail', en: 'E-mail' },
  sms: { pl: 'SMS', en: 'Text message' },
  push: { pl: 'Powiadomienia push', en: 'Push notifications' },
  phone_human: { pl: 'Telefon od konsultanta', en: 'Phone call from a person' },
  phone_automated: { pl: 'Telefon z automatu', en: 'Automated phone call' },
  messenger: { pl: 'Komunikatory', en: 'Messengers' },
  post: { pl: 'List', en: 'Letter' },
  onsite: { pl: 'Na stronie i w aplikacji', en: 'On the site and in the app' },
  ads: { pl: 'Reklamy w innych serwisach', en: 'Ads on other sites' },
  any: { pl: 'We wszystkich kanałach', en: 'On every channel' },
}

export const wordChannel = (id: string, language: Lang): string => channels[id]?.[language] ?? id

/** What one unsubscribes from. */
const leaving: Readonly<Record<string, Bilingual>> = {
  email: { pl: 'e-maile marketingowe', en: 'marketing e-mails' },
  sms: { pl: 'SMS-y marketingowe', en: 'marketing text messages' },
  push: { pl: 'powiadomienia marketingowe', en: 'marketing notifications' },
}
export const wordLeaving = (purpose: string, channel: string, language: Lang): string | null =>
  purpose === 'marketing' ? (leaving[channel]?.[language] ?? null) : null

export const labels = {
  email: { pl: 'E-mail', en: 'E-mail' },
  phone: { pl: 'Telefon', en: 'Phone' },
  card: { pl: 'Karta stałego klienta', en: 'Loyalty card' },
  user_id: { pl: 'Konto', en: 'Account' },
  external: { pl: 'Numer w innym systemie', en: 'Number in another system' },
  device: { pl: 'Urządzenia i przeglądarki', en: 'Devices and browsers' },
  orders: { pl: 'Zakupy', en: 'Purchases' },
  events: { pl: 'Historia wizyt i kontaktów', en: 'History of visits and contacts' },
  stored: { pl: 'tylko do przechowania', en: 'stored only' },
  rights: { pl: 'realizacja praw do danych', en: 'answering requests about data' },
} as const satisfies Record<string, Bilingual>

/** Desks of ours that state data; a source of the shop has a name of its own. */
const desks: Readonly<Record<string, Bilingual>> = {
  console: { pl: 'zapis pracownika', en: 'a note of the staff' },
  api: { pl: 'system sklepu', en: 'the shop’s system' },
  preferences: { pl: 'ta strona', en: 'this page' },
}
export const wordDesk = (id: string, language: Lang): string | null => desks[id]?.[language] ?? null

export function countEvents(count: number, language: Lang): string {
  if (language === 'en') return count === 1 ? '1 event' : `${count} events`
  const form = new Intl.PluralRules('pl').select(count)
  return `${count} ${form === 'one' ? 'zdarzenie' : form === 'few' ? 'zdarzenia' : 'zdarzeń'}`
}

export function countOrders(count: number, language: Lang): string {
  if (language === 'en') return count === 1 ? '1 order' : `${count} orders`
  const form = new Intl.PluralRules('pl').select(count)
  return `${count} ${form === 'one' ? 'zamówienie' : form === 'few' ? 'zamówienia' : 'zamówień'}`
}
