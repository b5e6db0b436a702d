import { type ClientHttp2Session, connect, constants } from 'node:http2'
import type { Socket } from 'node:net'
import { type HttpReply, type HttpRequest, NetworkFault } from '@splot/contract/plugin/network'
import { defaults, flatten } from './call-http1.ts'
import type { Target } from './target.ts'

/** HTTP/2 calls, all to one target over one connection. */
export function createHttp2(open: (target: Target) => Promise<Socket>) {
  const sessions = new Map<string, Promise<ClientHttp2Session>>()
  const connectTo = async (target: Target): Promise<ClientHttp2Session> => {
    const socket = await open(target)
    const session = connect(target.url.origin, { createConnection: () => socket })
    const forget = () => sessions.delete(target.url.origin)
    session.on('error', forget)
    session.on('close', forget)
    session.on('goaway', forget)
    return session
  }
  const find = (target: Target): Promise<ClientHttp2Session> => {
    const there = sessions.get(target.url.origin)
    if (there !== undefined) return there
    const fresh = connectTo(target)
    sessions.set(target.url.origin, fresh)
    fresh.catch(() => sessions.delete(target.url.origin))
    return fresh
  }
  return {
    async call(asked: HttpRequest, target: Target): Promise<HttpReply> {
      return callOver(await find(target), asked, target)
    },
    async close() {
      const open = await Promise.allSettled(sessions.values())
      for (const one of open) if (one.status === 'fulfilled') one.value.destroy()
    },
  }
}

function callOver(session: ClientHttp2Session, asked: HttpRequest, { url }: Target): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const stream = session.request({
      ...asked.headers,
      [constants.HTTP2_HEADER_METHOD]: asked.method,
      [constants.HTTP2_HEADER_PATH]: `${url.pathname}${url.search}`,
    })
    const fail = (fault: NetworkFault) => {
      clearTimeout(timer)
      stream.close(constants.NGHTTP2_CANCEL)
      reject(fault)
    }
    const timer = setTimeout(
      () => fail(new NetworkFault('timeout', true)),
      asked.timeoutMs ?? defaults.timeoutMs,
    )
    const chunks: Buffer[] = []
    let size = 0
    let reply: Pick<HttpReply, 'status' | 'headers'> | null = null
    stream.on('response', (headers) => {
      reply = { status: headers[':status'] ?? 0, headers: flatten(headers) }
    })
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > (asked.maxReplyBytes ?? defaults.maxReplyBytes))
        fail(new NetworkFault('reply_too_large', true))
      else chunks.push(chunk)
    })
    // A stream the server refused was not processed (RFC 9113, 8.7).
    stream.on('error', () =>
      fail(new NetworkFault('cut', stream.rstCode !== constants.NGHTTP2_REFUSED_STREAM)),
    )
    stream.on('close', () => {
      clearTimeout(timer)
      if (reply === null) reject(new NetworkFault('cut', true))
      else resolve({ ...reply, body: Buffer.concat(chunks) })
    })
    stream.end(asked.body)
  })
}
