export interface Places {
  readonly to: string
  readonly text: string
  readonly id: string
  readonly sender: string
}

/** How values are written where the template stands. */
export type Writing = 'url' | 'form' | 'json'

const writers: Readonly<Record<Writing, (value: string) => string>> = {
  url: encodeURIComponent,
  form: encodeURIComponent,
  // Inside quotes that the template brings itself.
  json: (value) => JSON.stringify(value).slice(1, -1),
}

/** Puts the values into `{to}`, `{text}`, `{id}`, `{sender}`; a value is never read as a template again. */
export const fill = (template: string, places: Places, writing: Writing): string =>
  template.replace(/\{(to|text|id|sender)\}/g, (_, name: keyof Places) => writers[writing](places[name]))

/** The value at a path like `messages.0.id`; null where there is none. */
export function findAt(json: unknown, path: string): string | null {
  let at: unknown = json
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return null
    at = Reflect.get(at, key)
  }
  return typeof at === 'string' || typeof at === 'number' ? String(at) : null
}
