import type { IdentifierKind } from '@splot/contract/identifiers'
import { normaliseIdentifier } from '../../../../collect/index.ts'

/** Identifiers a file may name, strongest first. */
type ListedKind = Extract<IdentifierKind, 'user_id' | 'card' | 'email' | 'phone'>

/** Words of a column's name, without case, accents, spaces and signs. */
const columnNames: Readonly<Record<ListedKind, readonly string[]>> = {
  user_id: ['userid', 'user', 'id', 'idklienta', 'klientid', 'customerid', 'customer', 'numerklienta'],
  card: ['card', 'karta', 'cardnumber', 'numerkarty', 'nrkarty', 'loyaltycard', 'kartalojalnosciowa'],
  email: ['email', 'mail', 'emailaddress', 'adresemail', 'adresmail', 'poczta', 'mailto'],
  phone: [
    'phone',
    'telefon',
    'tel',
    'phonenumber',
    'numertelefonu',
    'nrtelefonu',
    'komorka',
    'mobile',
    'gsm',
  ],
}
const kinds: readonly ListedKind[] = ['user_id', 'card', 'email', 'phone']
const consentNames = /^(zgod[aey]|consents?|optin|rodo|gdpr|marketing|newsletter|subscribed|permission)/

const fold = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/[^a-z0-9]/g, '')

export interface Columns {
  /** How many cells a row must have. */
  count: number
  /** Where each identifier stands, strongest first. */
  places: readonly { kind: ListedKind; at: number }[]
  /** A column speaks of consents. */
  hasConsents: boolean
}

export type ReadColumns =
  | { ok: true; columns: Columns }
  | { ok: false; fault: 'duplicate_header'; name: string }
  | { ok: false; fault: 'list_columns' }

/** What the columns of a file are, from its first row. */
export function readColumns(header: readonly string[]): ReadColumns {
  const names = header.map((name) => fold(name))
  const twin = names.findIndex((name, i) => name !== '' && names.indexOf(name) < i)
  if (twin >= 0) return { ok: false, fault: 'duplicate_header', name: (header[twin] ?? '').trim() }
  const places = kinds.flatMap((kind) => {
    const at = names.findIndex((name) => columnNames[kind].includes(name))
    return at < 0 ? [] : [{ kind, at }]
  })
  if (places.length === 0) return { ok: false, fault: 'list_columns' }
  const hasConsents = names.some((name) => consentNames.test(name))
  return { ok: true, columns: { count: header.length, places, hasConsents } }
}

/** Why a row of a list leads to nobody. */
export const rowFaults = [
  'row_length',
  'row_quotes',
  'row_empty',
  'characters',
  'email_invalid',
  'phone_invalid',
  'id_invalid',
  'nobody',
  'repeated',
] as const
export type RowFault = (typeof rowFaults)[number]

export interface Named {
  kind: ListedKind
  value: string
}

/** The identifiers of a row, strongest first; or why there are none. */
export function readRow(
  columns: Columns,
  row: { cells: readonly string[]; isTorn: boolean },
  region: string,
): { ok: true; named: Named[] } | { ok: false; fault: RowFault } {
  if (row.isTorn) return { ok: false, fault: 'row_quotes' }
  if (row.cells.length !== columns.count) return { ok: false, fault: 'row_length' }
  const written = columns.places
    .map(({ kind, at }) => ({ kind, value: (row.cells[at] ?? '').trim() }))
    .filter(({ value }) => value !== '')
  return nameWritten(written, region)
}

/** One identifier as somebody typed it: an address, a number, else an id of the shop's. */
export function readTyped(
  text: string,
  region: string,
): { ok: true; named: Named[] } | { ok: false; fault: RowFault } {
  const value = text.trim()
  if (value.includes('@')) return nameWritten([{ kind: 'email', value }], region)
  const isPhone = /^\+?[\d\s()-]{9,20}$/.test(value)
  const kindsOfIt: ListedKind[] = isPhone ? ['phone', 'user_id', 'card'] : ['user_id', 'card']
  return nameWritten(
    kindsOfIt.map((kind) => ({ kind, value })),
    region,
  )
}

function nameWritten(
  written: readonly Named[],
  region: string,
): { ok: true; named: Named[] } | { ok: false; fault: RowFault } {
  if (written.length === 0) return { ok: false, fault: 'row_empty' }
  if (written.some(({ value }) => value.includes('\ufffd') || value.includes('\0')))
    return { ok: false, fault: 'characters' }
  const named: Named[] = []
  let fault: RowFault | null = null
  for (const { kind, value } of written) {
    const read = normaliseIdentifier(kind, value, region)
    if (read.ok) named.push({ kind, value: read.value })
    else fault ??= kind === 'email' ? 'email_invalid' : kind === 'phone' ? 'phone_invalid' : 'id_invalid'
  }
  return named.length > 0 ? { ok: true, named } : { ok: false, fault: fault ?? 'id_invalid' }
}
