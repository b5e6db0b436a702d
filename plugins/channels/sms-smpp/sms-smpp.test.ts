/// <reference path="./smpp.d.ts" />

import type { AddressInfo } from 'node:net'
import type { ChannelDeps } from '@splot/contract/plugin/channel'
import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import fc from 'fast-check'
import smpp, { type Pdu } from 'smpp'
import { describe, expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { decodeText, encodeText } from './encode-text.ts'
import { judgeStatus, smsSmpp } from './index.ts'
import { createJoiner } from './join-parts.ts'
import { readIncoming, readMessageId, readReceipt } from './receipt.ts'
import { openSession } from './session.ts'
import { settings } from './settings.ts'

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
    const read = (more: Partial<Pdu>, text = '') =>
      readIncoming({ ...pdu, ...more }, { text, nowMs: 5, form: 'same' })
    expect(read({}, text)).toMatchObject({
      what: 'bounced',
      providerId: 'A1',
      isPermanent: true,
      shouldSuppress: false,
    })
    expect(read({ receipted_message_id: 'B2\0', message_state: 2 })).toMatchObject({
      what: 'delivered',
      providerId: 'B2',
    })
    expect(read({ esm_class: 0, source_addr: '48600100200' }, 'STOP')).toMatchObject({
      what: 'replied',
      address: '+48600100200',
      text: 'STOP',
    })
    expect(read({}, 'nonsense')).toBeNull()
  })

  it.each([
    ['hex_decimal', '0A1B2C3D', '169552957'],
    ['decimal_hex', '00169552957', 'a1b2c3d'],
    ['same', 'A1-b', 'A1-b'],
  ] as const)('ids written %s: %s when taken is %s in the receipt', (form, taken, told) => {
    expect(readMessageId(told, form, 'told')).toBe(readMessageId(taken, form, 'taken'))
  })

  it('an id of digits alone is not another message’s of the other form', () => {
    expect(readMessageId('4096', 'hex_decimal', 'taken')).not.toBe(
      readMessageId('4096', 'hex_decimal', 'told'),
    )
    expect(readMessageId('no number', 'hex_decimal', 'told')).toBe('no number')
  })

  it('parts of a long message are one, in any order, of each sender her own', () => {
    let now = 0
    const join = createJoiner(() => now)
    const part = (source_addr: string, number: number, message: string): Pdu => {
      const whole: Pdu = {
        command: 'deliver_sm',
        command_status: 0,
        sequence_number: number,
        source_addr,
        destination_addr: '7110',
        short_message: { udh: [Buffer.of(0, 3, 9, 3, number)], message },
        response: () => whole,
      }
      return whole
    }
    expect(join(part('48600100200', 2, 'więcej '))).toBeNull()
    expect(join(part('48600100201', 1, 'obca '))).toBeNull()
    expect(join(part('48600100200', 1, 'Proszę nie '))).toBeNull()
    expect(join(part('48600100200', 3, 'SMS-ów'))).toBe('Proszę nie więcej SMS-ów')
    const { short_message: _, ...bare } = part('48600100202', 1, '')
    const sar = { ...bare, sar_msg_ref_num: 7, sar_total_segments: 2 }
    expect(join({ ...sar, sar_segment_seqnum: 2, message_payload: { message: 'P' } })).toBeNull()
    expect(join({ ...sar, sar_segment_seqnum: 1, message_payload: { message: 'STO' } })).toBe('STOP')
    // What never comes whole is forgotten: the same reference begins anew.
    now = 11 * 60_000
    expect(join(part('48600100203', 1, 'x'))).toBeNull()
    expect(join(part('48600100201', 2, 'a'))).toBeNull()
    expect(join(part('48600100201', 3, 'b'))).toBeNull()
  })

  it('a flood of first parts that never end fills no memory', () => {
    const join = createJoiner(() => 0)
    const bodies = new Map<string, string>()
    const first = (from: string, message: string) => {
      const whole: Pdu = {
        ...{ command: 'deliver_sm', command_status: 0, sequence_number: 1 },
        ...{ source_addr: from, destination_addr: '7110', message_payload: { message } },
        ...{ sar_msg_ref_num: 1, sar_total_segments: 2, sar_segment_seqnum: 1 },
        response: () => whole,
      }
      return whole
    }
    // 64 kB each, as a payload may be: sixteen of them are a million characters.
    for (let n = 0; n < 40; n++) {
      bodies.set(`s${n}`, `${n}`.padEnd(64_000, 'x'))
      expect(join(first(`s${n}`, bodies.get(`s${n}`) ?? ''))).toBeNull()
    }
    const last = (n: number) => join({ ...first(`s${n}`, '!'), sar_segment_seqnum: 2 })
    expect(last(39)).toBe(`${bodies.get('s39')}!`)
    // The oldest were let go.
    expect(last(0)).toBeNull()
  })

  it('a refusal', () => {
    expect(judgeStatus(0x58)).toMatchObject({ reason: 'rate_limited', isRetryable: true })
    expect(judgeStatus(0x0e)).toMatchObject({ reason: 'auth_failed', isRetryable: false })
    expect(judgeStatus(0x45)).toMatchObject({ reason: 'provider_refused', isRetryable: false })
  })
})

describe('a session nobody uses', () => {
  it('is asked whether it lives, and closed once it does not answer', async () => {
    let asked = 0
    let isAnswering = true
    const server = smpp.createServer((session) => {
      session.on('error', () => session.destroy())
      session.on('bind_transceiver', (pdu: Pdu) => session.send(pdu.response()))
      session.on('enquire_link', (pdu: Pdu) => {
        asked++
        if (isAnswering) session.send(pdu.response())
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await using network = openNetwork(`127.0.0.1:${port}`)
    // Half a minute is a moment here; what is waited for beside it is waited for in earnest.
    let elapsed = 0
    const clock: ChannelDeps['clock'] = {
      now: () => 0,
      monotonic: () => elapsed,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          elapsed += ms === 30_000 ? ms : 0
          const timer = setTimeout(resolve, ms === 30_000 ? 5 : ms)
          signal?.addEventListener('abort', () => {
            clearTimeout(timer)
            resolve()
          })
        }),
    }
    const nothing = {
      log: () => {},
      report: () => {},
      shelf: { put: async () => {} },
      returnMark: () => null,
    }
    const deps: ChannelDeps = { ...nothing, network, clock, patienceMs: 500, hold: (_, make) => make() }
    const read = settings.parse({ host: '127.0.0.1', port, user: 'u', password: 'p', sender: 'SPLOT' })
    const session = await openSession(read, deps)
    await expect.poll(() => asked).toBeGreaterThan(2)
    expect(session.isOpen()).toBe(true)
    isAnswering = false
    await expect.poll(() => session.isOpen()).toBe(false)
    const before = asked
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked).toBe(before)
    server.close()
  })
})
