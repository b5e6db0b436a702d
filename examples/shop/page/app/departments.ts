/** The brand's departments as they stand in its catalogue, and what they are called to whom. */
export const departments = [
  { slug: 'swetry', path: 'Swetry', name: { pl: 'Swetry', en: 'Knitwear' } },
  { slug: 'plaszcze', path: 'Płaszcze i kurtki', name: { pl: 'Płaszcze', en: 'Coats' } },
  { slug: 'sukienki', path: 'Sukienki i spódnice', name: { pl: 'Sukienki', en: 'Dresses' } },
  { slug: 'koszule', path: 'Koszule', name: { pl: 'Koszule', en: 'Shirts' } },
  { slug: 'spodnie', path: 'Spodnie', name: { pl: 'Spodnie', en: 'Trousers' } },
  { slug: 'buty', path: 'Buty', name: { pl: 'Buty', en: 'Shoes' } },
  { slug: 'dodatki', path: 'Dodatki', name: { pl: 'Dodatki', en: 'Accessories' } },
] as const

export const findDepartment = (slug: string) => departments.find((one) => one.slug === slug) ?? null

const hues: Readonly<Record<string, string>> = {
  biel: '#f1ede4',
  ecru: '#e4dac6',
  piasek: '#cdb592',
  'jasny len': '#d3c8ae',
  karmel: '#b5793f',
  koniak: '#9c5a2b',
  kasztan: '#743e26',
  brąz: '#6a4630',
  czekolada: '#48332a',
  rudy: '#b2582f',
  terakota: '#c47a58',
  miód: '#d19f3f',
  musztarda: '#b98a2b',
  karmin: '#a0263a',
  bordo: '#6d2436',
  'brudny róż': '#c1908c',
  róż: '#d9aba6',
  wrzos: '#7a4f80',
  śliwka: '#553a5b',
  lawenda: '#a298bd',
  błękit: '#90aec4',
  chaber: '#4a6da6',
  modry: '#27456b',
  granat: '#2a3752',
  szałwia: '#94a486',
  oliwka: '#727345',
  zieleń: '#47694b',
  'zieleń butelkowa': '#294338',
  mięta: '#a9c3b0',
  'szary melanż': '#97958f',
  grafit: '#4a4c51',
  czerń: '#2b2929',
}

/** A dot of the cloth's colour beside its name. */
export const hueOf = (color: string): string => hues[color] ?? '#97958f'

const letters = ['XS', 'S', 'M', 'L', 'XL']
/** XS before S, 38 before 39: as they hang. */
export function compareSizes(a: string, b: string): number {
  const [x, y] = [letters.indexOf(a), letters.indexOf(b)]
  return x >= 0 && y >= 0 ? x - y : a.localeCompare(b, 'pl', { numeric: true })
}
