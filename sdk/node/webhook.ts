import { createHmac, timingSafeEqual } from 'node:crypto'

/** A call that is not Splot's, or not of now. */
export class WebhookError extends Error {
  readonly code: 'header_missing' | 'too_old' | 'signature'
  constructor(code: WebhookError['code']) {
    super(`webhook refused: ${code}`)
    this.name = 'WebhookError'
    this.code = code
  }
}

export interface WebhookCall {
  /** As it came, byte for byte: what was parsed and written again has another signature. */
  body: string | Buffer
  headers: Headers | Record<string, string | string[] | undefined>
  /** `whsec_…`, as shown where the webhook was made. */
  secret: string
  /** How old a call may be; one heard twice within it must be told by its `webhook-id`. */
  toleranceMs?: number
  nowMs?: number
}

/**
 * Proves that a call came from whoever knows the secret, and recently (Standard Webhooks, HMAC-SHA-256).
 * @returns its id, the same when it is sent again, and what it says
 * @throws WebhookError
 */
export function verifyWebhook({
  body,
  headers,
  secret,
  toleranceMs = 300_000,
  nowMs = Date.now(),
}: WebhookCall): {
  id: string
  data: unknown
} {
  const id = readHeader(headers, 'webhook-id')
  const timestamp = readHeader(headers, 'webhook-timestamp')
  const given = readHeader(headers, 'webhook-signature')
  const sentAt = Number(timestamp) * 1_000
  if (!Number.isFinite(sentAt) || Math.abs(nowMs - sentAt) > toleranceMs) throw new WebhookError('too_old')
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const right = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
  // Several, while a secret is exchanged for another.
  const isOurs = given.split(' ').some((one) => {
    const [version, text = ''] = one.split(',')
    const bytes = Buffer.from(text, 'base64')
    return version === 'v1' && bytes.length === right.length && timingSafeEqual(bytes, right)
  })
  if (!isOurs) throw new WebhookError('signature')
  return { id, data: JSON.parse(body.toString()) }
}

function readHeader(headers: WebhookCall['headers'], name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name]
  const text = Array.isArray(value) ? value[0] : value
  if (text === undefined || text === null || text === '') throw new WebhookError('header_missing')
  return text
}
