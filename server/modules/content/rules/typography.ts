import type { ContentLanguage } from '../schema/core.ts'

const hard = '\u00a0'

// Liquid is not text: its insides are never touched.
const liquid = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/

/**
 * Typography of the language: quotes, dashes, an ellipsis; in Polish one-letter words never end a line, numbers stay
 * with their unit. Plain text in, plain text out.
 */
export function typeset(text: string, language: ContentLanguage): string {
  return text
    .split(liquid)
    .map((part, i) => (i % 2 === 1 ? part : typesetPart(part, language)))
    .join('')
}

function typesetPart(text: string, language: ContentLanguage): string {
  const signs = text.replace(/\.{3}/g, '…').replace(/(\s)-(\s)/g, '$1–$2')
  if (language === 'en') return signs.replace(/"([^"\n]*)"/g, '“$1”')
  return signs
    .replace(/"([^"\n]*)"/g, '„$1”')
    .replace(/(?<=^|[\s(„\u00a0])([aiouwzAIOUWZ]) (?=\S)/g, `$1${hard}`)
    .replace(/(\d) (?=(?:zł|gr|kg|g|cm|mm|m|km|l|ml|szt|godz|min|r)(?!\p{L})|%)/gu, `$1${hard}`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${hard}`)
}

export interface Shortened {
  text: string
  isShortened: boolean
  /** `sentence`: whole sentences stayed; `words`: cut at a word's end, with an ellipsis; `none`: it fitted. */
  how: 'none' | 'sentence' | 'words' | 'impossible'
}

export interface ShortenOptions {
  limit: number
  /** How long a text is: characters, or the units of an SMS. */
  measure?: (text: string) => number
  ellipsis?: string
}

/** Characters as a reader counts them; an output of Liquid counts as ten. */
export function countCharacters(text: string): number {
  const plain = text.replace(/\{%[\s\S]*?%\}/g, '').replace(/\{\{[\s\S]*?\}\}/g, '0123456789')
  let count = 0
  for (const _ of segmenter.segment(plain)) count++
  return count
}
const segmenter = new Intl.Segmenter('pl', { granularity: 'grapheme' })

/**
 * Shortens to the limit: whole sentences if they keep more than half of it, else whole words and an ellipsis. No
 * one-letter word or conjunction is left hanging, Liquid is never torn; a text with Liquid tags stays as it is.
 */
export function shorten(text: string, options: ShortenOptions): Shortened {
  const { limit, measure = countCharacters, ellipsis = '…' } = options
  if (measure(text) <= limit) return { text, isShortened: false, how: 'none' }
  if (/\{%/.test(text)) return { text, isShortened: false, how: 'impossible' }
  const sentences = longestStart(splitSentences(text), (part) => measure(part.trimEnd()) <= limit).trimEnd()
  if (sentences !== '' && measure(sentences) * 2 > limit)
    return { text: sentences, isShortened: true, how: 'sentence' }
  const words = longestStart(splitWords(text), (part) => measure(dropTail(part) + ellipsis) <= limit)
  const kept = dropTail(words)
  if (kept === '') return { text, isShortened: false, how: 'impossible' }
  return { text: kept + ellipsis, isShortened: true, how: 'words' }
}

function longestStart(pieces: readonly string[], fits: (text: string) => boolean): string {
  let kept = ''
  for (const piece of pieces) {
    if (!fits(kept + piece)) break
    kept += piece
  }
  return kept
}

function splitSentences(text: string): string[] {
  return text.match(/(?:\{\{[\s\S]*?\}\}|[^.!?…])+(?:[.!?…]+["”»)]*\s*|$)/g) ?? [text]
}

function splitWords(text: string): string[] {
  return text.match(/(?:\{\{[\s\S]*?\}\}|\S)+\s*/g) ?? []
}

const hanging =
  /(?:[\s\u00a0]|^)(?:[aiouwz]|lub|oraz|ale|że|do|na|po|od|ze|we|the|an|and|or|to|of|in|for|with)$/iu

/** Without the spaces, signs and little words a cut may leave at the end. */
function dropTail(text: string): string {
  let kept = text
  for (;;) {
    const next = kept.replace(/[\s\u00a0,;:–—-]+$/u, '').replace(hanging, '')
    if (next === kept) return kept
    kept = next
  }
}
