interface Folder {
  /** Its whole path: `kampanie/zima`. */
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
export function listInside(folders: readonly Folder[], open: string): InnerFolder[] {
  const start = open === '' ? '' : `${open}/`
  const found = new Map<string, number>()
  for (const { name, items } of folders) {
    if (!name.startsWith(start)) continue
    const [first = ''] = name.slice(start.length).split('/')
    if (first !== '') found.set(first, (found.get(first) ?? 0) + items)
  }
  return [...found]
    .map(([name, items]) => ({ name, path: start + name, items }))
    .sort((a, b) => a.name.localeCompare(b.name, 'pl'))
}

/** Does something in `folder` lie in the folder that is open, or in one inside it? */
export const liesIn = (folder: string, open: string): boolean =>
  open === '' || folder === open || folder.startsWith(`${open}/`)

/** A path as it is typed, without empty steps and spaces at the edges. */
export const cleanPath = (typed: string): string =>
  typed
    .split('/')
    .flatMap((step) => step.trim() || [])
    .join('/')

/** At most as many are offered beside the field. */
const mostOffered = 8

/** Folders there are, by name, that go on from what is typed; where that is one of them already, or nothing, all the others. */
export function listOffered(known: readonly string[], typed: string): string[] {
  const path = cleanPath(typed)
  const others = [...new Set(known)].filter((one) => one !== '' && one !== path)
  const sought = known.includes(path) ? '' : path.toLocaleLowerCase('pl')
  return others
    .filter((one) => one.toLocaleLowerCase('pl').includes(sought))
    .sort((a, b) => a.localeCompare(b, 'pl'))
    .slice(0, mostOffered)
}
