import { findLines, isTest, type Law, lawPerFile } from './law.ts'
import { readImports } from './source.ts'

const isServer = (path: string) => /^(server|plugins)\//.test(path) && !isTest(path)
/** A local server of a provider's protocol: it listens, and never calls out. */
const isSink = (path: string) => /^plugins\/.*\/sink\.ts$|^contract\/plugin\/http-sink\.ts$/.test(path)
/** Where the seams hold. */
const isRoomOrContract = (path: string) =>
  /^(server|contract|plugins)\//.test(path) &&
  !isSink(path) &&
  !path.startsWith('server/platform/') &&
  !isTest(path)

/** Time, chance, waiting, network and terminal are arguments: only platform touches the real ones. */
const seams: readonly [string, RegExp][] = [
  ['Date.now()', /\bDate\.now\s*\(/g],
  ['new Date()', /\bnew Date\s*\(\s*\)/g],
  ['Math.random', /\bMath\.random\b/g],
  ['randomUUID', /\brandomUUID\b/g],
  ['setTimeout', /\bset(?:Timeout|Interval|Immediate)\s*\(/g],
  ['fetch', /(?<![.\w])fetch\s*\(/g],
  ['console', /(?<![.\w])console\.\w+/g],
]

export const seamLaw: Law = lawPerFile('seams', 120, (source) => {
  if (!isRoomOrContract(source.path) || source.path.endsWith('.sql')) return null
  const faults = seams.flatMap(([name, pattern]) =>
    findLines(source.code, pattern).map((line) => `:${line} ${name} belongs behind a seam of platform`),
  )
  for (const one of readImports(source)) {
    if (
      !one.isType &&
      /^(node:)?(https?|http2|net|dns|tls|dgram|child_process|undici|ws)(\/|$)/.test(one.specifier)
    )
      faults.push(`:${one.line} ${one.specifier} belongs to platform`)
  }
  return { seen: 1, faults }
})

/** Only the egress module opens connections to the outside: everything else asks it (G26). */
export const egressLaw: Law = lawPerFile('egress', 150, (source) => {
  const isInside = /^(server|plugins|contract)\//.test(source.path) && !isTest(source.path)
  if (!isInside || source.path.endsWith('.sql') || source.path.startsWith('server/platform/egress/'))
    return null
  // An operator's own databases are where he says they are; listening is not going out.
  if (source.path.startsWith('server/platform/engine/')) return null
  const mayListen = source.path.startsWith('server/platform/http/') || isSink(source.path)
  const faults = mayListen
    ? []
    : readImports(source)
        .filter((one) => !one.isType && /^(node:)?(https?|http2|net|dns|tls|dgram)(\/|$)/.test(one.specifier))
        .map((one) => `:${one.line} ${one.specifier} belongs to platform/egress`)
  const calls = findLines(source.code, /(?<![.\w])(fetch|WebSocket|EventSource)\s*\(/g)
  return { seen: 1, faults: [...faults, ...calls.map((line) => `:${line} goes out past platform/egress`)] }
})

/** Only config.ts reads the environment. */
export const envLaw: Law = lawPerFile('env', 120, (source) => {
  if (!isServer(source.path) || source.path.endsWith('.sql') || source.path === 'server/config.ts')
    return null
  return {
    seen: 1,
    faults: findLines(source.code, /\bprocess\.env\b/g).map((line) => `:${line} reads the environment`),
  }
})

const sqlText =
  /(['"`])\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+[\w."]+\s+SET\s|DELETE\s+FROM\s|WITH\s+\w+\s+AS\s*(MATERIALIZED\s*)?\(|CREATE\s+(TABLE|SCHEMA|INDEX|ROLE|DATABASE|TEMP)|ALTER\s+(TABLE|ROLE)|TRUNCATE\s|GRANT\s|MERGE\s+INTO\s)/g
const mayHoldSql =
  /(^|\/)(store|warehouse)[\w-]*(\.ts$|\/)|\/migrations\/|\/reports\/|^server\/platform\/(db|engine|warehouse)\//

/** SQL stands in store, warehouse, reports and migrations, nowhere else. */
export const sqlPlaceLaw: Law = lawPerFile('sql place', 120, (source) => {
  if (!isServer(source.path) && !source.path.startsWith('console/') && !source.path.startsWith('contract/'))
    return null
  if (mayHoldSql.test(source.path)) return { seen: 1, faults: [] }
  return { seen: 1, faults: findLines(source.text, sqlText).map((line) => `:${line} SQL outside a store`) }
})

/** SQL asks no clock and rolls no dice: a rebuild must give the same rows. */
export const sqlPurityLaw: Law = lawPerFile('sql purity', 15, (source) => {
  const isSql =
    source.path.endsWith('.sql') ||
    (isServer(source.path) && /\/(store|warehouse)[\w-]*(\.ts$|\/)/.test(source.path))
  if (!isSql) return null
  const pattern =
    /\b(now|random|clock_timestamp|statement_timestamp|gen_random_uuid|uuidv7|generateUUIDv4|today)\s*\(\s*\)|\b(CURRENT_TIMESTAMP|CURRENT_DATE|LOCALTIMESTAMP)\b|\b(SMALL|BIG)?SERIAL\b|\bCREATE\s+(OR\s+REPLACE\s+)?TRIGGER\b/gi
  const text = source.path.endsWith('.sql') ? source.code : source.text
  return {
    seen: 1,
    faults: findLines(text, pattern).map((line) => `:${line} time, chance or a trigger in SQL`),
  }
})

/** Types are not argued with: no any, no double assertion; a single `as` only where outside data becomes a type. */
export const typeLaw: Law = lawPerFile('types', 150, (source) => {
  if (source.path.endsWith('.sql') || isTest(source.path)) return null
  const faults = findLines(
    source.code,
    /(:\s*any\b|<any>|\bas any\b|\bas unknown as\b|@ts-(ignore|nocheck))/g,
  ).map((line) => `:${line} any or a double assertion`)
  if (/\bas\s+(readonly\s+)?Permit\b|(?<![\w.])<Permit>\s*[\w({[]/.test(source.code))
    faults.push('asserts a Permit')
  if (/@ts-(ignore|nocheck|expect-error)/.test(source.text)) faults.push('silences the compiler')
  return { seen: 1, faults }
})

/** Only the gate makes permits: nobody but the consent room takes hold of what mints one. */
export const permitLaw: Law = lawPerFile('permits', 150, (source) => {
  const mayMint =
    source.path.startsWith('server/modules/consent/') || source.path === 'contract/plugin/permit.ts'
  if (mayMint || isTest(source.path) || source.path.endsWith('.sql')) return null
  const lines = [
    ...findLines(source.code, /\bmintPermit\b|\bPermit\s*\.\s*mint\b/g),
    ...findLines(source.text, /import\s*\(\s*['"][^'"]*plugin\/permit(\.ts)?['"]/g),
  ]
  return { seen: 1, faults: lines.map((line) => `:${line} only the consent room makes permits`) }
})
