import { channelNames } from '@splot/contract/journey/channel-words'
import type { JourneyChannel } from '@splot/contract/journey/effect'
import type { Entry } from '@splot/contract/journey/graph'
import type { EventMatch } from '@splot/contract/journey/match'
import type { Lang } from '@splot/contract/language'
import { type Asked, type JourneyFinding, warns } from './check-ground.ts'
import type { ReadyNode } from './compile.ts'

/** So many are named: whoever has more knows by then. */
const mostNamed = 5

/** Live journeys that the same person comes into by the same thing, and both write to her. */
export function checkOverlap({ graph: { entry }, nodes, ground }: Asked): JourneyFinding[] {
  const own = listChannels(nodes.values())
  if (entry === null || own.length === 0) return []
  return ground.others
    .filter((other) => other.channels.length > 0 && sharesEntry(entry, other.entry))
    .slice(0, mostNamed)
    .map(({ name, channels }) => {
      const say = (lang: Lang, here: string, there: string) =>
        `${here} ${nameAll(own, lang)}; ${there} ${nameAll(channels, lang)}`
      const both = { pl: say('pl', 'tu', 'tam'), en: say('en', 'here', 'there') }
      return warns('entry_shared', { field: 'entry', values: { name, channels: both } })
    })
}

/** Channels on which these steps write, each once. */
export const listChannels = (nodes: Iterable<ReadyNode>): JourneyChannel[] => [
  ...new Set(
    [...nodes]
      .flatMap(({ plugin, options }) => plugin.uses(options).messages ?? [])
      .map((one) => one.channel),
  ),
]

const nameAll = (channels: readonly JourneyChannel[], lang: Lang): string =>
  channels.map((one) => channelNames[one][lang]).join(', ')

/** Does what opens the one door open the other? */
function sharesEntry(a: Entry, b: Entry): boolean {
  if (a.kind === 'event') return b.kind === 'event' && meets(a.match, b.match)
  if (a.kind === 'segment')
    return b.kind === 'segment' && a.segmentId === b.segmentId && a.change === b.change
  if (a.kind === 'schedule') return b.kind === 'schedule' && a.segmentId === b.segmentId
  return a.kind === 'date' && b.kind === 'date' && a.trait === b.trait && a.offsetDays === b.offsetDays
}

/** One event may fit both, unless they want different values of one property. */
const meets = (a: EventMatch, b: EventMatch): boolean =>
  a.event === b.event &&
  !(a.where ?? []).some(
    (one) =>
      one.op === 'is' &&
      (b.where ?? []).some(
        (other) => other.op === 'is' && other.property === one.property && other.value !== one.value,
      ),
  )

/** The words in a stored graph without which its entry cannot be the same; null: nobody comes in by it. */
export function nameEntry(entry: Entry | null): string | null {
  switch (entry?.kind) {
    case 'event':
      return entry.match.event
    case 'segment':
    case 'schedule':
      return entry.segmentId
    case 'date':
      return entry.trait
    default:
      return null
  }
}
