import { readFileSync } from 'node:fs'
import type { Bilingual } from '@splot/contract/language'
import { z } from 'zod'
import { UsageError } from './usage.ts'

/** A file somebody wrote by hand, in its shape. @throws UsageError with the file and the place of the first fault */
export function readWrittenFile<S extends z.ZodType>(file: string, shape: S): z.output<S> {
  const input = readJson(file)
  const found = shape.safeParse(input)
  if (found.success) return found.data
  const [issue] = found.error.issues
  const what = issue === undefined ? unfit : explainIssue(issue, input)
  const place = issue === undefined || issue.path.length === 0 ? '' : ` ${writePath(issue.path)}:`
  throw new UsageError({
    pl: `Popraw plik ${file}:${place} ${what.pl}.`,
    en: `Mend the file ${file}:${place} ${what.en}.`,
  })
}

const writePath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`),
    '',
  )

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new UsageError((unreadable[code] ?? unreadable.other)(file))
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
    const at = { pl: ` (wiersz ${line}, znak ${column})`, en: ` (line ${line}, character ${column})` }
    throw new UsageError({
      pl: `Plik ${file} nie jest zapisany w JSON${line === undefined ? '' : at.pl}.`,
      en: `The file ${file} is not JSON${line === undefined ? '' : at.en}.`,
    })
  }
}

type Explain = (file: string) => Bilingual
const unreadable: { readonly other: Explain; readonly [code: string]: Explain } = {
  ENOENT: (file) => ({ pl: `Nie ma pliku ${file}.`, en: `There is no file ${file}.` }),
  EISDIR: (file) => ({
    pl: `${file} to katalog. Podaj plik, który w nim leży.`,
    en: `${file} is a folder. Name a file in it.`,
  }),
  EACCES: (file) => ({
    pl: `Nie wolno odczytać pliku ${file}: brak uprawnień.`,
    en: `The file ${file} may not be read: permission is missing.`,
  }),
  other: (file) => ({ pl: `Nie można odczytać pliku ${file}.`, en: `The file ${file} cannot be read.` }),
}

const unfit: Bilingual = { pl: 'zapis nie pasuje do tego miejsca', en: 'this does not fit here' }
const hint = z.object({ hint: z.object({ pl: z.string(), en: z.string() }) })

const kinds: Readonly<Record<string, Bilingual>> = {
  string: { pl: 'tekst', en: 'a text' },
  number: { pl: 'liczba', en: 'a number' },
  int: { pl: 'liczba całkowita', en: 'a whole number' },
  boolean: { pl: 'true albo false', en: 'true or false' },
  array: { pl: 'lista', en: 'a list' },
  object: { pl: 'obiekt', en: 'an object' },
  record: { pl: 'obiekt', en: 'an object' },
}

/** What schemas say in a word of their own. */
const ownWords: Readonly<Record<string, Bilingual>> = {
  'a time like 90m, 3h or 2d': { pl: 'podaj czas jak 90m, 3h albo 2d', en: 'give a time like 90m, 3h or 2d' },
  'HH:MM': { pl: 'podaj godzinę jak 09:30', en: 'give a time of day like 09:30' },
  wait_range: { pl: 'czekanie trwa od minuty do 400 dni', en: 'a wait takes from a minute to 400 days' },
  'small letters, digits and hyphens': {
    pl: 'tylko małe litery, cyfry i łączniki',
    en: 'small letters, digits and hyphens alone',
  },
}

function explainIssue(issue: z.core.$ZodIssue, input: unknown): Bilingual {
  const told = issue.code === 'custom' ? hint.safeParse(issue.params) : null
  if (told?.success === true)
    return { pl: withoutStop(told.data.hint.pl), en: withoutStop(told.data.hint.en) }
  const own = ownWords[issue.message]
  if (own !== undefined) return own
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.join(', ')
    return { pl: `nieznane pole: ${names}`, en: `unknown field: ${names}` }
  }
  if (isMissing(input, issue.path)) return { pl: 'brakuje tej wartości', en: 'this is missing' }
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected]
      return kind === undefined ? unfit : { pl: `ma tu być ${kind.pl}`, en: `${kind.en} must stand here` }
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ')
      return { pl: `może tu być tylko: ${values}`, en: `only these may stand here: ${values}` }
    }
    case 'too_small':
      return { pl: `za mało: co najmniej ${issue.minimum}`, en: `too little: at least ${issue.minimum}` }
    case 'too_big':
      return { pl: `za dużo: najwyżej ${issue.maximum}`, en: `too much: at most ${issue.maximum}` }
    default:
      return unfit
  }
}

const withoutStop = (text: string): string => text.replace(/\.$/, '')

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let here = input
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return false
    here = Reflect.get(here, key)
  }
  return here === undefined
}
