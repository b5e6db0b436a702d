import { createDecipheriv, createECDH, randomBytes } from 'node:crypto'
import { openHttpSink, type SinkRequest } from '@splot/contract/plugin/http-sink'
import type { OpenSink } from '@splot/contract/plugin/sink'
import { importJWK, jwtVerify } from 'jose'
import { deriveKeys } from './encrypt.ts'
import { makeJwk } from './vapid.ts'

export interface BrowserKeys {
  readonly privateKey: Buffer
  readonly auth: Buffer
}

/** What a browser does with a push message (RFC 8291). @throws when it is not for these keys */
export function decryptPush(body: Buffer, { privateKey, auth }: BrowserKeys): Buffer {
  const salt = body.subarray(0, 16)
  const keyEnd = 21 + (body[20] ?? 0)
  const sender = body.subarray(21, keyEnd)
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(privateKey)
  const { key, nonce } = deriveKeys(ecdh.computeSecret(sender), {
    auth,
    theirs: ecdh.getPublicKey(),
    ours: sender,
    salt,
  })
  const cipher = createDecipheriv('aes-128-gcm', key, nonce)
  cipher.setAuthTag(body.subarray(-16))
  const plain = Buffer.concat([cipher.update(body.subarray(keyEnd, -16)), cipher.final()])
  const end = plain.lastIndexOf(2)
  if (end < 0) throw new Error('no delimiter')
  return plain.subarray(0, end)
}

/** A push service on the loopback, with the browsers behind it: it checks the sender's token and reads the message. */
export const openPushSink: OpenSink = async (options) => {
  const browsers = new Map<string, BrowserKeys>()
  const sender = makeSender()
  let origin = ''
  const server = await openHttpSink(options, {
    refuse: { permanent: { status: 400 } },
    async accept(request) {
      const keys = browsers.get(request.path)
      if (keys === undefined) return { status: 404 }
      if (!(await isSigned(request, origin))) return { status: 403 }
      const payload = decryptPush(request.body, keys).toString()
      const { id, title, body, url } = JSON.parse(payload)
      options.keep({
        at: options.now(),
        address: `${origin}${request.path}`,
        from: null,
        title,
        text: body,
        html: null,
        headers: request.headers,
        detail: { id, url: url ?? '', ttl: Number(request.headers.ttl), bytes: request.body.length, payload },
      })
      return { status: 201, headers: { location: `${origin}/m/${id}` } }
    },
  })
  origin = `http://127.0.0.1:${server.port}`
  return {
    port: server.port,
    settings: sender,
    makeAddress() {
      const path = `/push/${randomBytes(16).toString('base64url')}`
      const ecdh = createECDH('prime256v1')
      ecdh.generateKeys()
      const auth = randomBytes(16)
      browsers.set(path, { privateKey: ecdh.getPrivateKey(), auth })
      const addressKeys = { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') }
      return { address: `${origin}${path}`, addressKeys }
    },
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  }
}

function makeSender() {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  // A private key may be shorter than 32 bytes when it begins with zeros.
  const privateKey = Buffer.concat([Buffer.alloc(32), ecdh.getPrivateKey()])
    .subarray(-32)
    .toString('base64url')
  return { publicKey: ecdh.getPublicKey('base64url'), privateKey, contact: 'mailto:sklep@example.pl' }
}

/** The token is of the key it names, for this service, and not over. */
async function isSigned(request: SinkRequest, origin: string): Promise<boolean> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(request.headers.authorization ?? '') ?? []
  const { d: _, ...jwk } = makeJwk(key, Buffer.alloc(32).toString('base64url')) ?? {}
  const publicKey = await importJWK({ kty: 'EC', ...jwk }, 'ES256')
  return jwtVerify(token, publicKey, { audience: origin }).then(
    () => true,
    () => false,
  )
}
