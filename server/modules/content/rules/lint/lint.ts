import {
  type Block,
  type BlockDocument,
  type LeafBlock,
  type PlainBlock,
  walkBlocks,
} from '../../schema/blocks.ts'
import type { BrandKit } from '../../schema/brand.ts'
import type { ContentDocument } from '../../schema/document.ts'
import type { Variant } from '../adapt.ts'
import { contrastNeeded, contrastOf, suggestReadable } from '../colour.ts'
import { findSafeUrl, findTemplateLink } from '../links.ts'
import { mostSmsParts, reportSms } from '../sms.ts'
import type { Finding } from './findings.ts'
import { lintText } from './text.ts'

export interface LintInput {
  document: ContentDocument
  variants: readonly Variant[]
  /** The mail or page in blocks, as it would be sent. */
  body: BlockDocument
  brand: BrandKit
  kind: 'message' | 'page'
}

/** Everything that is wrong or could be better, each with its place. Pure. */
export function lintContent(input: LintInput): Finding[] {
  return [
    ...lintLanguages(input),
    ...input.variants.flatMap((variant) => lintVariant(variant, input.brand)),
    ...lintCore(input),
    ...(hasBody(input) ? lintBody(input) : []),
    ...lintBrand(input.brand),
  ]
}

const hasBody = (input: LintInput) => input.kind === 'page' || input.document.channels.includes('email')

function lintLanguages({ document, brand }: LintInput): Finding[] {
  return brand.languages
    .filter((language) => document.core.texts[language] === undefined)
    .map((language) => ({ code: 'missing_language', place: `core.texts.${language}`, values: { language } }))
}

function lintCore({ document, body }: LintInput): Finding[] {
  const { link, pictures, texts } = document.core
  const found: Finding[] = []
  if (link !== '' && findTemplateLink(link) === null)
    found.push({ code: 'bad_link', place: 'core.link', values: { link: link.slice(0, 60) } })
  // Where the pictures stand in blocks, the blocks are looked at.
  const isShown = new Set(
    walkBlocks(body).flatMap(({ block }) =>
      block.kind === 'picture' || block.kind === 'live_picture' ? [block.url] : [],
    ),
  )
  for (const [i, picture] of pictures.entries())
    for (const language of Object.keys(texts))
      if (!isShown.has(picture.url) && (Reflect.get(picture.alt, language) ?? '') === '')
        found.push({ code: 'missing_alt', place: `core.pictures[${i}].alt.${language}`, values: {} })
  return found
}

function lintVariant(variant: Variant, brand: BrandKit): Finding[] {
  const { channel, language, fields } = variant
  const found = fields.flatMap((field): Finding[] => {
    const place = `${channel}.${language}.${field.name}`
    const { length, fits, most } = field
    const texts = lintText(field.text, { place, language, brand })
    // An SMS is judged by its parts, below.
    if (channel === 'sms') return texts
    switch (field.state) {
      case 'over':
        return [...texts, { code: 'field_over', place, values: { length, most } }]
      case 'too_long':
        return [...texts, { code: 'field_too_long', place, values: { length, fits } }]
      case 'too_short':
        return [...texts, { code: 'field_too_short', place, values: { length } }]
      case 'empty':
        return field.name === 'button' || field.name === 'action'
          ? []
          : [{ code: 'empty_field', place, values: {} }]
    }
    return texts
  })
  return channel === 'sms' ? [...found, ...lintSms(variant)] : found
}

function lintSms(variant: Variant): Finding[] {
  const text = variant.fields[0]?.text ?? ''
  const place = `sms.${variant.language}.text`
  const report = reportSms(text, null)
  const found: Finding[] = []
  if (text === '') found.push({ code: 'empty_field', place, values: {} })
  if (report.isTooLong)
    found.push({ code: 'sms_too_long', place, values: { parts: report.parts, most: mostSmsParts } })
  const { plain } = variant
  if (plain?.isWhole)
    found.push({ code: 'sms_cut', place, values: { parts: report.parts, plainParts: plain.parts } })
  else if (plain)
    found.push({
      code: 'sms_ucs2',
      place,
      values: { letters: report.forcedBy.join(' '), parts: report.parts, plainParts: plain.parts },
    })
  return found
}

function lintBody(input: LintInput): Finding[] {
  const { body, document, kind } = input
  const found = walkBlocks(body).flatMap(({ block, path }) => lintBlock(block, `body.${path}`, input))
  if (kind === 'page' || document.core.purpose !== 'marketing') return found
  const exits = walkBlocks(body).filter(({ block }) => block.kind === 'unsubscribe')
  const isSure = exits.some(
    ({ block, path }) => (block.show ?? 'always') === 'always' && !/\.(cases|otherwise)\b/.test(path),
  )
  if (exits.length === 0) found.push({ code: 'missing_unsubscribe', place: 'body', values: {} })
  else if (!isSure)
    found.push({ code: 'conditional_unsubscribe', place: `body.${exits[0]?.path ?? ''}`, values: {} })
  return found
}

function lintBlock(block: Block | PlainBlock, place: string, input: LintInput): Finding[] {
  const languages = Object.keys(input.document.core.texts)
  const { brand } = input
  if (block.kind === 'heading') return lintLocalized(block.text, `${place}.text`, input)
  if (block.kind === 'text') return lintLocalized(block.html, `${place}.html`, input)
  if (block.kind === 'live_picture')
    return [
      ...lintLiveUrls(block, place),
      ...lintBlock({ ...block, kind: 'picture' }, place, input).filter((one) => one.place !== `${place}.url`),
    ]
  if (block.kind === 'picture') {
    const missing = block.isDecorative
      ? []
      : languages.filter((language) => (Reflect.get(block.alt, language) ?? '') === '')
    return [
      ...missing.map((one): Finding => ({ code: 'missing_alt', place: `${place}.alt.${one}`, values: {} })),
      ...lintLink(block.url, `${place}.url`),
      ...(block.link === undefined ? [] : lintLink(block.link, `${place}.link`)),
    ]
  }
  if (block.kind !== 'button') return []
  const colours = {
    text: block.textColour ?? brand.colours.onAccent,
    ground: block.colour ?? brand.colours.accent,
  }
  return [
    ...lintLocalized(block.label, `${place}.label`, input),
    ...lintLink(block.link, `${place}.link`),
    ...(block.colour || block.textColour ? lintContrast(colours, `${place}.colour`) : []),
  ]
}

/** A picture chosen at opening is fetched by whoever reads the mail: whole web addresses only, no Liquid. */
function lintLiveUrls(
  { url, cases }: Extract<LeafBlock, { kind: 'live_picture' }>,
  place: string,
): Finding[] {
  const all = [
    { url, at: `${place}.url` },
    ...cases.map((one, i) => ({ url: one.url, at: `${place}.cases[${i}].url` })),
  ]
  return all
    .filter((one) => !/^https?:/i.test(findSafeUrl(one.url) ?? ''))
    .map((one): Finding => ({ code: 'bad_link', place: one.at, values: { link: one.url.slice(0, 60) } }))
}

function lintLocalized(text: object, place: string, input: LintInput): Finding[] {
  return (['pl', 'en'] as const).flatMap((language): Finding[] => {
    if (input.document.core.texts[language] === undefined) return []
    const value: unknown = Reflect.get(text, language)
    if (typeof value !== 'string' || value === '')
      return [{ code: 'missing_language', place: `${place}.${language}`, values: { language } }]
    return lintText(value.replace(/<[^<>]*>/g, ' '), {
      place: `${place}.${language}`,
      language,
      brand: input.brand,
    })
  })
}

function lintLink(link: string, place: string): Finding[] {
  return findTemplateLink(link) === null
    ? [{ code: 'bad_link', place, values: { link: link.slice(0, 60) } }]
    : []
}

/** The brand's own colours: text on its ground, accent as links, text on buttons. */
export function lintBrand({ colours }: BrandKit): Finding[] {
  return [
    ...lintContrast({ text: colours.text, ground: colours.ground }, 'brand.colours.text'),
    ...lintContrast({ text: colours.accent, ground: colours.ground }, 'brand.colours.accent'),
    ...lintContrast({ text: colours.onAccent, ground: colours.accent }, 'brand.colours.onAccent'),
  ]
}

function lintContrast({ text, ground }: { text: string; ground: string }, place: string): Finding[] {
  const ratio = contrastOf(text, ground)
  if (ratio >= contrastNeeded.text) return []
  const values = {
    ratio: ratio.toFixed(1),
    needed: contrastNeeded.text,
    suggestion: suggestReadable(text, ground),
  }
  return [{ code: 'low_contrast', place, values }]
}
