import type { ContentChannel, ContentLanguage, Core, CoreField, Document, Localized } from './model.ts'

const emptyText = { headline: '', message: '', offer: '', action: '' }

export const setCore = (document: Document, change: Partial<Core>): Document => ({
  ...document,
  core: { ...document.core, ...change },
})

export function setCoreText(
  document: Document,
  place: { language: ContentLanguage; field: CoreField },
  text: string,
): Document {
  const { language, field } = place
  const before = document.core.texts[language] ?? emptyText
  return setCore(document, {
    texts: { ...document.core.texts, [language]: { ...before, [field]: text } },
  })
}

/** Adds an empty language, or takes one away with its own texts. */
export function setLanguage(document: Document, language: ContentLanguage, isWanted: boolean): Document {
  const { [language]: _, ...others } = document.core.texts
  return setCore(document, { texts: isWanted ? { ...others, [language]: emptyText } : others })
}

export function setChannel(document: Document, channel: ContentChannel, isWanted: boolean): Document {
  const others = document.channels.filter((each) => each !== channel)
  return { ...document, channels: isWanted ? [...others, channel] : others }
}

export interface OwnPlace {
  channel: ContentChannel
  language: ContentLanguage
  field: string
}

export const findOwn = (document: Document, { channel, language, field }: OwnPlace): string | undefined =>
  document.overrides[channel]?.[language]?.[field]

/** The marketer's own text in a field of a channel; null ties the field to the core message again. */
export function setOwn(document: Document, place: OwnPlace, text: string | null): Document {
  const { channel, language, field } = place
  const ofChannel = document.overrides[channel] ?? {}
  const { [field]: _, ...others } = ofChannel[language] ?? {}
  const fields = text === null ? others : { ...others, [field]: text }
  return {
    ...document,
    overrides: { ...document.overrides, [channel]: { ...ofChannel, [language]: fields } },
  }
}

export const setIn = (text: Localized, language: ContentLanguage, value: string): Record<string, string> => ({
  ...text,
  [language]: value,
})

const liquid = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g
const segmenter = new Intl.Segmenter('pl', { granularity: 'grapheme' })

/** Characters as a reader counts them; what is filled in for each person counts as ten. As the server counts. */
export function countCharacters(text: string): number {
  const plain = text.replace(liquid, (part) => (part.startsWith('{{') ? '0123456789' : ''))
  let count = 0
  for (const _ of segmenter.segment(plain)) count++
  return count
}

export function judgeLength(length: number, limit: { fits: number; most: number }): 'ok' | 'long' | 'over' {
  return length > limit.most ? 'over' : length > limit.fits ? 'long' : 'ok'
}
