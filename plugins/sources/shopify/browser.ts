import { z } from 'zod'

/** What the page script writes into a cart; Shopify hands it on to the checkout and the order. */
export const notes = z
  .array(z.looseObject({ name: z.string().nullish(), value: z.unknown().optional() }))
  .nullish()

/** Her browser as the page script knows it (`splot_id`), else a name of Shopify's: what joins a guest to who she turns out to be. */
export function nameBrowser<T extends string | null>(all: z.output<typeof notes>, otherwise: T): string | T {
  const mark = all?.find(({ name }) => name === 'splot_id')?.value
  return typeof mark === 'string' && mark !== '' ? mark : otherwise
}
