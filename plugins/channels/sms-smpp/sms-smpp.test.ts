import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { decodeText, encodeText } from './encode-text.ts'
import { judgeStatus, smsSmpp } from './index.ts'
import { readIncoming, readReceipt } from './receipt.ts'

testChannel(smsSmpp, {
  message: {
    address: '+48600100200',
    content: { text: 'Twoje zamowienie czeka do 20:00 w sklepie Zlote Tarasy.' },
  },
  openNetwork,
  outcomes: { silent: { state: 'unknown' }, garbage: { state: 'unknown' }, cut: { state: 'unknown' } },
})

describe('the text', () => {
  it.each([
    ['a'.repeat(160), 'gsm7', 1],
    ['a'.repeat(161), 'gsm7', 2],
    ['a'.repeat(306), 'gsm7', 2],
    ['a'.repeat(307), 'gsm7', 3],
    [`${'a'.repeat(159)}ż`, 'ucs2', 3],
    ['ż'.repeat(70), 'ucs2', 1],
    ['ż'.repeat(71), 'ucs2', 2],
    ['€'.repeat(80), 'gsm7', 1],
    ['€'.repeat(81), 'gsm7', 2],
    ['🎁'.repeat(35), 'ucs2', 1],
    ['🎁'.repeat(36), 'ucs2', 2],
  ])('%# is cut as the network counts', (text, encoding, parts) => {
    const made = encodeText(text)
    expect([made.encoding, made.parts.length]).toEqual([encoding, parts])
  })

  it('comes out as it went in, no letter torn apart', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aż€[]{}ą🎁 \n@'), maxLength: 400 })
    fc.assert(
      fc.property(letters, (text) => {
        const { parts, dataCoding, encoding } = encodeText(text)
        expect(parts.map((one) => decodeText(one, dataCoding)).join('')).toBe(text)
        const most = encoding === 'gsm7' ? 160 : 140
        for (const part of parts)
          expect(part.length).toBeLessThanOrEqual(parts.length === 1 ? most : most - 6)
      }),
    )
  })
})

describe('what comes back', () => {
  it('a receipt of either kind', () => {
    const text =
      'id:A1 sub:001 dlvrd:000 submit date:2611221000 done date:2611221001 stat:UNDELIV err:001 text:Zamowienie'
    expect(readReceipt(text)).toEqual({ id: 'A1', stat: 'UNDELIV' })
    const pdu = {
      command: 'deliver_sm',
      command_status: 0,
      sequence_number: 1,
      response: () => pdu,
      esm_class: 4,
    }
    expect(readIncoming({ ...pdu, short_message: { message: text } }, 5)).toMatchObject({
      what: 'bounced',
      providerId: 'A1',
      isPermanent: true,
      shouldSuppress: false,
    })
    expect(readIncoming({ ...pdu, receipted_message_id: 'B2\0', message_state: 2 }, 5)).toMatchObject({
      what: 'delivered',
      providerId: 'B2',
    })
    expect(
      readIncoming(
        { ...pdu, esm_class: 0, source_addr: '48600100200', short_message: { message: 'STOP' } },
        5,
      ),
    ).toMatchObject({
      what: 'replied',
      address: '+48600100200',
      text: 'STOP',
    })
    expect(readIncoming({ ...pdu, short_message: { message: 'nonsense' } }, 5)).toBeNull()
  })

  it('a refusal', () => {
    expect(judgeStatus(0x58)).toMatchObject({ reason: 'rate_limited', isRetryable: true })
    expect(judgeStatus(0x0e)).toMatchObject({ reason: 'auth_failed', isRetryable: false })
    expect(judgeStatus(0x45)).toMatchObject({ reason: 'provider_refused', isRetryable: false })
  })
})
