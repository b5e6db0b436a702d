import { type ErrorRow, row } from './row.ts'

/** Consent. */
export const consentRows = {
  wording_missing: row(
    422,
    'Zgoda bez treści, na którą ją wyrażono',
    'A consent without the wording it was given to',
    'Podaj wording_id i wording_version.',
    'Send wording_id and wording_version.',
  ),
  wording_unknown: row(
    422,
    'Nieznana treść zgody albo jej wersja',
    'Unknown wording, or version of it',
    'Wybierz treść z listy treści tego celu.',
    'Choose one of the wordings of this purpose.',
  ),
  wording_conflict: row(
    409,
    'Ktoś właśnie dodał tę wersję',
    'Somebody has just added this version',
    'Odśwież listę treści i spróbuj ponownie.',
    'Reload the list of wordings and try again.',
  ),
  purpose_unknown: row(
    422,
    'Nieznany cel przetwarzania',
    'Unknown purpose',
    'Wybierz cel z listy celów i kanał, który do niego należy.',
    'Choose a purpose of the list and a channel that belongs to it.',
  ),
  cap_invalid: row(
    422,
    'Nieprawidłowy limit kontaktów',
    'Invalid frequency cap',
    'Podaj liczbę od 1 wzwyż; krótszy okres nie może dopuszczać więcej niż dłuższy.',
    'Give a number of at least 1; a shorter period cannot allow more than a longer one.',
  ),
  quiet_invalid: row(
    422,
    'Nieprawidłowe godziny ciszy',
    'Invalid quiet hours',
    'Podaj dwie różne godziny w formie 20:00.',
    'Give two different times of day, as 20:00.',
  ),
  confirmation_gone: row(
    410,
    'Ten link nie jest już ważny',
    'This link is no longer valid',
    'Poproś o nowy link. Każdy działa raz i przez ograniczony czas.',
    'Ask for a new link. Each works once, for a limited time.',
  ),
  identity_unconfirmed: row(
    409,
    'Nie wiadomo, czy prosi właściwa osoba',
    'It is not known that she herself asks',
    'Najpierw potwierdź tożsamość, potem wykonaj wniosek.',
    'Confirm who asks first, then carry the request out.',
  ),
  request_closed: row(
    409,
    'Wniosek jest już zamknięty',
    'The request is closed',
    'Do zamkniętego wniosku można tylko dopisać uwagę. Nowa sprawa to nowy wniosek.',
    'Only notes can be added to a closed request. A new matter is a new request.',
  ),
  request_under_way: row(
    409,
    'Usuwanie danych już trwa',
    'The erasure is already under way',
    'Skończy się samo w ciągu kilku minut. Do wniosku można dopisać uwagę.',
    'It ends by itself within minutes. A note can be added to the request.',
  ),
  on_hold: row(
    409,
    'Danych tej osoby nie można teraz usunąć',
    'This person’s data cannot be erased now',
    'Są wstrzymane: powód i autor są na liście wstrzymań. Po zdjęciu wstrzymania wykonaj wniosek ponownie.',
    'They are on hold: the list of holds names reason and author. Once it is lifted, carry the request out again.',
  ),
  extension_late: row(
    409,
    'Terminu nie można już przedłużyć',
    'The deadline can no longer be extended',
    'Termin przedłuża się raz, zanim minie pierwszy miesiąc.',
    'It is extended once, before the first month is over.',
  ),
} as const satisfies Record<string, ErrorRow>
