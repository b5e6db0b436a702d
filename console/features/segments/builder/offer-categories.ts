/**
 * Categories to choose from: as what was bought, viewed and put into carts has named them, for a condition asks just that. Before
 * anything has, the paths of the catalogue, each with those above it: a shop may send either.
 */
export function offerCategories(seen: readonly string[], paths: readonly string[]): string[] {
  if (seen.length > 0) return [...seen]
  const above = paths.flatMap((path) => {
    const names = path.split(' > ')
    return names.map((_, i) => names.slice(0, i + 1).join(' > '))
  })
  return [...new Set(above)].sort((a, b) => a.localeCompare(b, 'pl'))
}
