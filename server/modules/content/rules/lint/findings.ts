import type { Language } from '../../../../platform/errors.ts'

export type Severity = 'error' | 'warning' | 'advice'

export interface Finding {
  code: FindingCode
  /** Where: `email.pl.subject`, `body.blocks[2].alt.pl`, `brand.colours`. */
  place: string
  values: Readonly<Record<string, string | number>>
}

interface FindingRow {
  /** An error keeps a version from being published. */
  severity: Severity
  what: Readonly<Record<Language, string>>
  cure: Readonly<Record<Language, string>>
}

const row = (severity: Severity, pl: [string, string], en: [string, string]): FindingRow => ({
  severity,
  what: { pl: pl[0], en: en[0] },
  cure: { pl: pl[1], en: en[1] },
})

// biome-ignore format: a table of texts
/** Everything the linter can find, in the order in which it matters. */
export const findingTable = {
  template_invalid: row('error',
    ['Szablon ma błąd: {detail}', 'Popraw znaczniki w tym miejscu.'],
    ['The template has a fault: {detail}', 'Correct the tags at this place.']),
  unknown_variable: row('error',
    ['Nie ma zmiennej {variable}', 'Usuń ją albo wybierz z listy. {nearest}'],
    ['There is no variable {variable}', 'Remove it or choose one from the list. {nearest}']),
  template_limit: row('error',
    ['Szablon przekracza dozwoloną pracę lub rozmiar', 'Skróć pętle i tekst.'],
    ['The template takes more work or space than allowed', 'Shorten loops and text.']),
  missing_unsubscribe: row('error',
    ['Wiadomość marketingowa nie ma bloku rezygnacji', 'Dodaj blok „Rezygnacja” na końcu.'],
    ['A marketing mail lacks the way out', 'Add the unsubscribe block at the end.']),
  conditional_unsubscribe: row('error',
    ['Blok rezygnacji pokazuje się nie każdemu', 'Przenieś go poza blok warunkowy i pokaż na każdym ekranie.'],
    ['Not everybody sees the way out', 'Move it out of the dynamic block and show it on every screen.']),
  bad_link: row('error',
    ['Tego adresu nie można wysłać: {link}', 'Podaj pełny adres https://, mailto: lub tel:.'],
    ['This address cannot be sent: {link}', 'Give a full https://, mailto: or tel: address.']),
  field_over: row('error',
    ['Za długie: {length} z {most} znaków', 'Skróć do {most} znaków.'],
    ['Too long: {length} of {most} characters', 'Shorten it to {most} characters.']),
  missing_language: row('error',
    ['Brak tekstu w języku: {language}', 'Dopisz tekst albo usuń język z marki.'],
    ['No text in this language: {language}', 'Add the text or drop the language from the brand.']),
  forbidden_word: row('error',
    ['Słowo „{found}” jest na liście zakazanych', 'Zamień je{instead}.'],
    ['The word “{found}” is forbidden', 'Replace it{instead}.']),
  sms_too_long: row('error',
    ['SMS ma {parts} części', 'Skróć go do {most} części.'],
    ['The SMS has {parts} parts', 'Shorten it to {most} parts.']),
  missing_alt: row('warning',
    ['Obraz nie ma opisu', 'Napisz, co przedstawia, albo oznacz go jako ozdobny.'],
    ['A picture has no alternative text', 'Say what it shows, or mark it as decorative.']),
  low_contrast: row('warning',
    ['Za mały kontrast: {ratio} : 1, potrzeba {needed} : 1', 'Użyj koloru {suggestion}.'],
    ['Too little contrast: {ratio} : 1, {needed} : 1 needed', 'Use the colour {suggestion}.']),
  field_too_long: row('warning',
    ['Widać tylko początek: {length} z {fits} znaków', 'Skróć do {fits} znaków.'],
    ['Only the beginning shows: {length} of {fits} characters', 'Shorten it to {fits} characters.']),
  empty_field: row('warning',
    ['Puste pole', 'Wpisz tekst.'],
    ['An empty field', 'Write a text.']),
  mail_clipped: row('warning',
    ['Wiadomość ma {kb} kB: Gmail utnie ją po 102 kB', 'Skróć ją, by widać było stopkę z rezygnacją.'],
    ['The mail has {kb} kB: Gmail cuts it after 102 kB', 'Shorten it, so that the way out at its end is seen.']),
  all_caps: row('warning',
    ['Same wielkie litery: {found}', 'Pisz jak w zdaniu.'],
    ['All capitals: {found}', 'Write as in a sentence.']),
  spammy_punctuation: row('warning',
    ['Nadmiar znaków: {found}', 'Zostaw najwyżej jeden znak.'],
    ['Too much punctuation: {found}', 'Leave one sign at most.']),
  address_form: row('warning',
    ['„{found}” to zwrot na ty, a marka wybrała Pan/Pani', 'Użyj „Pani”, „Pana” albo formy bezosobowej.'],
    ['“{found}” is familiar, and the brand chose the polite form', 'Use “Pani”, “Pana” or impersonal words.']),
  address_verb: row('advice',
    ['„{found}” zwraca się na ty; na przycisku to zwyczaj, w zdaniu mniej', 'Na przykład: „Zapraszamy”, „Można sprawdzić”, „Czeka na Panią”.'],
    ['“{found}” speaks familiarly: usual on a button, less so in a sentence', 'For example “Zapraszamy”, “Można sprawdzić”, “Czeka na Panią”.']),
  sms_ucs2: row('advice',
    ['Znaki {letters} zwiększają SMS do {parts} części', 'Bez nich wystarczy {plainParts}.'],
    ['The characters {letters} make the SMS {parts} parts long', 'Without them {plainParts} would do.']),
  sms_cut: row('advice',
    ['SMS skrócono, żeby zmieścił się z polskimi literami', 'Bez nich zmieści się cały, części: {plainParts}.'],
    ['The SMS was cut to fit with its Polish letters', 'Without them it fits whole, parts: {plainParts}.']),
  field_too_short: row('advice',
    ['Krótkie: {length} znaków', 'Jest miejsce na więcej.'],
    ['Short: {length} characters', 'There is room for more.']),
} as const satisfies Record<string, FindingRow>

export type FindingCode = keyof typeof findingTable

export interface ExplainedFinding {
  code: FindingCode
  severity: Severity
  place: string
  what: string
  cure: string
}

/** The finding in words, the most important first. */
export function explainFindings(findings: readonly Finding[], language: Language): ExplainedFinding[] {
  const order = Object.keys(findingTable)
  return findings
    .map(({ code, place, values }) => {
      const { severity, what, cure } = findingTable[code]
      return {
        code,
        severity,
        place,
        what: fill(what[language], nameLanguage(values, language)),
        cure: fill(cure[language], values).trim(),
      }
    })
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
}

const languageNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  pl: { pl: 'polski', en: 'angielski' },
  en: { pl: 'Polish', en: 'English' },
}

/** A language's code as its name in the reader's language. */
function nameLanguage(values: Finding['values'], language: Language): Finding['values'] {
  const name = languageNames[language][values.language ?? '']
  return name === undefined ? values : { ...values, language: name }
}

function fill(text: string, values: Finding['values']): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
}
