import type { Random } from '../random.ts'
import { type Colour, type Tones, tonesOf } from './palette.ts'
import { type Pattern, textureOf } from './textures.ts'

/** Everything is drawn on a field of 400 by 480, its axis at 200; light falls from the upper left. */
export const field = { width: 400, height: 480 } as const

/** What a drawing is made with: the dyes, the cloth, and chance of its own. */
export interface Ink {
  /** Stands before every id: several drawings lie in one page. */
  readonly id: string
  readonly tones: Tones
  readonly pattern: Pattern
  readonly random: Random
}

interface Cut {
  /** Another tone than the garment's own. */
  readonly fill?: string
  /** Without the cloth's texture: linings, soles, metal. */
  readonly isBare?: boolean
}

/** Paths are written with absolute commands and pairs of numbers alone, so that the other half is this one turned over. */
export const mirror = (d: string): string =>
  d.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x: string, y: string) => `${round(field.width - Number(x))} ${y}`)

export const round = (n: number): number => Math.round(n * 10) / 10

/** One piece of cloth: its dye, its texture, the light on it, its edge. */
export function piece(ink: Ink, d: string, { fill = ink.tones.base, isBare = false }: Cut = {}): string {
  const texture = isBare || ink.pattern === 'gładki' ? '' : `<path d="${d}" fill="url(#${ink.id}t)"/>`
  return `<path d="${d}" fill="${fill}"/>${texture}<path d="${d}" fill="url(#${ink.id}s)" stroke="${ink.tones.deep}" stroke-opacity=".55" stroke-width="1.4" stroke-linejoin="round"/>`
}

/** The same piece left and right. */
export const pair = (ink: Ink, d: string, cut: Cut = {}): string =>
  piece(ink, d, cut) + piece(ink, mirror(d), cut)

interface Line {
  readonly width?: number
  readonly colour?: string
  readonly opacity?: number
  readonly dash?: string
}

export const line = (
  ink: Ink,
  d: string,
  { width = 1.6, colour = ink.tones.deep, opacity = 0.75, dash }: Line = {},
) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}/>`

/** A line left and right. */
export const lines = (ink: Ink, d: string, o: Line = {}): string => line(ink, d, o) + line(ink, mirror(d), o)

/** A seam sewn with a thread that is meant to be seen. */
export const stitch = (ink: Ink, d: string): string =>
  line(ink, d, { width: 1.1, colour: ink.tones.thread, opacity: 0.8, dash: '4 3' })

/** A soft fold in the cloth. */
export const fold = (ink: Ink, d: string): string => line(ink, d, { width: 3, opacity: 0.22 })

export const dot = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`

/** A button with the light on its edge. */
export const button = (x: number, y: number, fill: string, r = 4.2): string =>
  dot(x, y, r, fill) +
  `<path d="M${round(x - r * 0.6)} ${round(y - r * 0.5)}Q${x} ${round(y - r)} ${round(x + r * 0.6)} ${round(y - r * 0.5)}" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="1"/>`

/** On what it stands. */
export const shadow = (cx: number, cy: number, rx: number): string =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${round(rx * 0.075)}" fill="#1c1416" fill-opacity=".16"/>`

/** A ribbed edge along a band: short strokes between two lines. */
export function ribs(
  ink: Ink,
  band: { from: number; to: number; top: number; bottom: number; lean?: number },
): string {
  const { from, to, top, bottom, lean = 0 } = band
  let d = ''
  for (let x = from + 4; x < to - 2; x += 5) d += `M${round(x)} ${top}L${round(x + lean)} ${bottom}`
  return line(ink, d, { width: 1.2, opacity: 0.38 })
}

const lightOf = (id: string) =>
  `<linearGradient id="${id}s" gradientUnits="userSpaceOnUse" x1="70" y1="90" x2="345" y2="330"><stop offset="0" stop-color="#fff" stop-opacity=".17"/><stop offset=".42" stop-color="#fff" stop-opacity="0"/><stop offset=".5" stop-color="#1c1014" stop-opacity="0"/><stop offset="1" stop-color="#1c1014" stop-opacity=".26"/></linearGradient>`

export interface Sheet {
  readonly colour: Colour
  readonly pattern: Pattern
  readonly id: string
  readonly random: Random
  readonly label: string
}

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A whole drawing: transparent ground, the label for those who do not see it. */
export function drawOn(sheet: Sheet, draw: (ink: Ink) => string): string {
  const { colour, pattern, id, random, label } = sheet
  const ink: Ink = { id, tones: tonesOf(colour), pattern, random }
  const defs = lightOf(id) + textureOf({ id: `${id}t`, pattern, tones: ink.tones })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${field.width} ${field.height}" role="img" aria-label="${escapeText(label)}"><defs>${defs}</defs>${draw(ink)}</svg>`
}
