const spaces = /[\p{Z}\t\n\r]+/gu
/** Shops write the way down to a category with any of these. */
const signs = '[>/|›»]'
const steps = new RegExp(` ?(?:${signs} ?)+`, 'gu')
const sign = new RegExp(signs, 'u')
const ends = /^[ >]+|[ >]+$/gu
const capitals = /\p{Lu}/gu

/** Paths of texts that were read: a shop has a few hundred categories, and every event names some of them. */
const known = new Map<string, string>()
const mostKnown = 5_000
const longestKnown = 300

/**
 * A category as a path that can be compared: `Women / Knitwear` is `women>knitwear`, whichever way its steps are parted,
 * spaced and capitalised. Letters keep their marks: *mąki* are no *maki*.
 */
export function categoryPath(text: string): string {
  const found = known.get(text)
  if (found !== undefined) return found
  const path = text
    .normalize('NFC')
    .replace(capitals, lower)
    .replace(spaces, ' ')
    .replace(steps, '>')
    .replace(ends, '')
  if (text.length > longestKnown) return path
  if (known.size >= mostKnown) known.clear()
  known.set(text, path)
  return path
}

/** The names along a category's path as they were written: `Women / Knitwear` is *Women*, *Knitwear*. */
export const categoryNames = (text: string): string[] =>
  text.split(sign).flatMap((name) => (name.trim() === '' ? [] : name.trim()))

/** A capital as the letter it is the capital of; one that has no such letter of its own stays. */
function lower(capital: string): string {
  const small = capital.toLowerCase()
  return small.toUpperCase() === capital ? small : capital
}

/** Is the category this one, or one below it? Nothing is below what names no category. */
export function isUnder(category: string, above: string): boolean {
  const [path, top] = [categoryPath(category), categoryPath(above)]
  return top !== '' && path.startsWith(top) && (path.length === top.length || path[top.length] === '>')
}

/** The path and those above it, the topmost first. */
export function listAbove(path: string): string[] {
  const above: string[] = []
  for (let at = path.indexOf('>'); at >= 0; at = path.indexOf('>', at + 1)) above.push(path.slice(0, at))
  return [...above, path]
}
