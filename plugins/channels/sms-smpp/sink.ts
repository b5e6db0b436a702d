import type { Socket } from 'node:net'
import type { OpenSink, SinkOptions } from '@splot/contract/plugin/sink'
import smpp, { type Pdu, type Session } from 'smpp'
import { decodeText } from './encode-text.ts'

/** An operator's message centre on the loopback: joins parts, answers, and sends a receipt for each. */
export const openSmppSink: OpenSink = async (options) => {
  const sessions = new Set<Session>()
  const server = smpp.createServer((session) => {
    sessions.add(session)
    session.on('close', () => sessions.delete(session))
    session.on('error', () => session.destroy())
    serve(session, options)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    settings: { host: '127.0.0.1', port, user: 'splot', password: 'splot', sender: 'SPLOT' },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const session of sessions) session.destroy()
      }),
  }
}

interface Waiting {
  readonly texts: string[]
  total: number
}

function serve(session: Session, options: SinkOptions): void {
  const waiting = new Map<string, Waiting>()
  let number = 0
  session.on('bind_transceiver', (pdu: Pdu) => {
    const isKnown = pdu.password === 'splot'
    session.send(pdu.response({ command_status: isKnown ? 0 : 0x0e, system_id: 'sink' }))
  })
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
  session.on('unbind', (pdu: Pdu) => session.send(pdu.response()))
  session.on('submit_sm', (pdu: Pdu) => {
    const how = options.behave?.() ?? 'accept'
    if (how === 'silent') return
    if (how === 'cut') return session.destroy()
    if (how === 'garbage') return void session.socket.write(Buffer.from('ffffffff00000000', 'hex'))
    const status = { temporary: 0x58, permanent: 0x45, gone: 0x0b, accept: 0 }[how]
    const messageId = `${options.now()}-${++number}`
    session.send(pdu.response({ command_status: status, message_id: messageId }))
    if (how === 'accept') take(pdu, waiting, options)
    if (how === 'accept' && pdu.registered_delivery === 1) sendReceipt(session, pdu, messageId)
  })
}

/** Keeps the message once all its parts are there. */
function take(pdu: Pdu, waiting: Map<string, Waiting>, options: SinkOptions): void {
  const dataCoding = pdu.data_coding ?? 0
  const { text, reference, total, index } = readPart(pdu, dataCoding)
  const key = `${pdu.destination_addr}:${reference}`
  const there = waiting.get(key) ?? { texts: [], total }
  there.texts[index - 1] = text
  waiting.set(key, there)
  if (there.texts.filter((one) => one !== undefined).length < total) return
  waiting.delete(key)
  options.keep({
    at: options.now(),
    address: `+${pdu.destination_addr ?? ''}`,
    from: pdu.source_addr ?? null,
    title: null,
    text: there.texts.join(''),
    html: null,
    headers: {},
    detail: { encoding: dataCoding === 8 ? 'UCS-2' : 'GSM-7', parts: total },
  })
}

function readPart(pdu: Pdu, dataCoding: number) {
  const body = Buffer.isBuffer(pdu.short_message) ? { message: pdu.short_message } : (pdu.short_message ?? {})
  const header = 'udh' in body ? body.udh?.[0] : undefined
  const { message = '' } = body
  const text = Buffer.isBuffer(message) ? decodeText(message, dataCoding) : message
  return { text, reference: header?.[2] ?? 0, total: header?.[3] ?? 1, index: header?.[4] ?? 1 }
}

function sendReceipt(session: Session, pdu: Pdu, messageId: string): void {
  const isOpen = (socket: Socket) => socket.writable
  if (!isOpen(session.socket)) return
  session.deliver_sm({
    esm_class: 0x04,
    source_addr: pdu.destination_addr,
    destination_addr: pdu.source_addr,
    short_message: `id:${messageId} sub:001 dlvrd:001 submit date:2611221000 done date:2611221000 stat:DELIVRD err:000 text:`,
    receipted_message_id: messageId,
    message_state: 2,
  })
}
