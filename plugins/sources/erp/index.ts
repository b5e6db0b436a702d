import { field, made } from '@splot/contract/plugin/settings'
import { type Brought, defineSource, type SourceDelivery } from '@splot/contract/plugin/source'
import { verifyStandard } from '@splot/contract/plugin/source-proof'
import { z } from 'zod'
import { maps } from './rows.ts'

const settings = z.strictObject({
  secret: made(field.secret({ pl: 'Klucz podpisu', en: 'Signing key' })),
  previousSecret: made(field.secret({ pl: 'Poprzedni klucz', en: 'Previous key' })).optional(),
  currency: field
    .text({ pl: 'Waluta, gdy wiersz jej nie podaje', en: 'Currency where a row names none' })
    .default('PLN'),
})
export type ErpSettings = z.output<typeof settings>

const bring = (delivery: SourceDelivery, config: ErpSettings): Brought =>
  maps[delivery.topic]?.(delivery, config) ?? {}

/** Products, prices, stores, stock and what became of orders, of any ERP or warehouse: by API or as files. */
export const erp = defineSource({
  id: 'erp',
  label: { pl: 'ERP i magazyn', en: 'ERP and warehouse' },
  brings: {
    pl: 'Produkty, ceny, sklepy, stany i losy zamówień, przez API albo z plików',
    en: 'Products, prices, stores, stock and what became of orders, by API or from files',
  },
  icon: 'warehouse',
  config: settings,
  topics: Object.keys(maps),
  files: Object.keys(maps),
  steps: [
    {
      pl: 'Wysyłaj listy wierszy jako JSON na {url}?topic=stock (albo products, prices, stores, movements, orders), z podpisem Standard Webhooks.',
      en: 'Send lists of rows as JSON to {url}?topic=stock (or products, prices, stores, movements, orders), signed as Standard Webhooks.',
    },
    {
      pl: 'Albo odkładaj pliki o takich nazwach do folderu połączenia: stock….csv ma kolumny store, sku, on_hand; prices….csv: sku, amount, currency, from; movements….csv: store, sku, kind, quantity, ref, line (numer dokumentu i jego pozycja: po nich ten sam ruch jest znany).',
      en: 'Or drop files of such names into the folder of the connection: stock….csv has columns store, sku, on_hand; prices….csv: sku, amount, currency, from; movements….csv: store, sku, kind, quantity, ref, line (the document and its line, by which a movement is known).',
    },
  ],
  verify: (request, { secret, previousSecret }, tools) =>
    verifyStandard(request, [secret, previousSecret], tools),
  map: bring,
})
