import type { Message } from '@splot/contract/plugin/channel'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import { composeMail } from './compose.ts'
import { type Content, content, settings } from './settings.ts'
import { encodeQuotedPrintable, writeMail, writeWords } from './write-mail.ts'

const base = settings.parse({
  host: 'smtp.example.pl',
  fromAddress: 'sklep@example.pl',
  fromName: 'Tkalnia „Modra”',
})
const make = (more: Partial<Content>, address = 'anna@example.pl'): Message<Content> => ({
  id: 'm-1',
  address,
  idempotencyKey: 'k',
  content: content.parse({ subject: 'x', html: null, text: '', unsubscribeUrl: null, ...more }),
})
const text = fc.string({
  unit: fc.constantFrom(...[...'aą ż=.\n\té“🙂-?_'], '\r\n', 'słowo '),
  maxLength: 400,
})
const line = fc
  .string({ unit: fc.constantFrom(...[...'aąż=?_ "\\<>,;ó🙂']), minLength: 1, maxLength: 120 })
  .filter((one) => one.trim() !== '')
const plain = (value: string | undefined) => (value ?? '').replace(/\r\n?/g, '\n').replace(/\n+$/, '')

it('what is written is read again: subject, names, both texts, in lines that are short enough', async () => {
  await fc.assert(
    fc.asyncProperty(line, line, text, text, async (subject, toName, body, html) => {
      const raw = writeMail(make({ subject, toName, text: body, html }), base, {
        nowMs: 0,
        boundary: 'b',
        headers: [],
      })
      if (raw === null) throw new Error('not written')
      for (const one of raw.toString('latin1').split('\r\n')) expect(one.length).toBeLessThan(900)
      expect(raw.every((byte) => byte < 128)).toBe(true)
      const mail = await PostalMime.parse(raw)
      expect((mail.subject ?? '').trim()).toBe(subject.trim())
      expect(mail.to?.[0]?.address).toBe('anna@example.pl')
      expect((mail.to?.[0]?.name ?? '').trim()).toBe(toName.trim())
      expect(mail.from?.name).toBe('Tkalnia „Modra”')
      expect(plain(mail.text)).toBe(plain(body))
      expect(plain(mail.html)).toBe(plain(html))
    }),
    { numRuns: 300 },
  )
})

it('quoted-printable is what any decoder reads', () => {
  fc.assert(
    fc.property(text, (body) => {
      const encoded = encodeQuotedPrintable(body).toString('latin1')
      for (const one of encoded.split('\r\n')) expect(one.length).toBeLessThanOrEqual(76)
      expect(/[ \t](\r\n|$)/.test(encoded)).toBe(false)
      const bytes = encoded
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      expect(Buffer.from(bytes, 'latin1').toString()).toBe(body.replace(/\r\n?|\n/g, '\r\n'))
    }),
  )
})

it('nothing opens a new header', () => {
  const words = writeWords('zażółć '.repeat(40))
  expect(words.split('\r\n').every((one, i) => i === 0 || one.startsWith(' '))).toBe(true)
  expect(words.split('\r\n').every((one) => one.length <= 76)).toBe(true)
})

it('what it cannot do is left to the composer, and comes out whole', async () => {
  const attachments = [{ name: 'a.txt', contentType: 'text/plain', data: 'eA==' }]
  for (const message of [make({ attachments, text: 'x' }), make({ text: 'x' }, 'anna@żółw.example')]) {
    expect(writeMail(message, base, { nowMs: 0, boundary: 'b', headers: [] })).toBeNull()
    expect((await PostalMime.parse(await composeMail(message, base, 1_000))).text?.trim()).toBe('x')
  }
})
