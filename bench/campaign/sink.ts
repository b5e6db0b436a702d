import { createServer, type Socket } from 'node:net'

/**
 * An SMTP server that takes every mail and remembers whose it was and when its first byte came: as little work as the
 * protocol allows, so that the senders are what is measured. Runs in a process of its own and answers questions over IPC.
 */
interface Taken {
  /** Mails by message id, and how many came twice. */
  ids: Map<string, number>
  /** When MAIL FROM of a mail to this address came, milliseconds. */
  firstByteAt: Map<string, number>
  bytes: number
}

const taken: Taken = { ids: new Map(), firstByteAt: new Map(), bytes: 0 }
const idHeader = /^(?:X-Splot-Message|X-Bench): ?([^\r\n]+)/im

function serve(socket: Socket): void {
  let buffer = ''
  let isData = false
  let [at, to] = [0, '']
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.write('220 sink ESMTP\r\n')
  const command = (line: string): string => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') return '250-sink\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 30000000\r\n'
    if (verb === 'MAIL') at = Date.now()
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (verb === 'DATA') {
      isData = true
      return '354 go ahead\r\n'
    }
    return verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n'
  }
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1')
    let out = ''
    for (;;) {
      const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) break
      if (isData) {
        const id = idHeader.exec(buffer.slice(0, Math.min(end, 4_000)))?.[1]?.trim() ?? ''
        taken.ids.set(id, (taken.ids.get(id) ?? 0) + 1)
        taken.firstByteAt.set(to, at)
        taken.bytes += end
        isData = false
        buffer = buffer.slice(end + 5)
        out += '250 taken\r\n'
      } else {
        out += command(buffer.slice(0, end))
        buffer = buffer.slice(end + 2)
      }
    }
    if (out !== '') socket.write(out)
  })
}

const server = createServer(serve).listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 })
})

process.on('message', (asked: 'count' | 'ids' | 'times') => {
  const doubled = [...taken.ids.values()].filter((times) => times > 1).length
  if (asked === 'count') process.send?.({ count: taken.ids.size, doubled, bytes: taken.bytes })
  else if (asked === 'ids') process.send?.([...taken.ids.keys()])
  else process.send?.([...taken.firstByteAt])
})
process.on('disconnect', () => process.exit(0))
