import { homeRegion } from '@splot/contract/region'

/** What the log keeps of a request beside its events: whatever reading them hangs on, so that a rebuild reads the same. */
export interface Meta {
  /** Truncated. */
  readonly ip: string | null
  readonly userAgent: string | null
  /** The workspace's region and currency when the event came. Null currency: a record older than that was kept. */
  readonly region: string
  readonly currency: string | null
  /** Sent with a secret key or by a desk of ours, so not by anybody's browser. Missing on records older than this: false. */
  readonly isServer: boolean
  /** The browser said `Sec-GPC: 1`. */
  readonly hasGpc: boolean
}

/** The position of the quarantined record that a record repeats; null for every other. */
export function readReplayOf(text: string | null): number | null {
  // Asked of every record, true of next to none: the text is not parsed for it.
  if (text === null || !text.includes('"replayOf"')) return null
  const { replayOf } = JSON.parse(text) as { replayOf?: unknown }
  return typeof replayOf === 'number' ? replayOf : null
}

/** What the replay of the record at `pos` keeps: the same, so that it reads the same, and whose replay it is. */
export function writeReplayMeta(text: string | null, pos: number): string {
  const meta = text === null ? {} : (JSON.parse(text) as object)
  return JSON.stringify({ ...meta, replayOf: pos })
}

/** As the log keeps it: what is absent or goes without saying is left out. */
export function writeMeta({ ip, userAgent, region, currency, ...flags }: Meta): string {
  return JSON.stringify({
    ...(ip === null ? null : { ip }),
    ...(userAgent === null ? null : { userAgent }),
    ...(region === homeRegion ? null : { region }),
    ...(currency === null ? null : { currency }),
    ...(flags.isServer ? { isServer: true } : null),
    ...(flags.hasGpc ? { hasGpc: true } : null),
  })
}

/** The same, written once for events of one sender that follow one another. */
export function createMetaWriter(): (meta: Meta) => string {
  let last: Meta | null = null
  let text = ''
  return (meta) => {
    if (last === null || !isSame(meta, last)) {
      last = meta
      text = writeMeta(meta)
    }
    return text
  }
}

const isSame = (a: Meta, b: Meta): boolean =>
  a.ip === b.ip &&
  a.userAgent === b.userAgent &&
  a.region === b.region &&
  a.currency === b.currency &&
  a.isServer === b.isServer &&
  a.hasGpc === b.hasGpc

/** @throws SyntaxError where the text is no JSON */
export function readMeta(text: string | null): Meta {
  const { ip = null, userAgent = null, region = homeRegion, currency = null } = parse(text)
  const { isServer = false, hasGpc = false } = parse(text)
  return { ip, userAgent, region, currency, isServer, hasGpc }
}

const parse = (text: string | null): Partial<Meta> =>
  text === null ? {} : (JSON.parse(text) as Partial<Meta>)
