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
import { bringCart, bringCheckout } from './cart.ts'
import { bringCustomer } from './customer.ts'
import { bringCancelled, bringFulfilment, bringOrder, bringRefund } from './order.ts'
import { bringLevel, bringProduct } from './product.ts'

const settings = z.strictObject({
  secret: field.secret(
    { pl: 'Sekret podpisu webhooków', en: 'Signing secret of webhooks' },
    {
      pl: 'Shopify: Ustawienia › Powiadomienia › Webhooki, na dole strony',
      en: 'Shopify: Settings › Notifications › Webhooks, at the foot of the page',
    },
  ),
  shop: field
    .host(
      { pl: 'Domena sklepu w Shopify', en: 'Domain of the shop at Shopify' },
      { pl: 'np. tkalnia.myshopify.com', en: 'e.g. tkalnia.myshopify.com' },
    )
    .optional(),
  currency: field
    .text({ pl: 'Waluta cen w katalogu', en: 'Currency of prices in the catalogue' })
    .default('PLN'),
  wordingId: field
    .text(
      { pl: 'Treść zgody na newsletter', en: 'Wording of the newsletter consent' },
      {
        pl: 'Identyfikator z Zgód; bez niego zapisy na newsletter nie są zgodami',
        en: 'Its id in Consents; without it sign-ups to the newsletter are no consents',
      },
    )
    .optional(),
  wordingVersion: field
    .integer({ pl: 'Wersja tej treści', en: 'Version of that wording' }, [1, 100_000])
    .default(1),
})
export type ShopifySettings = z.output<typeof settings>

/** A map of topics: each delivery is the thing whole, as it is now. */
const maps: Readonly<Record<string, (delivery: SourceDelivery, config: ShopifySettings) => Brought>> = {
  'customers/create': bringCustomer,
  'customers/update': bringCustomer,
  'carts/create': bringCart,
  'carts/update': bringCart,
  'checkouts/create': bringCheckout,
  'checkouts/update': bringCheckout,
  'orders/create': bringOrder,
  'orders/updated': bringOrder,
  'orders/cancelled': bringCancelled,
  'orders/fulfilled': bringFulfilment,
  'refunds/create': bringRefund,
  'products/create': bringProduct,
  'products/update': bringProduct,
  'inventory_levels/update': bringLevel,
}

/** Customers, carts, orders, refunds, products and stock of a Shopify shop, by its webhooks. */
export const shopify = defineSource({
  id: 'shopify',
  label: { pl: 'Shopify', en: 'Shopify' },
  brings: {
    pl: 'Klienci, koszyki, zamówienia, zwroty, produkty i stany ze sklepu Shopify',
    en: 'Customers, carts, orders, refunds, products and stock of a Shopify shop',
  },
  icon: 'shopping-bag',
  config: settings,
  topics: Object.keys(maps),
  steps: [
    {
      pl: 'W Shopify otwórz Ustawienia › Powiadomienia › Webhooki i skopiuj sekret podpisu do ustawień tego połączenia.',
      en: 'In Shopify open Settings › Notifications › Webhooks and copy the signing secret into the settings of this connection.',
    },
    {
      pl: 'Utwórz po jednym webhooku (JSON) dla klientów, koszyków, zamówień, zwrotów, produktów i stanów, każdy z adresem {url}',
      en: 'Make a webhook (JSON) each for customers, carts, orders, refunds, products and inventory, all with the address {url}',
    },
    {
      pl: 'Aby wizyta przed zakupem należała do tej samej osoby, wklej w motywie fragment z README tego źródła (plugins/sources/shopify).',
      en: 'For the visit before a purchase to be the same person’s, paste the snippet of this source’s README (plugins/sources/shopify) into the theme.',
    },
  ],
  verify: verifyShopify,
  map: (delivery, config) => maps[delivery.topic]?.(delivery, config) ?? {},
})

/** `X-Shopify-Hmac-Sha256`: base64 of HMAC-SHA256 over the raw body. The id of the delivery is Shopify's own. */
function verifyShopify(
  { headers, body }: ReceivedRequest,
  { secret, shop }: ShopifySettings,
  tools: ProofTools,
): Verdict {
  const given = headers['x-shopify-hmac-sha256'] ?? ''
  if (given === '') return turnAway('signature_missing')
  if (!tools.isSame(given, tools.toBase64(tools.hmac(secret, body)))) return turnAway('signature_wrong')
  if (shop !== undefined && headers['x-shopify-shop-domain']?.toLowerCase() !== shop.toLowerCase())
    return turnAway('signature_wrong')
  const id = headers['x-shopify-webhook-id'] ?? ''
  return id === ''
    ? turnAway('delivery_id_missing')
    : { kind: 'taken', id, topic: headers['x-shopify-topic'] ?? '' }
}
