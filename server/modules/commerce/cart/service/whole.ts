import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { emptyOps, joinOps, type Op, type Ops } from '../rules/cart.ts'
import { type MergeStrategy, makeMerge, mergeStrategies } from '../rules/merge.ts'
import { type DocumentKind, documentId, pickKnown, writeVersion } from '../rules/whole.ts'
import {
  type Change,
  type DocumentRow,
  ensureDocument,
  listChanges,
  listDocuments,
  nameDocument,
  numberOn,
} from '../store/documents.ts'
import { findStrategy, listMerges, type Merge, putMerge } from '../store/merges.ts'
import type { Person } from './person.ts'

/** All documents of a kind that are one person's now, as one. */
export interface Whole {
  kind: DocumentKind
  person: Person
  documents: readonly DocumentRow[]
  changes: readonly Change[]
  merges: readonly Merge[]
  ops: Ops
  /** The document her own changes go to; not there before the first. */
  home: DocumentRow | null
  version: string
}

export function assemble(
  { kind, person }: Pick<Whole, 'kind' | 'person'>,
  documents: readonly DocumentRow[],
  { changes, merges }: Pick<Whole, 'changes' | 'merges'>,
): Whole {
  const ops = joinOps(emptyOps, [...changes.map((one) => one.op), ...merges.flatMap((one) => one.ops)])
  const homeId = documentId(kind, person.home)
  const home = documents.find((one) => one.id === homeId) ?? null
  return {
    kind,
    person,
    documents,
    changes,
    merges,
    ops,
    home,
    version: writeVersion(documents, merges.length),
  }
}

/** As it is now. @param isLocked holds it against everybody else until the transaction ends */
export async function loadWhole(
  tx: WorkspaceTx,
  kind: DocumentKind,
  person: Person,
  isLocked = false,
): Promise<Whole> {
  const of = { kind, births: person.births, devices: person.devices }
  // One answer is waited for: changes are read once the documents are locked.
  const [documents, all] = await Promise.all([listDocuments(tx, of, isLocked), listChanges(tx, of)])
  const ids = documents.map((one) => one.id)
  const changes = all.filter((one) => ids.includes(one.documentId))
  const merges = ids.length < 2 ? [] : await listMerges(tx, ids)
  return assemble({ kind, person }, documents, { changes, merges })
}

/** Locked, with the document her changes go to, and carts that met made one. */
export async function openWhole(
  deps: Pick<CommerceDeps, 'clock'>,
  tx: WorkspaceTx,
  kind: DocumentKind,
  person: Person,
): Promise<Whole & { home: DocumentRow }> {
  const whole = await joinCarts(deps, tx, await loadWhole(tx, kind, person, true))
  const { home } = whole
  if (home !== null) {
    const { birth } = person.home
    if (home.birth === null && birth !== null) await nameDocument(tx, home.id, birth)
    return { ...whole, home }
  }
  const row = { id: documentId(kind, person.home), ...person.home }
  await ensureDocument(tx, kind, row, deps.clock.now())
  const again = await loadWhole(tx, kind, person, true)
  if (again.home === null) throw new Error('a document that was made is not there')
  return { ...again, home: again.home }
}

/** The cart that others join: her home, or where that is empty the oldest that is not. */
const opsOf = ({ changes }: Whole, id: string): Ops =>
  joinOps(
    emptyOps,
    changes.filter((one) => one.documentId === id).map((one) => one.op),
  )

/** Carts of hers that no merge has joined yet, none of them empty; the first is the one the others join. */
export function listApart({ kind, documents, merges, person }: Whole): DocumentRow[] {
  if (kind !== 'cart') return []
  const joined = new Set(merges.map((one) => one.guestId))
  const filled = documents.filter((one) => one.changes > 0 && !joined.has(one.id))
  const isDevice = (one: DocumentRow) => Number(one.anonymousId !== null)
  const first = documentId(kind, person.home)
  const isFirst = (one: DocumentRow) => Number(one.id !== first)
  return filled.sort((a, b) => isDevice(a) - isDevice(b) || isFirst(a) - isFirst(b) || (a.id < b.id ? -1 : 1))
}

/** Carts that met are made one, by the strategy of the workspace; met again, nothing is done again. */
async function joinCarts(
  { clock }: Pick<CommerceDeps, 'clock'>,
  tx: WorkspaceTx,
  whole: Whole,
): Promise<Whole> {
  const [first, ...others] = listApart(whole)
  if (first === undefined || others.length === 0) return whole
  const strategy = readStrategy(await findStrategy(tx))
  let known = { id: first.id, ops: opsOf(whole, first.id) }
  const made: Merge[] = []
  for (const { id } of others) {
    const guest = { id, ops: opsOf(whole, id) }
    const ops = makeMerge(known, guest, strategy)
    const merge: Merge = { knownId: first.id, guestId: id, ops, at: clock.now(), undoneAt: null }
    await putMerge(tx, merge, strategy)
    made.push(merge)
    known = { id: first.id, ops: joinOps(joinOps(known.ops, guest.ops.values()), ops) }
  }
  return assemble(whole, whole.documents, { changes: whole.changes, merges: [...whole.merges, ...made] })
}

export const usualStrategy: MergeStrategy = 'larger'

export const readStrategy = (text: string | null): MergeStrategy =>
  text !== null && Object.hasOwn(mergeStrategies, text) ? (text as MergeStrategy) : usualStrategy

/** The same with further changes of its home. */
export function addChanges(
  whole: Whole & { home: DocumentRow },
  ops: readonly Op[],
): Whole & { home: DocumentRow } {
  const { home } = whole
  const changes = numberOn(home, ops)
  const grown = { ...home, changes: home.changes + ops.length }
  const documents = whole.documents.map((one) => (one.id === home.id ? grown : one))
  const parts = { changes: [...whole.changes, ...changes], merges: whole.merges }
  return { ...assemble(whole, documents, parts), home: grown }
}

/** What a maker knew of it. */
export const knownTo = (whole: Whole, maker: Parameters<typeof pickKnown>[1]): Ops =>
  pickKnown({ ...whole, merges: whole.merges.map((one) => one.ops) }, maker)

/** What screens listen for: the documents there are, and those that were there without a change. */
export const idsOf = ({ documents, person, kind }: Whole): string[] => [
  ...new Set([...documents.map((one) => one.id), ...person.documentIds(kind)]),
]
