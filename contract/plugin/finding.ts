import type { Bilingual } from '../language.ts'

/** A line for the DNS of a domain, as its administrator types it. */
export interface DnsRecord {
  readonly name: string
  readonly type: 'TXT' | 'MX'
  readonly value: string
}

/** One thing looked at before messages leave: whether receivers will believe them. */
export interface Finding {
  /** What was looked at: `spf`, `dkim`. */
  readonly id: string
  /** `advice`: it may be right as it is, a person must judge. */
  readonly state: 'ok' | 'advice' | 'wrong'
  readonly says: Bilingual
  /** What the DNS should say. */
  readonly record?: DnsRecord
}

/** Keys a channel signs with, by what the DNS must say of them: the one in use, and the one prepared to follow it. */
export interface SigningKeys {
  readonly inUse: DnsRecord | null
  readonly next: DnsRecord | null
}

/** Settings to put over those there are; null takes one away. */
export type SettingsChange = Readonly<Record<string, string | null>>
