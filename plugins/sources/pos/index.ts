import { field, made } from '@splot/contract/plugin/settings'
import { type Brought, defineSource, type SourceDelivery } from '@splot/contract/plugin/source'
import { verifyStandard } from '@splot/contract/plugin/source-proof'
import { z } from 'zod'
import { bringReceipts } from './receipt.ts'

const settings = z.strictObject({
  secret: made(field.secret({ pl: 'Klucz podpisu', en: 'Signing key' })),
  previousSecret: made(field.secret({ pl: 'Poprzedni klucz', en: 'Previous key' })).optional(),
  currency: field
    .text({ pl: 'Waluta, gdy paragon jej nie podaje', en: 'Currency where a receipt names none' })
    .default('PLN'),
  movesStock: field
    .flag(
      { pl: 'Sprzedaż zmniejsza stan sklepu', en: 'A sale lowers the store’s stock' },
      {
        pl: 'Wyłączone, gdy stany przysyła magazyn',
        en: 'Off where the warehouse sends counts',
      },
    )
    .default(false),
})
export type PosSettings = z.output<typeof settings>

const bring = (delivery: SourceDelivery, config: PosSettings): Brought => bringReceipts(delivery, config)

/** Receipts and returns of any till: sent one by one, or dropped as files at the end of the day. */
export const pos = defineSource({
  id: 'pos',
  label: { pl: 'Kasa (POS)', en: 'Till (POS)' },
  brings: {
    pl: 'Paragony i zwroty z kas, przez API albo z plików',
    en: 'Receipts and returns of tills, by API or from files',
  },
  icon: 'receipt-text',
  config: settings,
  topics: ['receipts', 'returns'],
  files: ['receipts', 'returns'],
  steps: [
    {
      pl: 'Wysyłaj każdy paragon jako JSON na {url}?topic=receipts, zwrot na {url}?topic=returns, z podpisem Standard Webhooks. W zwrocie pola sale_receipt i sale_at (numer i czas paragonu) mówią, czego dotyczy.',
      en: 'Send each receipt as JSON to {url}?topic=receipts, a return to {url}?topic=returns, signed as Standard Webhooks. In a return sale_receipt and sale_at (number and time of the receipt) say what of.',
    },
    {
      pl: 'Albo odkładaj pliki receipts….csv (kolumny: receipt, store, till, at, sku, name, quantity, price, payment, card) do folderu połączenia.',
      en: 'Or drop files receipts….csv (columns: receipt, store, till, at, sku, name, quantity, price, payment, card) into the folder of the connection.',
    },
  ],
  verify: (request, { secret, previousSecret }, tools) =>
    verifyStandard(request, [secret, previousSecret], tools),
  map: bring,
})
