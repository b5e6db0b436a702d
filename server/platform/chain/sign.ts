import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'

/** Where a chain ended at a moment. */
export interface LogHead {
  seq: number
  hash: string
}

/** Heads to be kept where the operator of the database cannot change them. */
export interface SignedHeads {
  workspace: string
  /** ISO 8601, UTC. */
  at: string
  audit: LogHead
  consent: LogHead
  /** Ed25519, base64: of the install. */
  publicKey: string
  signature: string
}

/** What an Ed25519 key looks like in DER before its 32 bytes. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function drawKey(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'splot audit head', 32))
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
}

const showPublic = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')

type Heads = Pick<SignedHeads, 'workspace' | 'at' | 'audit' | 'consent'>

const textOf = ({ workspace, at, audit, consent }: Heads): Buffer =>
  Buffer.from(
    JSON.stringify(['splot heads 1', workspace, at, audit.seq, audit.hash, consent.seq, consent.hash]),
  )

/** Signed with a key drawn from the install's secret. */
export function signHeads(secret: string, heads: Heads): SignedHeads {
  const key = drawKey(secret)
  const signature = sign(null, textOf(heads), key).toString('base64')
  return { ...heads, publicKey: showPublic(key), signature }
}

/** Did this install sign these heads, as they are? */
export const isSignedByUs = (secret: string, heads: SignedHeads): boolean =>
  verify(null, textOf(heads), createPublicKey(drawKey(secret)), Buffer.from(heads.signature, 'base64'))
