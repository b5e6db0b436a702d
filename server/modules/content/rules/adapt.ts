import type { ContentChannel, ContentLanguage, CoreMessage, CoreText, Overrides } from '../schema/core.ts'
import { draftSms } from './adapt-sms.ts'
import { channelLimits, type FieldLimit, pushScreens } from './limits.ts'
import { findPlainSms, type PlainSms } from './plain-sms.ts'
import { countCharacters, type Shortened, shorten, typeset } from './typography.ts'

export interface VariantField {
  name: string
  text: string
  /** `core`: filled in from the core message; `own`: written by the marketer, and kept. */
  origin: 'core' | 'own'
  /** What the core would give now, where the marketer's own text stands instead; else null. */
  fromCore: string | null
  length: number
  fits: number
  most: number
  /** The full text and how it was shortened; null where nothing was cut. */
  shortened: { full: string; how: 'sentence' | 'words' } | null
  /** `too_long`: more than is surely shown; `over`: more than the channel takes. */
  state: 'ok' | 'empty' | 'too_short' | 'too_long' | 'over'
}

export interface Variant {
  channel: ContentChannel
  language: ContentLanguage
  fields: VariantField[]
  link: string
  /** Platforms that would cut what is written, with the field they cut. */
  cutBy: { platform: string; field: string; shown: number }[]
  /** Of an SMS: what it would be without Polish letters, where that saves a part or a cut. */
  plain: PlainSms | null
}

export interface AdaptOptions {
  channel: ContentChannel
  language: ContentLanguage
  overrides?: Overrides
  /** Parts an SMS may take when it is filled in from the core. */
  smsParts?: number
}

/** The variant of a channel in a language, or null where the core has no text in that language. Pure. */
export function adaptMessage(core: CoreMessage, options: AdaptOptions): Variant | null {
  const { channel, language } = options
  const text = core.texts[language]
  if (text === undefined) return null
  const own = options.overrides?.[channel]?.[language] ?? {}
  const drafts = draftFields(core, text, options)
  const fields = Object.entries(channelLimits[channel]).map(([name, limit]) =>
    makeField({ name, limit, own: own[name], draft: drafts[name] ?? plainDraft('') }),
  )
  const plain = channel === 'sms' ? offerPlain(fields[0], options.smsParts ?? 1) : null
  return { channel, language, fields, link: core.link, cutBy: listCuts(channel, fields), plain }
}

interface Draft extends Shortened {
  full: string
}

const plainDraft = (text: string): Draft => ({ text, full: text, isShortened: false, how: 'none' })

function makeField(made: {
  name: string
  limit: FieldLimit
  own: string | undefined
  draft: Draft
}): VariantField {
  const { name, limit, own, draft } = made
  const text = own ?? draft.text
  const length = countCharacters(text)
  return {
    name,
    text,
    origin: own === undefined ? 'core' : 'own',
    fromCore: own === undefined ? null : draft.text,
    length,
    fits: limit.fits,
    most: limit.most,
    shortened:
      own === undefined && (draft.how === 'sentence' || draft.how === 'words')
        ? { full: draft.full, how: draft.how }
        : null,
    state: judgeLength(length, limit),
  }
}

function judgeLength(length: number, limit: FieldLimit): VariantField['state'] {
  if (length === 0) return 'empty'
  if (length > limit.most) return 'over'
  if (length > limit.fits) return 'too_long'
  return length < (limit.least ?? 0) ? 'too_short' : 'ok'
}

const offerPlain = (field: VariantField | undefined, most: number): PlainSms | null =>
  field === undefined ? null : findPlainSms(field.text, field.shortened?.full ?? null, most)

function listCuts(channel: ContentChannel, fields: readonly VariantField[]): Variant['cutBy'] {
  if (channel !== 'web_push' && channel !== 'app_push') return []
  return pushScreens[channel].flatMap((screen) =>
    (['title', 'body'] as const).flatMap((name) => {
      const field = fields.find((one) => one.name === name)
      return field !== undefined && field.length > screen[name]
        ? [{ platform: screen.platform, field: name, shown: screen[name] }]
        : []
    }),
  )
}

type Fill = (core: CoreMessage, text: CoreText, options: AdaptOptions) => Record<string, string>

const join = (parts: readonly string[], by: string) => parts.filter((part) => part.trim() !== '').join(by)
const sentence = (text: string) => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`)
const tags = (core: CoreMessage) => core.hashtags.map((tag) => `#${tag}`).join(' ')

/** The field of each channel before it is shortened. */
const fills: Readonly<Record<Exclude<ContentChannel, 'sms'>, Fill>> = {
  email: (_core, text) => ({
    subject: text.headline,
    preheader: join([sentence(text.offer), text.message], ' '),
    heading: text.headline,
    body: join([text.message, text.offer], '\n\n'),
    button: text.action,
  }),
  web_push: (_core, text) => ({
    title: text.headline,
    body: text.offer === '' ? text.message : text.offer,
    button: text.action,
  }),
  app_push: (_core, text) => ({
    title: text.headline,
    body: join([sentence(text.offer), text.message], ' '),
  }),
  onsite: (_core, text) => ({
    title: text.headline,
    body: text.offer === '' ? text.message : text.offer,
    button: text.action,
  }),
  chat: (core, text) => ({
    text: join([text.headline, join([sentence(text.message), text.offer], ' '), core.link], '\n'),
    button: text.action,
  }),
  post: (core, text) => ({
    heading: text.headline,
    body: join([text.message, text.offer], '\n\n'),
    action: join([text.action, core.link], ': '),
  }),
  instagram: (core, text) => ({
    opening: text.headline,
    caption: join([text.headline, text.message, text.offer, text.action, tags(core)], '\n\n'),
  }),
  tiktok: (core, text) => ({
    hook: text.headline,
    script: writeScript(text),
    caption: join([text.headline, tags(core)], ' '),
  }),
  pinterest: (core, text) => ({
    title: text.headline,
    description: join([sentence(text.message), sentence(text.offer), tags(core)], ' '),
  }),
}

function draftFields(core: CoreMessage, text: CoreText, options: AdaptOptions): Record<string, Draft> {
  const { channel, language } = options
  if (channel === 'sms') return { text: draftSms(text, core.link, options.smsParts ?? 1) }
  const limits = channelLimits[channel]
  return Object.fromEntries(
    Object.entries(fills[channel](core, text, options)).map(([name, raw]) => {
      const full = typeset(raw.trim(), language)
      const limit = limits[name]?.fits ?? Number.POSITIVE_INFINITY
      return [name, { full, ...shorten(full, { limit }) }]
    }),
  )
}

/** A script of three shots: what stops the thumb, what is shown, what to do. */
function writeScript(text: CoreText): string {
  return join(
    [
      text.headline === '' ? '' : `[0–3 s] ${text.headline}`,
      text.message === '' ? '' : `[3–12 s] ${text.message}`,
      join([text.offer, text.action], ' ') === ''
        ? ''
        : `[12–15 s] ${join([sentence(text.offer), text.action], ' ')}`,
    ],
    '\n',
  )
}
