/** One stretch of a price: from then on it was so much, in minor units. */
export interface Step {
  /** Milliseconds. */
  at: number
  minor: number
}

interface Frame {
  from: number
  to: number
  width: number
  height: number
}

export interface StepChart {
  path: string
  /** The levels drawn, the dearest first, with their heights. */
  levels: readonly { minor: number; y: number }[]
  xOf(at: number): number
  yOf(minor: number): number
}

const pad = { top: 10, bottom: 8 }

/**
 * A line of steps within a frame: flat while a price holds, upright where it changes. What began before the frame is drawn
 * from its edge.
 * @param steps in the order of time
 */
export function drawSteps(steps: readonly Step[], { from, to, width, height }: Frame): StepChart {
  const shown = steps.filter((one, i) => one.at < to && (steps[i + 1]?.at ?? to) > from)
  const all = shown.map((one) => one.minor)
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const span = Math.max(1, high - low)
  const xOf = (at: number) => ((Math.min(to, Math.max(from, at)) - from) / (to - from)) * width
  const yOf = (minor: number) =>
    high === low ? height / 2 : pad.top + (1 - (minor - low) / span) * (height - pad.top - pad.bottom)
  const points = shown.map(({ at, minor }, i) => {
    const [x, y] = [xOf(at).toFixed(1), yOf(minor).toFixed(1)]
    return i === 0 ? `M${x} ${y}` : `H${x}V${y}`
  })
  const levels = [...new Set(all)].sort((a, b) => b - a).map((minor) => ({ minor, y: yOf(minor) }))
  return { path: points.length === 0 ? '' : `${points.join('')}H${width}`, levels, xOf, yOf }
}
