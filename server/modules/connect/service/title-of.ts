import { errorTable } from '../../../platform/error-table.ts'
import type { Language } from '../../../platform/errors.ts'

const isCode = (code: string): code is keyof typeof errorTable => Object.hasOwn(errorTable, code)

/** What a code means, in the reader's words; null for one that is not ours. */
export const titleOf = (code: string, language: Language): string | null =>
  isCode(code) ? errorTable[code].title[language] : null
