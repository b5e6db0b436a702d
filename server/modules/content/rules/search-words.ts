import type { ContentDocument } from '../schema/document.ts'

/** Small letters without accents, as they are typed in haste: "Płaszcze" and "plaszcze" are one. */
export const foldText = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}|\0/gu, '')

/** What a search asks for: each of its words must be found, in whatever order. */
export const listTerms = (query: string): string[] =>
  foldText(query)
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, 10)

/** Names of things and addresses: nobody looks for a message by them. */
const technical = new Set(
  'id kind url link colour textColour background show align on is source form purpose tone channels onMissing aiMade match'.split(
    ' ',
  ),
)
const mostLength = 20_000

/** All texts of a document, folded: what a search looks through. */
export function listSearchWords({ core, overrides, body }: ContentDocument): string {
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.push(value.replace(/<[^<>]*>/g, ' '))
    else if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) if (!technical.has(key)) visit(inner)
  }
  visit([core, overrides, body])
  return foldText(found.join(' ')).replace(/\s+/g, ' ').slice(0, mostLength)
}
