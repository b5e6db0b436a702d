import { openHttpSink, type SinkRequest } from '@splot/contract/plugin/http-sink'
import type { OpenSink, SinkOptions } from '@splot/contract/plugin/sink'

const token = 'sink-token-of-no-use'

/** SMSAPI's interface on the loopback: answers as it does, errors with status 200 and a number. */
export const openSmsapiSink: OpenSink = async (options) => {
  const seen = new Set<string>()
  const server = await openHttpSink(options, {
    prepare: (request) =>
      request.path === '/profile' && isAuthorized(request) ? { status: 200, body: '{"points":100}' } : null,
    refuse: {
      temporary: { status: 200, body: '{"error":201,"message":"internal"}' },
      permanent: { status: 200, body: '{"error":14,"message":"sender"}' },
      gone: { status: 200, body: '{"error":13,"message":"no correct numbers"}' },
    },
    accept(request) {
      if (!isAuthorized(request))
        return { status: 401, body: '{"error":101,"message":"Authorization failed"}' }
      return take(new URLSearchParams(request.body.toString()), seen, options)
    },
  })
  return {
    port: server.port,
    settings: {
      url: `http://127.0.0.1:${server.port}`,
      token,
      sender: 'SPLOT',
      callbackToken: 'sink-callback',
    },
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  }
}

function take(form: URLSearchParams, seen: Set<string>, options: SinkOptions) {
  const idx = form.get('idx') ?? ''
  if (form.get('check_idx') === '1' && seen.has(idx))
    return { status: 200, body: '{"error":53,"message":"idx"}' }
  seen.add(idx)
  const number = form.get('to') ?? ''
  options.keep({
    at: options.now(),
    address: `+${number}`,
    from: form.get('from'),
    title: null,
    text: form.get('message'),
    html: null,
    headers: {},
    detail: { idx },
  })
  const sent = { id: `sa-${seen.size}`, points: 0.16, number, status: 'QUEUE', idx }
  return { status: 200, body: JSON.stringify({ count: 1, list: [sent] }) }
}

const isAuthorized = (request: SinkRequest): boolean => request.headers.authorization === `Bearer ${token}`
