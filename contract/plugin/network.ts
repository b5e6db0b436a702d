import type { Socket } from 'node:net'
import { type Failed, failed, type Outcome } from './outcome.ts'

export interface HttpRequest {
  /** https only, unless the operator allowed this very target. */
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** From the first step to the last byte of the answer; default 10 s. */
  readonly timeoutMs?: number
  /** Longest answer read; default 1 MiB. */
  readonly maxReplyBytes?: number
  /** HTTP/2, one connection a target. */
  readonly isHttp2?: boolean
}

export interface HttpReply {
  readonly status: number
  /** Names in lower case; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type NetworkFaultCode =
  | 'url_forbidden'
  | 'request_invalid'
  | 'unresolvable'
  | 'unreachable'
  | 'tls_failed'
  | 'timeout'
  | 'reply_too_large'
  | 'cut'

/** Why a call brought no answer. `wasSent`: the other side may have got the whole request. */
export class NetworkFault extends Error {
  readonly code: NetworkFaultCode
  readonly wasSent: boolean
  constructor(code: NetworkFaultCode, wasSent: boolean) {
    super(code)
    this.name = 'NetworkFault'
    this.code = code
    this.wasSent = wasSent
  }
}

export interface ConnectTarget {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; the certificate must be the host's. */
  readonly isTls: boolean
  readonly timeoutMs?: number
  /** The only authority (PEM) trusted for this target; without one those of the system are. */
  readonly ca?: string
}

/** `PTR` asks with an address, all others with a name. */
export type DnsKind = 'A' | 'AAAA' | 'MX' | 'PTR' | 'TXT'

/** The only way out: every target is resolved, checked and connected to at the checked address. */
export interface Network {
  /** @throws NetworkFault */
  call(request: HttpRequest): Promise<HttpReply>
  /** An open, checked connection for a protocol library. @throws NetworkFault */
  connect(target: ConnectTarget): Promise<Socket>
  /** Checked addresses of a host, for a protocol library that opens its connections itself. @throws NetworkFault */
  locate(host: string, port: number): Promise<readonly string[]>
  /**
   * What the DNS says of a name: addresses, mail servers by preference, texts with their pieces joined. Empty where it says
   * nothing. @throws NetworkFault unreachable where nobody answers
   */
  lookUp(name: string, kind: DnsKind): Promise<readonly string[]>
}

export const readText = (reply: HttpReply): string => new TextDecoder().decode(reply.body)

/** The JSON object of a reply; null where it is none. */
export function readJson(reply: HttpReply): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(readText(reply))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** Milliseconds a Retry-After header asks for; null where there is none or it makes no sense. */
export function readRetryAfter(reply: HttpReply, nowMs: number): number | null {
  const text = reply.headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000
  const at = text === '' ? Number.NaN : Date.parse(text)
  return Number.isFinite(at) ? Math.max(0, at - nowMs) : null
}

export interface Judging {
  readonly nowMs: number
  /** The provider drops a second call with the same key: trying again is safe whatever happened. */
  readonly isIdempotent: boolean
}

/** What a status outside 2xx means where the provider's own answer says no more; null for 2xx. */
export function judgeReply(reply: HttpReply, how: Judging): Outcome | null {
  const { status } = reply
  const code = { providerCode: `http_${status}` }
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return failed('redirected', code)
  if (status === 401 || status === 403) return failed('auth_failed', code)
  if (status === 402) return failed('no_funds', code)
  if (status === 404 || status === 410) return failed('address_gone', code)
  if (status === 413) return failed('content_too_large', code)
  const again = { ...code, isRetryable: true, retryAfterMs: readRetryAfter(reply, how.nowMs) }
  if (status === 408 || status === 429) return failed('rate_limited', again)
  if (status < 500) return failed('provider_refused', code)
  // 503 says "not now"; any other fault may have struck after the message was taken.
  return status === 503 || how.isIdempotent ? failed('provider_error', again) : { state: 'unknown' }
}

/** What a fault of the network means for the message. @throws whatever is no NetworkFault */
export function judgeFault(
  error: unknown,
  how: Pick<Judging, 'isIdempotent'>,
): Failed | { state: 'unknown' } {
  if (!(error instanceof NetworkFault)) throw error
  if (error.code === 'url_forbidden') return failed('url_forbidden')
  if (error.code === 'request_invalid') return failed('content_invalid')
  if (!error.wasSent) return failed('unreachable', { isRetryable: true, providerCode: error.code })
  return how.isIdempotent ? failed('no_answer', { isRetryable: true }) : { state: 'unknown' }
}
