import type { z } from 'zod'

type Issue = z.core.$ZodIssue

interface Words {
  fix(place: string): string
  required: string
  expected: string
  kinds: Readonly<Record<string, string>>
  least(what: string): string
  most(what: string): string
  measures: { text: string; items: string; value: string }
  allowed: string
  forms: Readonly<Record<string, string>>
  malformed: string
  unknown: string
  wrong: string
}

const polish: Words = {
  fix: (place) => `Popraw pole ${place}.`,
  required: 'To pole jest wymagane.',
  expected: 'Oczekiwany typ',
  kinds: {
    string: 'tekst',
    number: 'liczba',
    int: 'liczba całkowita',
    boolean: 'true albo false',
    array: 'lista',
    object: 'obiekt',
    record: 'obiekt',
  },
  least: (what) => `Najmniejsza dozwolona ${what}`,
  most: (what) => `Największa dozwolona ${what}`,
  measures: { text: 'liczba znaków', items: 'liczba elementów', value: 'wartość' },
  allowed: 'Dozwolone wartości',
  forms: {
    email: 'To nie jest adres e-mail.',
    uuid: 'To nie jest identyfikator UUID.',
    datetime: 'Podaj datę i godzinę w formacie ISO 8601, w UTC.',
    price: 'Podaj kwotę z kropką przed groszami, na przykład 149.90.',
    currency: 'Podaj kod waluty ISO 4217, na przykład PLN.',
    gtin: 'To nie jest EAN ani GTIN: 8, 12, 13 albo 14 cyfr, ostatnia jest kontrolna.',
  },
  malformed: 'Wartość ma niepoprawny format.',
  unknown: 'Nieznane pola',
  wrong: 'Wartość jest niepoprawna.',
}

const english: Words = {
  fix: (place) => `Correct the field ${place}.`,
  required: 'It is required.',
  expected: 'Expected',
  kinds: { string: 'text', int: 'whole number', boolean: 'true or false', array: 'list', record: 'object' },
  least: (what) => `Least ${what} allowed`,
  most: (what) => `Greatest ${what} allowed`,
  measures: { text: 'number of characters', items: 'number of items', value: 'value' },
  allowed: 'Allowed values',
  forms: {
    email: 'This is no e-mail address.',
    uuid: 'This is no UUID.',
    datetime: 'Give date and time in ISO 8601, in UTC.',
    price: 'Give an amount with a dot before the decimals, such as 149.90.',
    currency: 'Give an ISO 4217 code, such as PLN.',
    gtin: 'This is no EAN or GTIN: 8, 12, 13 or 14 digits, the last of which is a check digit.',
  },
  malformed: 'The value has a wrong format.',
  unknown: 'Unknown fields',
  wrong: 'The value is not right.',
}

/** What is wrong with a field of a request, in the words of both languages; never with its value. */
export function explainIssue(issue: Issue, place: string): { en: string; pl: string } {
  const say = (words: Words) => `${words.fix(place)} ${explain(issue, words)}`
  return { en: say(english), pl: say(polish) }
}

function explain(issue: Issue, words: Words): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? words.required
        : `${words.expected}: ${words.kinds[issue.expected] ?? issue.expected}.`
    case 'too_small':
      return `${words.least(measure(issue.origin, words))}: ${issue.minimum}.`
    case 'too_big':
      return `${words.most(measure(issue.origin, words))}: ${issue.maximum}.`
    case 'invalid_value':
      return `${words.allowed}: ${issue.values.map(String).join(', ')}.`
    case 'invalid_format':
      return words.forms[issue.format] ?? words.malformed
    case 'unrecognized_keys':
      return `${words.unknown}: ${issue.keys.join(', ')}.`
    default:
      return words.wrong
  }
}

function measure(origin: string, { measures }: Words): string {
  if (origin === 'string') return measures.text
  return origin === 'array' || origin === 'set' ? measures.items : measures.value
}
