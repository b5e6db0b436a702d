import { createServer, type IncomingMessage } from 'node:http'
import { serve } from '@hono/node-server'
import { SplotConfigError } from '../config-error.ts'
import { createAddressReader, createTrust } from './client-address.ts'

/** Answers one request; null passes it on to the next handler. */
export type Handler = (request: Request, info: RequestInfo) => Promise<Response | null> | Response | null

export interface RequestInfo {
  /** The client's, as far as trusted proxies vouch for it. */
  remoteAddress: string
}

export interface HttpServer {
  port: number
  /** Stops taking connections, lets requests under way end (at most `graceMs`), then closes the rest. */
  stop(graceMs: number): Promise<void>
}

/** Ports and limits at the door: slow senders are closed after 10 s, headers over 16 KiB are refused with 431. */
export async function startHttpServer(o: {
  port: number
  host: string
  /** Whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  trustedProxies: readonly string[]
  handlers: readonly Handler[]
}): Promise<HttpServer> {
  const readAddress = createAddressReader(o.trustedProxies)
  const isTrusted = createTrust(o.trustedProxies)
  const fetch = async (request: Request, env: { incoming?: IncomingMessage }): Promise<Response> => {
    const connection = env.incoming?.socket.remoteAddress ?? ''
    // Anybody can write it: whoever reads it further in may take it for a proxy's word.
    if (!isTrusted(connection)) request.headers.delete('x-forwarded-proto')
    const info = { remoteAddress: readAddress(connection, request.headers.get('x-forwarded-for')) }
    for (const handle of o.handlers) {
      const reply = await handle(request, info)
      if (reply) return reply
    }
    return new Response('Not found', { status: 404 })
  }
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: fetch as never,
        port: o.port,
        hostname: o.host,
        createServer,
        serverOptions: {
          requestTimeout: 10_000,
          headersTimeout: 10_000,
          keepAliveTimeout: 65_000,
          connectionsCheckingInterval: 1_000,
          noDelay: true,
        },
      },
      (address) => {
        resolve({
          port: address.port,
          stop: (graceMs) =>
            new Promise<void>((done) => {
              server.close(() => done())
              if ('closeIdleConnections' in server) server.closeIdleConnections()
              setTimeout(
                () => 'closeAllConnections' in server && server.closeAllConnections(),
                graceMs,
              ).unref()
            }),
        })
      },
    )
    server.once('error', (error) => reject(explainListen(error, o)))
  })
}

/** What the operator can mend is said in words: which address, which option. */
function explainListen(error: Error, o: { port: number; host: string }): Error {
  const code = 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return new SplotConfigError([
      {
        en: `Port ${o.port} is in use: stop what listens on it, or set PORT to another one`,
        pl: `Port ${o.port} jest zajęty: zatrzymaj to, co na nim nasłuchuje, albo ustaw PORT na inny`,
      },
    ])
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return new SplotConfigError([
      {
        en: `Cannot listen on ${o.host}, port ${o.port} (${code}): set SPLOT_HOST and PORT to what this machine allows`,
        pl: `Nie można nasłuchiwać na ${o.host}, port ${o.port} (${code}): ustaw SPLOT_HOST i PORT na dozwolone na tej maszynie`,
      },
    ])
  return error
}
