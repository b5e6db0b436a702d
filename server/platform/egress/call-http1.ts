import { type Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps, type Agent as SecureAgent } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import { type HttpReply, type HttpRequest, NetworkFault } from '@splot/contract/plugin/network'
import type { Checker } from './resolve.ts'
import type { Target } from './target.ts'

export const defaults = { timeoutMs: 10_000, maxReplyBytes: 2 ** 20 } as const

/** One call over HTTP/1.1: no redirects, one deadline over all of it, a reply no longer than asked. @throws NetworkFault */
export async function callHttp1(
  asked: HttpRequest,
  target: Target,
  tools: { checker: Checker; agents: { plain: Agent; secure: SecureAgent } },
): Promise<HttpReply> {
  const { promise, resolve, reject } = makePromise<HttpReply>()
  let wasSent = false
  const request = openRequest(asked, target, tools)
  const fail = (fault: NetworkFault) => {
    clearTimeout(timer)
    reject(fault)
    request.destroy()
  }
  const timer = setTimeout(
    () => fail(new NetworkFault('timeout', wasSent)),
    asked.timeoutMs ?? defaults.timeoutMs,
  )
  request.on('socket', (socket) => {
    if (!socket.connecting) wasSent = true
    else
      socket.once(target.isTls ? 'secureConnect' : 'connect', () => {
        wasSent = true
      })
  })
  request.on('error', (error) => fail(faultOf(error, wasSent)))
  request.on('response', (response) => {
    readReply(response, asked.maxReplyBytes ?? defaults.maxReplyBytes).then((reply) => {
      clearTimeout(timer)
      resolve(reply)
    }, fail)
  })
  request.end(asked.body)
  return promise
}

function openRequest(
  asked: HttpRequest,
  { url, host, port, isTls }: Target,
  { checker, agents }: Parameters<typeof callHttp1>[2],
): ClientRequest {
  const body = asked.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(asked.body)) }
  const options = {
    method: asked.method,
    host,
    port,
    path: `${url.pathname}${url.search}`,
    headers: { 'user-agent': 'Splot', accept: '*/*', ...asked.headers, ...body, host: url.host },
    // Called when a connection is opened: what it answers is what is connected to.
    lookup: makeLookup(checker, port),
    ...(isIP(host) === 0 ? { servername: host } : {}),
  }
  try {
    return isTls
      ? requestHttps({ ...options, agent: agents.secure })
      : requestHttp({ ...options, agent: agents.plain })
  } catch {
    // A header or path that HTTP has no room for: nothing was sent, and nothing will be.
    throw new NetworkFault('request_invalid', false)
  }
}

function makeLookup(checker: Checker, port: number): LookupFunction {
  return (host, options, done) => {
    checker.resolve(host, port).then(
      (found) => {
        const addresses = found.map((address) => ({ address, family: isIP(address) }))
        const first = addresses[0]
        if (options.all) done(null, addresses)
        else done(null, first?.address ?? '', first?.family ?? 4)
      },
      (error: unknown) => done(error instanceof Error ? error : new Error('lookup'), []),
    )
  }
}

async function readReply(response: IncomingMessage, most: number): Promise<HttpReply> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > most) throw new NetworkFault('reply_too_large', true)
      chunks.push(bytes)
    }
  } catch (error) {
    response.destroy()
    throw error instanceof NetworkFault ? error : new NetworkFault('cut', true)
  }
  return { status: response.statusCode ?? 0, headers: flatten(response.headers), body: Buffer.concat(chunks) }
}

/** Headers with one text each. */
export function flatten(headers: NodeJS.Dict<string | string[] | number>): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !name.startsWith(':'))
      out[name] = Array.isArray(value) ? value.join(', ') : String(value)
  }
  return out
}

function faultOf(error: Error, wasSent: boolean): NetworkFault {
  if (error instanceof NetworkFault) return error
  const code = 'code' in error ? String(error.code) : ''
  if (/^(ERR_TLS|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_SSL)/.test(code))
    return new NetworkFault('tls_failed', false)
  return new NetworkFault(wasSent ? 'cut' : 'unreachable', wasSent)
}

function makePromise<T>() {
  let resolve: (value: T) => void = () => {}
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
