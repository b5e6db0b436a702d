import { createTransport } from 'nodemailer'

export interface Posting {
  /** Empty as bounces have it. */
  from: string
  to: string | string[]
  raw: string | Buffer
}

/** Brings a mail to an SMTP server as another mail server would. @returns the status it answered */
export async function postMail(port: number, { from, to, raw }: Posting): Promise<number> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, name: 'mx.poczta.example' })
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
