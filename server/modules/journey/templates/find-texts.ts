import type { JourneyTemplate } from './template.ts'

/** A message there is: templates are known by where they put their texts and what they call them. */
export interface Written {
  readonly id: string
  readonly name: string
  readonly folder: string
}

/** Texts of the template that are here already, in whichever language it was begun; by key, of several the first. */
export function findTexts(
  { name: folder, texts }: JourneyTemplate,
  written: readonly Written[],
): ReadonlyMap<string, string> {
  const own = written.filter((one) => one.folder === folder.pl || one.folder === folder.en)
  return new Map(
    Object.entries(texts).flatMap(([key, { name }]) => {
      const there = own.find((one) => one.name === name.pl || one.name === name.en)
      return there === undefined ? [] : [[key, there.id] as const]
    }),
  )
}
