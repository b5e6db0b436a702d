import { type ErrorRow, row } from './row.ts'

/** Content. */
export const contentRows = {
  revision_missing: row(
    428,
    'Brak nagłówka If-Match',
    'The If-Match header is missing',
    'Wyślij w If-Match rewizję, którą odczytano, na przykład "3".',
    'Send the revision you have read in If-Match, for example "3".',
  ),
  revision_changed: row(
    412,
    'Ktoś zmienił to w międzyczasie',
    'Somebody has changed this meanwhile',
    'Odczytaj ponownie, porównaj i zapisz jeszcze raz.',
    'Read it again, compare, and save once more.',
  ),
  content_unready: row(
    422,
    'Tej treści nie można jeszcze opublikować ({count})',
    'This content cannot be published yet ({count})',
    'Popraw wskazane miejsce.',
    'Correct the place named.',
  ),
  content_used: row(
    409,
    'Ta treść jest w użyciu: {names}',
    'This content is in use: {names}',
    'Najpierw usuń ją stamtąd albo zarchiwizuj zamiast usuwać.',
    'Take it out there first, or archive it instead.',
  ),
  approval_self: row(
    409,
    'Zatwierdza druga osoba',
    'A second person approves',
    'Poproś kogoś z zespołu.',
    'Ask a colleague.',
  ),
  approval_closed: row(
    409,
    'Ta wersja nie czeka na decyzję',
    'This version does not wait for a decision',
    'Odśwież listę wersji.',
    'Refresh the list of versions.',
  ),
  picture_refused: row(
    422,
    'Tego pliku nie można przyjąć jako obrazu',
    'This file cannot be taken as a picture',
    'Wyślij PNG, JPEG, GIF lub WebP.',
    'Send a PNG, JPEG, GIF or WebP.',
  ),
  writing_off: row(
    409,
    'Pomoc w pisaniu jest wyłączona',
    'Writing help is switched off',
    'Administrator może podać w konfiguracji adres modelu.',
    'An administrator can set the address of a model in the configuration.',
  ),
  writing_failed: row(
    502,
    'Model nie odpowiedział tak, jak powinien',
    'The model did not answer as it should',
    'Spróbuj ponownie; tekst można też napisać samodzielnie.',
    'Try again, or write the text yourself.',
  ),
  slug_taken: row(
    409,
    'Pod tym adresem jest już inna strona',
    'Another page has this address already',
    'Wybierz inny adres.',
    'Choose another address.',
  ),
  page_kind: row(
    422,
    'Adres może mieć tylko strona',
    'Only a page can have an address',
    'Utwórz treść rodzaju „strona”.',
    'Make an item of the kind “page”.',
  ),
} as const satisfies Record<string, ErrorRow>
