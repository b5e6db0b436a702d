import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { readTags } from './tags.ts'

export type DkimVerdict = 'none' | 'malformed' | 'revoked' | 'other_key' | 'testing' | 'right'

const makePair = promisify(generateKeyPair)

/** A new private key, PEM. RSA of 2048 bits: what every receiver verifies, and what fits into one record. */
export async function makeDkimKey(): Promise<string> {
  const { privateKey } = await makePair('rsa', { modulusLength: 2_048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** What the DNS must say at the key's selector; null where the text is no private key. */
export function writeDkimRecord(privateKey: string): string | null {
  const key = findPublic(privateKey)
  if (key === null) return null
  return `v=DKIM1; k=rsa; p=${key.export({ type: 'spki', format: 'der' }).toString('base64')}`
}

function findPublic(privateKey: string): KeyObject | null {
  try {
    const key = createPrivateKey(privateKey)
    return key.asymmetricKeyType === 'rsa' ? createPublicKey(key) : null
  } catch {
    // Whatever was pasted, it is no key.
    return null
  }
}

/**
 * What receivers make of our signature by these records.
 * @param texts TXT records at the selector
 * @param privateKey PEM
 */
export function judgeDkim(texts: readonly string[], privateKey: string): DkimVerdict {
  if (texts.length === 0) return 'none'
  const tags = texts.length === 1 ? readTags(texts[0] ?? '') : null
  const version = tags?.get('v') ?? 'DKIM1'
  const given = tags?.get('p')?.replace(/\s+/g, '')
  if (tags == null || given === undefined || version !== 'DKIM1') return 'malformed'
  if (given === '') return 'revoked'
  if ((tags.get('k') ?? 'rsa') !== 'rsa') return 'other_key'
  const [ours, theirs] = [findPublic(privateKey), readPublished(given)]
  if (theirs === null) return 'malformed'
  if (ours === null || !ours.equals(theirs)) return 'other_key'
  return (tags.get('t') ?? '').split(':').some((flag) => flag.trim() === 'y') ? 'testing' : 'right'
}

/** The key of a record: with its algorithm around it, or bare as some older tools write it. */
function readPublished(base64: string): KeyObject | null {
  const der = Buffer.from(base64, 'base64')
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      return createPublicKey({ key: der, format: 'der', type })
    } catch {
      // The other form, or none.
    }
  }
  return null
}
