/** A price as a feed writes it: `79.00 PLN`, `1 234,50 zł`, `PLN 79`. What cannot be read is passed on: the catalogue refuses it by name. */
export function readPrice(text: string, fallback: string): { amount: string; currency: string } {
  const currency =
    /[A-Z]{3}/.exec(text)?.[0] ?? (/zł/i.test(text) ? 'PLN' : /€/.test(text) ? 'EUR' : fallback)
  const digits = text.replace(/[A-Z]{3}|zł|€/g, '').replace(/[\s\u00a0\u202f]/g, '')
  const isComma = digits.lastIndexOf(',') > digits.lastIndexOf('.')
  const amount = isComma ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '')
  return { amount, currency }
}

/** When a lower price holds; milliseconds, null where no end or beginning is said. */
export interface Span {
  readonly from: number | null
  readonly until: number | null
}

/** `2026-11-20T00:00+0100/2026-11-27T23:59+0100`: ISO 8601, zones without a colon too. */
export function readSpan(text: string): Span {
  const [from = '', until = ''] = text.split('/')
  const read = (part: string) => {
    const at = Date.parse(part.trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
    return Number.isFinite(at) ? at : null
  }
  return { from: read(from), until: read(until) }
}
