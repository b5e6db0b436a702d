/**
 * MurmurHash3_x86_32 (Austin Appleby, public domain) of a text's UTF-8 bytes: buckets, samples and holdouts of every
 * engine that has to agree; ClickHouse's `murmurHash3_32` is the same with seed 0. Not for secrets.
 */
export function hashMurmur3(text: string, seed = 0): number {
  const bytes = encoder.encode(text)
  const whole = bytes.length - (bytes.length % 4)
  let h = seed | 0
  for (let i = 0; i < whole; i += 4) h = mixBlock(h, readBlock(bytes, i))
  let tail = 0
  for (let i = bytes.length - 1; i >= whole; i--) tail = (tail << 8) | (bytes[i] ?? 0)
  return finish(h ^ scramble(tail) ^ bytes.length)
}

/** Where a unit stands between 0 (included) and 1 (excluded); salts make the places of one unit independent. */
export const placeUnit = (salt: string, unit: string): number => hashMurmur3(`${salt}:${unit}`) / 2 ** 32

const encoder = new TextEncoder()

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

const readBlock = (bytes: Uint8Array, i: number): number =>
  (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24)

const scramble = (k: number): number => Math.imul(rotate(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593)

const mixBlock = (h: number, k: number): number =>
  (Math.imul(rotate(h ^ scramble(k), 13), 5) + 0xe6546b64) | 0

function finish(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
