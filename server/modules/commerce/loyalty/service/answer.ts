import { z } from 'zod'
import { textsOf } from '../../schema.ts'
import type { Redemption } from '../../service/ports.ts'

type Held = Awaited<ReturnType<Redemption['hold']>>

const minor = z.string().transform(BigInt)
const answer = z.object({
  discounts: z.object({
    coupons: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        texts: textsOf({ name: z.string() }).optional(),
        discountMinor: minor.nullable(),
        refused: z.string().nullable(),
      }),
    ),
    ofLine: z.array(z.tuple([z.string(), minor])).transform((pairs) => new Map(pairs)),
    totalMinor: minor,
    isShippingFree: z.boolean(),
  }),
  points: z.number(),
  pointsMinor: minor,
})

/** What a hold answered, as it is kept to be answered again. */
export const writeAnswer = ({ discounts, ...rest }: Held): string =>
  JSON.stringify(
    { ...rest, discounts: { ...discounts, ofLine: [...discounts.ofLine] } },
    (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  )

export const readAnswer = (text: string): Held => answer.parse(JSON.parse(text))
