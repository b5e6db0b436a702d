import { z } from 'zod'

export const languages = ['pl', 'en'] as const
export type ContentLanguage = (typeof languages)[number]

/** Where a message can go. The last three are texts for planning: somebody posts them by hand. */
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

export const tones = ['warm', 'plain', 'festive', 'urgent', 'formal'] as const

const oneLine = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !/[\r\n]/.test(text), 'header_injection')

/** The message in one language. Texts may hold Liquid. */
export const coreText = z.strictObject({
  /** The one sentence that must arrive; subject and titles come from it. */
  headline: oneLine(300),
  /** What is said, in a few sentences; blank lines part paragraphs. */
  message: z.string().max(6000).default(''),
  /** What she gets: "-20 % na wszystkie sukienki do niedzieli". */
  offer: oneLine(500).default(''),
  /** What she is asked to do: "Zobacz kolekcję". */
  action: oneLine(80).default(''),
})
export type CoreText = z.infer<typeof coreText>

export const picture = z.strictObject({
  url: z.string().max(2000),
  alt: z.partialRecord(z.enum(languages), z.string().max(300)).default({}),
  width: z.number().int().positive().max(8000).optional(),
  height: z.number().int().positive().max(8000).optional(),
})
export type Picture = z.infer<typeof picture>

/** The message of which every channel gets its variant. */
export const coreMessage = z.strictObject({
  /** Marketing needs consent and a way out; a service message neither sells nor may. */
  purpose: z.enum(['marketing', 'service']).default('marketing'),
  tone: z.enum(tones).default('warm'),
  texts: z.partialRecord(z.enum(languages), coreText),
  link: z.string().max(2000).default(''),
  pictures: z.array(picture).max(10).default([]),
  hashtags: z
    .array(z.string().regex(/^[\p{L}\p{N}_]{1,60}$/u))
    .max(30)
    .default([]),
})
export type CoreMessage = z.infer<typeof coreMessage>

/** Texts the marketer wrote herself: channel → language → field. They outlive changes of the core. */
export const overrides = z.partialRecord(
  z.enum(contentChannels),
  z.partialRecord(z.enum(languages), z.record(z.string().max(40), z.string().max(8000))),
)
export type Overrides = z.infer<typeof overrides>
