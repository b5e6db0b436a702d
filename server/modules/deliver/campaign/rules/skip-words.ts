import type { Bilingual, Lang } from '@splot/contract/language'
import { wordReason } from '../../rules/reasons.ts'

/** What is wrong with a row of a list, in words. */
const faults: Readonly<Record<string, Bilingual>> = {
  row_length: {
    pl: 'Wiersz ma inną liczbę kolumn niż nagłówek',
    en: 'The row has not as many columns as the header',
  },
  row_quotes: { pl: 'Niedomknięty cudzysłów', en: 'A quote that is not closed' },
  row_empty: { pl: 'Wiersz bez identyfikatora', en: 'A row without an identifier' },
  characters: { pl: 'Nieczytelne znaki', en: 'Unreadable characters' },
  email_invalid: { pl: 'Niepoprawny adres e-mail', en: 'Not a valid e-mail address' },
  phone_invalid: { pl: 'Niepoprawny numer telefonu', en: 'Not a valid phone number' },
  id_invalid: { pl: 'Niepoprawny identyfikator', en: 'Not a valid identifier' },
  nobody: { pl: 'Nie ma takiego klienta', en: 'No such customer' },
  held_out: { pl: 'Grupa kontrolna całego marketingu', en: 'Held out of all marketing' },
  repeated: { pl: 'Ta osoba jest już na liście', en: 'The person is on the list already' },
}

/** Why somebody got nothing: what was wrong with her row, or what stood against her message. */
export const explainSkip = (reason: string, lang: Lang): string =>
  faults[reason]?.[lang] ?? wordReason(reason, lang)
