import { importJWK, type JWK, SignJWT } from 'jose'

const lifeS = 12 * 3_600

/** Public key (65 bytes) and private key (32 bytes), base64url, as the signing library takes them; null when malformed. */
export function makeJwk(publicKey: string, privateKey: string): JWK | null {
  const point = Buffer.from(publicKey, 'base64url')
  if (point.length !== 65 || point[0] !== 4 || Buffer.from(privateKey, 'base64url').length !== 32) return null
  return {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: privateKey,
  }
}

/** Tokens by push service: one signature serves half a day (signing each message costs five times the rest). */
export function createVapid(settings: { publicKey: string; privateKey: string; contact: string }) {
  const tokens = new Map<string, { header: string; untilS: number }>()
  return {
    /** The Authorization header for an origin (RFC 8292). @throws when the keys are none */
    async authorize(origin: string, nowMs: number): Promise<string> {
      const nowS = Math.floor(nowMs / 1_000)
      const there = tokens.get(origin)
      if (there !== undefined && there.untilS - nowS > 3_600) return there.header
      const jwk = makeJwk(settings.publicKey, settings.privateKey)
      if (jwk === null) throw new TypeError('vapid keys')
      const token = await new SignJWT({ sub: settings.contact })
        .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
        .setAudience(origin)
        .setExpirationTime(nowS + lifeS)
        .sign(await importJWK(jwk, 'ES256'))
      const header = `vapid t=${token}, k=${settings.publicKey}`
      if (tokens.size > 1_000) tokens.clear()
      tokens.set(origin, { header, untilS: nowS + lifeS })
      return header
    },
    async [Symbol.asyncDispose]() {
      tokens.clear()
    },
  }
}
