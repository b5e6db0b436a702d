import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { openHttpSink, type SinkAnswer, type SinkRequest } from '@splot/contract/plugin/http-sink'
import type { OpenSink, SinkOptions } from '@splot/contract/plugin/sink'

const accessToken = 'sink-access-token'

/** Firebase on the loopback: gives tokens, takes messages, answers errors as it does. */
export const openFcmSink: OpenSink = async (options) => {
  const server = await openHttpSink(options, {
    prepare: giveToken,
    refuse: {
      permanent: { status: 400, body: errorOf('INVALID_ARGUMENT') },
      gone: { status: 404, body: errorOf('UNREGISTERED') },
    },
    accept: (request) => take(request, options),
  })
  const origin = `http://127.0.0.1:${server.port}`
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2_048 })
  const account = {
    project_id: 'sklep',
    client_email: 'splot@sklep.iam.gserviceaccount.com',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    token_uri: `${origin}/token`,
  }
  return {
    port: server.port,
    settings: { serviceAccount: JSON.stringify(account), url: origin },
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  }
}

function giveToken(request: SinkRequest): SinkAnswer | null {
  if (request.path !== '/token') return null
  const isAsked = new URLSearchParams(request.body.toString()).get('assertion')?.split('.').length === 3
  return isAsked
    ? {
        status: 200,
        body: JSON.stringify({ access_token: accessToken, expires_in: 3_600, token_type: 'Bearer' }),
      }
    : { status: 400, body: '{"error":"invalid_grant"}' }
}

function take(request: SinkRequest, options: SinkOptions): SinkAnswer {
  if (request.headers.authorization !== `Bearer ${accessToken}`) return { status: 401 }
  const { message } = JSON.parse(request.body.toString())
  options.keep({
    at: options.now(),
    address: message.token,
    from: null,
    title: message.notification.title,
    text: message.notification.body,
    html: null,
    headers: {},
    detail: { id: message.data.messageId, url: message.data.url ?? '', priority: message.android.priority },
  })
  return { status: 200, body: JSON.stringify({ name: `projects/sklep/messages/${message.data.messageId}` }) }
}

const errorOf = (errorCode: string): string =>
  JSON.stringify({ error: { code: 400, status: errorCode, details: [{ errorCode }] } })
