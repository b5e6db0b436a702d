import type { Language } from '../../app/api.ts'

/** What something is called in languages that call it otherwise. */
export type Texts<F extends string> = { [L in Language]?: { [K in F]?: string } }

/** With the text, or without it where it is empty. */
export function putText<F extends string>(
  texts: Texts<F>,
  { language, field, text }: { language: Language; field: F; text: string },
): Texts<F> {
  const { [language]: own = {} as { [K in F]?: string }, ...others } = texts
  const { [field]: _, ...rest } = own
  const next = text === '' ? rest : { ...own, [field]: text }
  return (Object.keys(next).length === 0 ? others : { ...others, [language]: next }) as Texts<F>
}

/** As whoever looks reads it. */
export const nameIn = ({ name, texts }: { name: string; texts: Texts<'name'> }, language: Language): string =>
  texts[language]?.name ?? name
