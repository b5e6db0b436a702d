import { type SourceName, sourceNames } from './event.ts'

/** Without a speed a day takes about four minutes. */
const usualSpeed = 240

export interface Options {
  readonly url: string
  readonly key: string
  /** Keys of single systems; the rest sends with `key`. */
  readonly keys: ReadonlyMap<SourceName, string>
  /** Times faster than life; null = as fast as the server takes it. */
  readonly speed: number | null
  readonly seed: number
  readonly customers: number
  readonly isWithHistory: boolean
  /** Of the crowd: those up to `from` are there, those up to `to` follow. */
  readonly from: number
  readonly to: number
  /** A secret key: the brand also writes messages and sends campaigns. */
  readonly brandKey: string | null
  /** A secret key: carts, orders, pick-ups and tills are played too. */
  readonly tradeKey: string | null
  /** The brand's messages are written in both languages; in this one they are named. */
  readonly language: 'pl' | 'en'
  /** What the customers' mailboxes got, a JSON object a line; null: nobody reads her mail. */
  readonly mailbox: string | null
}

export const usage = `Plays one day of the sample brand Tkalnia Modra over the HTTP API.

  node examples/day/dist/play.js --url http://localhost:4000 --key WRITE_KEY

  --key-of SYSTEM=WRITE_KEY   a key of its own for one system, as often as needed: ${sourceNames.join(', ')}
  --speed N       times faster than life (default ${usualSpeed}: the day in about four minutes), or max
  --seed N        another cast, another day (default 1)
  --customers N   people of the day, 20 to 600 (default 300)
  --no-history    only the day, without the purchases of the years before
  --brand-key SECRET_KEY   also writes the brand's messages and sends its campaigns; a key for content, campaigns,
                  channels and the settings of consents
  --trade-key SECRET_KEY   also fills carts, orders, collects and buys at tills; a key for shoppers, orders and stock
  --mailbox FILE  what the local mailboxes got, outbox.jsonl of the data folder: the customers read their mail
  --language pl|en   in which those messages and campaigns are named (default pl)
`

/** A mistake on the command line, told as it is. */
export class UsageError extends Error {}

const flags = new Set(['--no-history', '--history'])
const named = new Set([
  '--url',
  '--key',
  '--key-of',
  '--speed',
  '--seed',
  '--customers',
  '--language',
  '--mailbox',
  '--brand-key',
  '--trade-key',
  '--from',
  '--to',
])

function readPairs(words: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (flags.has(word)) found.set(word, '')
    else if (word === '--key-of') found.set(word, `${found.get(word) ?? ''} ${words[++i] ?? ''}`)
    else if (named.has(word)) found.set(word, words[++i] ?? '')
    else throw new UsageError(`Unknown option: ${word}`)
  }
  return found
}

function readNumber(text: string, name: string, range: readonly [number, number]): number {
  const value = Number(text)
  if (text !== '' && value >= range[0] && value <= range[1]) return value
  throw new UsageError(`${name} must be a number from ${range[0]} to ${range[1]}`)
}

function readKeys(text: string): Map<SourceName, string> {
  const keys = new Map<SourceName, string>()
  for (const pair of text.split(' ').filter((one) => one !== '')) {
    const [name = '', key = ''] = pair.split('=')
    const source = sourceNames.find((one) => one === name)
    if (source === undefined || key === '')
      throw new UsageError(`--key-of must be SYSTEM=WRITE_KEY, SYSTEM one of ${sourceNames.join(', ')}`)
    keys.set(source, key)
  }
  return keys
}

/** @throws UsageError */
export function readOptions(words: readonly string[]): Options {
  const found = readPairs(words)
  const url = found.get('--url') ?? ''
  const key = found.get('--key') ?? ''
  if (!/^https?:\/\//.test(url))
    throw new UsageError('--url must be an address, such as http://localhost:4000')
  if (key === '') throw new UsageError('--key must be a write key')
  const speed = found.get('--speed') ?? String(usualSpeed)
  return {
    url: url.replace(/\/+$/, ''),
    key,
    keys: readKeys(found.get('--key-of') ?? ''),
    speed: speed === 'max' ? null : readNumber(speed, '--speed', [1, 1_000_000]),
    seed: readNumber(found.get('--seed') ?? '1', '--seed', [0, 2 ** 32 - 1]),
    customers: readNumber(found.get('--customers') ?? '300', '--customers', [20, 600]),
    isWithHistory: !found.has('--no-history'),
    from: readNumber(found.get('--from') ?? '0', '--from', [0, 1_000_000]),
    to: readNumber(found.get('--to') ?? '20000', '--to', [0, 1_000_000]),
    language: found.get('--language') === 'en' ? 'en' : 'pl',
    mailbox: found.get('--mailbox') ?? null,
    brandKey: found.get('--brand-key') ?? null,
    tradeKey: found.get('--trade-key') ?? null,
  }
}
