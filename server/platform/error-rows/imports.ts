import { row } from './row.ts'

/** Files from elsewhere. */
export const importRows = {
  import_state: row(
    409,
    'Teraz nie można tego zrobić z tym importem',
    'This cannot be done with the import now',
    'Odśwież import: jego stan i możliwe kroki są w polach „state” i „acts”.',
    'Look at the import again: its state and what can be done stand in “state” and “acts”.',
  ),
  import_mapping: row(
    422,
    'Kolumny „{column}” nie można tak przypisać',
    'The column “{column}” cannot be mapped like this',
    'Każde pole przypisz do jednej kolumny, a wymagane pola przypisz na pewno.',
    'Map each field to one column, and the required ones to any.',
  ),
  import_target: row(
    422,
    'Brakuje kolumny, bez której wierszy nie można odczytać',
    'A column is missing without which no row can be read',
    'Przypisz kolumnę do każdego wymaganego pola.',
    'Map a column to every required field.',
  ),
  import_json: row(
    415,
    'Plik to jedna lista JSON',
    'The file is one JSON list',
    'Zapisz każdy obiekt w osobnym wierszu (NDJSON), np. poleceniem jq -c ".[]", i wyślij plik ponownie.',
    'Write each object on a line of its own (NDJSON), for example by jq -c ".[]", and send the file again.',
  ),
  import_nobody: row(
    422,
    'Żadna kolumna nie mówi, czyj jest wiersz',
    'No column says whose a row is',
    'Wskaż kolumnę z e-mailem, telefonem, kartą, kontem albo numerem z innego systemu.',
    'Name the column with the e-mail, phone, card, account or id in another system.',
  ),
  import_no_rows: row(
    422,
    'Pod nazwami kolumn nie ma ani jednego wiersza',
    'There are no rows under the names of the columns',
    'Sprawdź, czy plik zapisano w całości, i wyślij go ponownie.',
    'See whether the file was saved whole, and send it again.',
  ),
  import_columns: row(
    422,
    'Plik ma ponad 300 kolumn albo zbyt długie nazwy',
    'The file has more than 300 columns, or names that are too long',
    'Usuń zbędne kolumny i wyślij plik ponownie.',
    'Take out the columns that are not needed and send the file again.',
  ),
  import_unused: row(
    410,
    'Pliku nie użyto przez tydzień i został usunięty',
    'The file was not used for a week and is gone',
    'Wyślij plik jeszcze raz.',
    'Send the file again.',
  ),
  sheet_refused: row(
    415,
    'Tego arkusza nie można odczytać',
    'This spreadsheet cannot be read',
    'Zapisz pierwszy arkusz jako zwykły plik XLSX bez makr albo jako CSV.',
    'Save the first sheet as a plain XLSX file without macros, or as CSV.',
  ),
}
