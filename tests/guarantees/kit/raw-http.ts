import net from 'node:net'

/** What a raw conversation gave: status of the first reply, its text, whether and when the server hung up. */
export interface RawReply {
  status: number | null
  text: string
  isClosed: boolean
  ms: number
}

/**
 * Speaks raw HTTP on a socket, for what no well-behaved client sends: writes the pieces with pauses between them and
 * listens until the server hangs up or `limitMs` is over.
 */
export function speakRaw(
  url: string,
  pieces: readonly (string | Buffer)[],
  o: { pauseMs?: number; limitMs?: number; isKeptAlive?: boolean } = {},
): Promise<RawReply> {
  const { hostname, port } = new URL(url)
  const begin = performance.now()
  return new Promise((resolve) => {
    const socket = net.connect({ host: hostname, port: Number(port) })
    let text = ''
    let isDone = false
    const end = (isClosed: boolean) => {
      if (isDone) return
      isDone = true
      clearTimeout(limit)
      socket.destroy()
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]
      resolve({ status: status ? Number(status) : null, text, isClosed, ms: performance.now() - begin })
    }
    const limit = setTimeout(() => end(false), o.limitMs ?? 15_000)
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (o.isKeptAlive && text.includes('\r\n\r\n')) end(false)
    })
    socket.on('error', () => {})
    socket.on('close', () => end(true))
    socket.on('connect', async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return
        socket.write(piece)
        if (o.pauseMs) await new Promise((next) => setTimeout(next, o.pauseMs))
      }
    })
  })
}
