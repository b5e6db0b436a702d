import { type ErrorCode, errorTable } from './error-table.ts'

export type { ErrorCode } from './error-table.ts'
export type Language = 'pl' | 'en'

export interface ErrorPlace {
  /** JSON path of the offending value, e.g. `$.batch[3].properties.price`. */
  path?: string
  /** What would cure it, both languages; replaces the table's general cure. */
  hint?: { pl: string; en: string }
  /** Seconds for a Retry-After header. */
  retryAfterS?: number
  /** Values for `{name}` places in the table's texts. Never personal data. */
  values?: Record<string, string | number>
}

/** An expected refusal that ends a request: becomes an RFC 9457 problem reply. Anything else thrown is a defect (500). */
export class SplotError extends Error {
  readonly code: ErrorCode
  readonly place: ErrorPlace
  constructor(code: ErrorCode, place: ErrorPlace = {}) {
    super(fill(errorTable[code].title.en, place.values))
    this.name = 'SplotError'
    this.code = code
    this.place = place
  }
  get status(): number {
    return errorTable[this.code].status
  }
}

export interface Problem {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  path?: string
  hint: string
}

/** The RFC 9457 body of a refusal, in the reader's language. */
export function problemOf(error: SplotError, language: Language): Problem {
  const row = errorTable[error.code]
  const cure = fill(error.place.hint?.[language] ?? row.cure[language], error.place.values)
  const title = fill(row.title[language], error.place.values)
  return {
    type: `https://splot.dev/errors/${error.code}`,
    title,
    status: row.status,
    code: error.code,
    detail: error.place.path === undefined ? title : `${title} (${error.place.path})`,
    ...(error.place.path === undefined ? {} : { path: error.place.path }),
    hint: cure,
  }
}

/** Title and cure of a code, for screens that list refusals. */
export function explainError(code: ErrorCode, language: Language): { title: string; hint: string } {
  const row = errorTable[code]
  return { title: row.title[language], hint: row.cure[language] }
}

function fill(text: string, values: Record<string, string | number> | undefined): string {
  return values ? text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole)) : text
}
