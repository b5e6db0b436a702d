import type { OpenReturnDoor, ReturnDoorOptions } from '@splot/contract/plugin/return-door'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { readBounce } from './parse.ts'
import { readReturnPath } from './return-path.ts'

/** A mail may come back whole, and as large as ours are, in base64. */
const mostBytes = 30 * 2 ** 20
/** What became of it stands at the beginning. */
const keptBytes = 2 ** 20

/**
 * An SMTP server that takes mails for return paths of ours and for nobody else. It relays nothing, keeps nothing, and
 * never answers a mail by a mail: what it does not take, the other server is told in the same breath.
 */
export const openBounceDoor: OpenReturnDoor = async (options) => {
  const server = createServer(options)
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    const { host, port } = options
    server.server.once('error', reject)
    server.listen({ port, ...(host === null ? {} : { host }) }, resolve)
  })
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function createServer(options: ReturnDoorOptions): SMTPServer {
  const { certificate } = options
  return new SMTPServer({
    ...certificate,
    name: 'splot',
    banner: 'Splot, returned mail only',
    authOptional: true,
    disabledCommands: certificate === null ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    disableReverseLookup: true,
    size: mostBytes,
    maxClients: 50,
    maxRecipients: 10,
    socketTimeout: 60_000,
    closeTimeout: 1_000,
    logger: false,
    onRcptTo({ address }, _, done) {
      const mark = readReturnPath(address)
      if (mark === null) return done(noSuchAddress())
      options.knows(mark).then(
        (isKnown) => done(isKnown ? null : noSuchAddress()),
        () => done(later()),
      )
    },
    onData(stream, { envelope }, done) {
      const marks = envelope.rcptTo.flatMap(({ address }) => readReturnPath(address) ?? [])
      takeMail(stream, marks, options).then(
        (refusal) => done(refusal, '2.0.0 Taken'),
        () => done(later()),
      )
    },
  })
}

/** Null = taken. What is neither a bounce nor a complaint (an automatic reply) is taken and forgotten. */
async function takeMail(
  stream: SMTPServerDataStream,
  marks: readonly string[],
  { now, take }: ReturnDoorOptions,
): Promise<Error | null> {
  const raw = await readBeginning(stream)
  if (stream.sizeExceeded) return refuse(552, '5.3.4 Too large')
  const reports = await readBounce(raw, now())
  for (const mark of marks) await take(mark, reports)
  return null
}

async function readBeginning(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    if (size < keptBytes) chunks.push(bytes)
    size += bytes.length
  }
  return Buffer.concat(chunks).subarray(0, keptBytes)
}

const refuse = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode })
const noSuchAddress = () => refuse(550, '5.1.1 No such address here')
const later = () => refuse(451, '4.3.0 Try again later')
