/** One cubic Bézier: start, two handles, end. */
type Curve = readonly [number, number, number, number, number, number, number, number]

export interface Strand {
  side: 'left' | 'right'
  path: string
}

/** A half twist: `under` is drawn first, then `gap` in the ground's colour, then `over`. */
export interface Twist {
  under: Strand
  gap: string
  over: Strand
}

export interface BraidShape {
  leftX: number
  rightX: number
  top: number
  bottom: number
}

export const braidHeight = 76
const crossings = 4

const toPath = (c: Curve): string => `M${c[0]} ${c[1]}C${c[2]} ${c[3]} ${c[4]} ${c[5]} ${c[6]} ${c[7]}`

const mix = (a: number, b: number, t: number): number => Math.round((a + (b - a) * t) * 100) / 100

/** The part of a curve between two parameters (de Casteljau), rounded to hundredths. */
function cutCurve(c: Curve, from: number, to: number): Curve {
  const left = splitCurve(c, to)[0]
  return splitCurve(left, from / to)[1]
}

function splitCurve(c: Curve, t: number): [Curve, Curve] {
  const ax = mix(c[0], c[2], t)
  const ay = mix(c[1], c[3], t)
  const bx = mix(c[2], c[4], t)
  const by = mix(c[3], c[5], t)
  const dx = mix(c[4], c[6], t)
  const dy = mix(c[5], c[7], t)
  const abx = mix(ax, bx, t)
  const aby = mix(ay, by, t)
  const bdx = mix(bx, dx, t)
  const bdy = mix(by, dy, t)
  const mx = mix(abx, bdx, t)
  const my = mix(aby, bdy, t)
  return [
    [c[0], c[1], ax, ay, abx, aby, mx, my],
    [mx, my, bdx, bdy, dx, dy, c[6], c[7]],
  ]
}

function halfTwist(fromX: number, toX: number, y: number, height: number): Curve {
  const bend = height * 0.52
  return [fromX, y, fromX, y + bend, toX, y + height - bend, toX, y + height]
}

/**
 * Two threads twisted twice: four crossings, over and under in turn. The strand that runs from left to
 * right lies over; which thread that is changes at every crossing, so each ends on the side it began.
 */
export function twistBraid(shape: BraidShape): Twist[] {
  const height = (shape.bottom - shape.top) / crossings
  return Array.from({ length: crossings }, (_, index) => {
    const y = shape.top + index * height
    const falling = halfTwist(shape.leftX, shape.rightX, y, height)
    const rising = halfTwist(shape.rightX, shape.leftX, y, height)
    const leftIsOver = index % 2 === 0
    return {
      under: { side: leftIsOver ? 'right' : 'left', path: toPath(rising) },
      gap: toPath(cutCurve(falling, 0.17, 0.83)),
      over: { side: leftIsOver ? 'left' : 'right', path: toPath(falling) },
    }
  })
}
