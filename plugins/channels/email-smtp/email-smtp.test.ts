import { generateKeyPairSync } from 'node:crypto'
import type { Message } from '@splot/contract/plugin/channel'
import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import { describe, expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { composeMail } from './compose.ts'
import { judgeStatus } from './hand-mail.ts'
import { emailSmtp, isPlainAddress } from './index.ts'
import { type Content, content, settings } from './settings.ts'

const mail = {
  subject: 'Zażółć gęślą jaźń',
  html: '<p>Dzień dobry, <b>Anno</b>!</p>',
  text: 'Dzień dobry, Anno!',
  toName: 'Anna Żółw',
  unsubscribeUrl: 'https://sklep.example.pl/wypisz?t=abc',
}

testChannel(emailSmtp, {
  message: { address: 'anna@example.pl', content: mail },
  openNetwork,
  outcomes: {
    silent: { state: 'failed', isRetryable: true, reason: 'unreachable' },
    garbage: { state: 'unknown' },
    cut: { state: 'unknown' },
  },
})

const message: Message<Content> = {
  id: 'm-7',
  address: 'anna@example.pl',
  idempotencyKey: 'k',
  content: content.parse(mail),
}
const base = settings.parse({ host: 'smtp.example.pl', fromAddress: 'sklep@example.pl', fromName: 'Tkalnia' })

describe('the mail', () => {
  it('is signed, and the signature covers the way out of the list (RFC 8058)', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const dkimKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const raw = await composeMail(message, { ...base, dkimSelector: 's1', dkimKey }, 1_000)
    const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`
    const { dkimVerify } = await import('mailauth/lib/dkim/verify.js')
    const verdict = await dkimVerify(raw, { resolver: async () => [[record]] })
    expect(verdict.results[0]?.status.result).toBe('pass')
    const signature = /DKIM-Signature:[\s\S]*?(?=\r\n\S)/.exec(raw.toString())?.[0].replace(/\s+/g, '') ?? ''
    expect(signature).toMatch(/h=[^;]*list-unsubscribe:list-unsubscribe-post/i)
    const text = raw.toString()
    expect(text).toContain('List-Unsubscribe: <https://sklep.example.pl/wypisz?t=abc>')
    expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(text).toContain('Message-ID: <m-7@example.pl>')
    const broken = Buffer.from(text.replace('wypisz?t=abc', 'wypisz?t=abd'))
    const second = await dkimVerify(broken, { resolver: async () => [[record]] })
    expect(second.results[0]?.status.result).not.toBe('pass')
  })

  it.each([
    'a@b',
    'a@example.pl, b@example.pl',
    '<a@example.pl>',
    'a b@example.pl',
    'a@b@c.pl',
    `${'a'.repeat(320)}@b.pl`,
  ])('refuses an address that could be read two ways: %s', (address) => {
    expect(isPlainAddress(address)).toBe(false)
    expect(isPlainAddress('anna.z+sklep@poczta.example.pl')).toBe(true)
  })

  it.each([
    [550, '550 5.1.1 <a@b.pl>: User unknown', 'address_gone', false],
    [552, '552 5.2.2 Mailbox full', 'mailbox_full', false],
    [452, '452 4.2.2 over quota', 'mailbox_full', true],
    [554, '554 5.7.1 Message considered spam', 'spam', false],
    [535, '535 5.7.8 Authentication failed', 'auth_failed', false],
    [421, '421 4.7.0 Too many connections', 'rate_limited', true],
  ])('%s %s', (status, text, reason, isRetryable) => {
    expect(judgeStatus(status, text)).toMatchObject({ state: 'failed', reason, isRetryable })
  })
})
