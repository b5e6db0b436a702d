import type { Pdu } from 'smpp'

/** How long the rest of a message is waited for, milliseconds. */
const patienceMs = 10 * 60_000
/** Messages begun at a time, and characters of theirs: a flood of first parts must not fill the memory. */
const mostOpen = 1_000
const mostHeld = 1_000_000

interface Place {
  readonly reference: number
  readonly total: number
  /** From 1. */
  readonly number: number
}

interface Open {
  readonly texts: Map<number, string>
  readonly since: number
  /** Characters of all its parts. */
  size: number
}

/** Puts incoming messages together: each part is handed in as it comes, the whole text comes out with the last of them. */
export function createJoiner(now: () => number) {
  const open = new Map<string, Open>()
  let held = 0
  const forget = (key: string, { size }: Open) => {
    open.delete(key)
    held -= size
  }
  /** The oldest go first, what came last too where it is too much by itself. */
  const clear = () => {
    for (const [key, one] of open) {
      if (open.size <= mostOpen && held <= mostHeld && now() - one.since < patienceMs) return
      forget(key, one)
    }
  }
  /** @returns the whole text; null while parts are missing */
  return (pdu: Pdu): string | null => {
    const text = readBody(pdu)
    const place = findPlace(pdu)
    if (place === null) return text
    const key = `${pdu.source_addr} ${pdu.destination_addr} ${place.reference} ${place.total}`
    const there = open.get(key) ?? { texts: new Map<number, string>(), since: now(), size: 0 }
    const grown = text.length - (there.texts.get(place.number)?.length ?? 0)
    there.texts.set(place.number, text)
    there.size += grown
    held += grown
    open.set(key, there)
    if (there.texts.size < place.total) {
      clear()
      return null
    }
    forget(key, there)
    return [...there.texts]
      .sort(([a], [b]) => a - b)
      .map(([, part]) => part)
      .join('')
  }
}

/** Where a part belongs: by the header before its text (8 or 16 bits of reference), or by fields of the request. */
function findPlace(pdu: Pdu): Place | null {
  const header = readHeaders(pdu).find(
    ([kind, length]) => (kind === 0 && length === 3) || (kind === 8 && length === 4),
  )
  const wide = header?.[0] === 8 ? 1 : 0
  const place =
    header === undefined
      ? {
          reference: pdu.sar_msg_ref_num ?? 0,
          total: pdu.sar_total_segments ?? 1,
          number: pdu.sar_segment_seqnum ?? 1,
        }
      : {
          reference: wide === 1 ? header.readUInt16BE(2) : (header[2] ?? 0),
          total: header[3 + wide] ?? 1,
          number: header[4 + wide] ?? 1,
        }
  return place.total > 1 && place.number >= 1 && place.number <= place.total ? place : null
}

function readHeaders({ short_message: body }: Pdu): readonly Buffer[] {
  return body !== undefined && !Buffer.isBuffer(body) ? (body.udh ?? []) : []
}

function readBody(pdu: Pdu): string {
  for (const body of [pdu.short_message, pdu.message_payload]) {
    const message = Buffer.isBuffer(body) ? body : body?.message
    if (message !== undefined && message.length > 0) return message.toString()
  }
  return ''
}
