import type { Network } from '@splot/contract/plugin/network'
import { readTags } from './tags.ts'

export interface DmarcRecord {
  readonly policy: 'none' | 'quarantine' | 'reject'
  /** Whether anybody reads the reports. */
  readonly hasReports: boolean
}

export type DmarcAnswer =
  | { readonly verdict: 'none' | 'several' | 'malformed' }
  | { readonly verdict: 'right'; readonly domain: string; readonly record: DmarcRecord }

/** @returns null where it is no record of DMARC (RFC 7489, 6.3) */
export function parseDmarc(text: string): DmarcRecord | null {
  if (!/^v\s*=\s*DMARC1\s*(;|$)/.test(text)) return null
  const tags = readTags(text)
  const policy = (['none', 'quarantine', 'reject'] as const).find(
    (one) => one === tags?.get('p')?.toLowerCase(),
  )
  return tags === null || policy === undefined ? null : { policy, hasReports: (tags.get('rua') ?? '') !== '' }
}

/**
 * The record that speaks for a domain: its own, else that of a domain above it. What stands above every shop's domain
 * (`pl`, `com.pl`) has none, so the walk needs no list of such suffixes.
 * @throws NetworkFault unreachable where the DNS does not answer
 */
export async function findDmarc(domain: string, lookUp: Network['lookUp']): Promise<DmarcAnswer> {
  const labels = domain.split('.')
  for (let from = 0; from < Math.max(1, labels.length - 1); from++) {
    const at = labels.slice(from).join('.')
    const texts = (await lookUp(`_dmarc.${at}`, 'TXT')).filter((text) => /^v\s*=\s*DMARC1/i.test(text))
    if (texts.length > 1) return { verdict: 'several' }
    const [text] = texts
    if (text === undefined) continue
    const record = parseDmarc(text)
    return record === null ? { verdict: 'malformed' } : { verdict: 'right', domain: at, record }
  }
  return { verdict: 'none' }
}
