import type { Language } from '../errors.ts'

/** Polish where the reader prefers it, else English. */
export function readLanguage(request: Request): Language {
  return /^\s*pl\b/i.test(request.headers.get('accept-language') ?? '') ? 'pl' : 'en'
}
