export interface LiquidPart {
  text: string
  isLiquid: boolean
}

const ends: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}' }

/**
 * A text cut at its Liquid. What opens and never closes is text. Linear: where no end follows once, none is looked for
 * again, so that a text full of openings takes no longer than any other.
 */
export function splitLiquid(text: string): LiquidPart[] {
  const parts: LiquidPart[] = []
  const open = new Set(Object.keys(ends))
  let from = 0
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const kind = text.slice(at, at + 2)
    const end = open.has(kind) ? text.indexOf(ends[kind] ?? '', at + 2) : -1
    if (end < 0) {
      open.delete(kind)
      at++
      continue
    }
    if (at > from) parts.push({ text: text.slice(from, at), isLiquid: false })
    parts.push({ text: text.slice(at, end + 2), isLiquid: true })
    from = end + 2
    at = from
  }
  if (from < text.length) parts.push({ text: text.slice(from), isLiquid: false })
  return parts
}

/** The text without its Liquid. */
export function dropLiquid(text: string): string {
  return splitLiquid(text)
    .map((part) => (part.isLiquid ? ' ' : part.text))
    .join('')
}

const open = '\ue000'
const close = '\ue001'
const marks = /\ue000(\d+)\ue001/g

/** Liquid out of the text, so that what reads HTML or sentences does not touch it; `restore` puts it back. */
export function protectLiquid(text: string): { text: string; restore(text: string): string } {
  const kept: string[] = []
  const bare = splitLiquid(text.replace(/[\ue000\ue001]/g, ''))
    .map((part) => (part.isLiquid ? `${open}${kept.push(part.text) - 1}${close}` : part.text))
    .join('')
  return { text: bare, restore: (made) => made.replace(marks, (_, i: string) => kept[Number(i)] ?? '') }
}
