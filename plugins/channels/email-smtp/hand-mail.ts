import { Readable } from 'node:stream'
import { failed, type Outcome } from '@splot/contract/plugin/outcome'
import type { SMTPEnvelope } from 'nodemailer/lib/smtp-connection'
import { classifyAnswer } from './bounce/classify.ts'
import type { Line } from './pool.ts'

export interface Handed {
  readonly outcome: Outcome
  /** The connection can take another mail. */
  readonly isSound: boolean
}

interface SmtpError extends Error {
  code?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
}

/** Gives one mail to the server and reads its verdict. */
export function handMail(
  line: Line,
  envelope: SMTPEnvelope,
  raw: Buffer,
  providerId: string,
): Promise<Handed> {
  return new Promise((resolve) => {
    let hasBegun = false
    // Read only after the server has said "354 go ahead": from there on it may have taken the mail.
    const body = new Readable({
      read() {
        hasBegun = true
        this.push(raw)
        this.push(null)
      },
    })
    const finish = (handed: Handed) => {
      line.connection.off('error', onError)
      resolve(handed)
    }
    const onError = (error: SmtpError) => finish({ outcome: judge(error, hasBegun), isSound: false })
    line.connection.on('error', onError)
    line.connection.send(envelope, body, (error) => {
      if (error === null) return finish({ outcome: { state: 'sent', providerId }, isSound: true })
      const handed = { outcome: judge(error, hasBegun), isSound: (error.responseCode ?? 0) >= 500 }
      if (!handed.isSound) return finish(handed)
      line.connection.reset((fault) => finish({ ...handed, isSound: fault === null }))
    })
  })
}

function judge(error: SmtpError, hasBegun: boolean): Outcome {
  const status = error.responseCode ?? 0
  // No answer of the server: before the text it cannot have taken the mail, after it nobody knows.
  if (status < 400) return hasBegun ? { state: 'unknown' } : failed('unreachable', { isRetryable: true })
  return judgeStatus(status, error.response ?? '')
}

/** What a refusal of the server means. 4xx is "later", 5xx is "never", and the text says why. */
export function judgeStatus(status: number, text: string): Outcome {
  const providerCode = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? String(status)
  if (status === 421 || status < 500) {
    const reason = classifyAnswer(text) === 'mailbox_full' ? 'mailbox_full' : 'rate_limited'
    return failed(reason, { isRetryable: true, providerCode })
  }
  if (status === 530 || status === 535) return failed('auth_failed', { providerCode })
  return failed(reasons[classifyAnswer(text)] ?? 'provider_refused', { providerCode })
}

const reasons: Partial<Record<ReturnType<typeof classifyAnswer>, Parameters<typeof failed>[0]>> = {
  user_unknown: 'address_gone',
  host_unknown: 'address_gone',
  moved: 'address_gone',
  suspended: 'address_gone',
  mailbox_full: 'mailbox_full',
  too_large: 'content_too_large',
  spam: 'spam',
  content: 'content_refused',
  policy: 'policy',
  blocked: 'policy',
  filtered: 'policy',
  authentication: 'policy',
}
