import type { ContentLanguage } from '../schema/core.ts'
import { protectLiquid, splitLiquid } from './liquid-parts.ts'

const hard = '\u00a0'

/**
 * Typography of the language: quotes, dashes, an ellipsis; in Polish one-letter words never end a line, numbers stay
 * with their unit. Plain text in, plain text out.
 */
export function typeset(text: string, language: ContentLanguage): string {
  return splitLiquid(text)
    .map((part) => (part.isLiquid ? part.text : typesetPart(part.text, language)))
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
  const plain = splitLiquid(text)
    .map((part) => (part.isLiquid ? (part.text.startsWith('{{') ? '0123456789' : '') : part.text))
    .join('')
  if (plainLetters.test(plain)) return plain.length
  let count = 0
  for (const _ of segmenter.segment(plain)) count++
  return count
}
/** Letters and signs that are one character each, whatever stands beside them. */
const plainLetters = /^[\u0020-\u02ff\u2010-\u2027\u20ac\n]*$/
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

/** As many pieces from the start as fit, found by halving: a thousand pieces take ten looks. */
function longestStart(pieces: readonly string[], fits: (text: string) => boolean): string {
  let [few, many] = [0, pieces.length]
  while (few < many) {
    const half = Math.ceil((few + many) / 2)
    if (fits(pieces.slice(0, half).join(''))) few = half
    else many = half - 1
  }
  return pieces.slice(0, few).join('')
}

function splitSentences(text: string): string[] {
  return cut(text, /[^.!?…]+(?:[.!?…]+["”»)]*\s*|$)/g)
}

function splitWords(text: string): string[] {
  return cut(text, /\S+\s*/g)
}

/** The pieces of a text; Liquid counts as a word of its own or a part of one, never torn. */
function cut(text: string, pieces: RegExp): string[] {
  const { text: bare, restore } = protectLiquid(text)
  return (bare.match(pieces) ?? [bare]).map(restore)
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
