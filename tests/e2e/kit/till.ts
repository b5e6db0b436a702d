import type { OpenConsole } from './console.ts'

type Change = { kind: 'add' | 'set'; sku: string; quantity: number }

/** A shop around a till: its goods, its customer, and her phone. */
export interface ShopLife {
  ask<T>(path: string, body?: object, method?: string): Promise<T>
  /** The canonical id of the customer. */
  hanna(): string
  change(customerId: string, change: Change): Promise<void>
  cart(customerId: string): Promise<{ lines: { sku: string; quantity: number; by: { kind: string } }[] }>
  desk: OpenConsole
}

let changes = 0
let hannaId = ''

export function makeShopLife(desk: OpenConsole): ShopLife {
  const ask = async <T>(path: string, body?: object, method?: string): Promise<T> => {
    const reply = await fetch(`${desk.url}/api/v1${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { authorization: `Bearer ${desk.secretKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`)
    return JSON.parse(text) as T
  }
  return {
    ask,
    desk,
    hanna: () => hannaId,
    async change(customerId, change) {
      changes++
      await ask(`/customers/${customerId}/cart/changes`, {
        changes: [{ id: `phone-${changes}-00`, ...change }],
      })
    },
    cart: (customerId) => ask(`/customers/${customerId}/cart`),
  }
}

const product = (
  id: string,
  name: string,
  variant: { sku: string; gtin?: string; options: object },
  amount: string,
) => ({
  ...{ id, name, categories: ['Moda'] },
  variants: [{ ...variant, price: { amount } }],
})

/** Three things, one store, and Hanna, who looked at boots all week. */
export async function furnishStore({ ask, desk }: ShopLife): Promise<void> {
  await ask('/stores', { items: [{ id: 'KRK1', name: 'Kraków, Bracka 9' }] })
  await ask('/catalog/products', {
    items: [
      product(
        'botki-olcha',
        'Botki „Olcha”',
        { sku: 'BTK-OLCHA-38', gtin: '5901234123457', options: { rozmiar: '38' } },
        '459.00',
      ),
      product('sweter-mgla', 'Sweter „Mgła”', { sku: 'SWT-MGLA-M', options: { rozmiar: 'M' } }, '349.00'),
      product('szal-zorza', 'Szal „Zorza”', { sku: 'SZAL-ZORZA', options: { kolor: 'rudy' } }, '143.65'),
    ],
  })
  const skus = ['BTK-OLCHA-38', 'SWT-MGLA-M', 'SZAL-ZORZA']
  await ask('/stock/levels', { items: skus.map((sku) => ({ storeId: 'KRK1', sku, onHand: 5 })) })
  const hanna = {
    userId: 'u-hanna',
    traits: { name: 'Hanna Wierzbicka', email: 'hanna@example.pl', phone: '+48600100200' },
  }
  const viewed = {
    event: 'Product Viewed',
    properties: { product_id: 'botki-olcha', name: 'Botki „Olcha”', size: '38' },
  }
  const at = Date.now()
  const common = (id: string, ago: number) => ({
    ...{ messageId: `till-e2e-${id}`, timestamp: new Date(at - ago).toISOString() },
    userId: 'u-hanna',
  })
  await desk.send(
    { type: 'identify', ...hanna, ...common('1', 86_400_000) },
    ...[5, 30, 300].map((minutes, place) => ({
      type: 'track',
      ...viewed,
      ...common(`v${place}`, minutes * 60_000),
    })),
  )
  hannaId = await desk.findCustomer('hanna@example.pl')
}
