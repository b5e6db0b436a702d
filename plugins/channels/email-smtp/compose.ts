import type { Message } from '@splot/contract/plugin/channel'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Content, Settings } from './settings.ts'
import { writeMail } from './write-mail.ts'

/** What the signature covers: whoever changes the way out of the list breaks it (RFC 8058, 4). */
const signedHeaders =
  'from:sender:reply-to:subject:date:message-id:to:mime-version:content-type:content-transfer-encoding:list-unsubscribe:list-unsubscribe-post'

/** The Message-ID of a message of ours: what comes back quotes it. */
export const makeMessageId = (id: string, fromAddress: string): string => `<${id}@${domainOf(fromAddress)}>`

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** The mail as it goes over the wire, plain text first, signed where a key is set. */
export async function composeMail(
  message: Message<Content>,
  settings: Settings,
  nowMs: number,
): Promise<Buffer> {
  const messageId = makeMessageId(message.id, settings.fromAddress)
  const headers = listHeaders(message)
  const written = writeMail(message, settings, {
    nowMs,
    boundary: message.id.replace(/[^\w-]/g, ''),
    headers: [['Message-ID', messageId], ...headers.map(({ key, value }) => [key, value] as const)],
  })
  const raw = written ?? (await composeAny(message, settings, { nowMs, messageId, headers }))
  return settings.dkimKey === undefined || settings.dkimSelector === undefined ? raw : sign(raw, settings)
}

interface Heading {
  nowMs: number
  messageId: string
  headers: { key: string; value: string }[]
}

/** Whatever a mail may hold: attachments, addresses in other scripts, headers of any length. */
function composeAny(
  { address, content }: Message<Content>,
  settings: Settings,
  { nowMs, messageId, headers }: Heading,
): Promise<Buffer> {
  const composer = new MailComposer({
    messageId,
    date: new Date(nowMs),
    from: { name: content.fromName ?? settings.fromName ?? '', address: settings.fromAddress },
    to: { name: content.toName ?? '', address },
    ...(content.replyTo === undefined ? {} : { replyTo: { name: '', address: content.replyTo } }),
    subject: content.subject,
    text: content.text,
    ...(content.html === null ? {} : { html: content.html }),
    headers,
    attachments: content.attachments.map((one) => ({
      filename: one.name,
      contentType: one.contentType,
      content: Buffer.from(one.data, 'base64'),
      ...(one.cid === undefined ? {} : { cid: one.cid }),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  })
  return composer.compile().build()
}

function listHeaders({ id, content }: Message<Content>): { key: string; value: string }[] {
  const headers = [{ key: 'X-Splot-Message', value: id }]
  if (content.unsubscribeUrl === null) return headers
  return [
    ...headers,
    { key: 'List-Unsubscribe', value: `<${content.unsubscribeUrl}>` },
    { key: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
  ]
}

async function sign(raw: Buffer, settings: Settings): Promise<Buffer> {
  const dkim = new DKIM({
    domainName: domainOf(settings.fromAddress),
    keySelector: settings.dkimSelector,
    privateKey: settings.dkimKey,
    headerFieldNames: signedHeaders,
  })
  const chunks: Buffer[] = []
  for await (const chunk of dkim.sign(raw)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
