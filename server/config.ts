import type { Bilingual } from '@splot/contract/language'
import { SplotConfigError } from './platform/config-error.ts'
import { isDnsServer, parseAllowRule } from './platform/egress/index.ts'
import { isAddressRange } from './platform/http/client-address.ts'

/** One option: its environment name, how it is read, what it means. Declared once; docs/configuration.md comes from here. */
interface Option<T> {
  env: string
  read(text: string): T | null
  fallback: T
  what: Bilingual
  /** What a value must look like, for the error. */
  form: Bilingual
}

const textForm: Bilingual = { en: 'text', pl: 'tekst' }

const text = (env: string, fallback: string, en: string, pl: string): Option<string> => ({
  env,
  fallback,
  what: { en, pl },
  form: textForm,
  read: (value) => value,
})
const optional = (env: string, en: string, pl: string): Option<string | null> => ({
  env,
  fallback: null,
  what: { en, pl },
  form: textForm,
  read: (value) => value,
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
  form: { en: `one of ${words.join(', ')}`, pl: `jedno z: ${words.join(', ')}` },
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
  form: {
    en: `a whole number from ${range[0]} to ${range[1]}`,
    pl: `liczba całkowita od ${range[0]} do ${range[1]}`,
  },
  read: (value) =>
    /^\d+$/.test(value) && Number(value) >= range[0] && Number(value) <= range[1] ? Number(value) : null,
})
const flag = (env: string, fallback: boolean, en: string, pl: string): Option<boolean> => ({
  env,
  fallback,
  what: { en, pl },
  form: { en: 'on or off', pl: 'on albo off' },
  read: (value) =>
    ['on', 'true', '1'].includes(value) ? true : ['off', 'false', '0'].includes(value) ? false : null,
})

const addresses = (env: string, en: string, pl: string): Option<readonly string[]> => ({
  env,
  fallback: [],
  what: { en, pl },
  form: {
    en: 'addresses or ranges with commas between, e.g. 10.0.0.0/8, 2001:db8::1',
    pl: 'adresy lub zakresy po przecinkach, np. 10.0.0.0/8, 2001:db8::1',
  },
  read(value) {
    const ranges = value.split(/[\s,]+/).filter((one) => one !== '')
    return ranges.every(isAddressRange) ? ranges : null
  },
})

const targets = (env: string, en: string, pl: string): Option<readonly string[]> => ({
  env,
  fallback: [],
  what: { en, pl },
  form: {
    en: 'hosts, addresses or ranges, each with a port or without, e.g. mail.intern:25, 10.1.0.0/16',
    pl: 'nazwy, adresy lub zakresy, z portem lub bez, np. mail.intern:25, 10.1.0.0/16',
  },
  read(value) {
    const rules = value.split(/[\s,]+/).filter((one) => one !== '')
    return rules.every((one) => parseAllowRule(one) !== null) ? rules : null
  },
})

const dnsServers = (env: string, en: string, pl: string): Option<readonly string[]> => ({
  env,
  fallback: [],
  what: { en, pl },
  form: {
    en: 'addresses with commas between, e.g. 10.0.0.53, 127.0.0.1:5353',
    pl: 'adresy po przecinkach, np. 10.0.0.53, 127.0.0.1:5353',
  },
  read(value) {
    const servers = value.split(/[\s,]+/).filter((one) => one !== '')
    return servers.every(isDnsServer) ? servers : null
  },
})

const ports = (env: string, en: string, pl: string): Option<Readonly<Record<string, number>>> => ({
  env,
  fallback: {},
  what: { en, pl },
  form: {
    en: 'channels with ports, e.g. email-smtp=2525,sms-smpp=2775',
    pl: 'kanały z portami, np. email-smtp=2525,sms-smpp=2775',
  },
  read(value) {
    const pairs = value.split(/[\s,]+/).filter((one) => one !== '')
    const isRight = (pair: string) =>
      /^[a-z][a-z0-9-]*=\d{1,5}$/.test(pair) && Number(pair.split('=')[1]) <= 65_535
    if (!pairs.every(isRight)) return null
    return Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])]))
  },
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
  trustedProxies: addresses(
    'SPLOT_TRUSTED_PROXIES',
    'Proxies in front of the server whose X-Forwarded-For and X-Forwarded-Proto are believed; none by default.',
    'Serwery proxy przed Splotem, którym wierzymy w nagłówkach X-Forwarded-For i X-Forwarded-Proto; domyślnie żadne.',
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
  egressAllow: targets(
    'SPLOT_EGRESS_ALLOW',
    'Servers inside a private network, or without https, that channels may call; none by default.',
    'Serwery w sieci wewnętrznej albo bez https, z którymi kanały mogą się łączyć; domyślnie żadne.',
  ),
  sinks: flag(
    'SPLOT_SINKS',
    true,
    'With the embedded database: start local servers that stand in for SMTP, SMS and push providers, and keep what arrives.',
    'Przy wbudowanej bazie: uruchom lokalne serwery zastępujące dostawców SMTP, SMS i push i zachowuj, co dotrze.',
  ),
  sinkPorts: ports(
    'SPLOT_SINK_PORTS',
    'Ports of those servers by channel; any free port where none is named.',
    'Porty tych serwerów według kanału; dowolny wolny, gdy nie podano.',
  ),
  returnPorts: ports(
    'SPLOT_RETURN_PORTS',
    'Ports on every interface where channels take what comes back, e.g. email-smtp=25 for bounced mails; none by default.',
    'Porty na wszystkich interfejsach, na których kanały odbierają to, co wraca, np. email-smtp=25 dla zwrotów poczty; domyślnie żadne.',
  ),
  returnCert: optional(
    'SPLOT_RETURN_CERT',
    'File (PEM) of the certificate shown on those ports, its chain included; without one they speak no TLS.',
    'Plik (PEM) certyfikatu dla tych portów, wraz z łańcuchem; bez niego nie używają TLS.',
  ),
  returnKey: optional(
    'SPLOT_RETURN_KEY',
    'File (PEM) of its private key.',
    'Plik (PEM) jego klucza prywatnego.',
  ),
  dnsServers: dnsServers(
    'SPLOT_DNS_SERVERS',
    'DNS servers asked for the records of sending domains, each with a port or without; those of the system by default.',
    'Serwery DNS pytane o rekordy domen nadawcy, z portem lub bez; domyślnie systemowe.',
  ),
  writingUrl: optional(
    'SPLOT_WRITING_URL',
    'Address of an OpenAI-compatible endpoint for writing help, e.g. https://models.example/v1; off where not set.',
    'Adres usługi zgodnej z OpenAI do pomocy w pisaniu, np. https://models.example/v1; bez niego pomoc jest wyłączona.',
  ),
  writingModel: text(
    'SPLOT_WRITING_MODEL',
    'default',
    'Name of the model asked there.',
    'Nazwa modelu, który ma odpowiadać.',
  ),
  writingKey: text(
    'SPLOT_WRITING_KEY',
    '',
    'Key of the endpoint, where it asks for one.',
    'Klucz tej usługi, jeśli go wymaga.',
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
} as const satisfies Record<string, Option<OptionValue>>

type OptionValue = string | number | boolean | readonly string[] | Readonly<Record<string, number>> | null

type Value<T> = T extends Option<infer V> ? V : never
export type Config = { readonly [K in keyof typeof options]: Value<(typeof options)[K]> }

/**
 * Reads and checks every option at once. A variable that is set to nothing is not set.
 * @throws SplotConfigError naming every wrong value, and for an unknown SPLOT_ name the nearest one there is
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const problems: Bilingual[] = []
  const config: Record<string, unknown> = {}
  for (const [key, option] of Object.entries(options)) {
    const given = env[option.env]?.trim() ?? ''
    const value = given === '' ? option.fallback : option.read(given)
    if (given !== '' && value === null) problems.push(explainWrong(option, given))
    config[key] = value
  }
  const known = Object.values(options).map((option) => option.env)
  for (const name of Object.keys(env)) {
    if (!name.startsWith('SPLOT_') || known.includes(name) || internal.has(name)) continue
    const nearest = findNearest(name, known)
    problems.push({
      en: `${name} is not an option; did you mean ${nearest}?`,
      pl: `${name} to nie jest opcja; może chodziło o ${nearest}?`,
    })
  }
  if (problems.length > 0) throw new SplotConfigError(problems)
  return config as Config
}

const explainWrong = ({ env, form }: { env: string; form: Bilingual }, given: string): Bilingual => ({
  en: `${env} must be ${form.en}; it is "${given}"`,
  pl: `${env} musi mieć postać: ${form.pl}; jest „${given}”`,
})

/**
 * The language of a terminal before, or without, a configuration that can be read: what SPLOT_LANGUAGE says, else the
 * system's language; null where neither says Polish or English.
 */
export function findTerminalLanguage(
  env: Record<string, string | undefined> = process.env,
): 'pl' | 'en' | null {
  const said = [env.SPLOT_LANGUAGE, env.LANG?.slice(0, 2)].map((word) => word?.trim().toLowerCase())
  for (const word of said) if (word === 'pl' || word === 'en') return word
  return null
}

/** Names our own tools set for their children. */
const internal = new Set(['SPLOT_BROWSER', 'SPLOT_FRESH_CONSOLE', 'SPLOT_TEST_ENGINE'])

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
