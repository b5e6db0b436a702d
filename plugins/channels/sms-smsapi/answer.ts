import { type HttpReply, readJson } from '@splot/contract/plugin/network'
import { type FailureReason, failed, type Outcome } from '@splot/contract/plugin/outcome'
import { type DeliveryReport, makeReport } from '@splot/contract/plugin/report'

/** SMSAPI's error numbers (smsapi.com/resp): what each means for the message. */
const errors: Readonly<Record<number, { reason: FailureReason; isRetryable?: boolean }>> = {
  8: { reason: 'provider_refused' },
  11: { reason: 'content_too_large' },
  12: { reason: 'content_too_large' },
  // Not valid, or on the provider's own black list.
  13: { reason: 'address_invalid' },
  14: { reason: 'provider_refused' },
  52: { reason: 'rate_limited', isRetryable: true },
  57: { reason: 'policy' },
  101: { reason: 'auth_failed' },
  102: { reason: 'auth_failed' },
  103: { reason: 'no_funds' },
  105: { reason: 'auth_failed' },
  110: { reason: 'auth_failed' },
  201: { reason: 'provider_error', isRetryable: true },
  203: { reason: 'rate_limited', isRetryable: true },
  999: { reason: 'provider_error', isRetryable: true },
  1000: { reason: 'auth_failed' },
  1001: { reason: 'auth_failed' },
}
/** The key was seen before: the message is on its way already. */
const alreadyTaken = 53

/** An answer of SMSAPI: refusals too come with status 200. Null where the status must say it. */
export function readAnswer(reply: HttpReply): Outcome | null {
  const json = readJson(reply)
  const error = json?.error
  if (error === alreadyTaken) return { state: 'sent', providerId: null }
  if (typeof error === 'number') {
    const { reason, isRetryable = false } = errors[error] ?? { reason: 'provider_refused' }
    return failed(reason, { isRetryable, providerCode: `smsapi_${error}` })
  }
  if (reply.status < 200 || reply.status > 299) return null
  const first: unknown = Array.isArray(json?.list) ? json.list[0] : null
  const id = typeof first === 'object' && first !== null && 'id' in first ? first.id : null
  // 200 without an id: something took it, nobody knows what.
  return typeof id === 'string' && id !== '' ? { state: 'sent', providerId: id } : { state: 'unknown' }
}

const statuses: Readonly<Record<string, Pick<DeliveryReport, 'what'> & Partial<DeliveryReport>>> = {
  DELIVERED: { what: 'delivered' },
  SENT: { what: 'deferred' },
  ACCEPTED: { what: 'deferred' },
  UNDELIVERED: { what: 'bounced', isPermanent: true, reason: 'unknown' },
  EXPIRED: { what: 'bounced', isPermanent: true, reason: 'expired' },
  REJECTED: { what: 'bounced', isPermanent: true, reason: 'filtered' },
  FAILED: { what: 'bounced', isPermanent: true, reason: 'system' },
}

/** Delivery callbacks: one or several, values joined by commas (MsgId, status_name, idx). */
export function readCallback(body: string, nowMs: number): DeliveryReport[] {
  const fields = new URLSearchParams(body)
  const list = (name: string) => (fields.get(name) ?? '').split(',')
  const names = list('status_name')
  const ids = list('idx')
  return list('MsgId').flatMap((providerId, index) => {
    const found = statuses[names[index]?.toUpperCase() ?? '']
    if (providerId === '' || found === undefined) return []
    const id = `${providerId}:${names[index] ?? ''}`
    return [makeReport({ id, at: nowMs, providerId, messageId: ids[index] || null, ...found })]
  })
}
