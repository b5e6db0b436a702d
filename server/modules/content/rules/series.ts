import type { ContentLanguage, CoreMessage, CoreText } from '../schema/core.ts'

export interface SeriesPart {
  /** Days after the first part. */
  day: number
  /** What this part is for. */
  role: 'announce' | 'show' | 'prove' | 'remind' | 'close'
  core: CoreMessage
}

const roles = ['announce', 'show', 'prove', 'remind', 'close'] as const

const openings: Readonly<Record<SeriesPart['role'], Readonly<Record<ContentLanguage, string>>>> = {
  announce: { pl: '', en: '' },
  show: { pl: 'Zobacz z bliska: ', en: 'A closer look: ' },
  prove: { pl: 'Co mówią inni: ', en: 'What others say: ' },
  remind: { pl: 'Przypominamy: ', en: 'A reminder: ' },
  close: { pl: 'Ostatni dzień: ', en: 'Last day: ' },
}

/**
 * Cuts a core message into parts over days: the same key message, tone, offer and link, each part with one paragraph of
 * the message and its own opening. Offer and call to action stand in every part from the second on.
 * @param days from the first part to the last
 */
export function planSeries(core: CoreMessage, parts: number, days: number): SeriesPart[] {
  const count = Math.max(1, Math.min(roles.length, Math.trunc(parts)))
  return Array.from({ length: count }, (_, i) => {
    const role = pickRole(i, count)
    return {
      day: count === 1 ? 0 : Math.round((i * days) / (count - 1)),
      role,
      core: {
        ...core,
        pictures: pickPicture(core, i),
        texts: Object.fromEntries(
          Object.entries(core.texts).map(([language, text]) => [
            language,
            text === undefined
              ? text
              : writePart(text, { role, i, count, language: language === 'pl' ? 'pl' : 'en' }),
          ]),
        ),
      },
    }
  })
}

/** Announce first, close last; the roles between in their order. */
function pickRole(i: number, count: number): SeriesPart['role'] {
  if (i === 0) return 'announce'
  return i === count - 1 ? 'close' : (roles[i] ?? 'remind')
}

function pickPicture(core: CoreMessage, i: number): CoreMessage['pictures'] {
  const one = core.pictures[i % Math.max(1, core.pictures.length)]
  return one === undefined ? [] : [one]
}

function writePart(
  text: CoreText,
  part: { role: SeriesPart['role']; i: number; count: number; language: ContentLanguage },
): CoreText {
  const paragraphs = text.message.split(/\n{2,}/).filter((one) => one.trim() !== '')
  const opening = openings[part.role][part.language]
  return {
    headline: opening === '' ? text.headline : opening + lowerFirst(text.headline),
    message: paragraphs[part.i % Math.max(1, paragraphs.length)] ?? '',
    offer: part.i === 0 && part.count > 1 ? '' : text.offer,
    action: text.action,
  }
}

/** Lower case for a word that only began the sentence: not for names, abbreviations and Liquid. */
function lowerFirst(text: string): string {
  const [first = '', second = ''] = [...text]
  return /\p{Lu}/u.test(first) && /[\p{Ll}\s]/u.test(second)
    ? first.toLocaleLowerCase('pl') + text.slice(first.length)
    : text
}

export interface InfographicOutline {
  title: string
  sections: { kind: 'figure' | 'point' | 'action'; text: string; figure: string | null }[]
  source: string
}

const figure =
  /(?:[-–]\s?)?\d[\d\s\u00a0.,]*\s?(?:%|×|(?:zł|kg|dni|dnia|godz|h|lat|lata|x|days?|hours?|years?)(?!\p{L}))?/u

/** What an infographic of the message would show: the title, up to six points, those with a figure first, the call. */
export function outlineInfographic(core: CoreMessage, language: ContentLanguage): InfographicOutline | null {
  const text = core.texts[language]
  if (text === undefined) return null
  const sentences = [text.offer, ...text.message.split(/(?<=[.!?…])\s+|\n+/)]
    .map((one) => one.trim())
    .filter(Boolean)
  const points = sentences.map((one) => {
    const found = figure.exec(one)?.[0].trim() ?? null
    return { kind: found === null ? ('point' as const) : ('figure' as const), text: one, figure: found }
  })
  const ordered = [
    ...points.filter((one) => one.figure !== null),
    ...points.filter((one) => one.figure === null),
  ]
  const action = text.action === '' ? [] : [{ kind: 'action' as const, text: text.action, figure: null }]
  return { title: text.headline, sections: [...ordered.slice(0, 6), ...action], source: core.link }
}
