import { createHash, hash, randomBytes, randomUUID } from 'node:crypto'

/** Where ids and secrets come from; an argument, so that a run replays from its seed. */
export interface Ids {
  /** A fresh UUIDv7 for the moment given (milliseconds since the epoch). */
  uuid(atMs: number): string
  /** `bytes` of randomness as base64url. */
  secret(bytes: number): string
}

export const systemIds: Ids = {
  uuid: layUuid,
  secret: (bytes) => randomBytes(bytes).toString('base64url'),
}

/**
 * The deterministic id of something the log gave birth to: UUIDv7 layout over (receivedAt, log position, ordinal).
 * Order of ids = order of (receivedAt, position, ordinal); a rebuild of the log mints the same ids.
 * @param receivedAtMs milliseconds, 48 bits
 * @param pos log position, below 2^53
 * @param ordinal which thing of that event, below 2^16
 */
export function mintBirthId(receivedAtMs: number, pos: number, ordinal: number): string {
  const time = receivedAtMs.toString(16).padStart(12, '0')
  // 74 free bits: 58 of position, then 16 of ordinal. The first 12 stand beside the version, 2 bits beside the variant.
  const high = Math.floor(pos / 2 ** 46) & 0xfff
  const low = pos % 2 ** 46
  const top = 0x8 | Math.floor(low / 2 ** 44)
  const rest = (low % 2 ** 44).toString(16).padStart(11, '0')
  const tail = (ordinal & 0xffff).toString(16).padStart(4, '0')
  const hex = high.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex}-${top.toString(16)}${rest.slice(0, 3)}-${rest.slice(3)}${tail}`
}

/** 128 bits of SHA-256 of the text, written as a UUID: a compact key for ids of any length. */
export function hashToUuid(text: string): string {
  // One call costs a quarter of a hash object, and this runs for every event.
  const hex = hash('sha256', text, 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** Is a text from outside one that a column of UUIDs can be asked for? */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** SHA-256 of a key or token as hex: what is stored instead of the secret itself. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** UUIDv7: 48 bits of time, then the random part of a UUIDv4, which Node draws many at a time. */
function layUuid(atMs: number): string {
  const time = atMs.toString(16).padStart(12, '0')
  const random = randomUUID().slice('xxxxxxxx-xxxx-4'.length)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`
}
