import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

// What settings of plugins are made of, wherever they are kept.
export {
  changeSettings,
  joinSettings,
  listHosts,
  listUrls,
  mergeSettings,
  type Stored,
} from '@splot/contract/plugin/stored'

export interface Seal {
  seal(text: string, place: string): string
  /** @throws when the text was sealed for another place, with another secret, or was changed */
  open(sealed: string, place: string): string
}

/** Seals with a key of its own, drawn from the install's secret; a sealed text opens only at its own place. */
export function createSeal(installSecret: string): Seal {
  let key: Buffer | null = null
  // Drawn at the first use: composing the server must not need the secret.
  const getKey = (): Buffer => {
    key ??= Buffer.from(hkdfSync('sha256', installSecret, '', 'splot channel settings', 32))
    return key
  }
  return {
    seal(text, place) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', getKey(), nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
      const cipher = createDecipheriv('aes-256-gcm', getKey(), bytes.subarray(0, 12)).setAAD(
        Buffer.from(place),
      )
      cipher.setAuthTag(bytes.subarray(-16))
      return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8')
    },
  }
}
