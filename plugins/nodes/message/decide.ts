import type { Decision, Effect, JourneyChannel, NodeInput } from '@splot/contract/plugin/node'
import type { Options } from './index.ts'

type Input = NodeInput<Options>

const minuteMs = 60_000
const longestLifeMs = 30 * 86_400_000

/** What the node keeps between two askings. */
interface Kept {
  /** The channel whose message it waits to hear of. */
  readonly asked: JourneyChannel | null
  /** Channels that were tried in vain. */
  readonly tried: readonly JourneyChannel[]
  /** How often it has looked. */
  readonly looks: number
}

export const listChannels = ({
  channel,
  fallbacks,
}: Pick<Options, 'channel' | 'fallbacks'>): JourneyChannel[] => [...new Set([channel, ...fallbacks])]

/** The channels in order: the first that is open; where none is, skipped with the reason of the first. */
export function decideMessage(input: Input): Decision {
  const kept = readKept(input)
  return kept.asked === null ? choose(input, kept) : judge(input, kept)
}

function readKept({ kept, options }: Input): Kept {
  const known = listChannels(options)
  const find = (value: unknown) => known.find((one) => one === value)
  return {
    asked: find(kept?.asked) ?? null,
    tried: Array.isArray(kept?.tried) ? kept.tried.flatMap((one) => find(one) ?? []) : [],
    looks: typeof kept?.looks === 'number' ? kept.looks : 0,
  }
}

/** When the message makes no sense any more. */
const endOfLife = ({ arrivedAt, options, calendar }: Input): number =>
  Math.min(calendar.add(arrivedAt, options.life), arrivedAt + longestLifeMs)

function choose(input: Input, { tried, looks }: Kept): Decision {
  const { options, facts, now } = input
  const left = listChannels(options).filter((one) => !tried.includes(one))
  const end = endOfLife(input)
  if (end <= now) return skip('lapsed')
  const open = left.find((one) => (facts.reach.get(one) ?? 'open') === 'open')
  if (open !== undefined) {
    const effects = [ask(open, options, Math.max(minuteMs, end - now))]
    if (!options.confirms) return { kind: 'next', output: 'sent', effects }
    const kept = { asked: open, tried: [...tried], looks: 0 }
    return { kind: 'wait', until: now + 5 * minuteMs, kept, effects }
  }
  const isCapped = left.some((one) => facts.reach.get(one) === 'capped')
  if (options.whenCapped === 'hold' && isCapped) {
    const until = Math.min(end, now + Math.max(15 * minuteMs, (end - input.arrivedAt) / 12))
    return {
      kind: 'wait',
      until: Math.ceil(until),
      kept: { asked: null, tried: [...tried], looks: looks + 1 },
    }
  }
  const [first] = left
  const reason = first === undefined ? undefined : facts.reach.get(first)
  return skip(reason ?? 'not_sent')
}

/** What became of it: gone out, still under way, or the next channel's turn. */
function judge(input: Input, kept: Kept): Decision {
  const { facts, now } = input
  const { outcome } = facts
  // A run that is held out asks for nothing: there is nothing to hear of.
  if (outcome === null || outcome.state === 'sent' || outcome.state === 'unknown')
    return { kind: 'next', output: 'sent' }
  const { asked, tried, looks } = kept
  if (outcome.state !== 'pending')
    return choose(input, { asked: null, tried: asked === null ? tried : [...tried, asked], looks: 0 })
  const end = endOfLife(input)
  if (end + minuteMs <= now) return skip('lapsed')
  const pause = Math.min(6 * 60, 5 * 2 ** Math.min(looks, 10)) * minuteMs
  return {
    kind: 'wait',
    until: Math.min(end + minuteMs, now + pause),
    kept: { asked, tried: [...tried], looks: looks + 1 },
  }
}

const skip = (because: string): Decision => ({ kind: 'next', output: 'skipped', because })

const ask = (channel: JourneyChannel, options: Options, lifeMs: number): Effect => ({
  kind: 'message',
  channel,
  itemId: options.content,
  purpose: options.purpose,
  lane: options.lane,
  language: options.language === 'own' ? null : options.language,
  priority: options.priority,
  lifeMs: Math.floor(lifeMs),
  data: {},
})
