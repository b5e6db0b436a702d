import { type ErrorRow, row } from './row.ts'

/** Workspace. */
export const workspaceRows = {
  sign_in_failed: row(
    401,
    'Nieprawidłowy e-mail lub hasło',
    'Wrong e-mail or password',
    'Spróbuj ponownie albo poproś o nowy link.',
    'Try again or ask for a new link.',
  ),
  code_wrong: row(
    401,
    'Ten kod nie pasuje',
    'This code is wrong',
    'Wpisz kod, który aplikacja pokazuje teraz, albo kod zapasowy. Jeśli minęło dużo czasu, zacznij logowanie od nowa.',
    'Type the code the app shows now, or a recovery code. If much time has passed, sign in anew.',
  ),
  second_factor_on: row(
    409,
    'Drugi składnik jest już włączony',
    'The second factor is on already',
    'Wyłącz go, aby skonfigurować od nowa.',
    'Turn it off to set it up anew.',
  ),
  welcome_used: row(
    410,
    'Ten link już wykorzystano lub wygasł',
    'This link was used or has expired',
    'Uruchom npx splot link, aby otrzymać nowy.',
    'Run npx splot link for a new one.',
  ),
  password_weak: row(
    422,
    'Za słabe hasło',
    'The password is too weak',
    'Użyj co najmniej 10 znaków.',
    'Use at least 10 characters.',
  ),
  member_exists: row(
    409,
    'Ta osoba już jest w zespole',
    'This person is a member already',
    'Zmień jej rolę na liście.',
    'Change the role in the list.',
  ),
  reset_beyond: row(
    403,
    'Ta osoba ma dostęp do czegoś, do czego Ty go nie masz',
    'This person may enter where you may not',
    'Link może jej dać administrator wszystkich jej przestrzeni albo właściciel instalacji (npx splot link).',
    'An administrator of all her workspaces, or the owner of the install (npx splot link), can give her the link.',
  ),
  last_admin: row(
    409,
    'Musi zostać choć jeden administrator',
    'At least one administrator must remain',
    'Najpierw nadaj tę rolę komuś innemu.',
    'Give the role to somebody else first.',
  ),
  workspace_exists: row(
    409,
    'Taka przestrzeń już istnieje',
    'This workspace exists already',
    'Wybierz inny identyfikator.',
    'Choose another id.',
  ),
  workspace_removed: row(
    410,
    'Ta przestrzeń jest usuwana albo już jej nie ma',
    'This workspace is being removed or is gone',
    'Nie wysyłaj tu więcej zdarzeń: usuń ten klucz z ustawień źródła.',
    'Send no more events here: remove this key from the settings of the source.',
  ),
  not_sample: row(
    409,
    'To nie jest przestrzeń przykładowa',
    'This is not the sample workspace',
    'Przykładowy dzień można odtworzyć tylko w przestrzeni przykładowej: przełącz się na nią.',
    'The sample day plays in the sample workspace only: switch to it.',
  ),
} as const satisfies Record<string, ErrorRow>
