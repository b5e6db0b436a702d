import { language } from './language.ts'

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

/** Colours as they stand in its catalogue. */
const colors: Readonly<Record<string, { hue: string; en: string }>> = {
  biel: { hue: '#f1ede4', en: 'white' },
  ecru: { hue: '#e4dac6', en: 'ecru' },
  piasek: { hue: '#cdb592', en: 'sand' },
  'jasny len': { hue: '#d3c8ae', en: 'pale linen' },
  karmel: { hue: '#b5793f', en: 'caramel' },
  koniak: { hue: '#9c5a2b', en: 'cognac' },
  kasztan: { hue: '#743e26', en: 'chestnut' },
  brąz: { hue: '#6a4630', en: 'brown' },
  czekolada: { hue: '#48332a', en: 'chocolate' },
  rudy: { hue: '#b2582f', en: 'rust' },
  terakota: { hue: '#c47a58', en: 'terracotta' },
  miód: { hue: '#d19f3f', en: 'honey' },
  musztarda: { hue: '#b98a2b', en: 'mustard' },
  karmin: { hue: '#a0263a', en: 'carmine' },
  bordo: { hue: '#6d2436', en: 'burgundy' },
  'brudny róż': { hue: '#c1908c', en: 'dusty pink' },
  róż: { hue: '#d9aba6', en: 'pink' },
  wrzos: { hue: '#7a4f80', en: 'heather' },
  śliwka: { hue: '#553a5b', en: 'plum' },
  lawenda: { hue: '#a298bd', en: 'lavender' },
  błękit: { hue: '#90aec4', en: 'sky blue' },
  chaber: { hue: '#4a6da6', en: 'cornflower' },
  modry: { hue: '#27456b', en: 'deep blue' },
  granat: { hue: '#2a3752', en: 'navy' },
  szałwia: { hue: '#94a486', en: 'sage' },
  oliwka: { hue: '#727345', en: 'olive' },
  zieleń: { hue: '#47694b', en: 'green' },
  'zieleń butelkowa': { hue: '#294338', en: 'bottle green' },
  mięta: { hue: '#a9c3b0', en: 'mint' },
  'szary melanż': { hue: '#97958f', en: 'grey melange' },
  grafit: { hue: '#4a4c51', en: 'graphite' },
  czerń: { hue: '#2b2929', en: 'black' },
}

/** A dot of the cloth's colour beside its name. */
export const hueOf = (color: string): string => colors[color]?.hue ?? '#97958f'

/** A colour as she calls it; the address of a page and the cart know it as the catalogue does. */
export const nameColor = (color: string): string => (language === 'en' ? (colors[color]?.en ?? color) : color)

const letters = ['XS', 'S', 'M', 'L', 'XL']
/** XS before S, 38 before 39: as they hang. */
export function compareSizes(a: string, b: string): number {
  const [x, y] = [letters.indexOf(a), letters.indexOf(b)]
  return x >= 0 && y >= 0 ? x - y : a.localeCompare(b, 'pl', { numeric: true })
}
