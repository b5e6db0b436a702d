import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16
const mark = 's1.'

/**
 * AES-256-GCM, bound to its place (workspace, birth, column, row): moved elsewhere it does not open. The nonce follows from
 * key, place and text, so that what is made again from the log is sealed to the same characters; two texts at one place
 * have different nonces.
 */
export function sealText(key: Buffer, place: string, text: string): string {
  const aad = Buffer.from(place)
  const nonce = createHmac('sha256', key)
    .update(aad)
    .update('\0')
    .update(text)
    .digest()
    .subarray(0, nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
  const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return mark + body.toString('base64url')
}

export const isSealed = (text: string): boolean => text.startsWith(mark)

/** @throws when it was sealed for another place, with another key, or was changed */
export function openText(key: Buffer, place: string, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(mark.length), 'base64url')
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes)).setAAD(
    Buffer.from(place),
  )
  cipher.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([cipher.update(bytes.subarray(nonceBytes, -tagBytes)), cipher.final()]).toString(
    'utf8',
  )
}
