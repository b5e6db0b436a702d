import { type ErrorRow, row } from './row.ts'

/** Deliver. */
export const deliverRows = {
  settings_invalid: row(
    422,
    'Ustawienia są niepoprawne',
    'The settings are not valid',
    'Popraw wskazane pole: brak wartości, zła postać albo nieznana nazwa.',
    'Correct the field named: it is missing, malformed or unknown.',
  ),
  url_forbidden: row(
    422,
    'Ten adres URL jest niedozwolony',
    'This URL is not allowed',
    'Podaj publiczny adres zaczynający się od https://. Adres w sieci wewnętrznej dopuszcza operator w SPLOT_EGRESS_ALLOW.',
    'Give a public address that begins with https://. An operator allows one inside a private network in SPLOT_EGRESS_ALLOW.',
  ),
  key_not_published: row(
    409,
    'Serwer DNS nie pokazuje jeszcze tego klucza',
    'The DNS does not show this key yet',
    'Dodaj podany rekord w panelu domeny. Zmiana bywa widoczna po kilku minutach, czasem po kilku godzinach; do tego czasu podpisuje poprzedni klucz.',
    'Add the record shown at your domain’s provider. It may take minutes, sometimes hours, to be seen; the key before it signs until then.',
  ),
} as const satisfies Record<string, ErrorRow>
