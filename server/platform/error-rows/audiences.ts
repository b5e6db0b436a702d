import { type ErrorRow, row } from './row.ts'

/** Audiences at ad platforms. */
export const audienceRows = {
  audience_target: row(
    422,
    'Platforma nie zna tak zapisanej grupy odbiorców',
    'The platform knows no audience written like this',
    'Wpisz numer lub nazwę grupy tak, jak podaje je platforma.',
    'Write the audience’s number or name as the platform gives it.',
  ),
  audience_identifiers: row(
    422,
    'Ta platforma nie przyjmuje któregoś z tych identyfikatorów',
    'This platform does not take one of these identifiers',
    'Wybierz tylko te, które podaje przy połączeniu.',
    'Choose only those its connection names.',
  ),
  workspace_audiences: row(
    409,
    'Tej przestrzeni nie można jeszcze usunąć',
    'This workspace cannot be removed yet',
    'Platformy reklamowe znają osoby z grup: {audiences}. Zakończ te grupy i poczekaj, aż platformy je opróżnią; jeśli platforma nie odpowiada, usuń grupę u niej i wyłącz połączenie.',
    'Ad platforms know people of these audiences: {audiences}. End them and wait until the platforms are empty; where one does not answer, delete the audience there and switch the connection off.',
  ),
  audience_used: row(
    409,
    'Tę grupę zapełniają ścieżki: {names}',
    'Journeys put people into this audience: {names}',
    'Najpierw usuń z nich krok „Grupa reklamowa” i przenieś osoby z wcześniejszych wersji albo zatrzymaj te ścieżki.',
    'Take the step “Ad audience” out of them first and move whoever goes by an earlier version, or stop these journeys.',
  ),
  audience_ending: row(
    409,
    'Ta grupa jest właśnie usuwana z platformy',
    'This audience is being taken from the platform',
    'Załóż nową, jeśli ma znów działać.',
    'Make a new one if it is to be kept again.',
  ),
} as const satisfies Record<string, ErrorRow>
