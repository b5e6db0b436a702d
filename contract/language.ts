/** The two languages every text a human reads exists in. */
export type Lang = 'pl' | 'en'

/** One text in both languages. */
export interface Bilingual {
  readonly pl: string
  readonly en: string
}
