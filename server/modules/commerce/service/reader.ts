import type { Language } from '../../../platform/errors.ts'

/** In which language whoever asks reads; null for a program that asks for none: it gets what is written down. */
export const readerOf = ({ raw, language }: { raw: Request; language: Language }): Language | null =>
  /[a-z]{2}/i.test(raw.headers.get('accept-language') ?? '*') ? language : null
