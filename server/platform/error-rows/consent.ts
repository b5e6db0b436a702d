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
} as const satisfies Record<string, ErrorRow>
