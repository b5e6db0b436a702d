/** A workspace id made from its name: `Tkalnia Modra & Córki` becomes `tkalnia-modra-corki`. Empty where nothing is left. */
export function makeSlug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
}
