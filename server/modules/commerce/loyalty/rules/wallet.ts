import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long one code is shown; a till takes it for two such steps. */
export const stepMs = 30_000

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const mark = 'SW1'
const signatureBytes = 10

/** Crockford's base 32: capitals and digits alone, which a QR code holds most densely. */
function encode(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += alphabet[(held >>> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31]
}

function decode(text: string): Buffer | null {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const letter of text) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bytes.push((held >>> (bits - 8)) & 255)
      bits -= 8
    }
    held &= (1 << bits) - 1
  }
  return Buffer.from(bytes)
}

const sign = (secret: string, workspaceId: string, payload: Uint8Array) =>
  createHmac('sha256', secret)
    .update(`commerce.wallet\n${workspaceId}\n`)
    .update(payload)
    .digest()
    .subarray(0, signatureBytes)

/** The code of a wallet card in the step of this moment: whose it is and when, signed. */
export function makeWalletCode(
  secret: string,
  { workspaceId, birth, now }: { workspaceId: string; birth: string; now: number },
): { code: string; expiresAt: number } {
  const step = Math.floor(now / stepMs)
  const payload = Buffer.concat([Buffer.from(birth.replaceAll('-', ''), 'hex'), Buffer.alloc(4)])
  payload.writeUInt32BE(step, 16)
  const code = mark + encode(Buffer.concat([payload, sign(secret, workspaceId, payload)]))
  return { code, expiresAt: (step + 1) * stepMs }
}

/** Does it look like one of ours? For a till that does not know what was scanned. */
const isWalletCode = (text: string): boolean => text.startsWith(mark) && text.length === mark.length + 48

/** Whose card it is; null where it is forged, another workspace's, or older than the step before this. */
export function readWalletCode(
  secret: string,
  { workspaceId, code, now }: { workspaceId: string; code: string; now: number },
): { birth: string; isFresh: boolean } | null {
  const bytes = isWalletCode(code) ? decode(code.slice(mark.length)) : null
  if (bytes === null || bytes.length !== 20 + signatureBytes) return null
  const payload = bytes.subarray(0, 20)
  if (!timingSafeEqual(bytes.subarray(20), sign(secret, workspaceId, payload))) return null
  const age = Math.floor(now / stepMs) - payload.readUInt32BE(16)
  const hex = payload.subarray(0, 16).toString('hex')
  const birth = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { birth, isFresh: age >= -1 && age <= 1 }
}
