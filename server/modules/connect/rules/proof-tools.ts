import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { ProofTools } from '@splot/contract/plugin/source'

/** What checks of signatures are made of, at this moment. @param now milliseconds */
export const makeProofTools = (now: number): ProofTools => ({
  now,
  hmac(key, ...parts) {
    const mac = createHmac('sha256', key)
    for (const part of parts) mac.update(part)
    return mac.digest()
  },
  hash(...parts) {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return hash.digest('hex')
  },
  isSame(one, other) {
    // Texts of different lengths differ in the open; their digests do not.
    const digest = (value: string | Uint8Array) => createHash('sha256').update(value).digest()
    return timingSafeEqual(digest(one), digest(other))
  },
  fromBase64: (text) => Buffer.from(text, 'base64'),
  toBase64: (bytes) => Buffer.from(bytes).toString('base64'),
})
