import { describe, expect, it } from 'vitest'
import { type Frame, type OrderPage, writeOrder, writeSandboxPay } from './index.ts'

const frame: Frame = {
  ...{ language: 'pl', brand: 'Tkalnia Modra', timeZone: 'Europe/Warsaw', path: '/o/tkalnia.token' },
  ...{ stylePath: '/p/-/style.css', askPath: '/p/tkalnia' },
}
const order: OrderPage = {
  ...{
    number: 'Z-7K3M-92QX',
    kind: 'pickup',
    state: 'ready',
    currency: 'PLN',
    dueAt: '2026-11-26T11:00:00.000Z',
  },
  isDeclined: false,
  isUnderWay: false,
  refusal: null,
  pickup: { code: '012345', qr: 'splot:pickup:Z-7K3M-92QX:012345' },
  store: { name: 'Kraków', address: 'Floriańska 1, Kraków' },
  shopUrl: 'https://shop.example/',
  lines: [{ name: 'Trzewiki <Jodła>', variant: 'rozmiar 38', quantity: 2, returned: 0, sum: '800.00' }],
  totals: {
    goods: '800.00',
    discount: '80.00',
    points: '0.00',
    shipping: '0.00',
    total: '720.00',
    due: '0.00',
    refunded: '0.00',
  },
  shipment: null,
}
const bare = (page: string) => page.replace(/\u00a0|\u202f/g, ' ')

it('shows the code, where and until when it waits, and what is in it', () => {
  const page = bare(writeOrder(frame, order, '/order/-/live.js'))
  for (const text of [
    'Zamówienie Z\u20117K3M\u201192QX',
    '012 345',
    '<svg class="qr"',
    'Floriańska 1',
    '26 listopada',
    '<a href="https://shop.example/">Wróć do sklepu</a>',
    '800,00 zł',
    '−80,00 zł',
  ])
    expect(page).toContain(text)
  expect(page).toContain('Trzewiki &lt;Jodła&gt;')
  expect(page).not.toMatch(/<script>|Punkty/)
  // One script, by address; without it the page reloads.
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page).toContain('<noscript><meta http-equiv="refresh" content="10">')
  expect(page.match(/data-done/g)).toHaveLength(3)
})

it.each(['pl', 'en'] as const)('says in %s what happens now in every state and kind', (language) => {
  const states = [
    'placed',
    'awaiting_payment',
    'paid',
    'picking',
    'ready',
    'collected',
    'shipped',
    'delivered',
  ]
  const kinds = ['ship', 'pickup', 'try', 'till', 'go'] as const
  for (const kind of kinds)
    for (const state of [...states, 'no_show', 'expired', 'cancelled', 'partly_returned', 'returned'])
      expect(writeOrder({ ...frame, language }, { ...order, kind, state }, '/live.js')).not.toContain(
        'undefined',
      )
})

it('asks for money only while it waits for it; a trial says that no money moves', () => {
  expect(writeOrder(frame, { ...order, state: 'awaiting_payment' }, '/live.js')).toContain(
    'name="act" value="pay"',
  )
  expect(writeOrder(frame, order, '/order/-/live.js')).not.toContain('<form')
  const declined = writeOrder(frame, { ...order, state: 'awaiting_payment', isDeclined: true }, '/live.js')
  expect(declined).toContain('Płatność się nie udała.')
  expect(declined).toContain('Zapłać ponownie</button>')
  const asked = { amount: '720.00', currency: 'PLN', isOpen: true, orderPath: '/o/tkalnia.token' }
  expect(writeSandboxPay(frame, asked)).toContain('nie ruszą żadne pieniądze')
  expect(writeSandboxPay(frame, { ...asked, isOpen: false })).not.toContain('<form')
})

describe('of an order that waits to be paid', () => {
  const waits: OrderPage = { ...order, state: 'awaiting_payment', isUnderWay: true }
  const write = (one: OrderPage, language: 'pl' | 'en' = 'pl') =>
    bare(writeOrder({ ...frame, language }, one, '/order/-/live.js'))

  it.each([
    ['pl', 'Czekamy na potwierdzenie płatności', '<button>Wróć do płatności</button>', '>Zapłać<'],
    ['en', 'We are waiting for the payment to be confirmed', '<button>Back to the payment</button>', '>Pay<'],
  ] as const)(
    'whoever comes back from her payment is not asked to pay once more (%s)',
    (language, says, back, pay) => {
      const page = write(waits, language)
      expect(page).toContain(says)
      expect(page).toContain(back)
      expect(page).not.toContain(pay)
      expect(write({ ...waits, isUnderWay: false }, language)).toContain(pay)
    },
  )

  it('a payment that was declined is over', () => {
    const page = write({ ...waits, isDeclined: true })
    expect(page).toContain('Zapłać ponownie')
    expect(page).not.toMatch(/Czekamy na potwierdzenie|Wróć do płatności/)
  })

  it('why it cannot be paid now stands at its button, as text', () => {
    const page = write({ ...waits, isUnderWay: false, refusal: 'Nie teraz. <b>Proszę</b> później.' })
    expect(page).toContain('role="alert">Nie teraz. &lt;b&gt;Proszę&lt;/b&gt; później.</p>')
    expect(page).toContain('>Zapłać<')
  })
})
