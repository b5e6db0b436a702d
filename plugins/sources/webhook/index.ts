import { field, made } from '@splot/contract/plugin/settings'
import { defineSource } from '@splot/contract/plugin/source'
import { z } from 'zod'
import { applyMapping } from './apply.ts'
import { mapping } from './mapping.ts'
import { verifyWebhook } from './verify.ts'

const settings = z.strictObject({
  secret: made(field.secret({ pl: 'Klucz podpisu', en: 'Signing key' })),
  previousSecret: made(field.secret({ pl: 'Poprzedni klucz', en: 'Previous key' })).optional(),
  signing: field
    .choice(
      { pl: 'Jak nadawca się podpisuje', en: 'How the sender signs' },
      {
        standard: { pl: 'Standard Webhooks', en: 'Standard Webhooks' },
        hmac_hex: { pl: 'HMAC-SHA256 treści, szesnastkowo', en: 'HMAC-SHA256 of the body, hexadecimal' },
        hmac_base64: { pl: 'HMAC-SHA256 treści, base64', en: 'HMAC-SHA256 of the body, base64' },
        token: { pl: 'Stały klucz w nagłówku', en: 'A fixed key in a header' },
      },
    )
    .default('standard'),
  header: field
    .text(
      { pl: 'Nagłówek z podpisem', en: 'Header of the signature' },
      { pl: 'Poza Standard Webhooks; np. x-signature', en: 'Other than Standard Webhooks; e.g. x-signature' },
    )
    .default('x-signature'),
  idPath: field
    .text(
      { pl: 'Gdzie stoi identyfikator przesyłki', en: 'Where the delivery’s id stands' },
      {
        pl: 'Ścieżka w treści, np. $.event.id; bez niej ta sama treść to ta sama przesyłka',
        en: 'A path in the body, e.g. $.event.id; without it the same body is the same delivery',
      },
    )
    .optional(),
  mapping: z
    .string()
    .max(20_000)
    .default('{"rules":[]}')
    .superRefine((text, context) => {
      // The place within it: which rule, which of its fields.
      for (const { message, path } of mapping.safeParse(readJson(text)).error?.issues ?? [])
        context.addIssue({ code: 'custom', message, path })
    })
    .meta({ label: { pl: 'Mapowanie', en: 'Mapping' }, isLong: true, isMade: false }),
})
export type WebhookSettings = z.output<typeof settings>

/** Any system that can call an address: what its words mean is said by a mapping, in the console. */
export const webhookSource = defineSource({
  id: 'webhook',
  label: { pl: 'Dowolny webhook', en: 'Any webhook' },
  brings: {
    pl: 'Zdarzenia z dowolnego systemu, według własnego mapowania',
    en: 'Events of any system, by a mapping of your own',
  },
  icon: 'webhook',
  config: settings,
  topics: [],
  steps: [
    {
      pl: 'Ustaw w drugim systemie adres {url} i klucz podpisu pokazany przy tworzeniu połączenia.',
      en: 'In the other system set the address {url} and the signing key shown when the connection was made.',
    },
    {
      pl: 'Wyślij pierwszą przesyłkę: poczeka na mapowanie. Wstaw ją w mapowaniu jako przykład, wskaż, które pole jest czym, i przyjmij to, co czeka.',
      en: 'Send a first delivery: it waits for a mapping. Take it into the mapping as the example, say which field is what, and take in what waits.',
    },
  ],
  verify: verifyWebhook,
  map: (delivery, config) => applyMapping(mapping.parse(readJson(config.mapping)), delivery),
})

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
