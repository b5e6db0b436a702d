/** What the club and its coupons are called in English. */
const inEnglish: Readonly<Record<string, string>> = {
  'Klub Modra': 'Modra Club',
  'Wtorki z podwójnymi punktami': 'Tuesdays count double',
  '50 punktów za każdą parę butów': '50 points for every pair of shoes',
  Niebieski: 'Blue',
  Srebrny: 'Silver',
  Złoty: 'Gold',
  'Skracanie spodni bez opłat, zakupy dzień wcześniej':
    'Trousers shortened for nothing, shopping a day early',
  'Darmowa dostawa, przymiarka po godzinach, naprawy dzianin':
    'Free delivery, fittings after hours, repairs of knitwear',
  'MGLA10: −10% na swetry': 'MGLA10: −10% on knitwear',
  'Na pierwsze zakupy: 30 zł': 'For a first purchase: 30 zł',
  'Bon klubowy: 50 zł': 'Club voucher: 50 zł',
  'Darmowa dostawa': 'Free delivery',
  'Bon na 50 zł': 'Voucher of 50 zł',
}

type Language = 'pl' | 'en'

const sayIn = (language: Language, text: string): string =>
  language === 'en' ? (inEnglish[text] ?? text) : text

/** A body as it is sent: its names in the brand's language, and beside them what they are called in the other. */
export function nameIn(language: Language, body: object): object {
  const other = language === 'pl' ? 'en' : 'pl'
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename)
    if (typeof value !== 'object' || value === null) return value
    const inside = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rename(one)]))
    const said = (['name', 'perks'] as const).flatMap((key) => {
      const text = inside[key]
      return typeof text === 'string' ? [[key, text] as const] : []
    })
    if (said.length === 0) return inside
    const say = (to: Language) => Object.fromEntries(said.map(([key, text]) => [key, sayIn(to, text)]))
    return { ...inside, ...say(language), texts: { [other]: say(other) } }
  }
  return rename(body) as object
}
