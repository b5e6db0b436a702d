import { row } from './row.ts'

/** Journeys. */
export const journeyRows = {
  journey_state: row(
    409,
    'W tym stanie scenariusza to niemożliwe',
    'The journey’s state does not allow this',
    'Odśwież stronę i sprawdź, co dzieje się ze scenariuszem. Zatrzymanego nie da się wznowić: zrób jego kopię.',
    'Refresh and look how the journey stands. One that was stopped does not begin again: make a copy of it.',
  ),
  journey_unready: row(
    422,
    'Scenariusza nie można jeszcze uruchomić',
    'The journey cannot be launched yet',
    'Popraw to, co wskazuje sprawdzenie: błędny krok, brak początku albo treści.',
    'Mend what the check points out: a step that cannot be read, no beginning, missing content.',
  ),
  approval_missing: row(
    409,
    'Brakuje zgody drugiej osoby',
    'A second person has not agreed yet',
    'Poproś o zatwierdzenie tej wersji; po zmianie prosi się na nowo.',
    'Ask for the approval of this version; after a change it is asked for anew.',
  ),
  approval_own: row(
    403,
    'Nie można zatwierdzić własnej prośby ani własnego rysunku',
    'Nobody approves what he asked for or drew himself',
    'Zatwierdzić musi inna osoba niż ta, która zapisała tę wersję lub o to poprosiła.',
    'Somebody else than who saved this version or asked for it has to approve it.',
  ),
  journey_map: row(
    422,
    'Nie wiadomo, dokąd przenieść ludzi z usuniętych kroków',
    'Where people on deleted steps are to go is not said',
    'Podaj w `map` krok nowej wersji albo null (koniec) dla każdego z kroków wymienionych przez próbę.',
    'Give a step of the new version in `map`, or null (the end), for each of the steps the dry run names.',
  ),
} as const
