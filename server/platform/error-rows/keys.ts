import { type ErrorRow, row } from './row.ts'

/** Keys. */
export const keysRows = {
  key_unknown: row(
    401,
    'Nieznany lub unieważniony klucz',
    'Unknown or revoked key',
    'Skopiuj klucz z ekranu Start albo utwórz nowy: Dane > Klucze.',
    'Copy the key from Home, or make a new one: Data > Keys.',
  ),
  key_kind: row(
    403,
    'Klucz zapisu może tylko dopisywać zdarzenia',
    'A write key can only append events',
    'Użyj klucza tajnego z serwera.',
    'Use a secret key from a server.',
  ),
  key_in_browser: row(
    403,
    'Klucz tajny użyty w przeglądarce',
    'Secret key used in a browser',
    'Unieważnij ten klucz i użyj klucza zapisu.',
    'Revoke this key and use a write key.',
  ),
} as const satisfies Record<string, ErrorRow>
