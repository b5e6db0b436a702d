import { createTransport } from 'nodemailer'

export interface Posting {
  /** Empty as bounces have it. */
  from: string
  to: string | string[]
  raw: string | Buffer
  /** Speaks TLS, and only with a server of this authority and name. */
  trust?: { ca: string; servername: string }
}

/** Brings a mail to an SMTP server as another mail server would. @returns the status it answered */
export async function postMail(port: number, { from, to, raw, trust }: Posting): Promise<number> {
  const security = trust === undefined ? { ignoreTLS: true } : { requireTLS: true, tls: trust }
  const transport = createTransport({ host: '127.0.0.1', port, ...security, name: 'mx.poczta.example' })
  try {
    const { response } = await transport.sendMail({ envelope: { from, to }, raw })
    return Number(response.slice(0, 3))
  } catch (error) {
    if (error instanceof Error && 'responseCode' in error) return Number(error.responseCode)
    throw error
  } finally {
    transport.close()
  }
}
