import { z } from 'zod'
import { languages, tones } from './core.ts'

const colour = z.string().regex(/^#[0-9a-f]{6}$/i)

/** What all messages of a brand share. */
export const brandKit = z.strictObject({
  name: z.string().max(120).default(''),
  logoUrl: z.string().max(2000).default(''),
  colours: z
    .strictObject({
      /** Ground of the message and text on it. */
      ground: colour.default('#ffffff'),
      text: colour.default('#231d18'),
      /** Buttons and links, and the text on a button. */
      accent: colour.default('#0059a2'),
      onAccent: colour.default('#ffffff'),
      /** The page around the message. */
      page: colour.default('#f7f4f0'),
    })
    .prefault({}),
  font: z
    .string()
    .regex(/^[A-Za-z0-9 ,'-]{1,120}$/)
    .default('Arial, Helvetica, sans-serif'),
  tone: z.enum(tones).default('warm'),
  /** How customers are spoken to in Polish: Pan/Pani, by the first name, or in neutral forms. */
  address: z.enum(['pan_pani', 'ty', 'neutral']).default('neutral'),
  /** Never to be said: base forms; every Polish form of them is found. */
  forbidden: z
    .array(
      z.strictObject({
        word: z.string().min(2).max(60),
        instead: z.string().max(120).default(''),
      }),
    )
    .max(300)
    .default([]),
  /** Languages every message must have. */
  languages: z.array(z.enum(languages)).min(1).default(['pl']),
  /** Sender's name and address, as the law asks below a commercial message. */
  footer: z.partialRecord(z.enum(languages), z.string().max(1000)).default({}),
  /** Price of one SMS part in minor units of the workspace's currency. */
  smsPartPriceMinor: z.number().int().min(0).max(10_000).nullable().default(null),
  /** A second person must approve what is published. */
  needsApproval: z.boolean().default(false),
})
export type BrandKit = z.infer<typeof brandKit>
