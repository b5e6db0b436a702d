import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { SinkBehaviour, SinkOptions } from './sink.ts'

export interface SinkRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface SinkAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface HttpSinkHandlers {
  /** A request that is to be taken: keeps what arrived and answers as the provider would. */
  accept(request: SinkRequest): SinkAnswer | Promise<SinkAnswer>
  /** How the provider says no, where it differs from a bare status. */
  refuse?: Partial<Record<'temporary' | 'permanent' | 'gone', SinkAnswer>>
  /** Calls before the message itself (a token): answered whatever the behaviour. Null = the message. */
  prepare?(request: SinkRequest): SinkAnswer | null
}

const refusals = {
  temporary: { status: 503, headers: { 'retry-after': '1' } },
  permanent: { status: 400 },
  gone: { status: 410 },
} as const satisfies Partial<Record<SinkBehaviour, SinkAnswer>>

/** A provider's HTTP interface on the loopback, well or ill behaved: what sinks of HTTP channels are made of. */
export async function openHttpSink(options: SinkOptions, handlers: HttpSinkHandlers) {
  const sockets = new Set<Socket>()
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await read(incoming)
    const prepared = handlers.prepare?.(request) ?? null
    const how = prepared === null ? (options.behave?.() ?? 'accept') : 'accept'
    if (how === 'silent') return
    if (how === 'cut') return incoming.socket.destroy()
    if (how === 'garbage') return incoming.socket.end('zażółć gęślą jaźń\r\n\r\n')
    const { status, headers, body } =
      prepared ??
      (how === 'accept'
        ? await handlers.accept(request)
        : (handlers.refuse?.[how] ?? { body: '', ...refusals[how] }))
    response.writeHead(status, headers).end(body ?? '')
  }
  const server = createServer((incoming, response) => {
    // A sink that fails hangs up, as a provider would.
    answer(incoming, response).catch(() => incoming.socket.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

const mostBytes = 2 ** 20

async function read(incoming: IncomingMessage): Promise<SinkRequest> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > mostBytes) throw new Error('too large')
    chunks.push(bytes)
  }
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  }
}
