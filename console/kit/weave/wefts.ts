import type { TimelineItem } from '../../app/api.ts'
import type { Frame } from './frame.ts'
import { sizeOf, threadOfRow } from './knots.ts'
import { type EventRow, middleOf, type Row } from './rows.ts'

/** What a message led to: a line from the message over its open and click to the visit and the purchase that followed. */
export interface Weft {
  key: string
  /** Where the message left from; null on a narrow weave, which has no room for it. */
  node: { x: number; y: number } | null
  path: string
  top: number
  bottom: number
  /** Of the visit and the purchase: the key of their row and how long after the message they came, milliseconds. */
  effects: { key: string; afterMs: number }[]
}

const idKeys = ['email_id', 'sms_id', 'push_id', 'letter_id'] as const
const isAnswer = /opened|tapped|clicked|replied/i
const visitMs = 30 * 60_000
const purchaseMs = 3 * 86_400_000

/** The message an event is about, of whichever channel; null where it is about none. */
function findMessage({ properties }: TimelineItem): string | null {
  const key = idKeys.find((one) => typeof properties[one] === 'string')
  return key === undefined ? null : `${key} ${String(properties[key])}`
}

interface Story {
  /** Oldest first: the message, then what she did with it. */
  steps: EventRow[]
}

function groupStories(oldestFirst: readonly EventRow[]): Story[] {
  const stories = new Map<string, Story>()
  for (const row of oldestFirst) {
    const id = findMessage(row.item)
    if (id === null) continue
    const story = stories.get(id)
    if (story) story.steps.push(row)
    else stories.set(id, { steps: [row] })
  }
  return [...stories.values()].filter(({ steps }) =>
    steps.slice(1).some((row) => isAnswer.test(row.item.event)),
  )
}

const isVisit = ({ item }: EventRow): boolean =>
  (item.channel === 'web' || item.channel === 'app') && findMessage(item) === null && !item.nameless
const isPurchase = ({ item }: EventRow): boolean => sizeOf(item) === 'moment' && findMessage(item) === null

/**
 * What followed: the first visit within half an hour of a click, and the first purchase within three days of the last
 * answer, where no other message was answered in between. Nearness in time, not proof: the words say "after".
 */
function findEffects(story: Story, stories: readonly Story[], oldestFirst: readonly EventRow[]): EventRow[] {
  const answers = story.steps.filter((row) => isAnswer.test(row.item.event))
  const last = answers.at(-1)
  if (last === undefined) return []
  const click = answers.find((row) => /clicked|tapped/i.test(row.item.event))
  const next = Math.min(
    ...stories
      .filter((other) => other !== story)
      .flatMap((other) => other.steps.slice(1))
      .map((row) => row.at)
      .filter((at) => at > last.at),
  )
  const firstAfter = (from: EventRow, withinMs: number, is: (row: EventRow) => boolean) =>
    oldestFirst.find((row) => row.at >= from.at && row.at <= from.at + withinMs && row.at < next && is(row))
  const visit = click && firstAfter(click, visitMs, isVisit)
  const purchase = firstAfter(last, purchaseMs, isPurchase)
  return [visit, purchase].filter((row) => row !== undefined)
}

interface Station {
  x: number
  y: number
}

const radius = 9

/** A horizontal stretch that goes over and under the threads it meets in turn: pieces, with a gap where it dives. */
function weaveAcross(fromX: number, toX: number, y: number, columns: readonly number[]): string {
  const [left, right] = fromX < toX ? [fromX, toX] : [toX, fromX]
  const met = columns.filter((x) => x > left + 5 && x < right - 5)
  const dives = met.filter((_, index) => index % 2 === 1)
  const ordered = fromX < toX ? dives : dives.toReversed()
  const side = fromX < toX ? 1 : -1
  return `${ordered.map((x) => `H${x - side * 4}M${x + side * 4} ${y}`).join('')}H${toX}`
}

/** From the message to each station: up beside the column it stands in, across, up again, with round corners. */
function drawPath(stations: readonly Station[], node: Station | null, frame: Frame): string {
  const columns = [...frame.columns.values()]
  const gutter = Math.min(radius, frame.step / 2)
  const [first, ...others] = stations
  if (first === undefined) return ''
  let x = first.x + gutter
  let y = first.y
  let path = `M${node?.x ?? first.x} ${y}${weaveAcross(node?.x ?? first.x, x + (node === null ? 0 : radius), y, columns)}`
  let heading = node === null ? 0 : -1
  for (const [index, station] of others.entries()) {
    const isLast = index === others.length - 1
    const rise = y - station.y
    const round = Math.min(radius, rise / 2)
    const isBeside = Math.abs(station.x + gutter - x) < 1
    const turn = heading === 0 ? '' : `Q${x} ${y} ${x} ${y - round}`
    if (isBeside) {
      path += `${turn}V${station.y}`
      heading = 0
    } else {
      const target = isLast ? station.x : station.x + gutter
      heading = target < x ? -1 : 1
      const end = isLast ? target : target - heading * round
      path += `${turn}V${station.y + round}Q${x} ${station.y} ${x + heading * round} ${station.y}`
      path += weaveAcross(x + heading * round, end, station.y, columns)
      x = target
    }
    y = station.y
  }
  return path
}

/** Every message that was answered, with what followed, as far as it stands among the rows. */
export function layWefts(rows: readonly Row[], frame: Frame): Weft[] {
  const oldestFirst = rows.filter((row) => row.kind === 'event').toReversed()
  const stories = groupStories(oldestFirst)
  return stories.flatMap((story): Weft[] => {
    const effects = findEffects(story, stories, oldestFirst)
    const steps = [...story.steps, ...effects].sort((a, b) => b.y - a.y)
    const stations = steps.flatMap((row): Station[] => {
      const x = frame.columns.get(threadOfRow(row))
      return x === undefined ? [] : [{ x, y: middleOf(row) }]
    })
    const [first] = steps
    const [bottom, top] = [stations[0]?.y, stations.at(-1)?.y]
    if (first === undefined || bottom === undefined || top === undefined) return []
    const node = frame.isNarrow ? null : { x: frame.textX - 24, y: bottom }
    return [
      {
        key: `w${first.key}`,
        node,
        path: drawPath(stations, node, frame),
        top,
        bottom,
        effects: effects.map((row) => ({ key: row.key, afterMs: row.at - first.at })),
      },
    ]
  })
}
