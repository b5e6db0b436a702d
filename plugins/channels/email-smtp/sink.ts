import type { Socket } from 'node:net'
import type { Arrival, OpenSink, Sink, SinkBehaviour, SinkOptions } from '@splot/contract/plugin/sink'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

const mostBytes = 25 * 2 ** 20

/** An SMTP server on the loopback that takes every mail and keeps it. */
export const openSmtpSink: OpenSink = async (options): Promise<Sink> => {
  const server = createServer(options)
  // Before it listens: a port that is taken must reject, not end the process.
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    settings: {
      host: '127.0.0.1',
      port,
      security: 'none',
      fromAddress: 'sklep@example.pl',
      fromName: 'Splot',
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function createServer(options: SinkOptions): SMTPServer {
  const behave = (): SinkBehaviour => options.behave?.() ?? 'accept'
  const sockets = new Map<number, Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: mostBytes,
    closeTimeout: 100,
    logger: false,
    banner: 'Splot',
    onRcptTo(_, __, done) {
      const how = behave()
      if (how === 'silent') return
      if (how === 'temporary') return done(refusal(451, '4.3.0 Try again later'))
      if (how === 'permanent') return done(refusal(554, '5.7.1 Refused by policy'))
      if (how === 'gone') return done(refusal(550, '5.1.1 User unknown'))
      done()
    },
    onData(stream, session, done) {
      const how = behave()
      const read = readAll(stream)
      const socket = sockets.get(session.remotePort)
      if (how === 'cut') return void read.then(() => socket?.destroy())
      if (how === 'garbage') return void read.then(() => socket?.write('zażółć gęślą jaźń\r\n'))
      const { envelope } = session
      read
        .then((raw) =>
          readMail(raw, envelope.rcptTo[0]?.address ?? '', envelope.mailFrom || null, options.now()),
        )
        .then((arrival) => {
          options.keep(arrival)
          done(null, '2.0.0 Kept')
        }, done)
    },
  })
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket))
  return server
}

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

async function readMail(
  raw: Buffer,
  address: string,
  from: { address: string } | null,
  nowMs: number,
): Promise<Arrival> {
  const mail = await PostalMime.parse(raw)
  return {
    at: nowMs,
    address,
    from: from?.address ?? null,
    title: mail.subject ?? null,
    text: mail.text ?? null,
    html: mail.html ?? null,
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    detail: { bytes: raw.length, attachments: mail.attachments.length },
  }
}
