import { createHmac, hkdfSync } from 'node:crypto'

/** With what a workspace's calls to other systems are signed, as whoever checks them is given it: `whsec_…`. */
export const makeWebhookSecret = (installSecret: string, workspaceId: string): string =>
  `whsec_${Buffer.from(hkdfSync('sha256', installSecret, workspaceId, 'splot journey webhooks', 32)).toString('base64')}`

/** Headers by which a call proves that it is of this secret, and of now (Standard Webhooks, HMAC-SHA-256). */
export function signCall(
  secret: string,
  { id, now, body }: { id: string; now: number; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000))
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
