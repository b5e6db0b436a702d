/** What the club and its coupons are called for a brand whose language is English. */
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

const named = new Set(['name', 'perks'])

/** A body as it is sent, its names in a language: there is one name, so it is the brand's own. */
export function nameIn(language: 'pl' | 'en', body: object): object {
  const text = JSON.stringify(body, (key, value: unknown) =>
    language === 'en' && named.has(key) && typeof value === 'string' ? (inEnglish[value] ?? value) : value,
  )
  return JSON.parse(text)
}
