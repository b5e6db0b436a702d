import { field, made } from '@splot/contract/plugin/settings'
import { type Brought, defineSource, type SourceDelivery } from '@splot/contract/plugin/source'
import { verifyStandard } from '@splot/contract/plugin/source-proof'
import { z } from 'zod'
import { bringCustomer, bringOrder, bringProduct } from './map.ts'

const settings = z.strictObject({
  secret: made(field.secret({ pl: 'Klucz podpisu', en: 'Signing key' })),
  previousSecret: made(field.secret({ pl: 'Poprzedni klucz', en: 'Previous key' })).optional(),
  system: field
    .text({ pl: 'Nazwa sklepu w identyfikatorach', en: 'Name of the shop in identifiers' })
    .default('vendure'),
  storeId: field
    .text(
      { pl: 'Magazyn sklepu internetowego', en: 'Warehouse of the web shop' },
      {
        pl: 'Identyfikator sklepu w Splocie; bez niego stany nie są przyjmowane',
        en: 'Id of a store in Splot; without it stock is not taken',
      },
    )
    .optional(),
})
export type VendureSettings = z.output<typeof settings>

const maps: Readonly<Record<string, (delivery: SourceDelivery, config: VendureSettings) => Brought>> = {
  customer: bringCustomer,
  order: bringOrder,
  product: bringProduct,
}

/** Customers, carts, orders, products and stock of a Vendure shop, told by a small plugin on its side. */
export const vendure = defineSource({
  id: 'vendure',
  label: { pl: 'Vendure', en: 'Vendure' },
  brings: {
    pl: 'Klienci, koszyki, zamówienia, produkty i stany ze sklepu Vendure',
    en: 'Customers, carts, orders, products and stock of a Vendure shop',
  },
  icon: 'store',
  config: settings,
  topics: Object.keys(maps),
  steps: [
    {
      pl: 'Dodaj do konfiguracji Vendure wtyczkę z README tego źródła (plugins/sources/vendure).',
      en: 'Add the plugin of this source’s README (plugins/sources/vendure) to the configuration of Vendure.',
    },
    {
      pl: 'Podaj jej adres {url} i klucz podpisu pokazany przy tworzeniu połączenia.',
      en: 'Give it the address {url} and the signing key shown when the connection was made.',
    },
  ],
  verify: (request, { secret, previousSecret }, tools) =>
    verifyStandard(request, [secret, previousSecret], tools),
  map: (delivery, config) => maps[delivery.topic]?.(delivery, config) ?? {},
})
