import type { Thread } from '../threads.ts'
import type { Bar } from './ends.ts'
import type { Frame } from './frame.ts'
import type { Hollow } from './hollow.ts'
import type { Joint } from './joints.ts'
import type { WeaveKnot } from './knots.ts'
import { middleOf } from './rows.ts'

/** resting: at half strength; active: around an event; bridge: led over other threads; hollow: nobody's. */
export type LineKind = 'resting' | 'active' | 'bridge' | 'hollow' | 'dots'
export interface Line {
  key: string
  kind: LineKind
  thread: Thread
  path: string
}

interface Span {
  from: number
  to: number
}

const straight = (x: number, from: number, to: number): string => `M${x} ${from}V${to}`

/** A curve that leaves and arrives upright. */
export function lead(fromX: number, fromY: number, toX: number, toY: number): string {
  const half = (fromY + toY) / 2
  return `M${fromX} ${fromY}C${fromX} ${half} ${toX} ${half} ${toX} ${toY}`
}

function cutSpans(spans: readonly Span[], hole: Span): Span[] {
  return spans.flatMap((span) => {
    if (hole.to <= span.from || hole.from >= span.to) return [span]
    return [
      { from: span.from, to: hole.from },
      { from: hole.to, to: span.to },
    ].filter((part) => part.to - part.from > 0.5)
  })
}

export interface LineInput {
  frame: Frame
  knots: readonly WeaveKnot[]
  hollows: readonly Hollow[]
  joints: readonly Joint[]
  bars: readonly Bar[]
  /** Threads with at least one event in the whole life, loaded or not. */
  used: ReadonlySet<Thread>
  hasOlder: boolean
  height: number
}

/** How far down a named thread reaches: to its first knot or joint, or on to what is not loaded yet. */
function findFoot(thread: Thread, input: LineInput): number {
  const knots = input.knots.filter((knot) => knot.thread === thread && !knot.isHollow)
  const hollows = input.hollows.filter((hollow) => hollow.thread === thread)
  const beginsHere = hollows.length > 0 && hollows.some((hollow) => hollow.join !== null)
  if (input.hasOlder && !beginsHere) return input.height
  const joined = hollows.flatMap((hollow) => (hollow.join ? [middleOf(hollow.join) - 38] : []))
  return Math.max(-1, ...knots.map((knot) => knot.y), ...joined)
}

const reach = 18

function drawNamed(thread: Thread, x: number, input: LineInput): Line[] {
  const foot = findFoot(thread, input)
  if (foot < 0) return []
  const holes = input.joints.flatMap((joint): Span[] => {
    const { shape, guest } = joint
    if (joint.isGhost) return guest === thread ? [{ from: shape.top, to: shape.bottom }] : []
    const isIn = x === shape.leftX || x === shape.rightX || joint.isSame
    if (guest === thread && !joint.isSame && x !== joint.guestX)
      return [{ from: shape.top - leadLength, to: shape.bottom + leadLength }]
    if (joint.isSame && guest !== thread) return []
    return isIn
      ? [{ from: shape.top - (joint.isSame ? 10 : 0), to: shape.bottom + (joint.isSame ? 10 : 0) }]
      : []
  })
  const ended = input.bars
    .filter((bar) => bar.thread === thread && bar.dotsFrom < foot)
    .map((bar) => ({ from: bar.dotsFrom, to: Math.min(bar.dotsTo, foot) }))
  const spans = [...holes, ...ended].reduce(cutSpans, [{ from: 0, to: foot }])
  const dots = holes.reduce(cutSpans, ended).map((span, index) => ({
    key: `e-${thread}-${index}`,
    kind: 'dots' as const,
    thread,
    path: straight(x, span.from, span.to),
  }))
  const resting = spans.map((span, index) => ({
    key: `r-${thread}-${index}`,
    kind: 'resting' as const,
    thread,
    path: straight(x, span.from, span.to),
  }))
  const active = input.knots
    .filter((knot) => knot.thread === thread && !knot.isHollow)
    .flatMap((knot) => {
      const whole = {
        from: knot.isLive ? 0 : Math.max(0, knot.y - reach),
        to: Math.min(foot, knot.y + reach),
      }
      return holes.reduce(cutSpans, [whole]).map((span, index) => ({
        key: `a-${knot.key}-${index}`,
        kind: 'active' as const,
        thread,
        path: straight(x, span.from, span.to),
      }))
    })
  return [...dots, ...resting, ...active]
}

export const leadLength = 34

function drawHollow(hollow: Hollow, input: LineInput): Line[] {
  const newest = hollow.rows[0]
  const oldest = hollow.rows.at(-1)
  const column = input.frame.columns.get(hollow.thread)
  if (!newest || !oldest || column === undefined) return []
  const key = `h-${hollow.thread}-${hollow.birthId}`
  const line = { kind: 'hollow' as const, thread: hollow.thread }
  const foot = input.hasOlder ? input.height : middleOf(oldest)
  const { join } = hollow
  if (!join) return [{ ...line, key, path: straight(hollow.x, 0, foot) }]
  const joint = input.joints.find((each) => each.hollow === hollow)
  const target = joint ? { x: joint.guestX, y: joint.shape.bottom } : { x: column, y: middleOf(join) - 38 }
  const bend = joint ? Math.min(middleOf(newest), target.y + leadLength) : middleOf(newest)
  const bendFrom = joint ? bend : Math.min(middleOf(newest), middleOf(join) + 70)
  return [{ ...line, key, path: `${lead(target.x, target.y, hollow.x, bendFrom)}V${foot}` }]
}

/** From outside to the braid where they came, from the braid to outside where they went. */
function drawGhost({ key, row, shape, guest: thread }: Joint, frame: Frame): Line[] {
  const side = row.isSplit ? -1 : 1
  const [out, home] = row.isSplit ? [shape.top, shape.bottom] : [shape.bottom, shape.top]
  // Between this column and the next: it belongs to none of today's threads.
  const outX = shape.leftX - (frame.isNarrow ? 2 : 4)
  return [
    { key: `${key}-out`, kind: 'hollow', thread, path: lead(shape.leftX, out, outX, out + side * 40) },
    {
      key: `${key}-home`,
      kind: 'bridge',
      thread,
      path: lead(shape.leftX, home, shape.rightX, home - side * leadLength),
    },
  ]
}

function drawLeads(joint: Joint, input: LineInput): Line[] {
  const { shape, guest, guestX, key } = joint
  if (joint.isGhost) return drawGhost(joint, input.frame)
  const column = input.frame.columns.get(guest)
  if (column === undefined || (column === guestX && !joint.isSame)) return []
  const line = { kind: 'bridge' as const, thread: guest }
  const length = joint.isSame ? 10 : leadLength
  const up = { ...line, key: `${key}-up`, path: lead(guestX, shape.top, column, shape.top - length) }
  const down = {
    ...line,
    key: `${key}-down`,
    path: lead(guestX, shape.bottom, column, shape.bottom + length),
  }
  const lines = joint.hollow ? [up] : [up, down]
  if (!joint.isSame) return lines
  return [
    ...lines,
    { ...line, key: `${key}-up2`, path: lead(shape.rightX, shape.top, column, shape.top - length) },
    { ...line, key: `${key}-down2`, path: lead(shape.rightX, shape.bottom, column, shape.bottom + length) },
  ]
}

/** Draws every thread: dots where there was never anything, half strength at rest, full around an event. */
export function drawLines(input: LineInput): Line[] {
  const named = [...input.frame.columns].flatMap(([thread, x]): Line[] =>
    input.used.has(thread)
      ? drawNamed(thread, x, input)
      : [{ key: `d-${thread}`, kind: 'dots', thread, path: straight(x, 0, input.height) }],
  )
  return [
    ...named,
    ...input.hollows.flatMap((hollow) => drawHollow(hollow, input)),
    ...input.joints.flatMap((joint) => drawLeads(joint, input)),
  ]
}
