import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

export interface SubscriptionKeys {
  /** The browser's public key, base64url, 65 bytes. */
  readonly p256dh: string
  /** Its secret, base64url, 16 bytes. */
  readonly auth: string
}

/** What is drawn anew for each message. */
export interface Drawn {
  readonly salt: Buffer
  readonly privateKey: Buffer
}

const recordSize = 4_096
/** Most bytes a push service must take (RFC 8030) less header, tag and delimiter. */
export const maxPlainBytes = recordSize - 86 - 16 - 1

export function areKeys(
  keys: Readonly<Record<string, string>> | undefined,
): keys is Record<string, string> & SubscriptionKeys {
  const { p256dh = '', auth = '' } = keys ?? {}
  const point = Buffer.from(p256dh, 'base64url')
  return point.length === 65 && point[0] === 4 && Buffer.from(auth, 'base64url').length >= 16
}

/**
 * Encrypts for one browser: RFC 8291 (keys) over RFC 8188 (aes128gcm), one record.
 * @throws when the browser's key is no point of the curve
 */
export function encryptPush(plain: Buffer, keys: SubscriptionKeys, drawn?: Drawn): Buffer {
  const theirs = Buffer.from(keys.p256dh, 'base64url')
  const ecdh = createECDH('prime256v1')
  if (drawn === undefined) ecdh.generateKeys()
  else ecdh.setPrivateKey(drawn.privateKey)
  const ours = ecdh.getPublicKey()
  const salt = drawn?.salt ?? randomBytes(16)
  const { key, nonce } = deriveKeys(ecdh.computeSecret(theirs), {
    auth: Buffer.from(keys.auth, 'base64url'),
    theirs,
    ours,
    salt,
  })
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // 2 marks the last record; no padding.
  const sealed = [cipher.update(plain), cipher.update(Buffer.of(2)), cipher.final(), cipher.getAuthTag()]
  const header = Buffer.alloc(5)
  header.writeUInt32BE(recordSize)
  header[4] = ours.length
  return Buffer.concat([salt, header, ours, ...sealed])
}

export function deriveKeys(
  secret: Buffer,
  o: { auth: Buffer; theirs: Buffer; ours: Buffer; salt: Buffer },
): { key: Buffer; nonce: Buffer } {
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), o.theirs, o.ours])
  const ikm = hkdf(secret, o.auth, info, 32)
  return {
    key: hkdf(ikm, o.salt, 'Content-Encoding: aes128gcm\0', 16),
    nonce: hkdf(ikm, o.salt, 'Content-Encoding: nonce\0', 12),
  }
}

const hkdf = (secret: Buffer, salt: Buffer, info: Buffer | string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes))
