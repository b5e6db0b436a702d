import { z } from 'zod'
import { languages } from './core.ts'

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\r\n<>]*$/)

/** The words of the banner that a workspace may say otherwise; how the buttons look it may not. */
const texts = z.strictObject({
  title: oneLine(80).optional(),
  /** `{brand}` and `{purposes}` are filled in. */
  text: oneLine(600).optional(),
  refuse: oneLine(30).optional(),
  agree: oneLine(30).optional(),
  details: oneLine(30).optional(),
})

export const bannerSettings = z.strictObject({
  /** False where the shop has a consent manager of its own. */
  isOn: z.boolean().default(true),
  texts: z.partialRecord(z.enum(languages), texts).default({}),
})
export type BannerSettings = z.infer<typeof bannerSettings>

const words = z.record(z.string(), z.string())
export const bannerBody = z.strictObject({ settings: bannerSettings })
export const bannerReply = z.object({
  settings: bannerSettings,
  /** What it says where the workspace says nothing, by language. */
  defaults: z.object({ pl: words, en: words }),
  revision: z.number().int(),
  updatedAt: z.iso.datetime().nullable(),
  updatedBy: z.string().nullable(),
})
