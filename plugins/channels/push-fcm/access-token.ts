import type { ChannelDeps } from '@splot/contract/plugin/channel'
import { type HttpReply, readJson } from '@splot/contract/plugin/network'
import { importPKCS8, SignJWT } from 'jose'
import { z } from 'zod'

const account = z.object({
  project_id: z.string().regex(/^[a-z0-9-]{1,100}$/),
  client_email: z.string().max(320),
  private_key: z.string().includes('PRIVATE KEY'),
  token_uri: z.string().max(500).default('https://oauth2.googleapis.com/token'),
})
export type ServiceAccount = z.output<typeof account>

/** The service account's file; null where the text is none. */
export function readAccount(text: string): ServiceAccount | null {
  try {
    const read = account.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Google answered the request for a token with something else. */
export class TokenFault extends Error {
  readonly reply: HttpReply | null
  constructor(reply: HttpReply | null) {
    super('fcm token')
    this.name = 'TokenFault'
    this.reply = reply
  }
}

/** Access tokens of a service account (RFC 7523), one an hour. */
export function createTokens(account: ServiceAccount, deps: ChannelDeps) {
  let current: { token: string; until: number } | null = null
  let asking: Promise<string> | null = null
  const ask = async (): Promise<string> => {
    const reply = await deps.network.call({
      url: account.token_uri,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: await signAssertion(account, deps.clock.now()),
      }).toString(),
      timeoutMs: deps.patienceMs,
    })
    const { access_token: token, expires_in: lifeS } = readJson(reply) ?? {}
    if (reply.status !== 200 || typeof token !== 'string' || typeof lifeS !== 'number')
      throw new TokenFault(reply)
    current = { token, until: deps.clock.now() + (lifeS - 60) * 1_000 }
    return token
  }
  return {
    /** @throws NetworkFault, TokenFault */
    async get(): Promise<string> {
      if (current !== null && current.until > deps.clock.now()) return current.token
      asking ??= ask().finally(() => {
        asking = null
      })
      return asking
    },
    async [Symbol.asyncDispose]() {
      current = null
    },
  }
}

async function signAssertion(account: ServiceAccount, nowMs: number): Promise<string> {
  const nowS = Math.floor(nowMs / 1_000)
  // What is no key is told of as the setting it is.
  const key = await importPKCS8(account.private_key, 'RS256').catch(() => null)
  if (key === null) throw new TokenFault(null)
  return new SignJWT({ scope: 'https://www.googleapis.com/auth/firebase.messaging' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(account.client_email)
    .setAudience(account.token_uri)
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + 3_600)
    .sign(key)
}
