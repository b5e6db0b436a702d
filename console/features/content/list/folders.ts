interface Shelf {
  kind: 'folder' | 'label'
  /** Of a folder: its whole path. */
  name: string
  items: number
}

export interface InnerFolder {
  name: string
  path: string
  /** With those of the folders in it. */
  items: number
}

/** The folders right inside one, by name. @param open its path; '' is the top */
export function listInside(shelves: readonly Shelf[], open: string): InnerFolder[] {
  const start = open === '' ? '' : `${open}/`
  const found = new Map<string, number>()
  for (const { kind, name, items } of shelves) {
    if (kind !== 'folder' || !name.startsWith(start)) continue
    const [first = ''] = name.slice(start.length).split('/')
    if (first !== '') found.set(first, (found.get(first) ?? 0) + items)
  }
  return [...found]
    .map(([name, items]) => ({ name, path: start + name, items }))
    .sort((a, b) => a.name.localeCompare(b.name, 'pl'))
}
