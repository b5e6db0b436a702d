import type { ChannelDeps } from '@splot/contract/plugin/channel'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Settings } from './settings.ts'

/** Where connecting stopped; the message has not left. */
export class SmtpFault extends Error {
  readonly step: 'greeting' | 'tls' | 'login'
  readonly status: number
  constructor(step: 'greeting' | 'tls' | 'login', status: number) {
    super(`smtp ${step}`)
    this.name = 'SmtpFault'
    this.step = step
    this.status = status
  }
}

/** Some servers close a session after a number of mails. */
const mostPerConnection = 100

export interface Line {
  readonly connection: SMTPConnection
  used: number
  isDead: boolean
}

/** A signed-in connection over a checked socket. @throws NetworkFault, SmtpFault */
export async function openLine(settings: Settings, deps: ChannelDeps): Promise<Line> {
  const { host, port, security, authority } = settings
  const ca = authority === undefined ? {} : { ca: authority }
  const socket = await deps.network.connect({
    host,
    port,
    isTls: security === 'tls',
    timeoutMs: deps.patienceMs,
    ...ca,
  })
  const connection = new SMTPConnection({
    host,
    port,
    connection: socket,
    secure: security === 'tls',
    secured: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    name: settings.fromAddress.slice(settings.fromAddress.lastIndexOf('@') + 1),
    greetingTimeout: deps.patienceMs,
    socketTimeout: deps.patienceMs,
    socketCloseTimeout: 100,
    maxResponseSize: 64 * 1024,
    tls: { servername: host, ...ca },
  })
  const line: Line = { connection, used: 0, isDead: false }
  // A line that waits for its next mail can break too: its server hangs up, or falls silent.
  for (const event of ['end', 'error'])
    connection.on(event, () => {
      line.isDead = true
    })
  await step(connection, (done) => connection.connect(done), 'greeting')
  const { user, password } = settings
  if (user !== undefined)
    await step(connection, (done) => connection.login({ user, pass: password ?? '' }, done), 'login')
  return line
}

type Done = (error?: SmtpError | null) => void
type SmtpError = Error & { code?: string | undefined; responseCode?: number | undefined }

function step(
  connection: SMTPConnection,
  run: (done: Done) => void,
  name: 'greeting' | 'login',
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish: Done = (error) => {
      connection.off('error', finish)
      if (!error) return resolve()
      connection.on('error', () => {})
      connection.close()
      reject(new SmtpFault(isOfTls(error) ? 'tls' : name, error.responseCode ?? 0))
    }
    connection.on('error', finish)
    run(finish)
  })
}

/** The library calls a handshake that failed a fault of the socket: only its words tell the certificate's from others. */
const isOfTls = ({ code, message }: SmtpError): boolean =>
  code === 'ETLS' || (code === 'ESOCKET' && /certificate|altnames|\b(ssl|tls)\b/i.test(message))

/** Signed-in connections kept for the next mail, never more than the settings allow. */
export function createPool(settings: Settings, deps: ChannelDeps) {
  const idle: Line[] = []
  const waiting: ((line: Line | null) => void)[] = []
  let open = 0
  const drop = (line: Line) => {
    open--
    line.connection.close()
    waiting.shift()?.(null)
  }
  return {
    /** A line for one mail. @throws NetworkFault, SmtpFault */
    async take(): Promise<Line> {
      for (let line = idle.pop(); line !== undefined; line = idle.pop()) {
        if (!line.isDead) return line
        open--
      }
      if (open >= settings.connections) {
        const given = await new Promise<Line | null>((resolve) => waiting.push(resolve))
        return given ?? this.take()
      }
      open++
      try {
        return await openLine(settings, deps)
      } catch (error) {
        open--
        waiting.shift()?.(null)
        throw error
      }
    },
    /** Gives the line back; a broken or worn one is closed. */
    give(line: Line, isSound: boolean): void {
      line.used++
      const isWorn = !isSound || line.isDead || line.used >= mostPerConnection
      const next = isWorn ? undefined : waiting.shift()
      if (isWorn) drop(line)
      else if (next === undefined) idle.push(line)
      else next(line)
    },
    async [Symbol.asyncDispose]() {
      for (const line of idle.splice(0)) {
        open--
        line.connection.quit()
      }
    },
  }
}

export type Pool = ReturnType<typeof createPool>
