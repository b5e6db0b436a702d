import { importPKCS8, SignJWT } from 'jose'

/** Apple refuses tokens older than an hour, and ones made anew more often than every 20 minutes. */
const lifeMs = 45 * 60_000

/** The provider token of a team's key, made anew in good time. */
export function createProviderToken(settings: { key: string; keyId: string; teamId: string }) {
  let current: { token: string; madeAt: number } | null = null
  return {
    /** Null where the key is none. */
    async get(nowMs: number): Promise<string | null> {
      if (current !== null && nowMs - current.madeAt < lifeMs) return current.token
      // What is no key is told of as the setting it is.
      const key = await importPKCS8(settings.key, 'ES256').catch(() => null)
      if (key === null) return null
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', kid: settings.keyId })
        .setIssuer(settings.teamId)
        .setIssuedAt(Math.floor(nowMs / 1_000))
        .sign(key)
      current = { token, madeAt: nowMs }
      return token
    },
    async [Symbol.asyncDispose]() {
      current = null
    },
  }
}
