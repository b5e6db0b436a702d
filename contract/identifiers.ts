import type { Bilingual } from './language.ts'

/** Closed list, strongest first: on a conflict the weakest identifier of an event is left out. */
export const identifierKinds = [
  'user_id',
  'card',
  'email',
  'phone',
  'external',
  'device_id',
  'anonymous_id',
] as const

export type IdentifierKind = (typeof identifierKinds)[number]

export interface IdentifierRule {
  readonly label: Bilingual
  /** How many values one customer may have; `external` counts per system (the part before the colon). */
  readonly maxPerCustomer: number
  /** Shown in full only to roles that may see personal data. */
  readonly isPii: boolean
}

/** An alert, not a limit on people: a cluster of so many births is a shared device or a bug. */
export const maxBirthsPerCluster = 1000

export const identifierRules: Readonly<Record<IdentifierKind, IdentifierRule>> = {
  user_id: { label: { pl: 'Konto', en: 'Account' }, maxPerCustomer: 1, isPii: false },
  card: { label: { pl: 'Karta', en: 'Card' }, maxPerCustomer: 1, isPii: true },
  email: { label: { pl: 'E-mail', en: 'E-mail' }, maxPerCustomer: 5, isPii: true },
  phone: { label: { pl: 'Telefon', en: 'Phone' }, maxPerCustomer: 5, isPii: true },
  external: { label: { pl: 'Inny system', en: 'Other system' }, maxPerCustomer: 1, isPii: false },
  device_id: { label: { pl: 'Urządzenie', en: 'Device' }, maxPerCustomer: maxBirthsPerCluster, isPii: false },
  anonymous_id: {
    label: { pl: 'Przeglądarka', en: 'Browser' },
    maxPerCustomer: maxBirthsPerCluster,
    isPii: false,
  },
}

const strengths: ReadonlyMap<unknown, number> = new Map(identifierKinds.map((kind, index) => [kind, index]))

export const isIdentifierKind = (value: unknown): value is IdentifierKind => strengths.has(value)

/** For sorting, strongest first: negative where `a` is the stronger kind. */
export const compareStrength = (a: IdentifierKind, b: IdentifierKind): number =>
  (strengths.get(a) ?? 0) - (strengths.get(b) ?? 0)

/** The system an external id belongs to: `shopify:123` -> `shopify`; without a colon the empty system. */
export function systemOf(external: string): string {
  const colon = external.indexOf(':')
  return colon < 0 ? '' : external.slice(0, colon)
}
