import { type BounceReason, type DeliveryReport, makeReport } from '@splot/contract/plugin/report'
import type { Pdu } from 'smpp'

export const isReceipt = (pdu: Pdu): boolean => ((pdu.esm_class ?? 0) & 0x3c) === 0x04

/** How the provider writes the id of a message, when it takes it and when it tells of it later. */
export type IdForm = 'same' | 'hex_decimal' | 'decimal_hex'

/** An id as it is kept, whichever of the two ways it was written; one that is no number stays as it is. */
export function readMessageId(id: string, form: IdForm, when: 'taken' | 'told'): string {
  if (form === 'same') return id
  const isHex = (form === 'hex_decimal') === (when === 'taken')
  if (!(isHex ? /^[0-9a-f]{1,32}$/i : /^\d{1,39}$/).test(id)) return id
  return BigInt(isHex ? `0x${id}` : id).toString()
}

interface Read {
  /** The whole of it, its parts joined. */
  readonly text: string
  readonly nowMs: number
  readonly form: IdForm
}

/** What the provider pushed to us: a delivery receipt, or what somebody wrote back. Null for anything in between. */
export function readIncoming(pdu: Pdu, { text, nowMs, form }: Read): DeliveryReport | null {
  if (!isReceipt(pdu)) {
    const id = `${pdu.source_addr ?? ''}:${nowMs}:${pdu.sequence_number}`
    const address = pdu.source_addr === undefined ? null : `+${pdu.source_addr.replace(/^\+/, '')}`
    return makeReport({ id, what: 'replied', at: nowMs, address, text })
  }
  const fields = readReceipt(text)
  const named = trim(pdu.receipted_message_id) ?? fields.id
  const state = states[pdu.message_state ?? 0] ?? fields.stat
  if (named === null || state === null) return null
  const providerId = readMessageId(named, form, 'told')
  const found = outcomes[state.toUpperCase()] ?? null
  return found && makeReport({ id: `${providerId}:${state}`, at: nowMs, providerId, ...found })
}

/** Codes of the message_state parameter (SMPP 3.4, 5.2.28). */
const states: readonly (string | null)[] = [
  null,
  'ENROUTE',
  'DELIVRD',
  'EXPIRED',
  'DELETED',
  'UNDELIV',
  'ACCEPTD',
  'UNKNOWN',
  'REJECTD',
]

const bounced = (reason: BounceReason, isPermanent: boolean) =>
  ({ what: 'bounced', reason, isPermanent, shouldSuppress: false }) as const

/** A number that cannot be reached today may be tomorrow: nothing here suppresses. */
const outcomes: Readonly<Record<string, Pick<DeliveryReport, 'what'> & Partial<DeliveryReport>>> = {
  DELIVRD: { what: 'delivered' },
  ACCEPTD: { what: 'deferred' },
  ENROUTE: { what: 'deferred' },
  EXPIRED: bounced('expired', true),
  DELETED: bounced('system', true),
  UNDELIV: bounced('unknown', true),
  REJECTD: bounced('filtered', true),
}

/** `id:123 sub:001 dlvrd:001 submit date:… done date:… stat:DELIVRD err:000 text:…` */
export function readReceipt(text: string): { id: string | null; stat: string | null } {
  return {
    id: /\bid:\s*([^\s]+)/i.exec(text)?.[1] ?? null,
    stat: /\bstat:\s*([A-Z]{3,10})/i.exec(text)?.[1] ?? null,
  }
}

/** Ids come with a closing NUL from some providers. */
const trim = (text: string | undefined): string | null => text?.replace(/\0+$/, '') || null
