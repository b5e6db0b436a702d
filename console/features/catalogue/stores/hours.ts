export interface Span {
  from: string
  to: string
}

/** `10:00–19:00`, several with a comma; empty for a day without any. */
export const writeSpans = (spans: readonly Span[]): string =>
  spans.map(({ from, to }) => `${from}–${to}`).join(', ')

const part = /^(\d{1,2})(?::(\d{2}))?$/

function readTime(text: string): string | null {
  const [, hour = '', minute = '00'] = part.exec(text.trim()) ?? []
  if (hour === '' || Number(minute) > 59) return null
  const isEnd = Number(hour) === 24 && minute === '00'
  return Number(hour) > 23 && !isEnd ? null : `${hour.padStart(2, '0')}:${minute}`
}

/** What somebody types: `10-19`, `10:00–14:00, 15–18`; nothing is a day without hours. Null where it says no hours. */
export function readSpans(text: string): Span[] | null {
  if (text.trim() === '') return []
  const spans = text.split(/[,;]/).map((each) => {
    const [from = '', to = '', ...rest] = each.split(/[-–—]/)
    const [begin, end] = [readTime(from), readTime(to)]
    const isSpan = begin !== null && end !== null && begin !== end && begin !== '24:00' && rest.length === 0
    return isSpan ? { from: begin, to: end } : null
  })
  return spans.length > 6 || spans.includes(null) ? null : spans.filter((one) => one !== null)
}
