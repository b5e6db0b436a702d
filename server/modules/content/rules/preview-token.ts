import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What a preview link shows: the draft of one page. */
export interface Previewed {
  workspaceId: string
  itemId: string
  /** Milliseconds; then it leads nowhere. */
  expiresAt: number
}

export interface PreviewTokens {
  make(one: Previewed): string
  /** Null for one that is forged or too old. */
  read(token: string, now: number): Previewed | null
}

const shape = /^([a-z0-9][a-z0-9_-]{0,62})\.([0-9a-f-]{36})\.([0-9a-z]{1,12})\.([\w-]{22,43})$/

/** Links to pages nobody has published yet: signed, and good for a while. Whoever has one may look, and nothing more. */
export function createPreviewTokens(installSecret: string): PreviewTokens {
  let key: Buffer | null = null
  const sign = (text: string): Buffer => {
    // Drawn at the first use: composing the server must not need the secret.
    key ??= Buffer.from(hkdfSync('sha256', installSecret, '', 'splot page preview', 32))
    return createHmac('sha256', key).update(text).digest().subarray(0, 18)
  }
  return {
    make({ workspaceId, itemId, expiresAt }) {
      const head = `${workspaceId}.${itemId}.${expiresAt.toString(36)}`
      return `${head}.${sign(head).toString('base64url')}`
    },
    read(token, now) {
      const [, workspaceId = '', itemId = '', time = '', given = ''] = shape.exec(token) ?? []
      const signature = Buffer.from(given, 'base64url')
      const expected = sign(`${workspaceId}.${itemId}.${time}`)
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null
      const expiresAt = Number.parseInt(time, 36)
      return expiresAt > now ? { workspaceId, itemId, expiresAt } : null
    },
  }
}
