import { type ClientHttp2Session, connect, constants } from 'node:http2'
import type { Socket } from 'node:net'
import { type HttpReply, type HttpRequest, NetworkFault } from '@splot/contract/plugin/network'
import { defaults, flatten } from './call-http1.ts'
import type { Target } from './target.ts'

/** HTTP/2 calls, all to one target over one connection; a connection that failed a call gets no more of them. */
export function createHttp2(open: (target: Target) => Promise<Socket>) {
  const sessions = new Map<string, Promise<ClientHttp2Session>>()
  const connectTo = async (target: Target, forget: () => void): Promise<ClientHttp2Session> => {
    const socket = await open(target)
    const session = connect(target.url.origin, { createConnection: () => socket })
    for (const event of ['error', 'close', 'goaway']) session.on(event, forget)
    return session
  }
  const begin = (target: Target): Promise<ClientHttp2Session> => {
    const { origin } = target.url
    const forget = () => {
      if (sessions.get(origin) === fresh) sessions.delete(origin)
    }
    const fresh: Promise<ClientHttp2Session> = connectTo(target, forget)
    sessions.set(origin, fresh)
    fresh.catch(forget)
    return fresh
  }
  const find = async (target: Target): Promise<ClientHttp2Session> => {
    const there = await sessions.get(target.url.origin)
    return there === undefined || there.closed || there.destroyed ? begin(target) : there
  }
  return {
    async call(asked: HttpRequest, target: Target): Promise<HttpReply> {
      const session = await find(target)
      try {
        return await callOver(session, asked, target)
      } catch (error) {
        const { origin } = target.url
        // A session that never opened is not this one.
        if ((await sessions.get(origin)?.catch(() => null)) === session) sessions.delete(origin)
        // Calls under way over it may still end well.
        session.close()
        throw error
      }
    },
    async close() {
      const all = await Promise.allSettled(sessions.values())
      for (const one of all) if (one.status === 'fulfilled') one.value.destroy()
    },
  }
}

function callOver(session: ClientHttp2Session, asked: HttpRequest, { url }: Target): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const stream = openStream(session, {
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

/** @throws NetworkFault where the other side has said goodbye: nothing was sent */
function openStream(session: ClientHttp2Session, headers: Record<string, string>) {
  try {
    return session.request(headers)
  } catch (error) {
    const isOurs = error instanceof Error && 'code' in error && /INVALID_(?!SESSION)/.test(String(error.code))
    throw new NetworkFault(isOurs ? 'request_invalid' : 'unreachable', false)
  }
}
