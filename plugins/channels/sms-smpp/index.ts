import {
  type ChannelDeps,
  defineChannel,
  type Message,
  type TestReport,
} from '@splot/contract/plugin/channel'
import type { HandOver } from '@splot/contract/plugin/hand-over'
import { NetworkFault } from '@splot/contract/plugin/network'
import { failed, type Outcome } from '@splot/contract/plugin/outcome'
import { encodeText, makeHeader } from './encode-text.ts'
import { readMessageId } from './receipt.ts'
import { BindFault, type Bound, noAnswer, openSession } from './session.ts'
import { type Content, content, type Settings, settings } from './settings.ts'

/** SMS straight to an operator or an aggregator (SMPP 3.4). */
export const smsSmpp = defineChannel({
  id: 'sms-smpp',
  label: { pl: 'SMS (SMPP)', en: 'SMS (SMPP)' },
  icon: 'message-square',
  channel: 'sms',
  addressKind: 'phone',
  config: settings,
  content,
  limits: { maxBytes: null, perSecond: null, concurrency: 50, isIdempotent: false },
  send: sendSms,
  test: testBind,
  sink: async () => (await import('./sink.ts')).openSmppSink,
})

/** The one session of these settings, opened when it is needed. */
function createLink(settings: Settings, deps: ChannelDeps) {
  let opening: Promise<Bound> | null = null
  let reference = 0
  const open = () => {
    const fresh = openSession(settings, deps)
    opening = fresh
    // Whoever waits for it is told; the next one opens anew.
    fresh.catch(() => {
      if (opening === fresh) opening = null
    })
    return fresh
  }
  return {
    nextReference: () => {
      reference = (reference + 1) & 0xff
      return reference
    },
    async get(): Promise<Bound> {
      for (;;) {
        const before = opening
        const there = await before
        if (there?.isOpen()) return there
        // Whoever waited beside us may have begun to open it anew: once is enough.
        if (opening === before) return open()
      }
    },
    async [Symbol.asyncDispose]() {
      // What never opened need not be closed.
      const there = await opening?.catch(() => null)
      there?.close()
    },
  }
}

async function sendSms(
  message: Message<Content>,
  config: Settings,
  deps: ChannelDeps,
  handOver: HandOver,
): Promise<Outcome> {
  const number = /^\+?([1-9]\d{6,14})$/.exec(message.address)?.[1]
  if (number === undefined) return failed('address_invalid')
  const { dataCoding, parts } = encodeText(message.content.text)
  if (parts.length > 10) return failed('content_too_large')
  const link = deps.hold('smpp', () => createLink(config, deps))
  let session: Bound
  try {
    session = await link.get()
  } catch (error) {
    return judgeOpening(error)
  }
  handOver()
  const reference = link.nextReference()
  let providerId = ''
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    const header = parts.length === 1 ? null : makeHeader(reference, parts.length, index + 1)
    const answer = await session.ask('submit_sm', {
      ...senderOf(config.sender),
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: number,
      data_coding: dataCoding,
      // The phone joins the parts: one receipt, of the last, tells of the whole.
      registered_delivery: isLast ? 1 : 0,
      esm_class: header === null ? 0 : 0x40,
      short_message: header === null ? part : Buffer.concat([header, part]),
    })
    const outcome = judgeAnswer(answer, index > 0)
    if (outcome !== null) return outcome
    if (typeof answer === 'object' && answer !== null) providerId = answer.message_id ?? ''
  }
  const named = readMessageId(providerId, config.messageIds, 'taken')
  return { state: 'sent', providerId: named === '' ? null : named }
}

/** Null = taken. Where parts before were taken, the person may have half a message: never again by itself. */
function judgeAnswer(answer: Awaited<ReturnType<Bound['ask']>>, hasPartGone: boolean): Outcome | null {
  if (answer === null && !hasPartGone) return failed('unreachable', { isRetryable: true })
  if (answer === null || answer === noAnswer) return { state: 'unknown' }
  const status = answer.command_status
  if (status === 0) return null
  if (hasPartGone) return { state: 'unknown' }
  return judgeStatus(status)
}

/** SMPP 3.4, 5.1.3. */
export function judgeStatus(status: number): Outcome {
  const providerCode = `smpp_${status.toString(16).padStart(2, '0')}`
  if (status === 0x58 || status === 0x14) return failed('rate_limited', { isRetryable: true, providerCode })
  if (status === 0x08 || status === 0x64) return failed('provider_error', { isRetryable: true, providerCode })
  if (status === 0x0b || status === 0x33) return failed('address_gone', { providerCode })
  if (status === 0x0d || status === 0x0e || status === 0x0f) return failed('auth_failed', { providerCode })
  return failed('provider_refused', { providerCode })
}

function judgeOpening(error: unknown): Outcome {
  if (error instanceof BindFault) {
    return error.status > 0 ? judgeStatus(error.status) : failed('unreachable', { isRetryable: true })
  }
  if (!(error instanceof NetworkFault)) throw error
  return error.code === 'url_forbidden'
    ? failed('url_forbidden')
    : failed('unreachable', { isRetryable: true, providerCode: error.code })
}

/** A number is international, a name is a name (type of number 5). */
const senderOf = (sender: string) =>
  /^\+?\d{7,15}$/.test(sender)
    ? { source_addr_ton: 1, source_addr_npi: 1, source_addr: sender.replace('+', '') }
    : { source_addr_ton: 5, source_addr_npi: 0, source_addr: sender }

async function testBind(config: Settings, deps: ChannelDeps): Promise<TestReport> {
  try {
    const session = await openSession(config, deps)
    session.close()
    return { isOk: true, says: { pl: 'Operator przyjął logowanie', en: 'The operator accepted the login' } }
  } catch (error) {
    if (error instanceof BindFault && error.status > 0)
      return {
        isOk: false,
        says: {
          pl: 'Operator odrzucił identyfikator lub hasło',
          en: 'The operator refused the user or the password',
        },
        field: 'password',
      }
    if (!(error instanceof BindFault || error instanceof NetworkFault)) throw error
    return {
      isOk: false,
      says: {
        pl: 'Nie można połączyć się z serwerem SMPP: sprawdź adres, port i szyfrowanie',
        en: 'The SMPP server cannot be reached: check address, port and TLS',
      },
      field: 'host',
    }
  }
}
