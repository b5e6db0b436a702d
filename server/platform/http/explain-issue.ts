import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const kinds: Readonly<Record<string, string>> = {
  string: 'tekst',
  number: 'liczba',
  int: 'liczba całkowita',
  boolean: 'true albo false',
  array: 'lista',
  object: 'obiekt',
  record: 'obiekt',
}

const forms: Readonly<Record<string, string>> = {
  email: 'To nie jest adres e-mail.',
  uuid: 'To nie jest identyfikator UUID.',
  datetime: 'Podaj datę i godzinę w formacie ISO 8601, w UTC.',
}

/** What is wrong with a field of a request, in the words of both languages; never with its value. */
export function explainIssue(issue: Issue, place: string): { en: string; pl: string } {
  return { en: issue.message, pl: `Popraw pole ${place}. ${explainInPolish(issue)}` }
}

function explainInPolish(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'To pole jest wymagane.'
        : `Oczekiwany typ: ${kinds[issue.expected] ?? issue.expected}.`
    case 'too_small':
      return `Najmniejsza dozwolona ${measure(issue.origin)}: ${issue.minimum}.`
    case 'too_big':
      return `Największa dozwolona ${measure(issue.origin)}: ${issue.maximum}.`
    case 'invalid_value':
      return `Dozwolone wartości: ${issue.values.map(String).join(', ')}.`
    case 'invalid_format':
      return forms[issue.format] ?? 'Wartość ma niepoprawny format.'
    default:
      return 'Wartość jest niepoprawna.'
  }
}

function measure(origin: string): string {
  if (origin === 'string') return 'liczba znaków'
  return origin === 'array' || origin === 'set' ? 'liczba elementów' : 'wartość'
}
