import type { Network } from '@splot/contract/plugin/network'
import { isInRange, parseAddress } from './address-range.ts'

/** One mechanism of a record (RFC 7208, 5). */
interface Term {
  readonly sign: '+' | '-' | '~' | '?'
  readonly name: 'all' | 'include' | 'a' | 'mx' | 'ptr' | 'ip4' | 'ip6' | 'exists'
  /** After the colon; empty = the domain itself. */
  readonly value: string
  /** `/24//64`, as it stands. */
  readonly length: string
}

export interface SpfRecord {
  readonly terms: readonly Term[]
  readonly redirect: string | null
}

/** What a domain's record says of a server. */
export type SpfVerdict =
  | 'none'
  | 'several'
  | 'malformed'
  | 'too_many_lookups'
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'neutral'

/** Look-ups a record may cost whoever reads it (RFC 7208, 4.6.4). */
export const mostLookups = 10

const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text)
const costly: ReadonlySet<string> = new Set(['include', 'a', 'mx', 'ptr', 'exists'])
const verdicts = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const

/** @returns null where a word of it is none of the standard's */
export function parseSpf(text: string): SpfRecord | null {
  const terms: Term[] = []
  let redirect: string | null = null
  for (const word of text.trim().split(/ +/).slice(1)) {
    const modifier = /^([a-z][\w.-]*)=(.*)$/i.exec(word)
    if (modifier !== null) {
      if (modifier[1]?.toLowerCase() === 'redirect') redirect = modifier[2] ?? ''
      continue
    }
    const term = readTerm(word)
    if (term === null) return null
    terms.push(term)
  }
  return { terms, redirect }
}

function readTerm(word: string): Term | null {
  const found =
    /^([-+~?]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?::([^/]+|[0-9a-f:.]+))?((?:\/\d{1,3}){0,1}(?:\/\/\d{1,3})?)$/i.exec(
      word,
    )
  if (found === null) return null
  const [, sign = '', name = '', value = '', length = ''] = found
  const term = {
    sign: (sign || '+') as Term['sign'],
    name: name.toLowerCase() as Term['name'],
    value,
    length,
  }
  const needsValue = ['include', 'ip4', 'ip6', 'exists'].includes(term.name)
  if (needsValue && value === '') return null
  if (term.name === 'all' && (value !== '' || length !== '')) return null
  return /^ip[46]$/.test(term.name) && parseAddress(value)?.bits !== (term.name === 'ip4' ? 32 : 128)
    ? null
    : term
}

export interface SpfAnswer {
  readonly verdict: SpfVerdict
  /** The domain's own record; null where there is none, or several. */
  readonly record: string | null
  /** What the whole of it costs in look-ups, included records with it. */
  readonly lookups: number
}

/**
 * What the record of a domain says of a server with these addresses: all of them must be admitted. A record that costs too
 * much, or has a fault anywhere, counts for nothing with any of them, as receivers judge.
 * @throws NetworkFault unreachable where the DNS does not answer
 */
export async function checkSpf(
  domain: string,
  addresses: readonly string[],
  lookUp: Network['lookUp'],
): Promise<SpfAnswer> {
  const reader = createReader(lookUp)
  const own = await reader.read(domain)
  if (typeof own === 'string') return { verdict: own, record: null, lookups: 0 }
  const lookups = await reader.count(own.parsed, 0)
  const answer = (verdict: SpfVerdict): SpfAnswer => ({ verdict, record: own.text, lookups: lookups ?? 0 })
  if (lookups === null) return answer('malformed')
  if (lookups > mostLookups) return answer('too_many_lookups')
  const found: SpfVerdict[] = []
  for (const address of addresses) found.push(await reader.judge(own.parsed, domain, address))
  return answer(found.find((one) => one !== 'pass') ?? (found.length === 0 ? 'neutral' : 'pass'))
}

/** A record with its text, or why there is none to go by. */
type Found = { readonly text: string; readonly parsed: SpfRecord } | 'none' | 'several' | 'malformed'

function createReader(lookUp: Network['lookUp']) {
  const known = new Map<string, Found>()
  const read = async (domain: string): Promise<Found> => {
    const there = known.get(domain) ?? (await readRecord(domain, lookUp))
    known.set(domain, there)
    return there
  }
  /** Null where a record that is included is missing or broken. */
  const count = async (record: SpfRecord, before: number): Promise<number | null> => {
    let sum = before + record.terms.filter((term) => costly.has(term.name)).length
    const further = record.terms.flatMap((term) => (term.name === 'include' ? [term.value] : []))
    const hasAll = record.terms.some((term) => term.name === 'all')
    if (record.redirect !== null && !hasAll) {
      sum++
      further.push(record.redirect)
    }
    for (const domain of further) {
      // Enough is known: a circle would never end.
      if (sum > mostLookups) return sum
      const next = await read(domain)
      if (typeof next === 'string') return null
      const total = await count(next.parsed, sum)
      if (total === null) return null
      sum = total
    }
    return sum
  }
  const judge = async (record: SpfRecord, domain: string, address: string): Promise<SpfVerdict> => {
    for (const term of record.terms) if (await matches(term, domain, address)) return verdicts[term.sign]
    if (record.redirect === null) return 'neutral'
    const next = await read(record.redirect)
    return typeof next === 'string' ? 'malformed' : judge(next.parsed, record.redirect, address)
  }
  const matches = async (term: Term, domain: string, address: string): Promise<boolean> => {
    const target = term.value === '' ? domain : term.value
    switch (term.name) {
      case 'all':
        return true
      case 'ip4':
      case 'ip6':
        return isInRange(address, `${term.value}${term.length}`) === true
      case 'a':
        return isOneOf(address, await addressesOf(target, address, lookUp), term.length)
      case 'mx':
        for (const server of (await lookUp(target, 'MX')).slice(0, 10))
          if (isOneOf(address, await addressesOf(server, address, lookUp), term.length)) return true
        return false
      case 'include': {
        const next = await read(target)
        return typeof next !== 'string' && (await judge(next.parsed, target, address)) === 'pass'
      }
      // Names of the address, and macros: nobody should rely on them, and no provider we know does for its servers.
      default:
        return false
    }
  }
  return { read, count, judge }
}

async function readRecord(domain: string, lookUp: Network['lookUp']): Promise<Found> {
  const texts = (await lookUp(domain, 'TXT')).filter(isSpf)
  const [text] = texts
  if (text === undefined) return 'none'
  if (texts.length > 1) return 'several'
  const parsed = parseSpf(text)
  return parsed === null ? 'malformed' : { text, parsed }
}

const addressesOf = (name: string, like: string, lookUp: Network['lookUp']) =>
  lookUp(name, like.includes(':') ? 'AAAA' : 'A')

function isOneOf(address: string, all: readonly string[], length: string): boolean {
  const [, v4, v6] = /^(\/\d+)?(?:\/(\/\d+))?$/.exec(length) ?? []
  const suffix = (address.includes(':') ? v6 : v4) ?? ''
  return all.some((one) => isInRange(address, `${one}${suffix}`) === true)
}

/** The record with the server added before its last word; a new one where there is none. */
export function admit(record: string | null, host: string): string {
  const term = parseAddress(host) === null ? `a:${host}` : `${host.includes(':') ? 'ip6' : 'ip4'}:${host}`
  if (record === null) return `v=spf1 ${term} ~all`
  const words = record.trim().split(/ +/)
  const end = words.findIndex((word) => /^[-+~?]?all$|^redirect=/i.test(word))
  return words.toSpliced(end < 0 ? words.length : end, 0, term).join(' ')
}
