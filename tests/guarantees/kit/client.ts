import { gzipSync } from 'node:zlib'

export interface Reply {
  status: number
  headers: Headers
  /** The body as JSON; empty where it was none. */
  json: Record<string, unknown>
  text: string
}

/** One request of a key, as its sender would make it. */
export async function post(
  url: string,
  o: {
    path: string
    key?: string
    body: string | Buffer
    headers?: Readonly<Record<string, string>>
    signal?: AbortSignal
  },
): Promise<Reply> {
  const response = await fetch(`${url}${o.path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(o.key === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(`${o.key}:`).toString('base64')}` }),
      ...o.headers,
    },
    body: o.body as BodyInit,
    ...(o.signal ? { signal: o.signal } : {}),
  })
  return readReply(response)
}

export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text()
  let json: Record<string, unknown> = {}
  try {
    json = JSON.parse(text) as Record<string, unknown>
  } catch {
    // No JSON: `text` has it.
  }
  return { status: response.status, headers: response.headers, json, text }
}

/** Sends a batch; true only when every event of it is acknowledged. */
export async function sendBatch(
  url: string,
  key: string,
  events: readonly object[],
  o: { isGzipped?: boolean; signal?: AbortSignal } = {},
): Promise<boolean> {
  const text = JSON.stringify({ batch: events, sentAt: new Date().toISOString() })
  const reply = await post(url, {
    path: '/v1/batch',
    key,
    body: o.isGzipped ? gzipSync(text) : text,
    ...(o.isGzipped ? { headers: { 'content-encoding': 'gzip' } } : {}),
    ...(o.signal ? { signal: o.signal } : {}),
  })
  return reply.status === 200 && reply.json.accepted === events.length
}

/** A call of the API with a secret key. */
export async function callApi(
  url: string,
  key: string,
  o: { method?: string; path: string; body?: unknown; headers?: Record<string, string> },
): Promise<Reply> {
  const response = await fetch(`${url}${o.path}`, {
    method: o.method ?? 'GET',
    headers: {
      ...o.headers,
      authorization: `Bearer ${key}`,
      ...(o.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }),
  })
  return readReply(response)
}
