const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const shape =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:[Zz]|([+-])(\d\d):?(\d\d))$/

/** Days from 1970-01-01 of a Gregorian date. */
function countDays(year: number, month: number, day: number): number {
  const before = year - 1
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  return (year - 1970) * 365 + leaps + (daysBeforeMonth[month - 1] ?? 0) + leapDay + day - 1
}

/**
 * ISO 8601 date and time with a zone -> milliseconds since the epoch; null for anything else: no zone, a date that
 * does not exist (30 February), years before 1970. A leap second (`:60`) becomes the next second. The offset decides:
 * a local time that occurs twice or never cannot be sent, for it would need a zone's name.
 */
export function parseInstant(text: unknown): number | null {
  if (typeof text !== 'string' || text.length > 40) return null
  if (text.length === 24) {
    const quick = parseUsual(text)
    if (quick !== null) return quick
  }
  return parseAny(text)
}

const digit = (text: string, at: number) => {
  const value = text.charCodeAt(at) - 48
  return value >= 0 && value <= 9 ? value : Number.NaN
}
const two = (text: string, at: number) => digit(text, at) * 10 + digit(text, at + 1)

/** What nearly every SDK sends, `2026-11-22T03:46:26.732Z`, read digit by digit; null for any doubt. */
function parseUsual(text: string): number | null {
  const isShaped =
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    text.charCodeAt(10) === 84 &&
    text.charCodeAt(13) === 58
  if (!isShaped || text.charCodeAt(16) !== 58 || text.charCodeAt(19) !== 46 || text.charCodeAt(23) !== 90)
    return null
  const year = two(text, 0) * 100 + two(text, 2)
  const month = two(text, 5)
  const day = two(text, 8)
  // 29 to 31 depend on the month, second 60 on the law: the full reading knows.
  const isPlain = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28
  const seconds = two(text, 11) * 3600 + two(text, 14) * 60 + two(text, 17)
  const isTime = two(text, 11) <= 23 && two(text, 14) <= 59 && two(text, 17) <= 59
  const milli = digit(text, 20) * 100 + two(text, 21)
  if (!isPlain || !isTime || Number.isNaN(milli)) return null
  return (countDays(year, month, day) * 86_400 + seconds) * 1000 + milli
}

function parseAny(text: string): number | null {
  const parts = shape.exec(text)
  if (parts === null) return null
  const year = Number(parts[1])
  const month = Number(parts[2])
  const day = Number(parts[3])
  const hour = Number(parts[4])
  const minute = Number(parts[5])
  const second = Number(parts[6] ?? 0)
  if (year < 1970 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60)
    return null
  if (day > (daysInMonth[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0)) return null
  const offset = readOffset(parts)
  if (offset === null) return null
  const milli = parts[7] === undefined ? 0 : Number(parts[7].padEnd(3, '0').slice(0, 3))
  return ((countDays(year, month, day) * 24 + hour) * 60 + minute - offset) * 60_000 + second * 1000 + milli
}

function readOffset(parts: RegExpExecArray): number | null {
  if (parts[8] === undefined) return 0
  const hours = Number(parts[9])
  const minutes = Number(parts[10])
  if (hours > 14 || minutes > 59) return null
  return (parts[8] === '-' ? -1 : 1) * (hours * 60 + minutes)
}

/** Below this a difference of clocks is the network's delay: exact times stay exact. */
const toleratedSkewMs = 1_000
/** A clock ahead by less than this is set back to the moment of receipt; by more, it is refused. */
const maxAheadMs = 24 * 3_600_000

export type SettledTime =
  | { ok: true; ts: number; isClamped: boolean }
  | { ok: false; code: 'timestamp' | 'timestamp_future' }

/**
 * Event time: the sender's time, moved by what its clock was off when it sent (`receivedAt - sentAt`), never after
 * receipt. Without a time of its own an event happened when it was received.
 */
export function settleTime(timestamp: unknown, sentAt: number | null, receivedAt: number): SettledTime {
  if (timestamp === undefined || timestamp === null) return { ok: true, ts: receivedAt, isClamped: false }
  const told = parseInstant(timestamp)
  if (told === null) return { ok: false, code: 'timestamp' }
  const skew = sentAt === null ? 0 : receivedAt - sentAt
  const ts = Math.abs(skew) <= toleratedSkewMs ? told : told + skew
  if (ts <= receivedAt) return { ok: true, ts: Math.max(0, ts), isClamped: false }
  if (ts - receivedAt > maxAheadMs) return { ok: false, code: 'timestamp_future' }
  return { ok: true, ts: receivedAt, isClamped: ts - receivedAt > toleratedSkewMs }
}
