/** GSM 03.38 default alphabet and its extension table: what fits into 7 bits. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extended = new Set('\f^{}\\[~]|€')

export type SmsEncoding = 'gsm7' | 'ucs2'

export interface SmsSize {
  encoding: SmsEncoding
  /** Septets for GSM-7, UTF-16 units for UCS-2. */
  units: number
  parts: number
  /** Units one part holds, given the number of parts: 160 or 153, 70 or 67. */
  unitsPerPart: number
  /** Units still free in the last part. */
  unitsLeft: number
  /** Characters that force UCS-2, each once, in order of appearance. */
  forcedBy: string[]
}

const capacity = { gsm7: { single: 160, joined: 153 }, ucs2: { single: 70, joined: 67 } } as const

/**
 * How an SMS is charged. A character of the extension table costs two septets; neither it nor a surrogate pair may be
 * torn between parts, so parts are filled one after the other. @source 3GPP TS 23.038, 23.040
 */
export function measureSms(text: string): SmsSize {
  const chars = [...text]
  const forcedBy = [...new Set(chars.filter((char) => !basic.has(char) && !extended.has(char)))]
  const encoding: SmsEncoding = forcedBy.length === 0 ? 'gsm7' : 'ucs2'
  const costs = chars.map((char) => (encoding === 'ucs2' ? char.length : extended.has(char) ? 2 : 1))
  const units = costs.reduce((sum, cost) => sum + cost, 0)
  const { single, joined } = capacity[encoding]
  if (units <= single)
    return {
      encoding,
      units,
      parts: units === 0 ? 0 : 1,
      unitsPerPart: single,
      unitsLeft: single - units,
      forcedBy,
    }
  const { parts, used } = fillParts(costs, joined)
  return { encoding, units, parts, unitsPerPart: joined, unitsLeft: joined - used, forcedBy }
}

function fillParts(costs: readonly number[], size: number): { parts: number; used: number } {
  let parts = 1
  let used = 0
  for (const cost of costs) {
    if (used + cost > size) {
      parts++
      used = 0
    }
    used += cost
  }
  return { parts, used }
}

// biome-ignore format: a table of letters
const plainLetters: Readonly<Record<string, string>> = {
  ą: 'a', ć: 'c', ę: 'e', ł: 'l', ń: 'n', ó: 'o', ś: 's', ź: 'z', ż: 'z',
  Ą: 'A', Ć: 'C', Ę: 'E', Ł: 'L', Ń: 'N', Ó: 'O', Ś: 'S', Ź: 'Z', Ż: 'Z',
  '„': '"', '”': '"', '“': '"', '«': '"', '»': '"', '’': "'", '‘': "'", '‚': "'",
  '–': '-', '—': '-', '−': '-', '‑': '-', '…': '...', '•': '-', '×': 'x', '°': ' st.',
  '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u00ad': '', '\u200b': '',
}

/** The text in letters of GSM-7 where there is such a letter; emoji and other scripts stay. */
export function writePlainLetters(text: string): string {
  return [...text].map((char) => plainLetters[char] ?? foldAccent(char)).join('')
}

/** Typographic signs only (quotes, dashes, hard spaces), letters untouched: costs nobody a letter. */
export function writePlainSigns(text: string): string {
  return [...text].map((char) => (/\p{L}/u.test(char) ? char : (plainLetters[char] ?? char))).join('')
}

function foldAccent(char: string): string {
  if (basic.has(char) || extended.has(char)) return char
  const base = char.normalize('NFD').replace(/\p{M}/gu, '')
  return base !== '' && [...base].every((one) => basic.has(one)) ? base : char
}
