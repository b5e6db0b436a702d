import { domainToASCII } from 'node:url'
import type { ErrorCode } from '../../../platform/errors.ts'

export type ReadValue = { ok: true; value: string; warning?: string } | { ok: false; code: ErrorCode }

const local = /^[^\s@"(),:;<>[\\\]]{1,64}$/u
const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/
const lookalike = /[\p{Script=Cyrillic}\p{Script=Greek}]/u

/**
 * The form an address is looked up by: NFKC, lower case, domain in ASCII. The address itself stays as sent. Dots and
 * plus tags are kept: whose mailbox they reach is the provider's affair, and guessing would merge strangers.
 */
export function normaliseEmail(sent: string): ReadValue {
  if (/[\r\n]/.test(sent)) return { ok: false, code: 'header_injection' }
  const text = sent.trim().normalize('NFKC').toLowerCase()
  const at = text.lastIndexOf('@')
  const name = text.slice(0, Math.max(at, 0))
  if (text.length > 320 || !local.test(name) || /^\.|\.\.|\.$/.test(name))
    return { ok: false, code: 'email_invalid' }
  const host = text.slice(at + 1)
  const ascii = isAscii(host) ? host : domainToASCII(host)
  if (!domain.test(ascii)) return { ok: false, code: 'email_invalid' }
  const value = `${name}@${ascii}`
  return host !== ascii && lookalike.test(host)
    ? { ok: true, value, warning: 'domain_lookalike' }
    : { ok: true, value }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}
