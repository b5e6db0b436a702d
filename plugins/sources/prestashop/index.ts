import { field } from '@splot/contract/plugin/settings'
import { type Brought, defineSource, type SourceDelivery } from '@splot/contract/plugin/source'
import { z } from 'zod'
import { bringCart, bringCustomer, bringOrder, bringProduct, bringStock } from './map.ts'
import { pullPresta } from './pull.ts'

const settings = z.strictObject({
  url: field.url(
    { pl: 'Adres sklepu', en: 'Address of the shop' },
    { pl: 'np. https://sklep.example.pl', en: 'e.g. https://shop.example.com' },
  ),
  key: field.secret(
    { pl: 'Klucz webservice', en: 'Webservice key' },
    {
      pl: 'Zaawansowane › API, z prawem odczytu: customers, carts, orders, order_states, products, combinations, stock_availables',
      en: 'Advanced Parameters › Webservice, with the right to read customers, carts, orders, order_states, products, combinations, stock_availables',
    },
  ),
  system: field
    .text({ pl: 'Nazwa sklepu w identyfikatorach', en: 'Name of the shop in identifiers' })
    .default('prestashop'),
  currency: field.text({ pl: 'Waluta sklepu', en: 'Currency of the shop' }).default('PLN'),
  languageId: field
    .integer({ pl: 'Numer języka w sklepie', en: 'Number of the language in the shop' }, [1, 1_000])
    .default(1),
  offset: field
    .text(
      { pl: 'Strefa zegara sklepu', en: 'Zone of the shop’s clock' },
      { pl: 'Przesunięcie, np. +01:00', en: 'Its offset, e.g. +01:00' },
    )
    .regex(/^[+-]\d\d:\d\d$/)
    .default('+01:00'),
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
export type PrestaSettings = z.output<typeof settings>

const maps: Readonly<Record<string, (delivery: SourceDelivery, config: PrestaSettings) => Brought>> = {
  customers: bringCustomer,
  carts: bringCart,
  orders: bringOrder,
  products: bringProduct,
  stock_availables: bringStock,
}

/** Customers, carts, orders, products and stock of a PrestaShop, asked for by its webservice. */
export const prestashop = defineSource({
  id: 'prestashop',
  label: { pl: 'PrestaShop', en: 'PrestaShop' },
  brings: {
    pl: 'Klienci, koszyki, zamówienia, produkty i stany ze sklepu PrestaShop',
    en: 'Customers, carts, orders, products and stock of a PrestaShop',
  },
  icon: 'shopping-basket',
  config: settings,
  topics: Object.keys(maps),
  steps: [
    {
      pl: 'W PrestaShop włącz API (Zaawansowane › API) i utwórz klucz z prawem odczytu klientów, koszyków, zamówień i ich stanów (order_states), produktów, ich wariantów (combinations) i stanów magazynowych.',
      en: 'In PrestaShop switch the webservice on (Advanced Parameters › Webservice) and make a key that may read customers, carts, orders and their states, products, their combinations and stock.',
    },
    {
      pl: 'Wpisz tu adres sklepu i klucz; nowości są pobierane co kilkanaście sekund.',
      en: 'Give the address of the shop and the key here; news is fetched every few seconds.',
    },
  ],
  map: (delivery, config) => maps[delivery.topic]?.(delivery, config) ?? {},
  pull: pullPresta,
  pullEveryS: 15,
})
