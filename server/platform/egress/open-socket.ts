import { connect, isIP, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import { NetworkFault, type NetworkFaultCode } from '@splot/contract/plugin/network'

export interface SocketTarget {
  /** The name the certificate must be for. */
  readonly host: string
  /** Checked addresses, tried in order. */
  readonly addresses: readonly string[]
  readonly port: number
  readonly isTls: boolean
  readonly timeoutMs: number
  readonly alpn?: readonly string[]
  /** The only authority trusted, where the target has one of its own. */
  readonly ca?: string | undefined
}

/** Opens a connection to one of the checked addresses, never to a name. @throws NetworkFault */
export async function openSocket(target: SocketTarget, tls: ConnectionOptions): Promise<Socket> {
  let last: unknown = new NetworkFault('unreachable', false)
  for (const address of target.addresses.slice(0, 4)) {
    try {
      const socket = await settle(
        connect({ host: address, port: target.port, noDelay: true }),
        'connect',
        target.timeoutMs,
      )
      return target.isTls ? await secure(socket, target, tls) : socket
    } catch (error) {
      last = error
    }
  }
  throw last
}

function secure(socket: Socket, target: SocketTarget, tls: ConnectionOptions): Promise<Socket> {
  const name = isIP(target.host) === 0 ? { servername: target.host } : {}
  const alpn = target.alpn === undefined ? {} : { ALPNProtocols: [...target.alpn] }
  const ca = target.ca === undefined ? {} : { ca: target.ca }
  const secured = connectTls({ ...tls, ...ca, ...name, ...alpn, host: target.host, socket })
  return settle(secured, 'secureConnect', target.timeoutMs)
}

/** Resolves with the socket at the event; destroys it on a fault or when the time is over. */
function settle<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  timeoutMs: number,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const fail = (code: NetworkFaultCode) => {
      clearTimeout(timer)
      socket.destroy()
      reject(new NetworkFault(code, false))
    }
    const timer = setTimeout(() => fail('timeout'), timeoutMs)
    const onError = () => fail(event === 'connect' ? 'unreachable' : 'tls_failed')
    socket.once('error', onError)
    socket.once(event, () => {
      clearTimeout(timer)
      socket.off('error', onError)
      // Between here and its user a socket may fail: that must not end the process.
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}
