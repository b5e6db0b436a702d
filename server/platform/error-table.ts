/**
 * Every refusal Splot can give, once: status, and in Polish and English what happened and what cures it.
 * Codes are stable: clients may switch on them. Rooms add their rows here so that one table documents all.
 */
interface ErrorRow {
  status: number
  title: { pl: string; en: string }
  cure: { pl: string; en: string }
}

const row = (status: number, titlePl: string, titleEn: string, curePl: string, cureEn: string): ErrorRow => ({
  status,
  title: { pl: titlePl, en: titleEn },
  cure: { pl: curePl, en: cureEn },
})

export const errorTable = {
  // requests in general
  not_found: row(404, 'Nie ma takiego zasobu', 'No such resource', 'Sprawdź adres i identyfikator.', 'Check the address and the id.'),
  method_not_allowed: row(405, 'Ta metoda nie jest tu obsługiwana', 'This method is not supported here', 'Sprawdź metodę w opisie API.', 'See the API reference for the method.'),
  unauthenticated: row(401, 'Brak ważnego klucza lub sesji', 'No valid key or session', 'Podaj ważny klucz albo zaloguj się.', 'Send a valid key or sign in.'),
  forbidden: row(403, 'Brak uprawnienia', 'Not permitted', 'Poproś administratora o uprawnienie {scope}.', 'Ask an administrator for the permission {scope}.'),
  invalid: row(422, 'Nieprawidłowa wartość', 'Invalid value', 'Popraw wskazane pole.', 'Correct the field named.'),
  unknown_field: row(400, 'Nieznane pole', 'Unknown field', 'Usuń pole albo sprawdź jego nazwę w opisie API.', 'Remove the field or check its name in the API reference.'),
  conflict: row(409, 'Sprzeczność z obecnym stanem', 'Conflict with the present state', 'Odśwież dane i spróbuj ponownie.', 'Refresh and try again.'),
  origin_forbidden: row(403, 'Żądanie z obcej strony', 'Request from a foreign origin', 'Wyślij żądanie z konsoli Splot.', 'Send the request from the Splot console.'),
  rate_limited: row(429, 'Za dużo żądań', 'Too many requests', 'Ponów po czasie z nagłówka Retry-After.', 'Retry after the time in Retry-After.'),
  overloaded: row(503, 'Serwer jest chwilowo przeciążony', 'The server is overloaded for a moment', 'Ponów po czasie z nagłówka Retry-After; nic nie zginęło.', 'Retry after the time in Retry-After; nothing was lost.'),
  disk_full: row(503, 'Na dysku brakuje miejsca', 'The disk is full', 'Zwolnij miejsce w katalogu danych; przyjmowanie wróci samo.', 'Free space in the data directory; intake resumes by itself.'),
  stopping: row(503, 'Serwer się zatrzymuje', 'The server is stopping', 'Ponów za chwilę.', 'Retry in a moment.'),
  internal: row(500, 'Błąd po naszej stronie', 'A fault on our side', 'Zgłoś numer żądania {id}.', 'Report the request id {id}.'),
  workspace_unknown: row(404, 'Nie ma takiej przestrzeni', 'No such workspace', 'Wybierz przestrzeń z listy.', 'Choose a workspace from the list.'),
  // bodies and JSON
  body_empty: row(400, 'Puste żądanie', 'Empty body', 'Wyślij zdarzenie jako JSON.', 'Send the event as JSON.'),
  json_invalid: row(400, 'To nie jest poprawny JSON', 'This is not valid JSON', 'Popraw JSON w pobliżu znaku {offset}.', 'Correct the JSON near character {offset}.'),
  utf8_invalid: row(400, 'Tekst nie jest w UTF-8', 'The text is not UTF-8', 'Wyślij treść w UTF-8.', 'Send the body as UTF-8.'),
  charset: row(415, 'Nieobsługiwane kodowanie znaków', 'Unsupported character encoding', 'Wyślij treść w UTF-8.', 'Send the body as UTF-8.'),
  encoding: row(415, 'Nieobsługiwana kompresja', 'Unsupported content encoding', 'Użyj gzip albo wyślij bez kompresji.', 'Use gzip, or send uncompressed.'),
  encoding_wrong: row(400, 'Treść nie zgadza się z podaną kompresją', 'The body does not match its content encoding', 'Popraw nagłówek Content-Encoding.', 'Correct the Content-Encoding header.'),
  too_large: row(413, 'Za duże żądanie', 'The request is too large', 'Zmieść się w {limit} bajtach po rozpakowaniu; podziel partię.', 'Stay within {limit} bytes inflated; split the batch.'),
  event_too_large: row(413, 'Za duże zdarzenie', 'The event is too large', 'Zmieść zdarzenie w 32 KiB.', 'Keep an event within 32 KiB.'),
  batch_too_large: row(413, 'Za duża partia', 'The batch is too large', 'Wyślij najwyżej 500 zdarzeń w partii.', 'Send at most 500 events a batch.'),
  too_deep: row(413, 'Zbyt głębokie zagnieżdżenie', 'Nested too deeply', 'Zmieść się w 32 poziomach.', 'Stay within 32 levels.'),
  too_many_keys: row(413, 'Za dużo kluczy', 'Too many keys', 'Zmieść się w 512 kluczach.', 'Stay within 512 keys.'),
  key_too_long: row(422, 'Za długi klucz', 'A key is too long', 'Skróć nazwę klucza do 256 znaków.', 'Shorten the key to 256 characters.'),
  duplicate_key: row(400, 'Powtórzony klucz', 'Duplicate key', 'Usuń powtórzony klucz.', 'Remove the duplicate key.'),
  reserved_key: row(422, 'Zastrzeżona nazwa klucza', 'Reserved key name', 'Zmień nazwę klucza.', 'Rename the key.'),
  nul_char: row(422, 'Znak NUL w tekście', 'NUL character in text', 'Usuń znak \\u0000.', 'Remove the \\u0000 character.'),
  unicode_invalid: row(422, 'Niepełny znak Unicode', 'Lone surrogate in text', 'Usuń niesparowany surogat.', 'Remove the unpaired surrogate.'),
  unsafe_integer: row(422, 'Liczba całkowita bez dokładnego zapisu', 'Integer without an exact representation', 'Wyślij tę liczbę jako tekst.', 'Send the number as a string.'),
  number_range: row(422, 'Liczba poza zakresem', 'Number out of range', 'Wyślij liczbę, którą da się zapisać dokładnie.', 'Send a number that can be represented.'),
  request_timeout: row(408, 'Żądanie trwało za długo', 'The request took too long', 'Wyślij treść w ciągu 10 sekund.', 'Send the body within 10 seconds.'),
  header_injection: row(422, 'Znak końca wiersza w nazwie lub adresie', 'Line break in a name or address', 'Usuń znaki CR i LF.', 'Remove CR and LF characters.'),
  // events
  event_type: row(422, 'Nieznany rodzaj zdarzenia', 'Unknown event type', 'Użyj: identify, track, page, screen, group albo alias.', 'Use identify, track, page, screen, group or alias.'),
  event_shape: row(422, 'Zdarzenie musi być obiektem', 'An event must be an object', 'Wyślij obiekt JSON.', 'Send a JSON object.'),
  event_name: row(422, 'Nieprawidłowa nazwa zdarzenia', 'Invalid event name', 'Podaj nazwę od 1 do 200 znaków, bez znaków sterujących.', 'Give a name of 1 to 200 characters without control characters.'),
  identity_missing: row(422, 'Nie wiadomo, czyje to zdarzenie', 'The event names nobody', 'Podaj userId albo anonymousId.', 'Send userId or anonymousId.'),
  placeholder_id: row(422, 'Identyfikator jest tylko wypełniaczem', 'The identifier is only a placeholder', 'Nie wysyłaj null, undefined ani 0 jako identyfikatora.', 'Do not send null, undefined or 0 as an identifier.'),
  id_too_long: row(422, 'Za długi identyfikator', 'The identifier is too long', 'Skróć identyfikator do 512 znaków.', 'Shorten the identifier to 512 characters.'),
  email_invalid: row(422, 'Nieprawidłowy adres e-mail', 'Invalid e-mail address', 'Podaj pełny adres, np. anna@example.pl.', 'Give a full address, e.g. anna@example.pl.'),
  phone_invalid: row(422, 'Nieprawidłowy numer telefonu', 'Invalid phone number', 'Podaj numer z kierunkowym kraju, np. +48 600 100 200.', 'Give the number with its country code, e.g. +48 600 100 200.'),
  phone_region: row(422, 'Numer bez kierunkowego kraju', 'Phone number without a country', 'Dodaj kierunkowy albo ustaw kraj przestrzeni.', 'Add the country code or set the region of the workspace.'),
  phone_premium: row(422, 'Numer o podwyższonej opłacie', 'Premium-rate number', 'Podaj zwykły numer.', 'Give an ordinary number.'),
  timestamp: row(422, 'Nieprawidłowy czas zdarzenia', 'Invalid timestamp', 'Podaj czas w ISO 8601 ze strefą, np. 2026-11-22T14:05:00Z.', 'Give ISO 8601 with a zone, e.g. 2026-11-22T14:05:00Z.'),
  timestamp_future: row(422, 'Czas zdarzenia jest w przyszłości', 'The timestamp lies in the future', 'Sprawdź zegar urządzenia albo wyślij sentAt.', 'Check the clock of the device or send sentAt.'),
  price_format: row(422, 'Nieprawidłowa kwota', 'Invalid amount', 'Podaj liczbę albo tekst z kropką, np. "12.50".', 'Send a number or a decimal string with a dot, e.g. "12.50".'),
  currency: row(422, 'Nieznana waluta', 'Unknown currency', 'Podaj kod ISO 4217, np. PLN.', 'Give an ISO 4217 code, e.g. PLN.'),
  properties_shape: row(422, 'Nieprawidłowe właściwości zdarzenia', 'Invalid event properties', 'Popraw wskazaną właściwość.', 'Correct the property named.'),
  traits_shape: row(422, 'Nieprawidłowe cechy', 'Invalid traits', 'Popraw wskazaną cechę.', 'Correct the trait named.'),
  birthday_future: row(422, 'Data urodzenia jest w przyszłości', 'The date of birth lies in the future', 'Popraw datę.', 'Correct the date.'),
  // keys
  key_unknown: row(401, 'Nieznany lub unieważniony klucz', 'Unknown or revoked key', 'Skopiuj klucz z ekranu Dane > Źródła i klucze.', 'Copy the key from Data > Sources and keys.'),
  key_kind: row(403, 'Klucz zapisu może tylko dopisywać zdarzenia', 'A write key can only append events', 'Użyj klucza tajnego z serwera.', 'Use a secret key from a server.'),
  key_in_browser: row(403, 'Klucz tajny użyty w przeglądarce', 'Secret key used in a browser', 'Unieważnij ten klucz i użyj klucza zapisu.', 'Revoke this key and use a write key.'),
  // identity
  merge_conflict: row(409, 'Tych klientów nie można połączyć', 'These customers cannot be joined', 'Zobacz podgląd połączenia: wskazuje sprzeczne identyfikatory.', 'See the merge preview: it names the identifiers in conflict.'),
  merge_same: row(409, 'To już jedna osoba', 'They are one customer already', 'Nic nie trzeba robić.', 'Nothing needs doing.'),
  merge_undone: row(409, 'To połączenie już rozdzielono', 'This merge was undone already', 'Odśwież stronę klienta.', 'Refresh the customer page.'),
  merge_unknown: row(404, 'Nie ma takiego połączenia', 'No such merge', 'Sprawdź mergeId na stronie klienta.', 'Check the mergeId on the customer page.'),
  split_whole: row(422, 'Rozdzielenie musi zostawić coś po obu stronach', 'A split must leave something on both sides', 'Wybierz część identyfikatorów klienta.', 'Choose some of the customer’s identifiers.'),
  identifier_foreign: row(422, 'Ten identyfikator nie należy do klienta', 'The identifier is not this customer’s', 'Wybierz identyfikator z karty klienta.', 'Choose an identifier from the customer card.'),
  // workspace
  sign_in_failed: row(401, 'Nieprawidłowy e-mail lub hasło', 'Wrong e-mail or password', 'Spróbuj ponownie albo poproś o nowy link.', 'Try again or ask for a new link.'),
  welcome_used: row(410, 'Ten link już wykorzystano lub wygasł', 'This link was used or has expired', 'Uruchom npx splot link, aby otrzymać nowy.', 'Run npx splot link for a new one.'),
  password_weak: row(422, 'Za słabe hasło', 'The password is too weak', 'Użyj co najmniej 10 znaków.', 'Use at least 10 characters.'),
  member_exists: row(409, 'Ta osoba już jest w zespole', 'This person is a member already', 'Zmień jej rolę na liście.', 'Change the role in the list.'),
  last_admin: row(409, 'Musi zostać choć jeden administrator', 'At least one administrator must remain', 'Najpierw nadaj tę rolę komuś innemu.', 'Give the role to somebody else first.'),
  workspace_exists: row(409, 'Taka przestrzeń już istnieje', 'This workspace exists already', 'Wybierz inny identyfikator.', 'Choose another id.'),
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errorTable
