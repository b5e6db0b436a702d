import { connect, type Socket } from 'node:net'

/** An answer, its body as latin1: versions and numbers are plain letters. */
interface Answer {
  status: number
  body: string
}

/** Over bare sockets: a generator that shares its two cores with the server must not be what is measured. */
const open = (url: URL): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname, () => resolve(socket.off('error', reject)))
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.once('error', reject)
  })

/** Posts JSON over kept connections, one request at a time on each, as many connections as there are requests under way. */
export function createPoster(origin: string) {
  const url = new URL(origin)
  const idle: Socket[] = []
  return {
    async post(path: string, token: string, body: string): Promise<Answer> {
      const socket = idle.pop() ?? (await open(url))
      const answer = hear(socket)
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: Bearer ${token}\r\n` +
          `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
      const heard = await answer
      idle.push(socket)
      return heard
    },
    close() {
      for (const socket of idle) socket.destroy()
    },
  }
}

/** The next answer of a connection; it must say how long it is. */
function hear(socket: Socket): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = ''
    const done = (act: () => void) => {
      socket.off('data', onData).off('error', onEnd).off('close', onEnd)
      act()
    }
    const onEnd = () => done(() => reject(new Error('a connection ended before its answer')))
    const onData = (part: string) => {
      text += part
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1]
      if (length === undefined) return done(() => reject(new Error('an answer without a length')))
      if (text.length < head + 4 + Number(length)) return
      done(() => resolve({ status: Number(text.slice(9, 12)), body: text.slice(head + 4) }))
    }
    socket.on('data', onData).once('error', onEnd).once('close', onEnd)
  })
}

/** Opens a stream of server-sent events and hands over each part as it comes. @throws where it is refused */
export async function openStream(address: string, hear: (part: string) => void): Promise<() => void> {
  const url = new URL(address)
  const socket = await open(url)
  socket.write(
    `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\naccept: text/event-stream\r\n\r\n`,
  )
  const first = await new Promise<string>((resolve, reject) => {
    socket.once('data', (part) => resolve(String(part)))
    socket.once('close', () => reject(new Error('a stream was not opened')))
  })
  if (!first.startsWith('HTTP/1.1 200')) throw new Error(first.slice(0, 200))
  hear(first)
  socket.on('data', hear as (part: Buffer | string) => void)
  // Ends with the bench.
  socket.on('error', () => {})
  return () => socket.destroy()
}
