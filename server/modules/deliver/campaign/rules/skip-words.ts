import type { Lang } from '@splot/contract/language'

/** Why somebody got nothing, in words. Reasons of the gate, of the queue and of lists share one table: they stand side by side. */
const texts: Readonly<Record<string, { pl: string; en: string }>> = {
  unknown_purpose: { pl: 'Cel nie obejmuje tego kanału', en: 'The purpose does not cover the channel' },
  erased: { pl: 'Danych tej osoby już nie ma', en: 'The person’s data is gone' },
  lagging: { pl: 'Nowsze zdarzenia czekały na przetworzenie', en: 'Newer events waited to be processed' },
  moving: { pl: 'Dane klienta właśnie się zmieniały', en: 'The customer’s data was changing' },
  already_handed: { pl: 'Ta wiadomość już wyszła', en: 'The message had gone out already' },
  no_address: { pl: 'Brak adresu w tym kanale', en: 'No address on the channel' },
  suppressed: { pl: 'Adres zablokowany', en: 'The address is suppressed' },
  restricted: { pl: 'Ograniczone przetwarzanie danych', en: 'Processing is restricted' },
  objected: { pl: 'Sprzeciw klienta', en: 'The customer objected' },
  withdrawn: { pl: 'Zgoda wycofana', en: 'Consent withdrawn' },
  no_consent: { pl: 'Brak zgody', en: 'No consent' },
  expired: { pl: 'Zgoda wygasła', en: 'Consent expired' },
  unconfirmed: { pl: 'Zgoda czeka na potwierdzenie', en: 'Consent not confirmed' },
  unverified: { pl: 'Zgoda z niepotwierdzonego źródła', en: 'Consent from an unverified source' },
  unproven: { pl: 'Zgoda bez dowodu', en: 'Consent without proof' },
  wording_missing: { pl: 'Zgoda bez znanej treści', en: 'Consent to no known wording' },
  no_basis: { pl: 'Brak podstawy prawnej', en: 'No legal basis' },
  outside_audience: { pl: 'Poza grupą odbiorców', en: 'Outside the audience' },
  lapsed: { pl: 'Wiadomość straciła ważność', en: 'The message was out of date' },
  quiet_hours: { pl: 'Godziny ciszy', en: 'Quiet hours' },
  capped: { pl: 'Limit kontaktów wyczerpany', en: 'Contact limit reached' },
  missing_variable: { pl: 'Brak danych, o które pyta treść', en: 'The text asks for data that is missing' },
  template_limit: { pl: 'Szablon przekroczył limit', en: 'The template went over its limit' },
  template_invalid: { pl: 'Błąd w szablonie', en: 'A fault in the template' },
  stopped: { pl: 'Kampania zatrzymana', en: 'The campaign was stopped' },
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
  repeated: { pl: 'Ta osoba jest już na liście', en: 'The person is on the list already' },
}

/** A reason in words; one that is not known here, a provider's, stands as it is. */
export const explainSkip = (reason: string, lang: Lang): string => texts[reason]?.[lang] ?? reason
