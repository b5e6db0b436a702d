import { SplotConfigError } from './platform/config-error.ts'

/** One option: its environment name, how it is read, what it means. Declared once; docs/configuration.md comes from here. */
interface Option<T> {
  env: string
  read(text: string): T | null
  fallback: T
  what: { pl: string; en: string }
  /** What a value must look like, for the error. */
  form: string
}

const text = (env: string, fallback: string, en: string, pl: string): Option<string> => ({
  env,
  fallback,
  what: { en, pl },
  form: 'text',
  read: (value) => (value === '' ? null : value),
})
const optional = (env: string, en: string, pl: string): Option<string | null> => ({
  env,
  fallback: null,
  what: { en, pl },
  form: 'text',
  read: (value) => (value === '' ? null : value),
})
const choice = <T extends string>(
  env: string,
  fallback: T,
  words: readonly T[],
  en: string,
  pl: string,
): Option<T> => ({
  env,
  fallback,
  what: { en, pl },
  form: `one of ${words.join(', ')}`,
  read: (value) => words.find((word) => word === value) ?? null,
})
const integer = (
  env: string,
  fallback: number,
  en: string,
  pl: string,
  range: [number, number],
): Option<number> => ({
  env,
  fallback,
  what: { en, pl },
  form: `a whole number from ${range[0]} to ${range[1]}`,
  read: (value) =>
    /^\d+$/.test(value) && Number(value) >= range[0] && Number(value) <= range[1] ? Number(value) : null,
})
const flag = (env: string, fallback: boolean, en: string, pl: string): Option<boolean> => ({
  env,
  fallback,
  what: { en, pl },
  form: 'on or off',
  read: (value) =>
    ['on', 'true', '1'].includes(value) ? true : ['off', 'false', '0'].includes(value) ? false : null,
})

/** Every option Splot has. */
export const options = {
  port: integer(
    'PORT',
    4000,
    'Port the server listens on.',
    'Port, na którym nasłuchuje serwer.',
    [0, 65_535],
  ),
  host: text(
    'SPLOT_HOST',
    '127.0.0.1',
    'Address the server listens on; 0.0.0.0 for every interface.',
    'Adres, na którym nasłuchuje serwer; 0.0.0.0 oznacza każdy interfejs.',
  ),
  publicUrl: optional(
    'SPLOT_PUBLIC_URL',
    'Address customers and SDKs reach the server by, e.g. https://splot.example.pl.',
    'Adres, pod którym serwer jest widoczny dla klientów i SDK, np. https://splot.example.pl.',
  ),
  dataDir: optional(
    'SPLOT_DATA_DIR',
    'Folder of the data; default .splot in the checkout.',
    'Katalog danych; domyślnie .splot w katalogu programu.',
  ),
  databaseUrl: optional(
    'DATABASE_URL',
    'PostgreSQL server to use instead of the embedded one.',
    'Serwer PostgreSQL zamiast wbudowanego.',
  ),
  migrationUrl: optional(
    'DATABASE_MIGRATION_URL',
    'Login that owns the schema, where it differs from DATABASE_URL.',
    'Login właściciela schematu, jeśli inny niż w DATABASE_URL.',
  ),
  clickhouseUrl: optional(
    'CLICKHOUSE_URL',
    'ClickHouse server to use instead of the embedded chDB.',
    'Serwer ClickHouse zamiast wbudowanego chDB.',
  ),
  sample: flag(
    'SPLOT_SAMPLE',
    true,
    'Make the removable sample workspace at the first start.',
    'Utwórz przy pierwszym starcie przykładową przestrzeń, którą można usunąć.',
  ),
  language: choice(
    'SPLOT_LANGUAGE',
    'pl',
    ['pl', 'en'],
    'Language of the terminal output: pl or en.',
    'Język komunikatów w terminalu: pl albo en.',
  ),
  logLevel: choice(
    'SPLOT_LOG_LEVEL',
    'info',
    ['debug', 'info', 'warn', 'error'],
    'Least severity logged: debug, info, warn, error.',
    'Najniższy poziom dziennika: debug, info, warn, error.',
  ),
  batchSize: integer(
    'SPLOT_BATCH_SIZE',
    1_000,
    'Most events the pipeline takes in one transaction.',
    'Ile zdarzeń najwyżej obejmuje jedna transakcja potoku.',
    [1, 10_000],
  ),
  maxPending: integer(
    'SPLOT_MAX_PENDING',
    2_000_000,
    'Accepted events that may wait for the pipeline before intake answers 503.',
    'Ile przyjętych zdarzeń może czekać na potok, zanim przyjmowanie odpowie 503.',
    [1_000, 1_000_000_000],
  ),
  eventsPerSecond: integer(
    'SPLOT_EVENTS_PER_SECOND',
    50_000,
    'Events a second one key may send.',
    'Ile zdarzeń na sekundę może wysłać jeden klucz.',
    [1, 10_000_000],
  ),
  minFreeMb: integer(
    'SPLOT_MIN_FREE_MB',
    256,
    'Free disk space in MB below which intake answers 503.',
    'Wolne miejsce na dysku w MB, poniżej którego przyjmowanie odpowiada 503.',
    [0, 1_000_000],
  ),
  identityCache: integer(
    'SPLOT_IDENTITY_CACHE',
    400_000,
    'Identifiers the pipeline keeps in memory.',
    'Ile identyfikatorów potok trzyma w pamięci.',
    [1_000, 100_000_000],
  ),
} as const satisfies Record<string, Option<string | number | boolean | null>>

type Value<T> = T extends Option<infer V> ? V : never
export type Config = { readonly [K in keyof typeof options]: Value<(typeof options)[K]> }

/**
 * Reads and checks every option at once.
 * @throws SplotConfigError naming every wrong value, and for an unknown SPLOT_ name the nearest one there is
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const problems: string[] = []
  const config: Record<string, unknown> = {}
  for (const [key, option] of Object.entries(options)) {
    const given = env[option.env]
    const value = given === undefined ? option.fallback : option.read(given)
    if (given !== undefined && value === null)
      problems.push(`${option.env} must be ${option.form}; it is "${given}"`)
    config[key] = value
  }
  const known = Object.values(options).map((option) => option.env)
  for (const name of Object.keys(env)) {
    if (!name.startsWith('SPLOT_') || known.includes(name) || internal.has(name)) continue
    problems.push(`${name} is not an option; did you mean ${findNearest(name, known)}?`)
  }
  if (problems.length > 0) throw new SplotConfigError(problems)
  return config as Config
}

/** Names our own tools set for their children. */
const internal = new Set(['SPLOT_BROWSER', 'SPLOT_TEST_ENGINE', 'SPLOT_EGRESS_ALLOW'])

function findNearest(name: string, known: readonly string[]): string {
  let best = known[0] ?? ''
  for (const one of known) if (editDistance(name, one) < editDistance(name, best)) best = one
  return best
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row[b.length] ?? 0
}
