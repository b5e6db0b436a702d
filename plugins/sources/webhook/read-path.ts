type Step = string | number | '*'

/** `$.a.b[0]['c d'][*]` as steps; null where it is no path. */
function parsePath(path: string): Step[] | null {
  if (!path.startsWith('$')) return null
  const steps: Step[] = []
  const pattern = /\.([^.[\]]+)|\[(\d+|\*)\]|\['([^']*)'\]/y
  pattern.lastIndex = 1
  while (pattern.lastIndex < path.length) {
    const found = pattern.exec(path)
    if (found === null) return null
    const [, name, index, quoted] = found
    steps.push(index === '*' ? '*' : index === undefined ? (name ?? quoted ?? '') : Number(index))
  }
  return steps
}

/** What stands there: every value where a list is walked, none where nothing does. A text that is no path stands for itself. */
export function readAll(root: unknown, path: string): unknown[] {
  const steps = parsePath(path)
  if (steps === null) return [path]
  let found: unknown[] = [root]
  for (const step of steps) found = found.flatMap((value) => take(value, step))
  return found
}

function take(value: unknown, step: Step): unknown[] {
  if (step === '*') return Array.isArray(value) ? value : []
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return []
  return [Reflect.get(value, step)]
}

/** The first of them; undefined where there is none. */
export const readOne = (root: unknown, path: string): unknown => readAll(root, path)[0]

/** As text; null where nothing stands there, or something that is no text. */
export function readText(root: unknown, path: string | undefined): string | null {
  const value = path === undefined ? null : readOne(root, path)
  if (typeof value === 'string') return value.trim() === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
