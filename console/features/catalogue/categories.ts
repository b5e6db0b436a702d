/** Paths of categories as choices: each with those it stands under, their own indented below them. */
export function listChoices(items: readonly { path: string }[]): { value: string; label: string }[] {
  const paths = new Set<string>()
  for (const { path } of items) {
    const parts = path.split(' > ')
    for (let depth = 1; depth <= parts.length; depth++) paths.add(parts.slice(0, depth).join(' > '))
  }
  return [...paths]
    .sort((a, b) => a.localeCompare(b, 'pl'))
    .map((value) => {
      const parts = value.split(' > ')
      return { value, label: `${'\u2003'.repeat(parts.length - 1)}${parts.at(-1) ?? value}` }
    })
}
