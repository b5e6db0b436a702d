import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:tls'

export interface Mailbox extends AsyncDisposable {
  readonly port: number
  readonly mails: { raw: string; isSeen: boolean }[]
  /** Commands as they came, without their words. */
  readonly said: string[]
}

const uidOf = (index: number) => 100 + index

/** An IMAP server (RFC 3501) with one mailbox and one user, `zwroty` with the password `tajne`; as much of it as is asked for. */
export async function openMailbox(pair: { key: string; cert: string }): Promise<Mailbox> {
  const mails: Mailbox['mails'] = []
  const said: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(pair, (socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')
    let rest = ''
    socket.on('data', (bytes) => {
      rest += bytes.toString('latin1')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const [tag = '', ...words] = rest.slice(0, end).split(' ')
        rest = rest.slice(end + 2)
        const command =
          words[0]?.toUpperCase() === 'UID'
            ? `UID ${words[1]?.toUpperCase()}`
            : (words[0] ?? '').toUpperCase()
        said.push(command)
        const { lines, ends } = answer(command, words.join(' '), mails)
        for (const line of lines) socket.write(`* ${line}\r\n`)
        socket.write(`${tag} ${ends}\r\n`, 'latin1')
        if (command === 'LOGOUT') socket.end()
      }
    })
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    said,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

interface Answer {
  lines: readonly string[]
  ends: string
}

function answer(command: string, line: string, mails: Mailbox['mails']): Answer {
  const ok = (lines: readonly string[] = []): Answer => ({ lines, ends: 'OK done' })
  switch (command) {
    case 'CAPABILITY':
      return ok(['CAPABILITY IMAP4rev1'])
    case 'LOGIN':
      return /^LOGIN "?zwroty"? "?tajne"?$/i.test(line)
        ? ok()
        : { lines: [], ends: 'NO [AUTHENTICATIONFAILED] wrong' }
    case 'LIST':
    case 'LSUB':
      // Asked for nothing, it names what stands between folders.
      return ok([`${command} (\\HasNoChildren) "/" ${/"" ""$/.test(line) ? '""' : '"INBOX"'}`])
    case 'SELECT':
    case 'EXAMINE':
      if (!/ "?inbox"?$/i.test(line)) return { lines: [], ends: 'NO no such mailbox' }
      return ok([
        'FLAGS (\\Seen \\Deleted)',
        `${mails.length} EXISTS`,
        'OK [PERMANENTFLAGS (\\Seen)] .',
        'OK [UIDVALIDITY 1] .',
        `OK [UIDNEXT ${uidOf(mails.length)}] .`,
      ])
    case 'UID SEARCH': {
      const found = mails.flatMap(({ isSeen }, index) => (isSeen ? [] : [uidOf(index)]))
      return ok([`SEARCH${found.map((uid) => ` ${uid}`).join('')}`])
    }
    case 'UID FETCH': {
      const index = Number(/UID FETCH (\d+)/i.exec(line)?.[1]) - uidOf(0)
      const raw = mails[index]?.raw ?? ''
      return ok([`${index + 1} FETCH (UID ${uidOf(index)} BODY[]<0> {${Buffer.byteLength(raw)}}\r\n${raw})`])
    }
    case 'UID STORE': {
      const index = Number(/UID STORE (\d+)/i.exec(line)?.[1]) - uidOf(0)
      const mail = mails[index]
      if (mail !== undefined && /\\Seen/i.test(line)) mail.isSeen = true
      return ok([`${index + 1} FETCH (UID ${uidOf(index)} FLAGS (\\Seen))`])
    }
    default:
      return ok(command === 'LOGOUT' ? ['BYE'] : [])
  }
}
