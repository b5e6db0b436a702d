import type { Channel } from '@splot/contract/plugin/channel'

/** How fast a channel of a workspace is used. */
export interface Pace {
  /** Hand-overs a second; null = as many as one likes. */
  perSecond: number | null
  /** Hand-overs at once. */
  concurrency: number
}

const usualConcurrency = 5

/** What the settings ask for, their defaults among it, within what the channel bears. */
export function readPace({ config, limits }: Pick<Channel, 'config' | 'limits'>, settings: unknown): Pace {
  const read = config.safeParse(settings)
  const ask = (name: string): number | null => {
    const asked: unknown = read.success ? read.data[name] : null
    return typeof asked === 'number' && asked > 0 ? asked : null
  }
  return {
    perSecond: least(ask('perSecond'), limits.perSecond),
    // A message that waits for a connection of the channel's own grows old with its permit.
    concurrency: Math.min(ask('connections') ?? usualConcurrency, limits.concurrency),
  }
}

const least = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)
