import { defineNode } from '@splot/contract/plugin/node'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const options = z.strictObject({
  url: field.url({ pl: 'Adres', en: 'Address' }),
  withContext: field
    .flag(
      { pl: 'Dołącz dane, od których zaczęła się ścieżka', en: 'Send what began the journey too' },
      {
        pl: 'Właściwości zdarzenia wejścia: mogą zawierać dane osobowe',
        en: 'Properties of the entry: may hold personal data',
      },
    )
    .default(false),
})

/** A call to another system. */
export const webhookNode = defineNode({
  id: 'webhook',
  label: { pl: 'Webhook', en: 'Webhook' },
  hint: { pl: 'Powiadamia inny system.', en: 'Tells another system.' },
  icon: 'webhook',
  category: 'change',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  decide: ({ options: { url, withContext }, run }) => ({
    kind: 'next',
    output: 'next',
    effects: [{ kind: 'webhook', url, data: withContext ? { context: run.context } : {} }],
  }),
  uses: ({ url }) => ({ addresses: [url] }),
  explain({ url }, lang) {
    const host = URL.canParse(url) ? new URL(url).host : url
    return lang === 'pl' ? `Powiadamia ${host}` : `Tells ${host}`
  },
})
