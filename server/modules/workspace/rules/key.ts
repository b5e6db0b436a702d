import { createHmac } from 'node:crypto'

export type KeyKind = 'write' | 'secret'

const prefixes: Readonly<Record<KeyKind, string>> = { write: 'splot_wk_', secret: 'splot_sk_' }

/** The text of a key: what it is stands in front (so that scanners and people see it), then 256 bits. */
export function composeKey(kind: KeyKind, secret: string): string {
  return `${prefixes[kind]}${secret}`
}

/**
 * The secret of a write key, from the install's secret and the key's id. Write keys lie open in every page that uses
 * them, and the start page shows a ready snippet at any time; so they can be made again, while the database still
 * holds nothing but their hash. 256 bits, as strong as a random one.
 */
export function deriveWriteSecret(installSecret: string, keyId: string): string {
  return createHmac('sha256', installSecret).update(`write-key:${keyId}`).digest('base64url')
}

/** What lists show of a key: kind and the first four characters. */
export function keyPrefix(key: string): string {
  return key.slice(0, 'splot_wk_'.length + 4)
}

/** Could this text be one of our keys at all? Saves a look-up for what a scanner throws at the door. */
export function isKeyShaped(text: string): boolean {
  return /^splot_[ws]k_[A-Za-z0-9_-]{43}$/.test(text)
}

/** Reads the key of an `Authorization: Bearer …` header; null where there is none. */
export function readBearer(header: string | null): string | null {
  return /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1] ?? null
}
