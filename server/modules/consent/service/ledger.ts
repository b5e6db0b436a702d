import { createChain, type Entry } from '../../../platform/chain/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { BirthKeys, Sealer } from '../../../platform/seal/index.ts'
import type { CheckedLog } from '../../workspace/index.ts'
import {
  type EntryKey,
  findUnlinkedRef,
  listAllEntries,
  listEntriesAt,
  listErasedRefs,
} from '../store/chained.ts'
import { insertRecords, type LedgerRow } from '../store/ledger.ts'

interface Where {
  tx: Tx
  workspaceId: string
}

/** What a row says beyond the act itself: readable only while the birth has its key. */
const sealedFields = ['proof', 'actor', 'reason', 'ip', 'userAgent'] as const
type SealedFields = Pick<LedgerRow, (typeof sealedFields)[number]>

const refOf = ({ birth, pos, ord }: EntryKey): string => `${birth}/${pos}/${ord}`
const erasedRef = (birth: string): string => `erased/${birth}`
const placeOf = (field: string, { pos, ord }: EntryKey): string => `consent.record.${field} ${pos}/${ord}`
const isPrivate = (row: LedgerRow): boolean => sealedFields.some((field) => row[field] !== null)

export interface Ledger extends CheckedLog {
  /** Seals, writes and chains rows of one batch. The caller hands over no row twice. */
  write(where: Where, rows: readonly LedgerRow[]): Promise<void>
  /** Before rows go by erasure: the chain tells that they may be missing from here on. */
  noteErased(where: Where, births: readonly string[]): Promise<void>
}

/** The ledger as it is written: private words sealed under their birth's key, every row a link of the chain. */
export function createLedger({ secret, sealer }: { secret: string; sealer: Sealer }): Ledger {
  const chain = createChain({ table: 'consent.record', secret })
  const toEntry = (row: LedgerRow): Entry => ({ ref: refOf(row), digest: chain.digest(valuesOf(row)) })
  const toErased = (birth: string): Entry => ({
    ref: erasedRef(birth),
    digest: chain.digest(['erased', birth]),
  })
  const listAll = async ({ tx, workspaceId }: Where) => (await listAllEntries(tx, workspaceId)).map(toEntry)
  return {
    async write(where, rows) {
      if (rows.length === 0) return
      const { tx, workspaceId } = where
      const sealed = await sealRows(sealer, where, [...rows].sort(byPlace))
      await insertRecords(tx, workspaceId, sealed)
      await chain.appendChanged(where, sealed.map(toEntry), () => listAll(where))
    },
    async noteErased(where, births) {
      const erased = [...births].sort().map(toErased)
      await chain.appendChanged(where, erased, async () => [...(await listAll(where)), ...erased])
    },
    findHead: chain.findHead,
    async verify(where, anchor) {
      const { tx, workspaceId } = where
      const erased = new Set((await listErasedRefs(tx, workspaceId)).map((one) => one.ref))
      return chain.verify(
        where,
        {
          async digestsOf(refs) {
            const entries = await listEntriesAt(tx, workspaceId, refs.flatMap(readRef))
            const told = refs.filter((ref) => ref.startsWith('erased/')).map((ref) => toErased(ref.slice(7)))
            return new Map([...entries.map(toEntry), ...told].map((one) => [one.ref, one.digest]))
          },
          isErased: (ref) => erased.has(erasedRef(ref.split('/')[0] ?? '')),
          findUnlinked: () => findUnlinkedRef(tx, workspaceId),
        },
        anchor,
      )
    },
  }
}

/** In the order of the log: the chain must not depend on where batches end. */
const byPlace = (a: LedgerRow, b: LedgerRow): number =>
  a.pos - b.pos || a.ord - b.ord || (a.birth < b.birth ? -1 : 1)

/** A link that was tampered with may name anything. */
function readRef(ref: string): EntryKey[] {
  const [, birth, pos, ord] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(\d{1,15})\/(\d{1,5})$/.exec(ref) ?? []
  return birth === undefined ? [] : [{ birth, pos: Number(pos), ord: Number(ord) }]
}

const valuesOf = (row: LedgerRow): (string | number | boolean | null)[] => [
  ...[row.birth, row.pos, row.ord, row.at, row.receivedAt, row.act, row.purpose, row.channel],
  ...[row.isVerified, row.isPending, row.flaw, row.validUntil, row.method, row.source],
  ...[row.wordingId, row.wordingVersion, row.wordingLanguage, row.wordingHash, row.noticeVersion],
  ...[row.identifierKind, row.proof, row.actor, row.reason, row.ip, row.userAgent, row.messageId],
]

async function sealRows(sealer: Sealer, where: Where, rows: readonly LedgerRow[]): Promise<LedgerRow[]> {
  const births = rows.filter(isPrivate).map((row) => row.birth)
  if (births.length === 0) return [...rows]
  const keys = await sealer.provide(where, births)
  return rows.map((row) =>
    changeFields(row, (field, text) => keys.seal(row.birth, placeOf(field, row), text)),
  )
}

/** Rows with their private words readable again; null where the key is gone. */
export async function openRows(
  sealer: Sealer,
  where: Where,
  rows: readonly LedgerRow[],
): Promise<LedgerRow[]> {
  const keys = await sealer.load(where, [...new Set(rows.filter(isPrivate).map((row) => row.birth))])
  return rows.map((row) => openRow(keys, row))
}

const openRow = (keys: BirthKeys, row: LedgerRow): LedgerRow =>
  changeFields(row, (field, text) => keys.open(row.birth, placeOf(field, row), text))

function changeFields(row: LedgerRow, change: (field: string, text: string) => string | null): LedgerRow {
  const changed: SealedFields = { ...row }
  for (const field of sealedFields) {
    const text = row[field]
    if (text !== null) changed[field] = change(field, text)
  }
  return { ...row, ...changed }
}

/** As `openRows`, for rows under the names of their columns. */
export async function openExported(
  sealer: Sealer,
  where: Where,
  tables: Record<string, object[]>,
): Promise<Record<string, object[]>> {
  const rows = (tables['consent.record'] ?? []) as StoredEntry[]
  const keys = await sealer.load(where, [...new Set(rows.map((row) => row.birth_id))])
  const opened = rows.map((row) => {
    const { birth_id: birth, pos, ord } = row
    const open = (field: string, text: string | null) =>
      text === null ? null : keys.open(birth, placeOf(field, { birth, pos, ord }), text)
    return {
      ...row,
      proof: open('proof', row.proof),
      actor: open('actor', row.actor),
      reason: open('reason', row.reason),
      ip: open('ip', row.ip),
      user_agent: open('userAgent', row.user_agent),
    }
  })
  return { ...tables, 'consent.record': opened }
}

interface StoredEntry {
  birth_id: string
  pos: number
  ord: number
  proof: string | null
  actor: string | null
  reason: string | null
  ip: string | null
  user_agent: string | null
}
