import type {
  GetBrandReply,
  GetContentReply,
  GetSeriesReply,
  ListContentReply,
  ListPicturesReply,
  ListVersionsReply,
  TryContentReply,
} from '../../app/api.gen.ts'
import type { Channel } from '../../app/api.ts'

/** The console's names for what the content room sends. */
export type Item = GetContentReply
export type ListedItem = ListContentReply['items'][number]
export type ItemState = Item['state']
export type Document = Item['document']
export type Core = Document['core']
export type CoreField = keyof Core['texts'][string]
export type Body = NonNullable<Document['body']>
export type Block = Body['blocks'][number]
export type BlockKind = Block['kind']
export type PlainBlock = Exclude<Block, { kind: 'dynamic' }>
export type LeafBlock = Exclude<PlainBlock, { kind: 'columns' }>
export type DynamicBlock = Extract<Block, { kind: 'dynamic' }>
export type ColumnsBlock = Extract<Block, { kind: 'columns' }>
export type Condition = DynamicBlock['cases'][number]['when']
export type ConditionTest = Condition['tests'][number]
export type Localized = Readonly<Record<string, string>>
export type Trial = TryContentReply
export type Variant = Trial['variants'][number]
export type VariantField = Variant['fields'][number]
export type Shown = Trial['shown'][number]
export type Finding = Trial['findings'][number]
export type Brand = GetBrandReply
export type BrandKit = Brand['kit']
export type Picture = ListPicturesReply['items'][number]
export type Series = GetSeriesReply
export type Version = ListVersionsReply['items'][number]

export type ContentLanguage = 'pl' | 'en'
export const contentLanguages: readonly ContentLanguage[] = ['pl', 'en']

export const contentChannels = [
  'email',
  'sms',
  'web_push',
  'app_push',
  'onsite',
  'chat',
  'post',
  'instagram',
  'tiktok',
  'pinterest',
] as const
export type ContentChannel = (typeof contentChannels)[number]

/** On which of the ten threads a variant hangs. */
export const threadOfVariant: Readonly<Record<ContentChannel, Channel>> = {
  email: 'email',
  sms: 'sms',
  web_push: 'push',
  app_push: 'push',
  onsite: 'web',
  chat: 'chat',
  post: 'post',
  instagram: 'social',
  tiktok: 'social',
  pinterest: 'social',
}

/** Texts somebody posts by hand: Splot plans them and sends nothing. */
export const isPlanned = (channel: ContentChannel): boolean =>
  channel === 'instagram' || channel === 'tiktok' || channel === 'pinterest'

export const tones = ['warm', 'plain', 'festive', 'urgent', 'formal'] as const

/** What a message begins with. */
export const emptyDocument = (language: ContentLanguage): Document => ({
  core: {
    purpose: 'marketing',
    tone: 'warm',
    texts: { [language]: { headline: '', message: '', offer: '', action: '' } },
    link: '',
    pictures: [],
    hashtags: [],
  },
  channels: ['email', 'sms', 'web_push'],
  overrides: {},
  body: null,
  onMissing: 'skip',
  smsParts: 2,
  aiMade: [],
})

export const languagesOf = (document: Document): ContentLanguage[] =>
  contentLanguages.filter((each) => document.core.texts[each] !== undefined)

/** Findings at a place or below it: `email.pl` holds `email.pl.subject`. */
export const findingsAt = (findings: readonly Finding[], place: string): Finding[] =>
  findings.filter(
    (one) => one.place === place || one.place.startsWith(`${place}.`) || one.place.startsWith(`${place}[`),
  )
