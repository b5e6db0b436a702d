import type { Email } from 'postal-mime'
import { findEnhancedCode } from './classify.ts'
import type { Bounced } from './parse.ts'

/** Senders and subjects of machines that give mail back. */
const senders =
  /mailer.?daemon|post_?master|mail.?delivery|mdaemon|\bmaildelivery|daemon@|administrator@|bounce|noreply|no-reply/i
const subjects =
  /undeliver|deliver(y|ed)|returned|failure|failed|bounce|status notification|could not|non.?remis|unzustellbar|nicht zugestellt|niedostarcz|zwrot|mail system error|rejected|warning: message|problem/i
const autoReplies = /out of office|auto.?repl|automatic reply|vacation|autoresponder|poza biurem|nieobecno/i

/** Where the letter ends and the mail that came back begins. */
const separators =
  /^[ \t>]*(-{3,}.*(original|copy|returned|message header|undelivered|unsent|below|forwarded).*|received:.*|={3,}.*|.*(copy of the message|original message (follows|headers)|headers? of the (original|message)).*|begin forwarded.*)$/im

/** A mail in a server's own words. Empty where it is none. */
export function findInText(mail: Email, body: string, original: { to: string | null }): Bounced[] {
  const from = mail.from?.address ?? ''
  const subject = mail.subject ?? ''
  if (autoReplies.test(subject)) return []
  const isBack = senders.test(`${from} ${mail.from?.name ?? ''}`) || subjects.test(subject)
  if (!isBack) return []
  const failedOnes = mail.headers.find((one) => one.key === 'x-failed-recipients')?.value
  const cut = body.search(separators)
  const letter = cut > 40 ? body.slice(0, cut) : body
  const own = new Set([from.toLowerCase(), ...(mail.to ?? []).map((one) => one.address?.toLowerCase() ?? '')])
  const inLetter = listAddresses(failedOnes ?? letter).filter(
    (one) =>
      !own.has(one.toLowerCase()) && !/postmaster@|mailer-daemon@|abuse@|support@|helpdesk@/i.test(one),
  )
  const addresses = inLetter.length > 0 ? inLetter.slice(0, failedOnes === undefined ? 1 : 50) : [original.to]
  const answer = `${subject} ${letter}`.slice(0, 6_000)
  return addresses.map((address) => ({ address, action: 'failed', status: findEnhancedCode(letter), answer }))
}

function listAddresses(text: string): string[] {
  const found = text.match(/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []
  return [...new Set(found.map((one) => one.replace(/^['"]+/, '')))]
}
