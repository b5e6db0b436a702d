import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { SplotConfigError } from './config-error.ts'

/** A certificate with its private key, both PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

/**
 * The certificate an operator names by two files; null where none is named.
 * @throws SplotConfigError where one is missing, is none, or the two do not belong together
 */
export async function readCertificate(o: {
  certFile: string | null
  keyFile: string | null
}): Promise<Certificate | null> {
  const { certFile, keyFile } = o
  if (certFile === null && keyFile === null) return null
  try {
    if (certFile === null || keyFile === null) throw new Error('one of two')
    const cert = await readFile(certFile, 'utf8')
    const key = await readFile(keyFile, 'utf8')
    if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) throw new Error('another key')
    return { cert, key }
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    throw new SplotConfigError([
      {
        en: `SPLOT_RETURN_CERT and SPLOT_RETURN_KEY must name a certificate and its private key, both PEM files (${because})`,
        pl: `SPLOT_RETURN_CERT i SPLOT_RETURN_KEY muszą wskazywać certyfikat i jego klucz prywatny, oba jako pliki PEM (${because})`,
      },
    ])
  }
}
