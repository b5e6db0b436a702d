import { openHttpSink } from '@splot/contract/plugin/http-sink'
import type { OpenSink } from '@splot/contract/plugin/sink'

/** A gateway on the loopback that takes the default body. */
export const openGatewaySink: OpenSink = async (options) => {
  const server = await openHttpSink(options, {
    prepare: (request) => (request.path === '/' ? { status: 200 } : null),
    accept(request) {
      const { to, text, from, id } = JSON.parse(request.body.toString())
      options.keep({
        at: options.now(),
        address: to,
        from,
        title: null,
        text,
        html: null,
        headers: request.headers,
        detail: { id },
      })
      return { status: 202, body: JSON.stringify({ messages: [{ id: `g-${id}` }] }) }
    },
  })
  return {
    port: server.port,
    settings: {
      url: `http://127.0.0.1:${server.port}/sms`,
      sender: 'SPLOT',
      token: 'sink-token-of-no-use',
      idPath: 'messages.0.id',
    },
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  }
}
