import { type ErrorRow, row } from './row.ts'

/** Identity. */
export const identityRows = {
  merge_conflict: row(
    409,
    'Tych klientów nie można połączyć',
    'These customers cannot be joined',
    'Zobacz podgląd połączenia: wskazuje sprzeczne identyfikatory.',
    'See the merge preview: it names the identifiers in conflict.',
  ),
  merge_same: row(
    409,
    'To już jedna osoba',
    'They are one customer already',
    'Nic nie trzeba robić.',
    'Nothing needs doing.',
  ),
  merge_undone: row(
    409,
    'To połączenie już rozdzielono',
    'This merge was undone already',
    'Odśwież stronę klienta.',
    'Refresh the customer page.',
  ),
  merge_unknown: row(
    404,
    'Nie ma takiego połączenia',
    'No such merge',
    'Sprawdź mergeId na stronie klienta.',
    'Check the mergeId on the customer page.',
  ),
  split_whole: row(
    422,
    'Rozdzielenie musi zostawić coś po obu stronach',
    'A split must leave something on both sides',
    'Wybierz część identyfikatorów klienta.',
    'Choose some of the customer’s identifiers.',
  ),
  identifier_foreign: row(
    422,
    'Ten identyfikator nie należy do klienta',
    'The identifier is not this customer’s',
    'Wybierz identyfikator z karty klienta.',
    'Choose an identifier from the customer card.',
  ),
} as const satisfies Record<string, ErrorRow>
