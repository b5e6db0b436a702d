import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Who shops, as a token says it. */
export const claim = z.object({
  /** A guest's is worth as much as her device's id: it opens what that device put in. */
  kind: z.enum(['guest', 'known']),
  birth: z.string().nullable(),
  anonymousId: z.string().nullable(),
  channel: z.enum(['web', 'app']),
  expiresAt: z.number(),
})
export type Claim = z.output<typeof claim>

export interface Tokens {
  write(workspaceId: string, claim: Claim): string
  /** Null for one that is altered, over, or of another workspace. */
  read(workspaceId: string, token: string, nowMs: number): Claim | null
}

/** Signed, not sealed: what a token says is the shopper's own. No table: it ends by itself. */
export function createTokens(secret: string): Tokens {
  // Derived at its first use: a list of routes is made without a secret.
  let key: Buffer | null = null
  const sign = (workspaceId: string, body: string) => {
    key ??= Buffer.from(hkdfSync('sha256', secret, '', 'splot shopper token', 32))
    return createHmac('sha256', key).update(`${workspaceId}\n${body}`).digest()
  }
  return {
    write(workspaceId, said) {
      const body = Buffer.from(JSON.stringify(said)).toString('base64url')
      return `${body}.${sign(workspaceId, body).toString('base64url')}`
    },
    read(workspaceId, token, nowMs) {
      const [, body, mark] = /^([\w-]{20,600})\.([\w-]{43})$/.exec(token) ?? []
      if (body === undefined || mark === undefined) return null
      const given = Buffer.from(mark, 'base64url')
      const own = sign(workspaceId, body)
      // Texts that decode to the same bytes are not the same token.
      if (given.toString('base64url') !== mark || !timingSafeEqual(given, own)) return null
      const said = claim.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
      return said.expiresAt > nowMs ? said : null
    },
  }
}
