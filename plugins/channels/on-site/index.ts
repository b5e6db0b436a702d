import { defineChannel } from '@splot/contract/plugin/channel'
import { z } from 'zod'

const link = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/[\x21-\x7e]+$/i, 'header_injection')

const content = z.strictObject({
  slot: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'header_injection'),
  title: z.string().max(200),
  body: z.string().max(2_000),
  url: link.nullable(),
  image: link.optional(),
  button: z.string().max(60).optional(),
  /** How long the page may show it, seconds. */
  ttlS: z.number().int().min(60).max(31_536_000).default(604_800),
})

/** A message on the retailer's own page or in its app: waits on the shelf until the page script fetches it. */
export const onSite = defineChannel({
  id: 'on-site',
  label: { pl: 'Na stronie', en: 'On the site' },
  icon: 'panel-top',
  channel: 'web',
  addressKind: 'customer',
  config: z.strictObject({}),
  content,
  limits: { maxBytes: 16_384, perSecond: null, concurrency: 100, isIdempotent: true },
  async send(message, _, deps, handOver) {
    const { ttlS, ...shown } = message.content
    handOver()
    await deps.shelf.put({
      key: message.idempotencyKey,
      address: message.address,
      row: { id: message.id, ...shown },
      until: deps.clock.now() + ttlS * 1_000,
    })
    return { state: 'sent', providerId: message.id }
  },
  test: async () => ({
    isOk: true,
    says: { pl: 'Ten kanał nie wymaga ustawień', en: 'This channel needs no settings' },
  }),
})
