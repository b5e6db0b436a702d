import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

/** What is said of names: `{ 'example.pl MX': ['10 mx.example.pl'] }`. Kinds: A, AAAA, MX, PTR, TXT. */
export type Zone = Record<string, readonly string[]>

export interface DnsServer extends AsyncDisposable {
  /** As a resolver is told it. */
  readonly address: string
  /** Changed at any time; `null` = it answers nobody. */
  zone: Zone | null
}

const kinds: Readonly<Record<number, string>> = { 1: 'A', 12: 'PTR', 15: 'MX', 16: 'TXT', 28: 'AAAA' }

/** A DNS server on the loopback that knows one zone, over UDP (RFC 1035). */
export async function openDnsServer(zone: Zone): Promise<DnsServer> {
  const socket = createSocket('udp4')
  const server: DnsServer = {
    address: '',
    zone,
    [Symbol.asyncDispose]: () => new Promise((resolve) => socket.close(() => resolve())),
  }
  socket.on('message', (query, from) => {
    if (server.zone !== null) socket.send(answer(query, server.zone), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const { port } = socket.address() as AddressInfo
  return Object.assign(server, { address: `127.0.0.1:${port}` })
}

function answer(query: Buffer, zone: Zone): Buffer {
  const { name, end } = readName(query)
  const kind = kinds[query.readUInt16BE(end)] ?? ''
  const values = zone[`${name.toLowerCase()} ${kind}`] ?? []
  const isKnown = Object.keys(zone).some((key) => key.startsWith(`${name.toLowerCase()} `))
  const head = Buffer.alloc(12)
  query.copy(head, 0, 0, 2)
  // An answer with authority; 3 = there is no such name.
  head.writeUInt16BE(0x8580 | (isKnown ? 0 : 3), 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(values.length, 6)
  const question = query.subarray(12, end + 4)
  return Buffer.concat([
    head,
    question,
    ...values.map((value) => writeRecord(query.readUInt16BE(end), value)),
  ])
}

/** The record of one value; its name is the question's. */
function writeRecord(type: number, value: string): Buffer {
  const data = writeData(kinds[type] ?? '', value)
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function writeData(kind: string, value: string): Buffer {
  if (kind === 'A') return Buffer.from(value.split('.').map(Number))
  if (kind === 'AAAA')
    return Buffer.from(
      value
        .split(':')
        .map((group) => group.padStart(4, '0'))
        .join(''),
      'hex',
    )
  if (kind === 'PTR') return writeName(value)
  if (kind === 'MX') {
    const [preference = '0', host = ''] = value.split(' ')
    return Buffer.concat([Buffer.of(Number(preference) >> 8, Number(preference) & 255), writeName(host)])
  }
  // Texts go out in pieces of 255 bytes.
  const bytes = Buffer.from(value)
  const pieces: Buffer[] = []
  for (let at = 0; at < Math.max(1, bytes.length); at += 255) {
    const piece = bytes.subarray(at, at + 255)
    pieces.push(Buffer.of(piece.length), piece)
  }
  return Buffer.concat(pieces)
}

const writeName = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .flatMap((label) => (label === '' ? [] : [Buffer.of(label.length), Buffer.from(label)])),
    Buffer.of(0),
  ])

function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.'), end: at + 1 }
}
