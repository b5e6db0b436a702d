import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasOpenssl = ['/usr/bin/openssl', '/usr/local/bin/openssl', '/opt/homebrew/bin/openssl'].some(
  existsSync,
)

const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1']

interface Pair {
  key: string
  cert: string
}

/** A certificate of its own for a host name, with its key: made for one test, trusted by nobody else. */
export const makeCertificate = (host: string): Pair => inFolder((folder) => makePair(folder, host, []))

/** An authority of one's own, and a certificate for a host name that it has signed. */
export function makeSignedCertificate(host: string): Pair & { ca: string } {
  return inFolder((folder) => {
    const [key, cert] = [join(folder, 'ca-key.pem'), join(folder, 'ca.pem')]
    openssl(['-x509', ...kind, '-subj', '/CN=Own authority', '-keyout', key, '-out', cert])
    const ca = readFileSync(cert, 'utf8')
    const leaf = ['-addext', 'basicConstraints=critical,CA:FALSE']
    return { ...makePair(folder, host, ['-CA', cert, '-CAkey', key, ...leaf]), ca }
  })
}

function makePair(folder: string, host: string, more: readonly string[]): Pair {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const name = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`]
  openssl(['-x509', ...kind, ...name, ...more, '-keyout', key, '-out', cert])
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

const openssl = (args: readonly string[]) => execFileSync('openssl', ['req', ...args], { stdio: 'ignore' })

function inFolder<T>(make: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'splot-certificate-'))
  try {
    return make(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
