import { type Ink, line, lines, mirror, pair, piece, round } from './ink.ts'

/** A place: from the axis outwards, and from the top. */
export interface Reach {
  readonly half: number
  readonly y: number
}
type Point = readonly [number, number]

/** How a garment for the upper body is cut; its left half, the other is the same turned over. */
export interface Cut {
  /** How deep it is hollowed; pointed: in a V. */
  readonly neck: Reach & { readonly dip: number; readonly isPointed?: true }
  readonly shoulder: Reach
  readonly armpit: Reach
  readonly waist: Reach
  readonly hem: Reach & { readonly curve: number }
  /** Ends of the sleeve, outer and inner; null: it has none. */
  readonly sleeve: { readonly outer: Point; readonly inner: Point } | null
}

export const axis = 200
const left = ({ half, y }: Reach): string => `${round(axis - half)} ${y}`
const right = ({ half, y }: Reach): string => `${round(axis + half)} ${y}`
const at = (half: number, y: number): string => left({ half, y })

/** The way across the neckline, from either side. */
const hollowOf = ({ y, dip, isPointed }: Cut['neck']): string =>
  isPointed ? `L${axis} ${y + dip}L` : `Q${axis} ${y + dip * 2} `

/** The trunk, its neckline hollowed by the dip. */
export function trunkOf({ neck, shoulder, armpit, waist, hem }: Cut): string {
  const armhole = `${at(shoulder.half - 10, shoulder.y + 34)} ${at(armpit.half - 4, armpit.y - 26)} ${left(armpit)}`
  const side = `${at(armpit.half - 1, armpit.y + 30)} ${at(waist.half, waist.y - 26)} ${left(waist)}`
  const flank = `${at(waist.half, waist.y + 28)} ${at(hem.half, hem.y - 40)} ${left(hem)}`
  const bend = (half: number, y: number) => right({ half, y })
  return [
    `M${left(neck)}L${left(shoulder)}C${armhole}C${side}C${flank}`,
    `Q${axis} ${hem.y + hem.curve} ${right(hem)}`,
    `C${bend(hem.half, hem.y - 40)} ${bend(waist.half, waist.y + 28)} ${right(waist)}`,
    `C${bend(waist.half, waist.y - 26)} ${bend(armpit.half - 1, armpit.y + 30)} ${right(armpit)}`,
    `C${bend(armpit.half - 4, armpit.y - 26)} ${bend(shoulder.half - 10, shoulder.y + 34)} ${right(shoulder)}`,
    `L${right(neck)}${hollowOf(neck)}${left(neck)}Z`,
  ].join('')
}

/** The left sleeve, from the shoulder to its end. */
export function sleeveOf({ shoulder, armpit, sleeve }: Cut): string {
  if (sleeve === null) return ''
  const {
    outer: [ox, oy],
    inner: [ix, iy],
  } = sleeve
  const top = axis - shoulder.half
  return [
    `M${top} ${shoulder.y}C${round(top - 24)} ${shoulder.y + 12} ${round((ox + top - 30) / 2)} ${round((oy + shoulder.y) / 2 - 10)} ${ox} ${oy}`,
    `L${ix} ${iy}`,
    `C${round(ix + 6)} ${round(iy - 50)} ${at(armpit.half + 6, armpit.y + 46)} ${at(armpit.half - 3, armpit.y + 6)}`,
    `L${round(top + 16)} ${shoulder.y + 8}Z`,
  ].join('')
}

/** The band at the end of the left sleeve, so many units high. */
function cuffOf({ shoulder, sleeve }: Cut, height: number): readonly [Point, Point, Point, Point] {
  if (sleeve === null) throw new Error('A cuff needs a sleeve')
  const {
    outer: [ox, oy],
    inner: [ix, iy],
  } = sleeve
  const [mx, my] = [(ox + ix) / 2 - (axis - shoulder.half + 8), (oy + iy) / 2 - shoulder.y]
  const length = Math.hypot(mx, my)
  const [vx, vy] = [(mx / length) * height, (my / length) * height]
  return [
    [ox + 2, oy],
    [ix - 1, iy],
    [round(ix - 2 + vx), round(iy + vy)],
    [round(ox + 4 + vx), round(oy + vy)],
  ]
}

const writePolygon = (points: readonly Point[]) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`

/** Both sleeves. */
export const sleeves = (ink: Ink, cut: Cut, fill?: string): string =>
  cut.sleeve === null ? '' : pair(ink, sleeveOf(cut), fill === undefined ? {} : { fill })

/** Bands at both ends of the sleeves; ribbed where they are knitted. */
export function cuffs(
  ink: Ink,
  cut: Cut,
  { height, isRibbed }: { height: number; isRibbed: boolean },
): string {
  if (cut.sleeve === null) return ''
  const corners = cuffOf(cut, height)
  const band = pair(ink, writePolygon(corners), {
    fill: isRibbed ? ink.tones.dark : ink.tones.base,
    isBare: true,
  })
  if (!isRibbed) return band
  const [a, b, c, d] = corners
  let d0 = ''
  for (let part = 0.12; part < 0.95; part += 0.14) d0 += `M${between(a, b, part)}L${between(d, c, part)}`
  return band + lines(ink, d0, { width: 1.1, opacity: 0.42 })
}

const between = ([ax, ay]: Point, [bx, by]: Point, part: number) =>
  `${round(ax + (bx - ax) * part)} ${round(ay + (by - ay) * part)}`

/** A ribbed band under the hem. */
export function hemBand(ink: Ink, { hem }: Cut, height: number): string {
  const [half, top, low] = [hem.half - 1, hem.y, hem.y + height]
  const d = `M${at(half, top)}Q${axis} ${top + hem.curve} ${right({ half, y: top })}L${right({ half: half - 6, y: low })}Q${axis} ${low + hem.curve} ${at(half - 6, low)}Z`
  let ribs = ''
  for (let x = -half + 6; x <= half - 6; x += 6) {
    const sag = (hem.curve / 2) * (1 - (x / half) ** 2)
    ribs += `M${round(axis + x)} ${round(top + sag + 2)}L${round(axis + x * 0.95)} ${round(low + sag - 2)}`
  }
  return (
    piece(ink, d, { fill: ink.tones.dark, isBare: true }) + line(ink, ribs, { width: 1.1, opacity: 0.42 })
  )
}

/** What one sees inside the neck, behind. */
export function inside(ink: Ink, { neck }: Cut, fill = ink.tones.dark): string {
  const d = `M${left(neck)}Q${axis} ${neck.y - Math.min(8, neck.dip * 0.35)} ${right(neck)}${hollowOf(neck)}${left(neck)}Z`
  return `<path d="${d}" fill="${fill}"/><path d="${d}" fill="#1c1014" fill-opacity=".22"/>`
}

/** A round ribbed neckline, so many units wide. */
export function neckBand(ink: Ink, { neck }: Cut, width: number): string {
  const outer = `M${left(neck)}Q${axis} ${neck.y + neck.dip * 2} ${right(neck)}`
  const d = `${outer}L${right({ half: neck.half + 5, y: neck.y + 3 })}Q${axis} ${neck.y + neck.dip * 2 + width * 2} ${at(neck.half + 5, neck.y + 3)}Z`
  return piece(ink, d, { fill: ink.tones.dark, isBare: true })
}

/** A hanger behind what hangs. */
export const hanger = (y: number): string =>
  `<path d="M200 ${y - 16}C200 ${y - 24} 213 ${y - 26} 212 ${y - 37}C211 ${y - 48} 193 ${y - 49} 191 ${y - 37}M200 ${y - 16}L166 ${y + 9}M200 ${y - 16}L234 ${y + 9}" fill="none" stroke="#4d463f" stroke-width="3.6" stroke-linecap="round"/>`

/** Folds where the sleeve leaves the trunk and at the waist. */
export function folds(ink: Ink, { armpit, waist, sleeve }: Cut): string {
  const arm = `M${at(armpit.half - 2, armpit.y + 8)}C${at(armpit.half - 6, armpit.y + 24)} ${at(armpit.half - 16, armpit.y + 34)} ${at(armpit.half - 26, armpit.y + 42)}`
  const bend =
    sleeve === null
      ? ''
      : `M${round(sleeve.outer[0] + 22)} ${sleeve.outer[1] - 74}L${round(sleeve.outer[0] + 36)} ${sleeve.outer[1] - 62}`
  const side = `M${at(waist.half - 3, waist.y - 6)}L${at(waist.half - 20, waist.y + 6)}`
  const d = arm + bend + side
  return [d, mirror(d)].map((one) => line(ink, one, { width: 2.6, opacity: 0.18 })).join('')
}
