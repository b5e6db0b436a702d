import type { Tones } from './palette.ts'

/** What the cloth looks like from near. */
export const patterns = [
  'gładki',
  'dzianina',
  'ściągacz',
  'warkocz',
  'jodełka',
  'skos',
  'len',
  'paski',
  'kratka',
  'kropki',
  'łączka',
  'dżins',
  'skóra',
  'pikowany',
] as const
export type Pattern = (typeof patterns)[number]

interface Texture {
  readonly width: number
  readonly height: number
  readonly marks: string
}

const stroke = (d: string, colour: string, opacity: number, width = 1) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${width}" stroke-linecap="round"/>`

const makers: Readonly<Record<Exclude<Pattern, 'gładki'>, (tones: Tones) => Texture>> = {
  dzianina: ({ deep, light }) => ({
    width: 8,
    height: 7,
    marks: stroke('M0 1L4 5L8 1', deep, 0.22, 1.3) + stroke('M0 4L4 8L8 4', light, 0.14),
  }),
  ściągacz: ({ deep, light }) => ({
    width: 7,
    height: 10,
    marks: stroke('M1 0L1 10', deep, 0.28, 1.6) + stroke('M4.4 0L4.4 10', light, 0.22, 1.6),
  }),
  warkocz: ({ deep }) => ({ width: 8, height: 7, marks: stroke('M0 1L4 5L8 1', deep, 0.16, 1.2) }),
  jodełka: ({ deep, light }) => ({
    width: 16,
    height: 8,
    marks:
      stroke('M0 8L8 0L16 8', deep, 0.26, 1.4) +
      stroke('M0 4L4 0M0 12L8 4L16 12M12 0L16 4', light, 0.12, 1.2),
  }),
  skos: ({ deep }) => ({ width: 6, height: 6, marks: stroke('M-1 1L1 -1M0 6L6 0M5 7L7 5', deep, 0.18) }),
  len: ({ deep, light }) => ({
    width: 18,
    height: 14,
    marks:
      stroke('M0 2L7 2M10 5L18 5M3 9L12 9M14 12L18 12', deep, 0.17) +
      stroke('M4 0L4 5M13 6L13 13M8 10L8 14', light, 0.28),
  }),
  paski: ({ thread }) => ({
    width: 40,
    height: 22,
    marks: `<path d="M0 4L40 4L40 11L0 11Z" fill="${thread}" fill-opacity=".75"/>`,
  }),
  kratka: ({ deep, thread }) => ({
    width: 34,
    height: 34,
    marks:
      `<path d="M0 3L34 3L34 12L0 12Z" fill="${deep}" fill-opacity=".3"/><path d="M3 0L12 0L12 34L3 34Z" fill="${deep}" fill-opacity=".3"/>` +
      stroke('M0 23L34 23M23 0L23 34', thread, 0.6, 1.4),
  }),
  kropki: ({ thread }) => ({
    width: 22,
    height: 22,
    marks: `<circle cx="5.5" cy="5.5" r="2.6" fill="${thread}" fill-opacity=".85"/><circle cx="16.5" cy="16.5" r="2.6" fill="${thread}" fill-opacity=".85"/>`,
  }),
  łączka: ({ light, deep, thread }) => ({
    width: 38,
    height: 38,
    marks:
      flower(9, 10, light, deep) +
      flower(28, 27, light, deep) +
      stroke('M22 8Q26 11 25 16M8 26Q12 29 10 34', thread, 0.55, 1.4),
  }),
  dżins: ({ light, deep }) => ({
    width: 5,
    height: 5,
    marks: stroke('M-1 1L1 -1M0 5L5 0M4 6L6 4', light, 0.22) + stroke('M0 2L2 0', deep, 0.2),
  }),
  skóra: ({ light }) => ({
    width: 26,
    height: 22,
    marks: stroke('M4 6Q9 3 13 6M16 16Q20 13 24 16', light, 0.12),
  }),
  pikowany: ({ deep, light }) => ({
    width: 60,
    height: 34,
    marks: stroke('M0 32Q30 36 60 32', deep, 0.5, 2) + stroke('M0 6Q30 2 60 6', light, 0.3, 5),
  }),
}

function flower(x: number, y: number, petal: string, heart: string): string {
  const at = [
    [0, -3.4],
    [3.2, -1],
    [2, 2.8],
    [-2, 2.8],
    [-3.2, -1],
  ] as const
  const petals = at
    .map(([dx, dy]) => `<circle cx="${x + dx}" cy="${y + dy}" r="2.3" fill="${petal}" fill-opacity=".9"/>`)
    .join('')
  return `${petals}<circle cx="${x}" cy="${y}" r="1.6" fill="${heart}"/>`
}

/** A pattern of SVG, or nothing for smooth cloth. */
export function textureOf(o: { id: string; pattern: Pattern; tones: Tones }): string {
  if (o.pattern === 'gładki') return ''
  const { width, height, marks } = makers[o.pattern](o.tones)
  return `<pattern id="${o.id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${marks}</pattern>`
}
