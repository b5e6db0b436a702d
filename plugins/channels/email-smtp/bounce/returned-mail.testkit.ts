/** A mail as another server would give it back, quoting the one it is about. */
export interface ReturnedMail {
  to: string
  /** Recipient of the mail that came back. */
  recipient: string
  /** Our id in the quoted mail. */
  messageId: string
}

const quote = ({ recipient, messageId }: ReturnedMail) => [
  `Message-ID: <${messageId}@example.pl>`,
  `X-Splot-Message: ${messageId}`,
  `To: ${recipient}`,
  'Subject: Cześć',
  '',
  'Dzień dobry',
  '--part--',
  '',
]

const lines = (...all: readonly string[]) => all.join('\r\n')

/** A delivery status notification (RFC 3464): nobody of that name. */
export const makeBounce = (mail: ReturnedMail): string =>
  lines(
    'From: Mail Delivery System <MAILER-DAEMON@mx.poczta.example>',
    `To: ${mail.to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Your message could not be delivered.',
    '',
    '--part',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.poczta.example',
    '',
    `Final-Recipient: rfc822; ${mail.recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${mail.recipient}>: Recipient address rejected: User unknown`,
    '',
    '--part',
    'Content-Type: message/rfc822',
    '',
    ...quote(mail),
  )

/** A complaint (RFC 5965): she pressed "this is spam". */
export const makeComplaint = (mail: ReturnedMail): string =>
  lines(
    'From: <feedback@poczta.example>',
    `To: ${mail.to}`,
    'Subject: FW: Cześć',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'This is an email abuse report.',
    '',
    '--part',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Poczta/1.0',
    'Version: 1',
    `Original-Rcpt-To: <${mail.recipient}>`,
    '',
    '--part',
    'Content-Type: message/rfc822',
    '',
    ...quote(mail),
  )

/** An automatic reply: neither of the two. */
export const makeAutoReply = (mail: ReturnedMail): string =>
  lines(
    `From: Anna <${mail.recipient}>`,
    `To: ${mail.to}`,
    'Subject: Automatic reply: Cześć',
    'Auto-Submitted: auto-replied',
    '',
    'Wracam w poniedziałek.',
    '',
  )
