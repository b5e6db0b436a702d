import { type DeliveryReport, makeReport } from '@splot/contract/plugin/report'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { classifyAnswer, findEnhancedCode, isDeadAddress } from './classify.ts'
import { readFields } from './fields.ts'
import { findInText } from './from-text.ts'

/** What is known of one recipient of a mail that came back. */
export interface Bounced {
  readonly address: string | null
  readonly action: string | null
  /** Enhanced code, or null. */
  readonly status: string | null
  readonly answer: string
}

const mostBytes = 10 * 2 ** 20

/**
 * Reads a mail that came back: delivery status (RFC 3464), abuse report (RFC 5965) or a server's free words. Never
 * throws on what is in the mail; no report = it is none of these.
 * @param raw the whole mail; line ends of any kind
 * @param nowMs milliseconds since the epoch
 */
export async function readBounce(raw: Uint8Array, nowMs: number): Promise<DeliveryReport[]> {
  if (raw.length > mostBytes) return []
  const mail = await PostalMime.parse(mendLineEnds(raw), {
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: 20,
    forceRfc822Attachments: true,
    // What is no mail tells of no bounce.
  }).catch(() => null)
  if (mail === null) return []
  const original = readOriginal(mail)
  const id = mail.messageId ?? original.messageId ?? String(raw.length)
  const complaint = findPart(mail, 'message/feedback-report')
  if (complaint !== null) return [readComplaint(complaint, original, id, nowMs)]
  const status = findPart(mail, 'message/delivery-status') ?? findPart(mail, 'message/global-delivery-status')
  const fromStatus = status === null ? [] : readStatus(status, bodyOf(mail))
  const found = fromStatus.length > 0 ? fromStatus : findInText(mail, bodyOf(mail), original)
  return found.map((one, index) => reportOf(one, original, `${id}#${index}`, nowMs))
}

interface Original {
  /** Ours, from X-Splot-Message or the Message-ID. */
  readonly messageId: string | null
  readonly to: string | null
}

function reportOf(one: Bounced, original: Original, id: string, nowMs: number): DeliveryReport {
  const address = one.address ?? original.to
  const common = { id, at: nowMs, messageId: original.messageId, address }
  if (one.action === 'delivered' || one.action === 'relayed')
    return makeReport({ ...common, what: 'delivered' })
  const reason = classifyAnswer(`${one.status ?? ''} ${one.answer}`)
  const code = one.status ?? findEnhancedCode(one.answer)
  if (one.action === 'delayed') return makeReport({ ...common, what: 'deferred', reason })
  const isTransient =
    code?.startsWith('4') ?? (reason === 'mailbox_full' || reason === 'rate_limited' || reason === 'network')
  return makeReport({
    ...common,
    what: 'bounced',
    reason,
    isPermanent: !isTransient,
    shouldSuppress: isDeadAddress(reason),
  })
}

/** Somebody pressed "this is spam": never again, whatever the report leaves out of the address. */
function readComplaint(part: string, original: Original, id: string, nowMs: number): DeliveryReport {
  const fields = readFields(part)[0] ?? new Map<string, string>()
  const named = fields.get('original-rcpt-to') ?? fields.get('removal-recipient') ?? null
  return makeReport({
    id: `${id}#0`,
    what: 'complained',
    at: nowMs,
    messageId: original.messageId,
    address: named === null ? original.to : stripAddress(named),
    shouldSuppress: true,
  })
}

/** One group of fields a recipient; the first group speaks of the whole mail. */
function readStatus(part: string, body: string): Bounced[] {
  // The letter to the human quotes the talk of the servers: at which word the refusal came.
  const phase = /^>>> DATA\s+<<< 5/m.exec(body.replace(/\r\n?/g, '\n'))?.[0] ?? ''
  return readFields(part).flatMap((fields) => {
    const named = fields.get('final-recipient') ?? fields.get('original-recipient')
    if (named === undefined) return []
    const answer = fields.get('diagnostic-code') ?? ''
    const status = findEnhancedCode(fields.get('status') ?? '')
    const isBare = status === null || /\.0\.0$/.test(status)
    return [
      {
        address: stripAddress(fields.get('original-recipient') ?? named) ?? stripAddress(named),
        action: fields.get('action')?.toLowerCase().split(/\s/)[0] ?? null,
        status: isBare ? (findEnhancedCode(answer) ?? status) : status,
        // A status of 5.0.0 without a word: the reason stands in the letter to the human.
        answer: answer === '' && isBare ? body.slice(0, 4_000) : `${answer}\n${phase}`,
      },
    ]
  })
}

export function stripAddress(text: string): string | null {
  return (
    /([^\s<>;,"']+@[^\s<>;,"']+)/.exec(text.replace(/^[\w-]+;\s*/, ''))?.[1]?.replace(/[.>]+$/, '') ?? null
  )
}

const bodyOf = (mail: Email): string => mail.text ?? (mail.html ?? '').replace(/<[^>]*>/g, ' ')

function textOf(part: Attachment): string {
  const { content } = part
  if (typeof content === 'string') return content
  return new TextDecoder().decode(content)
}

function findPart(mail: Email, type: string): string | null {
  const part = mail.attachments.find((one) => one.mimeType.toLowerCase() === type)
  return part === undefined ? null : textOf(part)
}

/** What the mail that did not arrive says of itself. */
function readOriginal(mail: Email): Original {
  const part =
    findPart(mail, 'message/rfc822') ??
    findPart(mail, 'text/rfc822-headers') ??
    findPart(mail, 'message/rfc822-headers')
  const text = part ?? bodyOf(mail)
  const ours = /^X-Splot-Message:[ \t]*([\w-]{1,64})/im.exec(text)?.[1]
  const quoted = /^(?:>\s*)?Message-ID:\s*<([\w-]{1,64})@/im.exec(text)?.[1]
  const to = /^(?:>\s*)?To:[ \t]*(.+)$/im.exec(text)?.[1]
  return { messageId: ours ?? quoted ?? null, to: to === undefined ? null : stripAddress(to) }
}

/** Mails saved on other systems have lines that end in CR alone; the parser knows CRLF and LF. */
function mendLineEnds(raw: Uint8Array): Uint8Array {
  if (raw.includes(10)) return raw
  return raw.map((byte) => (byte === 13 ? 10 : byte))
}
