import { categoryNames, categoryPath, listAbove } from '@splot/contract/segment/category'

/**
 * Categories to choose from, as a tree read line by line: of the catalogue and of what was bought, viewed and put into carts, each
 * with those above it. One that is written in two ways stands once, as the catalogue writes it.
 */
export function offerCategories(seen: readonly string[], paths: readonly string[]): string[] {
  const written = new Map<string, string>()
  for (const one of [...paths, ...seen]) {
    const names = categoryNames(one)
    for (const [i, path] of listAbove(categoryPath(one)).entries()) {
      if (path !== '' && !written.has(path)) written.set(path, names.slice(0, i + 1).join(' > '))
    }
  }
  return [...written].sort(([a], [b]) => comparePaths(a.split('>'), b.split('>'))).map(([, name]) => name)
}

/** What is below a category follows it at once. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, i) => name !== b[i])
  if (at < 0) return a.length - b.length
  return b[at] === undefined ? 1 : (a[at] ?? '').localeCompare(b[at], 'pl')
}
