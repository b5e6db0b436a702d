import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import { definePayment, type PaymentNews, type PaymentWebhook } from '@splot/contract/plugin/payment'
import { z } from 'zod'

const told = z.strictObject({
  id: z.uuid(),
  state: z.enum(['paid', 'declined']),
  amountMinor: z.string().regex(/^\d{1,15}$/),
  currency: z.string().length(3),
})

const sign = (key: string, body: string): string => createHmac('sha256', key).update(body).digest('hex')

/** Payments for trying things out: a page where one presses pay or decline. No money moves. */
export const sandbox = definePayment({
  id: 'sandbox',
  label: { pl: 'Płatność na próbę', en: 'Sandbox payment' },
  icon: 'flask-conical',
  config: z.strictObject({}),
  currencies: null,
  isSandbox: true,
  // The page is this install's own, beside the door that hears what was pressed on it.
  start: async ({ id, notifyUrl }) => {
    const workspace = new URL(notifyUrl).pathname.split('/').at(-2) ?? ''
    const url = new URL(`/pay/sandbox/${workspace}/${id}`, notifyUrl).href
    return { state: 'started', ref: `sandbox-${id}`, url }
  },
  refund: async ({ id }) => ({ state: 'done', ref: `refund-${id}` }),
  webhook: async (request, _config, { key }) => readNews(request, key),
  rehearse: ({ id, state, amountMinor, currency }, { key }) => {
    const body = JSON.stringify({ id, state, amountMinor: String(amountMinor), currency })
    const headers = { 'x-sandbox-signature': sign(key, body) }
    return { headers, query: {}, body: new TextEncoder().encode(body) }
  },
})

function readNews({ headers, body }: ReceivedRequest, key: string): PaymentWebhook {
  const text = new TextDecoder().decode(body)
  const given = Buffer.from(headers['x-sandbox-signature'] ?? '')
  const due = Buffer.from(sign(key, text))
  if (given.length !== due.length || !timingSafeEqual(given, due)) return { status: 401, news: [] }
  const read = told.safeParse(parse(text))
  if (!read.success) return { status: 400, news: [] }
  const { id, state, amountMinor, currency } = read.data
  const news: PaymentNews = { id, state, ref: `sandbox-${id}`, amountMinor: BigInt(amountMinor), currency }
  return { status: 200, news: [news] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
