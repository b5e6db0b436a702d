import { openHttpSink } from '@splot/contract/plugin/http-sink'
import type { OpenSink } from '@splot/contract/plugin/sink'
import { isSignedWebhook } from './sign.ts'

/** A receiver on the loopback that checks the signature and drops what it has seen. */
export const openWebhookSink: OpenSink = async (options) => {
  const secret = `whsec_${Buffer.from('a key for the local sink only').toString('base64')}`
  const seen = new Set<string>()
  const server = await openHttpSink(options, {
    prepare: (request) => (request.path === '/test' ? { status: 204 } : null),
    accept(request) {
      const body = request.body.toString()
      const id = request.headers['webhook-id'] ?? ''
      const timestamp = request.headers['webhook-timestamp'] ?? ''
      const signature = request.headers['webhook-signature'] ?? ''
      // The sink's own clock may be a test's: the signature is judged at the moment it names.
      if (!isSignedWebhook(secret, { id, timestamp, signature }, body, Number(timestamp) * 1_000))
        return { status: 401 }
      if (seen.has(id)) return { status: 200 }
      seen.add(id)
      options.keep({
        at: options.now(),
        address: `http://127.0.0.1:${server.port}${request.path}`,
        from: null,
        title: JSON.parse(body).type,
        text: body,
        html: null,
        headers: request.headers,
        detail: {},
      })
      return { status: 204 }
    },
  })
  const origin = `http://127.0.0.1:${server.port}`
  return {
    port: server.port,
    settings: { secret, testUrl: `${origin}/test` },
    makeAddress: () => ({ address: `${origin}/hook` }),
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  }
}
