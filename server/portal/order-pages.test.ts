import { expect, it } from 'vitest'
import { SplotError } from '../platform/errors.ts'
import { createOrderPages, type OrderPageDeps, readOnward } from './order-pages.ts'

it('a provider leads on to a page of the web alone, written as a header holds it', () => {
  expect(readOnward('https://pay.example/a?b=ż ółw')).toBe('https://pay.example/a?b=%C5%BC%20%C3%B3%C5%82w')
  expect(readOnward('https://pay.example/a\r\nset-cookie: x')).not.toMatch(/[\r\n]/)
  for (const text of ['javascript:alert(1)', 'data:text/html,x', '/order/1', ''])
    expect(() => readOnward(text), text).toThrow(expect.objectContaining({ code: 'payment_provider_down' }))
})

it.each([
  ['pl', 'wymaga adresu e-mail'],
  ['en', 'needs an e-mail address'],
])('why she cannot pay now is said in words, not by an empty page (%s)', async (language, words) => {
  const deps = {
    orderPages: {
      peek: async () => ({ workspaceId: 'w', orderId: 'o', language: null }),
      find: async () => ({ workspaceId: 'w', order: { state: 'awaiting_payment' } }),
      pay: async () => {
        throw new SplotError('payment_email')
      },
    },
    findBrand: async () => ({ name: 'Tkalnia', language }),
    logger: { warn: () => {} },
    live: { listen: () => () => {} },
    // No more of the rooms is asked.
  } as unknown as OrderPageDeps
  const request = new Request('https://splot.example/order/token', {
    method: 'POST',
    headers: { 'accept-language': language, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'act=pay',
  })
  const reply = await createOrderPages(deps)(request, { remoteAddress: '203.0.113.7' } as never)
  expect([reply?.status, reply?.headers.get('content-type')]).toEqual([422, 'text/plain; charset=utf-8'])
  expect(await reply?.text()).toContain(words)
})
