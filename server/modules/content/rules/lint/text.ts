import type { BrandKit } from '../../schema/brand.ts'
import type { ContentLanguage } from '../../schema/core.ts'
import { findForms } from '../inflection.ts'
import { dropLiquid } from '../liquid-parts.ts'
import type { Finding } from './findings.ts'

const address = /\b(?:https?:\/\/|www\.)\S+/gi

/** "You" among friends, where a brand says Pani and Pan. */
const familiar =
  /(?<![\p{L}])(Tobie|Tobą|Ciebie|Cię|Ci|Twój|Twoja|Twoje|Twojego|Twojej|Twoją|Twoim|Twoich|Ty|masz|chcesz|możesz)(?![\p{L}])/iu
/** What is usual on a button even there, and in a sentence is not. */
const imperative =
  /(?<![\p{L}])(zobacz|sprawdź|kup|odbierz|poznaj|skorzystaj|wybierz|zamów|dołącz|odkryj|wejdź|przyjdź)(?![\p{L}])/iu
/** Places of calls to act: buttons, and the last line of a letter. */
const isCall = (place: string): boolean => /\.(?:button|action)$|\.label\.\w+$/.test(place)

/** What is wrong with one text, whatever its channel. Liquid and addresses are not read. */
export function lintText(
  raw: string,
  { place, language, brand }: { place: string; language: ContentLanguage; brand: BrandKit },
): Finding[] {
  const text = dropLiquid(raw).replace(address, ' ')
  const found: Finding[] = []
  for (const one of findForms(
    text,
    brand.forbidden.map((word) => word.word),
  )) {
    const instead = brand.forbidden.find((word) => word.word === one.word)?.instead ?? ''
    const by = instead === '' ? '' : language === 'pl' ? ` na: „${instead}”` : ` by “${instead}”`
    found.push({ code: 'forbidden_word', place, values: { found: one.found, instead: by } })
  }
  const shouted = findShouting(text)
  if (shouted !== null) found.push({ code: 'all_caps', place, values: { found: shouted } })
  const marks = /[!?]{2,}|!(?:[^!]{0,80}!){2,}|[$€]{2,}|\*{3,}/u.exec(text)?.[0]
  if (marks !== undefined)
    found.push({ code: 'spammy_punctuation', place, values: { found: marks.slice(0, 30) } })
  if (language === 'pl' && brand.address === 'pan_pani') {
    const form = familiar.exec(text)?.[0]
    const verb = form === undefined && !isCall(place) ? imperative.exec(text)?.[0] : undefined
    if (form !== undefined) found.push({ code: 'address_form', place, values: { found: form } })
    if (verb !== undefined) found.push({ code: 'address_verb', place, values: { found: verb } })
  }
  return found
}

/** Two words and more in capitals, or one of six letters and more; abbreviations (SMS, RODO, LPP) are none. */
function findShouting(text: string): string | null {
  const run = /(?<![\p{L}])\p{Lu}{2,}(?:[\s\u00a0,.!-]+\p{Lu}{2,})+(?![\p{L}])/u.exec(text)?.[0]
  if (run !== undefined && (run.match(/\p{Lu}/gu)?.length ?? 0) >= 8) return run.slice(0, 60)
  return /(?<![\p{L}])\p{Lu}{6,}(?![\p{L}])/u.exec(text)?.[0].slice(0, 60) ?? null
}
