import { expect, it } from 'vitest'
import { readOnward } from './order-pages.ts'

it('a provider leads on to a page of the web alone, written as a header holds it', () => {
  expect(readOnward('https://pay.example/a?b=ż ółw')).toBe('https://pay.example/a?b=%C5%BC%20%C3%B3%C5%82w')
  expect(readOnward('https://pay.example/a\r\nset-cookie: x')).not.toMatch(/[\r\n]/)
  for (const text of ['javascript:alert(1)', 'data:text/html,x', '/order/1', ''])
    expect(() => readOnward(text), text).toThrow(expect.objectContaining({ code: 'payment_provider_down' }))
})
