import type { CoreText } from '../schema/core.ts'
import { measureSms, writePlainSigns } from './gsm.ts'
import { protectLiquid } from './liquid-parts.ts'
import { type Shortened, shorten } from './typography.ts'

const months =
  'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|January|February|March|April|May|June|July|August|September|October|November|December'
const days =
  'poniedziałku|wtorku|środy|czwartku|piątku|soboty|niedzieli|jutra|dziś|dzisiaj|końca \\p{L}+|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|tomorrow|today'

const from = '(?:[Dd]o|[Oo]d|[Uu]ntil|[Tt]ill|[Bb]y)'

/** What an offer stands or falls with: Liquid, a code, an amount, a date. Outer whitespace never belongs to one. */
const fact = new RegExp(
  [
    '\\ue000\\d+\\ue001',
    '(?<![\\p{L}\\d])(?=[A-Z\\d-]*[A-Z])(?=[A-Z\\d-]*\\d)[A-Z\\d][A-Z\\d-]{2,}(?![\\p{L}\\d])',
    '(?<=(?:[Kk]od\\p{L}*|[Hh]asł\\p{L}*|[Cc]ode):? "?)[\\p{Lu}\\d][\\p{Lu}\\d-]{2,}(?![\\p{L}\\d])',
    '[-+]?[€$£] ?\\d[\\d .,]*(?<=\\d)',
    '[-+]?(?:\\d[\\d .,]*)?\\d ?(?:%|zł|gr|PLN|EUR|USD|GBP|€|\\$|£)(?!\\p{L})(?: (?:taniej|mniej|rabatu|zniżki|off|less)(?!\\p{L}))?',
    '\\d{4}-\\d{2}-\\d{2}(?!\\d)',
    `(?:${from} )?\\d{1,2}(?:\\.\\d{1,2}(?:\\.(?:\\d{4}|\\d{2}))?(?!\\d)|[.:]\\d{2}(?!\\d))`,
    `(?:${from} )?\\d{1,2}(?:st|nd|rd|th)? (?:${months})(?!\\p{L})`,
    `${from} (?:${days})(?!\\p{L})`,
  ].join('|'),
  'gu',
)

/** Codes, amounts, dates and Liquid of an offer, each once, in order. */
export function listFacts(offer: string): string[] {
  const { text, restore } = protectLiquid(offer)
  return [...new Set([...text.matchAll(fact)].map((match) => restore(match[0])))]
}

/** The offer whole, then its clauses with facts, then the facts alone: as little as still says what is offered. */
function listOffers(offer: string): string[] {
  const facts = listFacts(offer)
  const { text, restore } = protectLiquid(offer)
  const clauses = text
    .split(/(?<=[.!?;,])\s+|\s+[–-]\s+(?!\d)/u)
    .map((clause) => restore(clause).replace(/[,;]$/, ''))
    .filter((clause) => facts.some((one) => clause.includes(one)))
  return [offer, clauses.join(', '), facts.join(', ')].filter(
    (one) => one !== '' && facts.every((each) => one.includes(each)),
  )
}

interface SmsDraft extends Shortened {
  full: string
}

/**
 * Key message, offer and link within so many parts. The link stays whole; of the offer everything that matters stays
 * (code, amount, date) wherever it fits at all; the key message is shortened first, and goes last.
 */
export function draftSms(text: CoreText, link: string, parts: number): SmsDraft {
  const headline = writePlainSigns(text.headline)
  const offer = writePlainSigns(text.offer)
  const write = (head: string, said: string) => join([head, said, link])
  const fits = (made: string) => measureSms(made).parts <= parts
  const full = write(offer === '' ? headline : sentence(headline), offer)
  if (fits(full)) return { text: full, full, isShortened: false, how: 'none' }
  const offers = offer === '' || /\{%/.test(offer) ? [offer] : listOffers(offer)
  for (const said of offers) {
    const cut = shorten(headline, {
      limit: parts,
      measure: (head) => measureSms(write(sentence(head), said)).parts,
      ellipsis: '...',
    })
    const made = write(offer === '' ? cut.text : sentence(cut.text), said)
    if (fits(made) && isMessage(cut.text, headline))
      return { text: made, full, isShortened: true, how: cut.how === 'sentence' ? 'sentence' : 'words' }
  }
  const alone = offers.map((said) => write('', said)).find((made) => offer !== '' && fits(made))
  if (alone !== undefined) return { text: alone, full, isShortened: true, how: 'words' }
  return cutAll(write('', join([sentence(headline), offer])), { full, link, parts })
}

/** Where not even the facts fit: words from the start, and the link. */
function cutAll(
  text: string,
  { full, link, parts }: { full: string; link: string; parts: number },
): SmsDraft {
  const cut = shorten(text.slice(0, text.length - link.length).trimEnd(), {
    limit: parts,
    measure: (part) => measureSms(join([part, link])).parts,
    ellipsis: '...',
  })
  return { ...cut, text: join([cut.text, link]), full }
}

/** One word and three dots say nothing. */
const isMessage = (cut: string, headline: string): boolean => cut === headline || / \S/.test(cut)

const join = (pieces: readonly string[]): string => pieces.filter((piece) => piece.trim() !== '').join(' ')
const sentence = (text: string): string => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`)
