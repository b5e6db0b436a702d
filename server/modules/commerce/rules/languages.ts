import type { Language } from '../../../platform/errors.ts'

/** Something said in each language we speak. */
export type InLanguages<T> = Readonly<Record<Language, T>>

export const sayInEach = <T>(say: (language: Language) => T): InLanguages<T> => ({
  pl: say('pl'),
  en: say('en'),
})

/** Something with a name of its own, and what it is called in languages that call it otherwise. */
export interface Named {
  name: string
  texts?: { readonly [L in Language]?: { name?: string | undefined } | undefined } | undefined
}

/** @param language null: by its own name */
export const nameIn = ({ name, texts }: Named, language: Language | null): string =>
  (language === null ? undefined : texts?.[language]?.name) ?? name
