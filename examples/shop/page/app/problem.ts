import { words } from './language.ts'

/** What went wrong, in a sentence: the server's own where it gave one. */
export function explain(error: unknown): string {
  if (!(error instanceof Error) || !('status' in error)) return words.failed
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : ''
  const said = [error.message, hint].filter(Boolean).join('. ').replaceAll('..', '.')
  return said === '' ? words.failed : said
}

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
