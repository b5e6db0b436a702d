/** The colours Tkalnia Modra dyes with, by their names on the label. */
export const palette = {
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
} as const

export type Colour = keyof typeof palette

export const isColour = (name: string): name is Colour => Object.hasOwn(palette, name)

type Rgb = readonly [number, number, number]

const readHex = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never

const writeHex = (rgb: Rgb): string =>
  `#${rgb.map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`

/** A colour on the way from one to another; `part` from 0 to 1. */
export function mix(from: string, to: string, part: number): string {
  const [a, b] = [readHex(from), readHex(to)]
  const at = (i: 0 | 1 | 2) => a[i] + (b[i] - a[i]) * part
  return writeHex([at(0), at(1), at(2)])
}

/** How light it looks, from 0 to 1 (Rec. 709 weights on the coded values: enough to choose a thread by). */
export function lightnessOf(hex: string): number {
  const [r, g, b] = readHex(hex)
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
}

/** One dye in the tones a drawing needs. */
export interface Tones {
  readonly base: string
  /** Parts that lie above or behind: cuffs, collars, soles. */
  readonly dark: string
  /** Seams and edges. */
  readonly deep: string
  readonly light: string
  /** A thread that is seen on it. */
  readonly thread: string
}

export function tonesOf(colour: Colour): Tones {
  const base = palette[colour]
  const light = lightnessOf(base)
  const isDark = light < 0.3
  return {
    base,
    dark: mix(base, '#241a1c', isDark ? 0.32 : 0.2),
    deep: mix(base, '#1c1416', isDark ? 0.6 : 0.46),
    light: mix(base, '#fffaf0', isDark ? 0.2 : 0.4),
    thread: isDark ? mix(base, '#fff6e6', 0.45) : mix(base, '#1c1416', 0.4),
  }
}
