import type { Lang } from '@splot/contract/language'
import type { Refusal } from './decide.ts'
import type { Reason } from './words.ts'

/** Each reason in words, for the marketer who asks why. */
const texts: Readonly<Record<Reason, { pl: string; en: string }>> = {
  unknown_purpose: {
    pl: 'Nie ma takiego celu albo nie obejmuje on tego kanału.',
    en: 'There is no such purpose, or it does not cover this channel.',
  },
  erased: {
    pl: 'Nie ma takiego klienta; być może usunięto jego dane.',
    en: 'There is no such customer; the data may have been erased.',
  },
  lagging: {
    pl: 'Nowsze zdarzenia czekają na przetworzenie. Spróbuj za chwilę.',
    en: 'Newer events wait to be processed. Try again in a moment.',
  },
  moving: {
    pl: 'Dane klienta właśnie się zmieniają. Spróbuj za chwilę.',
    en: 'The customer’s data is changing just now. Try again in a moment.',
  },
  already_handed: { pl: 'Ta wiadomość już wyszła.', en: 'This message has gone out already.' },
  no_address: { pl: 'Brak adresu w tym kanale.', en: 'There is no address on this channel.' },
  suppressed: { pl: 'Adres jest zablokowany.', en: 'The address is suppressed.' },
  restricted: { pl: 'Przetwarzanie danych jest ograniczone.', en: 'Processing is restricted.' },
  objected: { pl: 'Klient wniósł sprzeciw.', en: 'The customer objected.' },
  withdrawn: { pl: 'Zgoda została wycofana.', en: 'The consent was withdrawn.' },
  no_consent: { pl: 'Brak zgody.', en: 'There is no consent.' },
  expired: { pl: 'Zgoda wygasła.', en: 'The consent has expired.' },
  unconfirmed: { pl: 'Zgoda czeka na potwierdzenie.', en: 'The consent waits for its confirmation.' },
  unverified: {
    pl: 'Zgoda pochodzi z niepotwierdzonego źródła.',
    en: 'The consent comes from an unverified source.',
  },
  unproven: { pl: 'Zgoda bez dowodu.', en: 'The consent has no proof.' },
  wording_missing: {
    pl: 'Nie wiadomo, na jaką treść wyrażono zgodę.',
    en: 'It is not known which wording was agreed to.',
  },
  no_basis: {
    pl: 'Brak podstawy: umowy, obowiązku lub interesu.',
    en: 'There is no basis: contract, obligation or interest.',
  },
  outside_audience: {
    pl: 'Klient nie należy do grupy odbiorców.',
    en: 'The customer is not in the audience.',
  },
  lapsed: { pl: 'Wiadomość straciła ważność.', en: 'The message is out of date.' },
  quiet_hours: { pl: 'Trwają godziny ciszy u odbiorcy.', en: 'It is quiet hours where the recipient is.' },
  capped: { pl: 'Wyczerpano limit kontaktów.', en: 'The limit of contacts is used up.' },
}

export const explainReason = ({ reason }: Refusal, lang: Lang): string => texts[reason][lang]
