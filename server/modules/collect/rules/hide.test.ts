import { describe, expect, it } from 'vitest'
import { hideEvent, hidePersonal } from './hide.ts'

describe('a body for a reader without the right to personal data', () => {
  it('shows what names a thing and hides what names a person', () => {
    const body = {
      type: 'track',
      event: 'Order Completed',
      messageId: 'm1',
      properties: {
        order_id: '4817',
        total: '389.00',
        products: [{ name: 'Golf „Szron”', price: '389.00' }],
        buyer_name: 'Maja Wilk',
        note: 'zadzwonić',
        contact: { mail: 'maja@poczta.example' },
      },
      context: {
        app: { name: 'Tkalnia Modra', version: '4.2.0' },
        library: { name: 'analytics.js' },
        campaign: { name: 'jesien', source: 'newsletter' },
        device: { name: 'iPhone Mai', model: 'iPhone 15' },
        ip: '10.1.2.3',
        traits: { email: 'maja@poczta.example', firstName: 'Maja', city: 'Łódź' },
      },
    }
    expect(hideEvent(body)).toEqual({
      ...body,
      properties: { ...body.properties, buyer_name: '•••', note: '•••', contact: '•••' },
      context: {
        ...body.context,
        device: { name: '•••', model: 'iPhone 15' },
        ip: '•••',
        traits: { email: '•••', firstName: '•••', city: 'Łódź' },
      },
    })
  })
  it('shows the name of a page and of a product, and still reads what an unknown event calls a name', () => {
    expect(hideEvent({ type: 'page', name: 'Koszyk' })).toEqual({ type: 'page', name: 'Koszyk' })
    const viewed = { type: 'track', event: 'Product Viewed', properties: { name: 'Trzewiki „Jodła”' } }
    expect(hideEvent(viewed)).toEqual(viewed)
    expect(hideEvent({ type: 'track', event: 'Own Thing', properties: { name: 'Maja Wilk' } })).toEqual({
      type: 'track',
      event: 'Own Thing',
      properties: { name: '•••' },
    })
    expect(hideEvent({ type: 'page', name: 'maja@poczta.example' })).toMatchObject({ name: '•••' })
    expect(hideEvent({ type: 'identify', traits: { name: 'Maja Wilk' } })).toMatchObject({
      traits: { name: '•••' },
    })
  })
  it('an address in a property the contract knows is hidden all the same', () => {
    const sent = { type: 'track', event: 'Product Viewed', properties: { name: 'dla maja@poczta.example' } }
    expect(hideEvent(sent)).toMatchObject({ properties: { name: '•••' } })
    expect(hidePersonal(['a@b.example', 7])).toEqual(['•••', 7])
  })
})
