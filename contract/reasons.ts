import type { Bilingual } from './language.ts'

/** Why the gate says no, in the order in which it says so: one text for every screen on which it stands. */
export const gateReasons = {
  unknown_purpose: { pl: 'Cel nie obejmuje tego kanału', en: 'The purpose does not cover the channel' },
  erased: { pl: 'Danych tej osoby już nie ma', en: 'The person’s data is gone' },
  lagging: { pl: 'Nowsze zdarzenia czekają na przetworzenie', en: 'Newer events wait to be processed' },
  moving: { pl: 'Dane klienta właśnie się zmieniają', en: 'The customer’s data is changing' },
  already_handed: { pl: 'Ta wiadomość już wyszła', en: 'The message has gone out already' },
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
  no_basis: {
    pl: 'Brak podstawy: umowy, obowiązku lub interesu',
    en: 'No basis: contract, obligation or interest',
  },
  outside_audience: { pl: 'Poza grupą odbiorców', en: 'Outside the audience' },
  lapsed: { pl: 'Wiadomość straciła ważność', en: 'The message is out of date' },
  quiet_hours: { pl: 'Godziny ciszy u odbiorcy', en: 'Quiet hours where the recipient is' },
  capped: { pl: 'Limit kontaktów wyczerpany', en: 'Contact limit reached' },
} as const satisfies Record<string, Bilingual>
export type GateReason = keyof typeof gateReasons

/** Why the queue did not hand a message over, or holds it, where no channel and no gate is the reason. */
export const queueReasons = {
  stopped: { pl: 'Kampania zatrzymana', en: 'The campaign was stopped' },
  left_journey: {
    pl: 'Powód wiadomości minął: klientka opuściła scenariusz',
    en: 'Its reason fell away: she left the journey',
  },
  person: { pl: 'Wysyłkę wstrzymała osoba', en: 'Somebody paused the sending' },
  bounces: { pl: 'Za dużo zwrotów', en: 'Too many bounces' },
  complaints: { pl: 'Za dużo skarg na spam', en: 'Too many complaints of spam' },
  missing_variable: { pl: 'Brak danych, o które pyta treść', en: 'The text asks for data that is missing' },
  template_limit: { pl: 'Szablon przekroczył limit', en: 'The template went over its limit' },
  template_invalid: { pl: 'Błąd w szablonie', en: 'A fault in the template' },
  no_content: { pl: 'Treść nie ma tekstu dla tego kanału', en: 'The content has no text for the channel' },
  too_late: {
    pl: 'Zgoda bramki wygasła przed wysłaniem; próba zostanie powtórzona',
    en: 'The gate’s permit was over before it left; it is tried again',
  },
} as const satisfies Record<string, Bilingual>
