/** What the log keeps of a request beside its events: whatever reading them hangs on, so that a rebuild reads the same. */
export interface Meta {
  /** Truncated. */
  readonly ip: string | null
  readonly userAgent: string | null
  /** The workspace's region and currency when the event came. Null currency: a record older than that was kept. */
  readonly region: string
  readonly currency: string | null
}

/** The region that is not worth a word in every event's `meta`. */
const usualRegion = 'PL'

/** As the log keeps it: what is absent or usual is left out. */
export function writeMeta({ ip, userAgent, region, currency }: Meta): string {
  return JSON.stringify({
    ...(ip === null ? null : { ip }),
    ...(userAgent === null ? null : { userAgent }),
    ...(region === usualRegion ? null : { region }),
    ...(currency === null ? null : { currency }),
  })
}

/** @throws SyntaxError where the text is no JSON */
export function readMeta(text: string | null): Meta {
  const { ip = null, userAgent = null, region = usualRegion, currency = null } = parse(text)
  return { ip, userAgent, region, currency }
}

const parse = (text: string | null): Partial<Meta> =>
  text === null ? {} : (JSON.parse(text) as Partial<Meta>)
