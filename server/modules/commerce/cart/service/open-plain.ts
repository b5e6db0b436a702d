import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { documentId } from '../rules/whole.ts'
import { type DocumentRow, listChangesOf, lockAtOnce } from '../store/documents.ts'
import { listMerges } from '../store/merges.ts'
import type { OpenWhole } from './change.ts'
import type { Memory } from './memory.ts'
import { type Person, pickCustomer, pickShopper, type RootedBirth } from './person.ts'
import type { Wanted } from './together.ts'
import { assemble, listApart } from './whole.ts'

/** A cart that the transaction has locked. */
export interface Found {
  whole: OpenWhole
  /** How many changes there were when it was found. */
  count: number
}

/**
 * The cart that each of them changes, all locked or none: the same object where two change the same as the same person.
 * Null for what is not plain: nobody knows whose it is, it is not there yet or is to be joined with another first, a coupon is
 * put in, or another of them already changes it as somebody else.
 */
export async function openPlain(
  { graph }: Pick<CommerceDeps, 'graph'>,
  tx: WorkspaceTx,
  memory: Memory,
  list: readonly Wanted[],
): Promise<(Found | null)[]> {
  const births = [...new Set(list.flatMap((one) => birthOf(one) ?? []))]
  const known = births.length === 0 ? [] : await graph.listClusters(tx, tx.workspaceId, births, 'service')
  const clusters = groupClusters(known)
  const people = new Map<string, Person>()
  const keys = list.map((one) => {
    const person = findPerson(clusters, one)
    if (person === null) return null
    const key = `${documentId('cart', person.home)} ${person.customerId} ${person.isGuest}`
    people.set(key, people.get(key) ?? person)
    return key
  })
  const found = await openCarts(tx, memory, people)
  return keys.map((key) => (key === null ? null : (found.get(key) ?? null)))
}

/** Null where a change is none of the plain ones. */
function birthOf({ asker, asked }: Wanted): string | null {
  if (asked.changes.some((one) => one.kind === 'coupon_add')) return null
  return 'shopper' in asker ? asker.shopper.birth : asker.customerId
}

/** All births of a customer, by each of them. */
function groupClusters(known: readonly RootedBirth[]): ReadonlyMap<string, readonly RootedBirth[]> {
  const byRoot = new Map<string, RootedBirth[]>()
  for (const one of known) {
    const same = byRoot.get(one.root)
    if (same === undefined) byRoot.set(one.root, [one])
    else same.push(one)
  }
  return new Map(known.map((one) => [one.birthId, byRoot.get(one.root) ?? []]))
}

function findPerson(clusters: ReadonlyMap<string, readonly RootedBirth[]>, wanted: Wanted): Person | null {
  const birth = birthOf(wanted)
  const cluster = birth === null ? undefined : clusters.get(birth)
  if (cluster === undefined) return null
  const { asker } = wanted
  return 'shopper' in asker ? pickShopper(cluster, birth, asker.shopper.kind) : pickCustomer(cluster)
}

async function openCarts(
  tx: WorkspaceTx,
  memory: Memory,
  people: ReadonlyMap<string, Person>,
): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>()
  if (people.size === 0) return found
  const all = [...people.values()]
  const of = {
    births: [...new Set(all.flatMap((one) => one.births))],
    devices: [...new Set(all.flatMap((one) => one.devices))],
  }
  const documents = await lockAtOnce(tx, { kind: 'cart', ...of })
  const changes = await readChanges(tx, memory, documents)
  const own = new Map([...people].map(([key, person]) => [key, pickOwn(person, documents)]))
  const joined = [...own.values()]
    .filter((rows) => rows.length > 1)
    .flatMap((rows) => rows.map((one) => one.id))
  const merges = joined.length === 0 ? [] : await listMerges(tx, [...new Set(joined)])
  const taken = new Set<string>()
  for (const [key, person] of people) {
    const rows = own.get(key) ?? []
    const ids = new Set(rows.map((one) => one.id))
    if (rows.some((one) => taken.has(one.id))) continue
    for (const id of ids) taken.add(id)
    const whole = assemble({ kind: 'cart', person }, rows, {
      changes: rows.flatMap((one) => changes.get(one.id) ?? []),
      merges: merges.filter((one) => ids.has(one.knownId) && ids.has(one.guestId)),
    })
    const { home } = whole
    if (home === null || home.birth !== person.home.birth || listApart(whole).length > 1) continue
    found.set(key, { whole: { ...whole, home }, count: whole.changes.length })
  }
  return found
}

function pickOwn(person: Person, documents: readonly DocumentRow[]): DocumentRow[] {
  const births = new Set(person.births)
  const devices = new Set(person.devices)
  return documents.filter(
    ({ birth, anonymousId }) =>
      (birth !== null && births.has(birth)) || (anonymousId !== null && devices.has(anonymousId)),
  )
}

/** What documents hold, by document: as it is remembered, or read. */
async function readChanges(tx: WorkspaceTx, memory: Memory, documents: readonly DocumentRow[]) {
  const changes = new Map(documents.map((one) => [one.id, memory.find(one)]))
  const missing = documents.filter((one) => changes.get(one.id) === null)
  const read = await listChangesOf(
    tx,
    missing.map((one) => one.id),
  )
  for (const { id } of missing)
    changes.set(
      id,
      read.filter((one) => one.documentId === id),
    )
  return changes
}
