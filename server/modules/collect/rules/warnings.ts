import { type ErrorCode, errorTable } from '../../../platform/error-table.ts'
import type { Language } from '../../../platform/errors.ts'

/** What the debugger says beside an event that was kept. */
const hints: Readonly<Record<string, { pl: string; en: string }>> = {
  placeholder_dropped: {
    pl: 'Pominięto identyfikator, który jest tylko wypełniaczem. Nie wysyłaj null, undefined ani 0.',
    en: 'An identifier that is only a placeholder was left out. Do not send null, undefined or 0.',
  },
  message_id_missing: {
    pl: 'Brak messageId: użyto skrótu treści. Wysyłaj messageId, bo dwa takie same zdarzenia liczą się wtedy jako jedno.',
    en: 'No messageId: a hash of the body stands in. Send one, for two equal events count as one without it.',
  },
  clock_ahead: {
    pl: 'Zegar nadawcy się spieszy: przyjęto czas odbioru. Wyślij sentAt, aby czas poprawić dokładnie.',
    en: 'The sender’s clock is ahead: the time of receipt was taken. Send sentAt to have it corrected exactly.',
  },
  personal_number_masked: {
    pl: 'W cesze był PESEL lub numer karty płatniczej: ukryto go i nie zapisano.',
    en: 'A trait held a PESEL or payment card number: it was masked and not stored.',
  },
  domain_lookalike: {
    pl: 'Domena adresu ma litery podobne do łacińskich. Sprawdź, czy to nie podszywanie się.',
    en: 'The domain has letters that look like Latin ones. Check that nobody is impersonated.',
  },
  external_id_shape: {
    pl: 'Pominięto identyfikator zewnętrzny: podaj { type, id }.',
    en: 'An external id was left out: give { type, id }.',
  },
  identifier_left_out: {
    pl: 'Ten identyfikator wskazuje inną osobę: zdarzenie zapisano, ale kart nie połączono.',
    en: 'The identifier points to another person: the event was kept, the customers were not joined.',
  },
  identifier_blocked: {
    pl: 'Ta sama wartość powtarza się u zbyt wielu osób, więc nie łączy kart. Sprawdź, czy to nie dane sklepu.',
    en: 'Too many people share this value, so it joins nobody. Check that it is not the shop’s own.',
  },
  customer_too_large: {
    pl: 'Karta ma już tyle identyfikatorów, ile może. Sprawdź, czy wiele osób nie używa jednego konta.',
    en: 'The customer holds as many identifiers as one may. Check that many people do not share one account.',
  },
  consent_unbound: {
    pl: 'Zgoda nikogo nie wiąże: strona bez podpisu mówi tylko za własne urządzenie. Wyślij też anonymousId albo kluczem tajnym.',
    en: 'The consent binds nobody: an unsigned page speaks for its own device alone. Send anonymousId too, or use a secret key.',
  },
  conflict: {
    pl: 'Wcześniejsze zdarzenie z tym samym messageId ma inną treść; liczy się pierwsze.',
    en: 'An earlier event with the same messageId has another body; the first one counts.',
  },
  erased: {
    pl: 'Dane tej osoby usunięto po tym zdarzeniu: nie ma ono skutku i nic z niego nie zostaje.',
    en: 'This person’s data were erased after the event: it takes no effect, and nothing of it is kept.',
  },
  poison: {
    pl: 'Przetwarzanie tego zdarzenia nie powiodło się. Po usunięciu przyczyny można je ponowić.',
    en: 'Processing this event failed. It can be replayed once the cause is mended.',
  },
}

/** The cure of a warning, a quarantine or a refusal, in the reader's language. */
export function explainCode(code: string, language: Language): string | null {
  const own = Object.hasOwn(hints, code) ? hints[code] : undefined
  if (own) return own[language]
  return Object.hasOwn(errorTable, code) ? errorTable[code as ErrorCode].cure[language] : null
}

/** What a refusal is called in the reader's language; null for a code that needs no name of its own. */
export function nameCode(code: string, language: Language): string | null {
  return Object.hasOwn(errorTable, code) ? errorTable[code as ErrorCode].title[language] : null
}
