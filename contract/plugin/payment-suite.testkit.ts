import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReceivedRequest } from './kinds.ts'
import type { Network } from './network.ts'
import type { Payment, PaymentAsked, PaymentNews, RefundAsked } from './payment.ts'
import { listFields, listSecrets } from './settings.ts'

/** A local server of the provider's protocol, and what it would send. */
export interface StandIn extends AsyncDisposable {
  readonly settings: Readonly<Record<string, unknown>>
  /** The setting by which it lets somebody in. */
  readonly keyName: string
  readonly network: Network
  /** Payments and refunds it has really made, by our ids. */
  readonly started: ReadonlySet<string>
  readonly refunded: readonly { readonly id: string; readonly amountMinor: bigint }[]
  /** Its next answers: as usual, not now, never. */
  behave(how: 'well' | 'busy' | 'refuse'): void
  /** What it tells of a payment, signed with its own secret. */
  tell(news: Pick<PaymentNews, 'id' | 'state' | 'amountMinor' | 'currency'>): ReceivedRequest
  /** Does the provider tell of declined payments? */
  readonly tellsDeclines: boolean
}

const id = '01940000-0000-7000-8000-00000000000a'
const asked: PaymentAsked = {
  ...{
    id,
    amountMinor: 43_800n,
    currency: 'PLN',
    orderNumber: 'Z-7K3M-92QX',
    email: 'anna@example.pl',
    language: 'pl',
  },
  ...{ returnUrl: 'https://splot.test/o/link', notifyUrl: 'https://splot.test/hooks/payments/tkalnia/one' },
}
const now = Date.parse('2026-11-22T12:00:00Z')

/** What every provider must keep, tried over its own protocol against a stand-in of its server. */
export function testPayment(payment: Payment, open: () => Promise<StandIn>): void {
  describe(`payment ${payment.id}`, () => {
    let there: StandIn
    beforeAll(async () => {
      there = await open()
    })
    afterAll(() => there[Symbol.asyncDispose]())
    const deps = () => ({ network: there.network, clock: { now: () => now }, key: 'a key of this test' })
    const hear = (request: ReceivedRequest) => payment.webhook(request, there.settings, deps())
    const paid = { id, state: 'paid', amountMinor: 43_800n, currency: 'PLN' } as const

    it('says what it is in Polish and English, marks secrets, and asks for nothing without settings', async () => {
      expect(payment.id).toMatch(/^[a-z][a-z0-9-]*$/)
      for (const one of listFields(payment.config))
        expect(one.label.pl && one.label.en, one.name).toMatch(/\S/)
      const secrets = listSecrets(payment.config)
      for (const name of Object.keys(payment.config.shape))
        if (/secret|key|crc|password/i.test(name)) expect(secrets).toContain(name)
      if (Object.keys(payment.config.shape).length === 0) return
      expect(await payment.start(asked, {}, deps())).toMatchObject({ state: 'failed', isRetryable: false })
      expect(await payment.webhook(there.tell(paid), {}, deps())).toMatchObject({ status: 401 })
    })

    it('opens a page where she pays; asked twice, it is one payment', async () => {
      const first = await payment.start(asked, there.settings, deps())
      expect(first).toMatchObject({ state: 'started', url: expect.stringMatching(/^https?:\/\//) })
      await payment.start(asked, there.settings, deps())
      expect([...there.started]).toEqual(payment.isSandbox ? [] : [id])
    })

    it('hears what was paid, to the grosz, with a name to refund it by', async () => {
      const { status, news } = await hear(there.tell(paid))
      expect(status).toBe(200)
      expect(news).toMatchObject([{ ...paid, ref: expect.stringMatching(/\S/) }])
      if (there.tellsDeclines)
        expect((await hear(there.tell({ ...paid, state: 'declined' }))).news).toMatchObject([
          { id, state: 'declined' },
        ])
    })

    it('believes nobody else: a word changed, cut, unsigned or signed by another is refused', async () => {
      const real = there.tell(paid)
      const text = new TextDecoder().decode(real.body)
      const bodies = [text.replace('43800', '1'), text.slice(0, -1), '', '{}', 'null', '<html>']
      for (const body of bodies) {
        const { status, news } = await hear({ ...real, body: new TextEncoder().encode(body) })
        expect([400, 401]).toContain(status)
        expect(news).toEqual([])
      }
      const headers = Object.fromEntries(
        Object.entries(real.headers).map(([name, value]) => [
          name,
          value.replace(/[0-9a-f]{8}$/, '00000000'),
        ]),
      )
      const isInHeader = JSON.stringify(headers) !== JSON.stringify(real.headers)
      if (isInHeader) expect(await hear({ ...real, headers })).toMatchObject({ status: 401, news: [] })
    })

    it('tells keys that fit from others, and no answer from both', async () => {
      expect(await payment.check(there.settings, deps())).toBe('ok')
      const [secret] = listSecrets(payment.config)
      if (secret === undefined) return
      there.behave('busy')
      expect(await payment.check(there.settings, deps())).toBe('unanswered')
      there.behave('well')
      expect(await payment.check({ ...there.settings, [there.keyName]: 'another' }, deps())).toBe('refused')
      expect(await payment.check({}, deps())).toBe('refused')
    })

    it('pays back once for one key, and tells what cannot be done now from what never can', async () => {
      const { news } = await hear(there.tell(paid))
      const back: RefundAsked = {
        ...{ id: '01940000-0000-7000-8000-00000000000b', paymentId: id, ref: news[0]?.ref ?? '' },
        ...{ amountMinor: 10_000n, currency: 'PLN', orderNumber: asked.orderNumber },
      }
      const ask = () => payment.refund(back, there.settings, deps())
      if (payment.isSandbox) return expect(await ask()).toMatchObject({ state: 'done' })
      there.behave('busy')
      expect(await ask()).toMatchObject({ state: 'failed', isRetryable: true })
      there.behave('refuse')
      expect(await ask()).toMatchObject({ state: 'failed', isRetryable: false })
      there.behave('well')
      expect(await ask()).toMatchObject({ state: 'done' })
      expect(await ask()).toMatchObject({ state: 'done' })
      expect(there.refunded).toEqual([{ id: back.id, amountMinor: 10_000n }])
    })
  })
}
