import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Faster than a person types. */
const leastMs = 2_000
const mostMs = 12 * 3_600_000
/** Leading zero bits of a proof: some milliseconds in a browser, dear for whoever sends by the thousand. */
const proofBits = 12

export type TokenVerdict =
  | { ok: true; nonce: string; hasProof: boolean }
  | { ok: false; why: 'forged' | 'too_fast' | 'too_old' }

export interface FormTokens {
  /** @param at milliseconds */
  make(place: string, at: number, nonce: string): string
  /** @param place what the token was made for: workspace and form */
  read(token: string, o: { place: string; now: number; proof: string }): TokenVerdict
}

/** Tokens of forms: each shown form has one, so that nobody sends a form that was not shown. */
export function createFormTokens(installSecret: string): FormTokens {
  let key: Buffer | null = null
  const sign = (text: string): Buffer => {
    // Drawn at the first use: composing the server must not need the secret.
    key ??= Buffer.from(hkdfSync('sha256', installSecret, '', 'splot form token', 32))
    return createHmac('sha256', key).update(text).digest().subarray(0, 16)
  }
  return {
    make(place, at, nonce) {
      const head = `${at.toString(36)}.${nonce}`
      return `${head}.${sign(`${place}|${head}`).toString('base64url')}`
    },
    read(token, { place, now, proof }) {
      const [, at = '', nonce = '', mac = ''] =
        /^([0-9a-z]{1,12})\.([\w-]{8,64})\.([\w-]{22})$/.exec(token) ?? []
      const wanted = sign(`${place}|${at}.${nonce}`)
      const given = Buffer.from(mac, 'base64url')
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
        return { ok: false, why: 'forged' }
      const age = now - Number.parseInt(at, 36)
      if (age < leastMs) return { ok: false, why: 'too_fast' }
      if (age > mostMs) return { ok: false, why: 'too_old' }
      return { ok: true, nonce, hasProof: isProof(token, proof) }
    },
  }
}

function isProof(token: string, proof: string): boolean {
  if (!/^\d{1,9}$/.test(proof)) return false
  const hash = createHash('sha256').update(`${token}:${proof}`).digest()
  return hash.readUInt32BE(0) >>> (32 - proofBits) === 0
}
