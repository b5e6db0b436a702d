import { z } from 'zod'
import { itemReply } from './api.ts'
import { contentDocument } from './document.ts'

const name = z.string().trim().min(1).max(200)
const cut = {
  parts: z.number().int().min(2).max(5),
  days: z.number().int().min(1).max(90),
}
const role = z.enum(['announce', 'show', 'prove', 'remind', 'close'])

export const planBody = z.strictObject(cut)
export const planReply = z.object({
  parts: z.array(z.object({ day: z.number().int(), role, document: contentDocument })),
})

export const createSeriesBody = z.strictObject({ ...cut, name, sourceId: z.uuid() })
export const saveSeriesBody = z
  .strictObject({
    name,
    /** In their order: days after the first part, never falling. */
    parts: z.array(z.strictObject({ itemId: z.uuid(), day: z.number().int().min(0).max(365) })).max(30),
  })
  .refine(({ parts }) => new Set(parts.map((one) => one.itemId)).size === parts.length, {
    path: ['parts'],
    message: 'each message once',
  })
  .refine(({ parts }) => parts.every((one, i) => i === 0 || one.day >= (parts[i - 1]?.day ?? 0)), {
    path: ['parts'],
    message: 'days never fall',
  })

const series = z.object({
  id: z.uuid(),
  name: z.string(),
  revision: z.number().int(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string(),
  parts: z.array(
    z.object({
      day: z.number().int(),
      /** What it is for; null where somebody put it in by hand. */
      role: role.nullable(),
      item: itemReply,
    }),
  ),
})
export const seriesReply = series
export const seriesListReply = z.object({ items: z.array(series) })
