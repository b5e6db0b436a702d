import type { Options } from '../core.ts'

/** What the server would not do, in the shopper's language. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly hint: string
  constructor(status: number, body: { code?: string; title?: string; hint?: string }) {
    super(body.title ?? String(status))
    this.status = status
    this.code = body.code ?? 'unknown'
    this.hint = body.hint ?? ''
  }
}

export interface Ask {
  method: string
  /** Below `/shop/`. */
  path: string
  body?: unknown
  token?: string | null
  /** Of an act that must not happen twice. */
  key?: string
}

/** Asks the shopper door. @throws Refused, or the network's TypeError */
export async function askDoor<T>(
  { host, key, language }: Options,
  { method, path, body, token, key: idempotencyKey }: Ask,
): Promise<T> {
  const reply = await fetch(`${host}/s/${key}/shop/${path}`, {
    method,
    credentials: 'omit',
    headers: {
      'accept-language': language,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  if (reply.ok) return JSON.parse(text || 'null')
  throw new Refused(reply.status, readProblem(text))
}

function readProblem(text: string): object {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    // A proxy in between answered with a page of its own: the status says enough.
    return {}
  }
}
