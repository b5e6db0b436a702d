import { lookupCall } from '@splot/contract/events/registry'
import { stripPii } from '@splot/contract/pii'
import type { LogRecord } from '../../../platform/event-log/index.ts'
import type { NormalEvent } from '../batch.ts'

/**
 * The warehouse's row of an event as one JSON line: no personal data, and the same text for the same event whenever it
 * is made. Built by hand: the Node thread is what limits intake.
 */
export function makeWarehouseRow(record: LogRecord, event: NormalEvent, birth: string, root: string): string {
  const touch = event.touchpoint
  const props = writeProps(stripPii(lookupCall(event.type, event.name), event.properties))
  return (
    `{"workspace_id":"${record.workspaceId}","birth_id":"${birth}","root_id":"${root}","ts":${event.ts},"seq":${record.pos},` +
    `"received_at":${record.receivedAt},"message_id":${JSON.stringify(event.messageId)},"type":"${event.type}",` +
    `"name":${JSON.stringify(event.name)},"channel":"${event.channel}","source_id":${JSON.stringify(record.sourceId)},` +
    `"utm_source":${word(touch.source)},"utm_medium":${word(touch.medium)},"utm_campaign":${word(touch.campaign)},` +
    `"referrer":${word(touch.referrerHost)},"device":${word(touch.device)},"store":${word(touch.store)},"currency":"${event.currency ?? ''}","props":${props}}`
  )
}

const longNumber = /[:,[]-?\d{19}/
const least = -(2 ** 63)
const beyond = 2 ** 64
/** From here on a number is written with an exponent, and read as one with a fraction. */
const hasExponent = 1e21
const isTooLong = (value: number) => (value <= least || value >= beyond) && Math.abs(value) < hasExponent

/** The engine refuses a whole insert for one integer that no 64 bits hold: such a number is written as a text. */
function writeProps(properties: unknown): string {
  const text = JSON.stringify(properties)
  if (!longNumber.test(text)) return text
  return JSON.stringify(properties, (_, value: unknown) =>
    typeof value === 'number' && isTooLong(value) ? String(value) : value,
  )
}

const halfOfPair = /[\ud800-\udbff]$/

/** Campaign words are free text from links: one that holds an address is left out. Half a character is no text. */
function word(text: string | null): string {
  return text === null || text.includes('@')
    ? '""'
    : JSON.stringify(text.slice(0, 200).replace(halfOfPair, ''))
}
