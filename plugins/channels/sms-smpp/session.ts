import type { ChannelDeps } from '@splot/contract/plugin/channel'
import smpp, { type Pdu, type Session } from 'smpp'
import { createJoiner } from './join-parts.ts'
import { isReceipt, readIncoming } from './receipt.ts'
import type { Settings } from './settings.ts'

/** The provider said no to the bind, or nothing. */
export class BindFault extends Error {
  readonly status: number
  constructor(status: number) {
    super('smpp bind')
    this.name = 'BindFault'
    this.status = status
  }
}

/** No answer to a request in time, or the connection broke while waiting. */
export const noAnswer = Symbol('no answer')

export interface Bound {
  /** The provider's answer; `noAnswer` where none came; null where the request could not even be written. */
  ask(command: string, fields: Readonly<Record<string, unknown>>): Promise<Pdu | typeof noAnswer | null>
  isOpen(): boolean
  /** Since the provider's last word, milliseconds. */
  silentMs(): number
  /** Aborted when the session is over. */
  readonly ending: AbortSignal
  close(): void
}

/** How long a session may be silent before it is asked whether it still lives, milliseconds. */
const idleMs = 30_000

/** A bound session over a checked socket. @throws NetworkFault, BindFault */
export async function openSession(settings: Settings, deps: ChannelDeps): Promise<Bound> {
  const { host, port, isTls } = settings
  const socket = await deps.network.connect({ host, port, isTls, timeoutMs: deps.patienceMs })
  const session = new smpp.Session({ socket })
  const bound = wrap(session, settings, deps)
  const answer = await bound.ask('bind_transceiver', {
    system_id: settings.user,
    password: settings.password,
    system_type: settings.systemType ?? '',
    interface_version: 0x34,
  })
  if (answer === null || answer === noAnswer || answer.command_status !== 0) {
    bound.close()
    throw new BindFault(typeof answer === 'object' && answer !== null ? answer.command_status : -1)
  }
  void keepAlive(bound, deps)
  return bound
}

/** Asks a session that was silent for a while: a dead one is found before a message is given to it. */
async function keepAlive(bound: Bound, { clock }: ChannelDeps): Promise<void> {
  for (;;) {
    await clock.sleep(idleMs, bound.ending)
    if (!bound.isOpen()) return
    if (bound.silentMs() < idleMs) continue
    const answer = await bound.ask('enquire_link', {})
    if (answer === null || answer === noAnswer) return bound.close()
  }
}

function wrap(session: Session, settings: Settings, deps: ChannelDeps): Bound {
  const join = createJoiner(deps.clock.now)
  let heardAt = deps.clock.monotonic()
  let isOpen = true
  const ending = new AbortController()
  const end = () => {
    isOpen = false
    ending.abort()
  }
  session.on('pdu', () => {
    heardAt = deps.clock.monotonic()
  })
  session.on('close', end)
  // A byte out of place and the stream cannot be read on.
  session.on('error', () => {
    end()
    session.destroy()
  })
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
  session.on('unbind', (pdu: Pdu) => {
    session.send(pdu.response())
    end()
    session.close()
  })
  session.on('deliver_sm', (pdu: Pdu) => {
    const text = join(pdu)
    const read = { text: text ?? '', nowMs: deps.clock.now(), form: settings.messageIds }
    // Whatever else is missing of it, what a receipt says of its message stands in fields of its own.
    const report = text === null && !isReceipt(pdu) ? null : readIncoming(pdu, read)
    if (report !== null) deps.report([report])
    session.send(pdu.response())
  })
  return {
    isOpen: () => isOpen,
    silentMs: () => deps.clock.monotonic() - heardAt,
    ending: ending.signal,
    ask: (command, fields) => ask(session, { command, fields }, deps, ending.signal),
    close() {
      end()
      session.destroy()
    },
  }
}

async function ask(
  session: Session,
  request: { command: string; fields: Readonly<Record<string, unknown>> },
  deps: ChannelDeps,
  ending: AbortSignal,
): Promise<Pdu | typeof noAnswer | null> {
  if (ending.aborted) return null
  const waiting = new AbortController()
  const stop = () => waiting.abort()
  ending.addEventListener('abort', stop, { once: true })
  let answer: Pdu | typeof noAnswer = noAnswer
  const pdu = new smpp.PDU(request.command, request.fields)
  const isWritten = session.send(pdu as Pdu, (given) => {
    answer = given
    waiting.abort()
  })
  if (isWritten) await deps.clock.sleep(deps.patienceMs, waiting.signal)
  ending.removeEventListener('abort', stop)
  return isWritten ? answer : null
}
