/** Things a page says of itself in JSON-LD (https://schema.org), however they are nested. */
export type Thing = Readonly<Record<string, unknown>>

const mostThings = 2_000
const deepest = 12
/** Attributes longer than these are no reason to read a page to its end again and again. */
const opening = /<script\b([^>]{0,300})>/gi
const closing = /<\/script\s*>/gi
const isLinked = /\btype\s*=\s*["']?application\/ld\+json/i

/** What stands in a page's scripts of linked data, each text looked at once. */
function* listBlocks(html: string): Generator<string> {
  for (let from = 0; ; from = closing.lastIndex) {
    opening.lastIndex = from
    const begun = opening.exec(html)
    if (begun === null) return
    const start = opening.lastIndex
    closing.lastIndex = start
    const end = closing.exec(html)
    if (end === null) return
    if (isLinked.test(begun[1] ?? '')) yield html.slice(start, end.index)
  }
}

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A block that is no JSON is left out: the others of the page may be. */
function parse(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/)|(?:-->|\/\*\s*\]\]>\s*\*\/)\s*$/g, ''),
    )
  } catch {
    return null
  }
}

/** Every thing of these types, those inside others too, a thing before what stands in it. */
export function listThings(html: string, types: readonly string[]): Thing[] {
  const found: Thing[] = []
  const visit = (value: unknown, depth: number): void => {
    if (depth > deepest || found.length >= mostThings) return
    if (Array.isArray(value)) for (const one of value) visit(one, depth + 1)
    if (!isThing(value)) return
    if (typesOf(value).some((type) => types.includes(type))) found.push(value)
    for (const one of Object.values(value)) visit(one, depth + 1)
  }
  for (const text of listBlocks(html)) visit(parse(text), 0)
  return found
}

/** `https://schema.org/Product`, `schema:Product` and `Product` are one type. */
export const typesOf = (thing: Thing): string[] =>
  listOf(thing['@type']).flatMap((one) => (typeof one === 'string' ? [one.replace(/^.*[/:#]/, '')] : []))

export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

export const thingsOf = (value: unknown): Thing[] => listOf(value).filter(isThing)

/** The first text or number under any of these names; a thing says it by its name. */
export function textOf(thing: Thing, ...names: readonly string[]): string | null {
  for (const name of names)
    for (const value of listOf(thing[name])) {
      const said = isThing(value) ? (value.name ?? value['@value'] ?? value.value) : value
      if (typeof said === 'number') return String(said)
      if (typeof said === 'string' && said.trim() !== '') return said.trim()
    }
  return null
}
