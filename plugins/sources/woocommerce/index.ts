import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import { field } from '@splot/contract/plugin/settings'
import {
  type Brought,
  defineSource,
  type ProofTools,
  type SourceDelivery,
  turnAway,
  type Verdict,
} from '@splot/contract/plugin/source'
import { z } from 'zod'
import { bringCustomer, bringOrder } from './order.ts'
import { bringProduct, bringWhole } from './product.ts'
import { pullWoo } from './pull.ts'

const settings = z.strictObject({
  secret: field.secret(
    { pl: 'Sekret webhooków', en: 'Secret of the webhooks' },
    {
      pl: 'Ten sam w każdym webhooku: WooCommerce › Ustawienia › Zaawansowane › Webhooki',
      en: 'The same in each webhook: WooCommerce › Settings › Advanced › Webhooks',
    },
  ),
  url: field
    .url(
      { pl: 'Adres sklepu', en: 'Address of the shop' },
      {
        pl: 'Tylko gdy sklep ma produkty z wariantami: Splot czyta je przez API sklepu',
        en: 'Only where the shop has products with variations: Splot reads them by the shop’s API',
      },
    )
    .optional(),
  consumerKey: field
    .text(
      { pl: 'Klucz klienta API', en: 'Consumer key of the API' },
      {
        pl: 'WooCommerce › Ustawienia › Zaawansowane › REST API, uprawnienie: odczyt',
        en: 'WooCommerce › Settings › Advanced › REST API, permission: read',
      },
    )
    .optional(),
  consumerSecret: field.secret({ pl: 'Sekret klienta API', en: 'Consumer secret of the API' }).optional(),
  system: field
    .text(
      { pl: 'Nazwa sklepu w identyfikatorach', en: 'Name of the shop in identifiers' },
      {
        pl: 'Gdy sklepów WooCommerce jest kilka, każdy ma swoją',
        en: 'Where there are several WooCommerce shops, each has its own',
      },
    )
    .default('woocommerce'),
  currency: field
    .text({ pl: 'Waluta cen w katalogu', en: 'Currency of prices in the catalogue' })
    .default('PLN'),
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
export type WooSettings = z.output<typeof settings>

const maps: Readonly<Record<string, (delivery: SourceDelivery, config: WooSettings) => Brought>> = {
  'customer.created': bringCustomer,
  'customer.updated': bringCustomer,
  'order.created': bringOrder,
  'order.updated': bringOrder,
  'product.created': bringProduct,
  'product.updated': bringProduct,
  'product.read': bringWhole,
}

/** Customers, orders, refunds, products and their stock of a WooCommerce shop: by its webhooks, variations by its API. */
export const woocommerce = defineSource({
  id: 'woocommerce',
  label: { pl: 'WooCommerce', en: 'WooCommerce' },
  brings: {
    pl: 'Klienci, zamówienia, zwroty, produkty z wariantami i ich stany ze sklepu WooCommerce',
    en: 'Customers, orders, refunds, products with variations and their stock of a WooCommerce shop',
  },
  icon: 'shopping-cart',
  config: settings,
  topics: Object.keys(maps),
  steps: [
    {
      pl: 'W WooCommerce otwórz Ustawienia › Zaawansowane › Webhooki i utwórz po jednym dla klientów, zamówień i produktów (utworzenie i zmiana).',
      en: 'In WooCommerce open Settings › Advanced › Webhooks and make one each for customers, orders and products (created and updated).',
    },
    {
      pl: 'Adres dostarczania: {url}, wersja API: WP REST API v3, sekret: wymyślony i wpisany tam oraz w ustawieniach tego połączenia.',
      en: 'Delivery URL: {url}, API version: WP REST API v3, secret: of your own, typed there and into the settings of this connection.',
    },
  ],
  verify: verifyWoo,
  map: (delivery, config) => maps[delivery.topic]?.(delivery, config) ?? {},
  pull: pullWoo,
  pullEveryS: 300,
})

/**
 * `X-WC-Webhook-Signature`: base64 of HMAC-SHA256 over the raw body. Saving a webhook sends an unsigned greeting first. Its id of a
 * delivery is made of the webhook and the second: two orders of one second have the same, so the body tells them apart.
 */
function verifyWoo({ headers, body }: ReceivedRequest, { secret }: WooSettings, tools: ProofTools): Verdict {
  const given = headers['x-wc-webhook-signature'] ?? ''
  const isGreeting = body.length < 40 && /^webhook_id=\d+$/.test(new TextDecoder().decode(body))
  if (isGreeting && (headers['x-wc-webhook-topic'] ?? '') === '') return { kind: 'greeting' }
  if (given === '') return turnAway('signature_missing')
  if (!tools.isSame(given, tools.toBase64(tools.hmac(secret, body)))) return turnAway('signature_wrong')
  const id = headers['x-wc-webhook-delivery-id'] ?? ''
  if (id === '') return turnAway('delivery_id_missing')
  return {
    kind: 'taken',
    id: `${id.slice(0, 200)}-${tools.hash(body)}`,
    topic: headers['x-wc-webhook-topic'] ?? '',
  }
}
