import { expect, it } from 'vitest'
import { SplotError } from '../platform/errors.ts'
import { createOrderPages, type OrderPageDeps, readOnward } from './order-pages.ts'

it('a provider leads on to a page of the web alone, written as a header holds it', () => {
  expect(readOnward('https://pay.example/a?b=ż ółw')).toBe('https://pay.example/a?b=%C5%BC%20%C3%B3%C5%82w')
  expect(readOnward('https://pay.example/a\r\nset-cookie: x')).not.toMatch(/[\r\n]/)
  for (const text of ['javascript:alert(1)', 'data:text/html,x', '/order/1', ''])
    expect(() => readOnward(text), text).toThrow(expect.objectContaining({ code: 'payment_provider_down' }))
})

const order = {
  ...{ number: 'Z-1', kind: 'ship', state: 'awaiting_payment', currency: 'PLN', dueAt: null, pickup: null },
  ...{ lines: [], shipment: null, payment: { method: 'sandbox', url: 'https://pay.example/1' } },
  totals: { goods: '9', discount: '0', points: '0', shipping: '0', total: '9', due: '9', refunded: '0' },
}

/** No more of the rooms is asked. */
const makeDeps = (language: string, payment: { method: string; url: string | null } = order.payment) =>
  ({
    orderPages: {
      peek: async () => ({ workspaceId: 'w', orderId: 'o', language: null }),
      find: async () => ({
        ...{ workspaceId: 'w', order: { ...order, payment }, store: null, isDeclined: false, shopUrl: null },
      }),
      pay: async () => {
        throw new SplotError('payment_email')
      },
    },
    findBrand: async () => ({ name: 'Tkalnia', language, timeZone: 'Europe/Warsaw' }),
    logger: { warn: () => {} },
    live: { listen: () => () => {} },
  }) as unknown as OrderPageDeps

const from = { remoteAddress: '203.0.113.7' } as never

it.each([
  ['pl', 'wymaga adresu e-mail', 'Zapłać</button>'],
  ['en', 'needs an e-mail address', 'Pay</button>'],
])('why she cannot pay now stands on the page of her order (%s)', async (language, words, button) => {
  const request = new Request('https://splot.example/order/token', {
    method: 'POST',
    headers: { 'accept-language': language, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'act=pay',
  })
  const reply = await createOrderPages(makeDeps(language))(request, from)
  expect([reply?.status, reply?.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8'])
  const page = await reply?.text()
  expect(page).toMatch(new RegExp(`role="alert">[^<]*${words}`))
  // She can try again where she is.
  expect(page).toContain(button)
})

it('only whoever comes back from a payment that is open still waits for its word', async () => {
  const read = async (query: string, url: string | null) => {
    const request = new Request(`https://splot.example/order/token${query}`)
    const deps = makeDeps('pl', { method: 'sandbox', url })
    return (await createOrderPages(deps)(request, from))?.text()
  }
  const open = 'https://pay.example/1'
  expect(await read('?lang=pl&from=payment', open)).toContain('Czekamy na potwierdzenie płatności')
  // A desk made the link, or she never went there.
  expect(await read('?lang=pl', open)).toContain('Czeka na płatność')
  expect(await read('?lang=pl&from=payment', null)).toContain('Czeka na płatność')
})
