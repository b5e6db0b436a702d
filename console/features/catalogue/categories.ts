const between = ' > '

/** Paths of categories as choices, called in the reader's language: each with those it stands under, indented below them. */
export function listChoices(
  items: readonly { path: string; name?: string }[],
): { value: string; label: string }[] {
  const names = new Map<string, string>()
  for (const { path, name = path } of items) {
    const parts = path.split(between)
    const words = name.split(between)
    for (const [i, part] of parts.entries()) {
      const value = parts.slice(0, i + 1).join(between)
      // A name of another depth says nothing of those above.
      const word = words.length === parts.length ? words[i] : i === parts.length - 1 ? name : part
      if (!names.has(value) || word !== part) names.set(value, word ?? part)
    }
  }
  return [...names]
    .sort(([a], [b]) => a.localeCompare(b, 'pl'))
    .map(([value, word]) => ({ value, label: `${'\u2003'.repeat(value.split(between).length - 1)}${word}` }))
}

/** What each path is called, whole. */
export const nameCategories = (
  items: readonly { path: string; name: string }[],
): ReadonlyMap<string, string> =>
  new Map(items.map(({ path, name }) => [path, name.replaceAll(between, ' › ')]))
