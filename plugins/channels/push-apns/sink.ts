import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Http2Session, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import type { OpenSink, SinkBehaviour, SinkOptions } from '@splot/contract/plugin/sink'

const topic = 'pl.example.sklep'

/** Apple's push service on the loopback: HTTP/2 without TLS, its refusals by name. */
export const openApnsSink: OpenSink = async (options) => {
  const sessions = new Set<Http2Session>()
  const server = createServer()
  server.on('session', (session) => {
    sessions.add(session)
    session.on('error', () => {})
    session.on('close', () => sessions.delete(session))
  })
  const sockets = new Map<number, Socket>()
  server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket))
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {})
    const raw = sockets.get(stream.session?.socket.remotePort ?? 0)
    read(stream)
      .then((body) => answer({ stream, headers, body, raw }, options))
      // A sink that fails hangs up, as a provider would.
      .catch(() => stream.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    port,
    settings: {
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      keyId: 'ABC123DEFG',
      teamId: 'DEF123GHIJ',
      topic,
      url: `http://127.0.0.1:${port}`,
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const session of sessions) session.destroy()
      }),
  }
}

async function read(stream: ServerHttp2Stream): Promise<string> {
  let text = ''
  for await (const chunk of stream.setEncoding('utf8')) text += chunk
  return text
}

interface Call {
  readonly stream: ServerHttp2Stream
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  readonly raw: Socket | undefined
}

function answer(call: Call, options: SinkOptions): void {
  const { stream, headers, raw } = call
  const token = String(headers[':path']).replace('/3/device/', '')
  const fault = findFault(headers, token)
  const how = fault === null ? (options.behave?.() ?? 'accept') : 'accept'
  const refusal = fault ?? refusals[how]
  if (refusal !== undefined) {
    stream.respond({ ':status': refusal[0] })
    stream.end(JSON.stringify({ reason: refusal[1] }))
  } else if (how === 'cut') stream.session?.destroy()
  else if (how === 'garbage') raw?.write('zażółć gęślą jaźń')
  else if (how === 'accept') take(call, token, options)
}

type Refusal = readonly [status: number, reason: string]

const refusals: Partial<Record<SinkBehaviour, Refusal>> = {
  temporary: [503, 'ServiceUnavailable'],
  permanent: [400, 'PayloadEmpty'],
  gone: [410, 'Unregistered'],
}

function findFault(headers: Readonly<Record<string, unknown>>, token: string): Refusal | null {
  if (!/^bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(String(headers.authorization)))
    return [403, 'MissingProviderToken']
  if (headers['apns-topic'] !== topic) return [400, 'TopicDisallowed']
  return token.length < 64 ? [400, 'BadDeviceToken'] : null
}

function take({ stream, headers, body }: Call, token: string, options: SinkOptions): void {
  const { aps, messageId, url = '' } = JSON.parse(body)
  options.keep({
    at: options.now(),
    address: token,
    from: null,
    title: aps.alert.title,
    text: aps.alert.body,
    html: null,
    headers: {},
    detail: { id: messageId, url, priority: String(headers['apns-priority']) },
  })
  stream.respond({ ':status': 200, 'apns-id': String(headers['apns-id']) })
  stream.end()
}
