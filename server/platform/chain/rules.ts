import { createHmac, hkdfSync } from 'node:crypto'

/** One entry of a log as its chain sees it: what it is called, and a fingerprint of all that it says. */
export interface Entry {
  ref: string
  digest: string
}

export interface Link extends Entry {
  /** Place in the chain, from 1, without gaps. */
  seq: number
  hash: string
}

export interface Head {
  /** Links there are. */
  seq: number
  /** Of the last link; empty where there is none. */
  hash: string
}

export const emptyHead: Head = { seq: 0, hash: '' }

export interface Hasher {
  /** Of an entry's columns, in a fixed order. */
  digest(values: readonly (string | number | boolean | null)[]): string
  /** The next links after this head. */
  extend(head: Head, entries: readonly Entry[]): Link[]
}

/**
 * Fingerprints keyed with a secret of the install, a key of its own for each log: whoever can write to the database alone
 * cannot forge one, nor try out what an erased entry may have said.
 */
export function createHasher(secret: string, log: string): Hasher {
  let key: Buffer | null = null
  const sign = (text: string): string => {
    key ??= Buffer.from(hkdfSync('sha256', secret, '', `splot chain ${log}`, 32))
    return createHmac('sha256', key).update(text).digest('hex')
  }
  return {
    digest: (values) => sign(`entry\n${JSON.stringify(values)}`),
    extend(head, entries) {
      let { seq, hash } = head
      return entries.map(({ ref, digest }) => {
        seq++
        hash = sign(`link\n${seq}\n${hash}\n${digest}\n${ref}`)
        return { seq, ref, digest, hash }
      })
    },
  }
}

/** What is wrong with a chain, and where: the first place that does not hold. */
export interface Fault {
  kind: 'altered' | 'missing' | 'foreign' | 'broken' | 'cut' | 'other_chain'
  /** Position in the chain; null for an entry that has none. */
  seq: number | null
  ref: string | null
}
