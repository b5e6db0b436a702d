import { createHmac, timingSafeEqual } from 'node:crypto'

/** Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, one signature for each key in rotation. */
export function signWebhook(
  secrets: readonly string[],
  id: string,
  timestampS: number,
  body: string,
): string {
  const signatures = secrets.map((secret) =>
    createHmac('sha256', readSecret(secret)).update(`${id}.${timestampS}.${body}`).digest('base64'),
  )
  return signatures.map((one) => `v1,${one}`).join(' ')
}

const toleranceS = 300

export interface SignedHeaders {
  readonly id: string
  readonly timestamp: string
  readonly signature: string
}

/** Whether one of the signatures is of this key and the message of the last five minutes. */
export function isSignedWebhook(
  secret: string,
  headers: SignedHeaders,
  body: string,
  nowMs: number,
): boolean {
  const timestampS = Number(headers.timestamp)
  if (!/^\d+$/.test(headers.timestamp) || Math.abs(nowMs / 1_000 - timestampS) > toleranceS) return false
  const wanted = Buffer.from(signWebhook([secret], headers.id, timestampS, body))
  return headers.signature.split(' ').some((one) => {
    const given = Buffer.from(one)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}

const readSecret = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
