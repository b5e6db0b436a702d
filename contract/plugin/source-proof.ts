import type { ReceivedRequest } from './kinds.ts'
import { type ProofTools, turnAway, type Verdict } from './source.ts'

/** How old a signed delivery may be, and how far ahead its sender's clock. */
const toleranceMs = 300_000

/**
 * Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, with a key or the one before it, of the last five minutes.
 * What our own kinds of sources ask of their senders.
 * @param secrets as `whsec_` and base64
 */
export function verifyStandard(
  { headers, body }: ReceivedRequest,
  secrets: readonly (string | undefined)[],
  tools: ProofTools,
): Verdict {
  const id = headers['webhook-id'] ?? ''
  const timestamp = headers['webhook-timestamp'] ?? ''
  const given = headers['webhook-signature'] ?? ''
  if (given === '' || timestamp === '') return turnAway('signature_missing')
  if (id === '' || id.length > 200) return turnAway('delivery_id_missing')
  const isSigned = secrets.some((secret) => {
    if (secret === undefined) return false
    const key = tools.fromBase64(secret.replace(/^whsec_/, ''))
    const wanted = `v1,${tools.toBase64(tools.hmac(key, `${id}.${timestamp}.`, body))}`
    return given.split(' ').some((one) => tools.isSame(one, wanted))
  })
  if (!isSigned) return turnAway('signature_wrong')
  const isFresh =
    /^\d{1,12}$/.test(timestamp) && Math.abs(tools.now - Number(timestamp) * 1_000) <= toleranceMs
  return isFresh ? { kind: 'taken', id, topic: headers['x-topic'] ?? '' } : turnAway('delivery_too_old')
}
