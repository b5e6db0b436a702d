import { type ErrorRow, row } from './row.ts'

/** Campaigns. */
export const campaignRows = {
  kpi_missing: row(
    422,
    'Kampania nie ma celu ani miary',
    'The campaign has no goal to be measured by',
    'Wybierz miarę, wartość docelową i termin.',
    'Choose what it is measured by, a target and a deadline.',
  ),
  audience_missing: row(
    422,
    'Kampania nie ma odbiorców',
    'The campaign has no audience',
    'Wybierz odbiorców albo wgraj listę.',
    'Choose an audience or upload a list.',
  ),
  content_missing: row(
    422,
    'Kampania nie ma opublikowanej treści',
    'The campaign has no published message',
    'Wybierz treść i opublikuj jej wersję.',
    'Choose a message and publish a version of it.',
  ),
  campaign_unready: row(
    422,
    'Kampanii nie można jeszcze uruchomić',
    'The campaign cannot be launched yet',
    'Uzupełnij to, co wskazuje sprawdzenie.',
    'Complete what the check points out.',
  ),
  count_unconfirmed: row(
    409,
    'Potwierdź liczbę odbiorców: {people}',
    'Confirm the number of recipients: {people}',
    'Wyślij tę liczbę w confirmedPeople.',
    'Send this number as confirmedPeople.',
  ),
  campaign_state: row(
    409,
    'W tym stanie kampanii to niemożliwe',
    'The campaign’s state does not allow this',
    'Odśwież stronę i sprawdź, co dzieje się z kampanią.',
    'Refresh and look how the campaign stands.',
  ),
  campaign_launched: row(
    409,
    'Kampania została już uruchomiona',
    'The campaign has been launched',
    'Zmieniać i usuwać można tylko szkic. Zrób kopię.',
    'Only a draft can be changed or deleted. Make a copy.',
  ),
  address_missing: row(
    422,
    'Nie wiadomo, na jaki adres wysłać próbę',
    'There is no address to send the test to',
    'Podaj swój adres e-mail w ustawieniach konta.',
    'Set your e-mail address in your account.',
  ),
  duplicate_header: row(
    422,
    'Dwie kolumny pliku mają tę samą nazwę: {name}',
    'Two columns of the file have the same name: {name}',
    'Zmień nazwę jednej z nich i wgraj plik ponownie.',
    'Rename one of them and upload the file again.',
  ),
  list_columns: row(
    422,
    'W pliku nie ma kolumny z identyfikatorem',
    'The file has no column with an identifier',
    'W pierwszym wierszu podaj nazwę kolumny: e-mail, telefon, karta albo id klienta.',
    'Name a column in the first row: e-mail, phone, card or customer id.',
  ),
  list_empty: row(
    422,
    'Lista jest pusta',
    'The list is empty',
    'Dodaj co najmniej jeden wiersz z identyfikatorem.',
    'Add at least one row with an identifier.',
  ),
} as const satisfies Record<string, ErrorRow>
