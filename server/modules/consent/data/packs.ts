import type { HolidayCalendar } from '../rules/holidays.ts'
import type { Basis, ConsentChannel, PurposeLens } from '../rules/words.ts'

interface Bilingual {
  pl: string
  en: string
}

export interface PackPurpose {
  id: string
  name: Bilingual
  basis: Basis
  lens: PurposeLens
  channels: readonly ConsentChannel[]
}

export interface PackWording {
  id: string
  purpose: string
  channel: ConsentChannel
  text: Bilingual
}

/** What a country's law makes of consent, as data with a version: when the law changes, no code does. */
export interface PolicyPack {
  id: 'pl' | 'eu'
  version: number
  name: Bilingual
  /** Where it comes from. */
  law: readonly string[]
  quiet: {
    hours: { from: string; to: string } | null
    isSundayQuiet: boolean
    isHolidayQuiet: boolean
    holidays: HolidayCalendar
  }
  /** Asked again once in so many days at most. */
  askAgainDays: number
  purposes: readonly PackPurpose[]
  wordings: readonly PackWording[]
}

const purposes: readonly PackPurpose[] = [
  {
    id: 'marketing',
    name: { pl: 'Marketing', en: 'Marketing' },
    basis: 'consent',
    lens: 'marketing',
    channels: ['email', 'sms', 'push', 'phone_human', 'phone_automated', 'messenger'],
  },
  {
    id: 'profiling',
    name: { pl: 'Dopasowanie oferty', en: 'A fitting offer' },
    basis: 'consent',
    lens: 'marketing',
    channels: ['any', 'onsite'],
  },
  // Asked for in the store, by a person: whoever withdraws it does not refuse that what she does be joined.
  {
    id: 'advice',
    name: { pl: 'Doradztwo w sklepie', en: 'Advice in the store' },
    basis: 'consent',
    lens: 'service',
    channels: ['any'],
  },
  {
    id: 'ads',
    name: { pl: 'Reklamy w innych serwisach', en: 'Ads on other sites' },
    basis: 'consent',
    lens: 'ads',
    channels: ['ads'],
  },
  {
    id: 'service',
    name: { pl: 'Obsługa zamówień i spraw', en: 'Service of orders and cases' },
    basis: 'contract',
    lens: 'service',
    channels: ['email', 'sms', 'push', 'phone_human', 'messenger', 'post', 'onsite'],
  },
  // Restricted data may still be used for it: whoever restricts must be able to lift it again.
  {
    id: 'privacy',
    name: { pl: 'Realizacja praw do danych', en: 'Answering requests about data' },
    basis: 'legal_obligation',
    lens: 'service',
    channels: ['email', 'sms', 'post'],
  },
]

const marketing = (channel: ConsentChannel, pl: string, en: string): PackWording => ({
  id: `marketing-${channel.replace('_', '-')}`,
  purpose: 'marketing',
  channel,
  text: {
    // The name stands alone: Polish would bend it ("od Tkalni Modrej"), and a verb with it would have to know its gender.
    pl: `Chcę otrzymywać informacje handlowe i oferty ${pl}. Nadawca: {administrator}. Zgodę mogę wycofać w każdej chwili.`,
    en: `I want to receive news and offers from {administrator} ${en}. I may withdraw this consent at any time.`,
  },
})

const wordings: readonly PackWording[] = [
  marketing('email', 'e-mailem', 'by e-mail'),
  marketing('sms', 'SMS-em', 'by text message'),
  marketing('push', 'w powiadomieniach push', 'as push notifications'),
  marketing('phone_human', 'telefonicznie, od konsultanta', 'by phone, from a person'),
  marketing('phone_automated', 'telefonicznie, z automatu', 'by phone, from an automated system'),
  marketing('messenger', 'przez komunikatory internetowe', 'by messenger'),
  {
    id: 'profiling',
    purpose: 'profiling',
    channel: 'any',
    text: {
      pl: 'Zgadzam się na dopasowywanie oferty do moich zakupów i wizyt. Administrator danych: {administrator}. Zgodę mogę wycofać w każdej chwili.',
      en: 'I agree that {administrator} may fit its offer to my purchases and visits. I may withdraw this consent at any time.',
    },
  },
  {
    id: 'advice',
    purpose: 'advice',
    channel: 'any',
    text: {
      pl: 'Zgadzam się, aby osoba doradzająca w sklepie widziała moje zakupy i oglądane rzeczy. Administrator danych: {administrator}. Zgodę mogę wycofać w każdej chwili.',
      en: 'I agree that an advisor in a store of {administrator} may see my purchases and what I have looked at. I may withdraw this consent at any time.',
    },
  },
  {
    id: 'ads',
    purpose: 'ads',
    channel: 'ads',
    text: {
      pl: 'Zgadzam się na przekazywanie moich danych serwisom reklamowym, aby wyświetlały mi reklamy. Administrator danych: {administrator}. Zgodę mogę wycofać w każdej chwili.',
      en: 'I agree that {administrator} may pass my data to advertising services in order to show me ads. I may withdraw this consent at any time.',
    },
  },
]

/** Polish law: consent by purpose and channel, for companies too; giving an address is none. */
const pl: PolicyPack = {
  id: 'pl',
  version: 1,
  name: { pl: 'Polska', en: 'Poland' },
  law: [
    'Prawo komunikacji elektronicznej, art. 398 i 399',
    'RODO, art. 6, 7, 18, 21',
    'Ustawa o dniach wolnych od pracy',
  ],
  quiet: {
    hours: { from: '20:00', to: '08:00' },
    isSundayQuiet: false,
    isHolidayQuiet: false,
    holidays: 'pl',
  },
  askAgainDays: 183,
  purposes,
  wordings,
}

const eu: PolicyPack = {
  ...pl,
  id: 'eu',
  name: { pl: 'Unia Europejska', en: 'European Union' },
  law: ['Directive 2002/58/EC, article 13', 'GDPR, articles 6, 7, 18, 21'],
  quiet: { ...pl.quiet, hours: { from: '21:00', to: '08:00' }, holidays: 'none' },
}

export const packs: Readonly<Record<PolicyPack['id'], PolicyPack>> = { pl, eu }
export const defaultPack = 'pl'
