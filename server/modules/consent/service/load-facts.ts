import type { Tx } from '../../../platform/db/index.ts'
import { type AddressHash, kindOfAddress } from '../rules/address.ts'
import { type CapRule, countsAfter, type Frequency, toCapRule } from '../rules/caps.ts'
import type { Facts, GateRequest, Suppression } from '../rules/decide.ts'
import type { Policy } from '../rules/policy.ts'
import { type ConsentRow, isPositive } from '../rules/state.ts'
import { type ContactRow, listContacts } from '../store/gate.ts'
import { type FrequencyRow, listFrequencies, listRows, listSuppressions } from '../store/ledger.ts'
import type { ConsentDeps, ConsentGraph, KnownBirth } from './deps.ts'
import { loadMayAgree } from './lens-facts.ts'
import { loadZones } from './load-zones.ts'
import { loadPolicy } from './policy.ts'

/** What is known of the customers asked about: births by root, and the root of each birth. */
export interface People {
  births: ReadonlyMap<string, readonly KnownBirth[]>
  rootOf: ReadonlyMap<string, string>
}

export function groupPeople(known: readonly KnownBirth[]): People {
  const births = new Map<string, KnownBirth[]>()
  const rootOf = new Map<string, string>()
  for (const one of known) {
    rootOf.set(one.birthId, one.root)
    const group = births.get(one.root)
    if (group === undefined) births.set(one.root, [one])
    else group.push(one)
  }
  return { births, rootOf }
}

export interface LoadedFacts extends Facts {
  root: string | null
  addressHash: string | null
  /** Shared by all requests about one customer: what is reserved counts for the next of them at once. */
  contacts: ContactRow[]
}

export interface Loading {
  tx: Tx
  workspaceId: string
  zone: string
  now: number
  hashAddress: AddressHash
  graph: ConsentGraph
  listTraitsOf: ConsentDeps['listTraitsOf']
}

/** The facts of every request, in a handful of statements for all of them. */
export async function loadFacts(
  loading: Loading,
  people: People,
  requests: readonly GateRequest[],
): Promise<LoadedFacts[]> {
  const { tx, workspaceId } = loading
  const births = [...people.rootOf.keys()]
  const hashes = requests.map((one) => hashOf(loading, one))
  const [policy, rows, frequencies, suppressions] = await Promise.all([
    loadPolicy(tx, workspaceId),
    listRows(tx, workspaceId, births),
    listFrequencies(tx, workspaceId, births),
    listSuppressions(tx, workspaceId, [...new Set(hashes.filter((hash) => hash !== null))]),
  ])
  const [contacts, mayAgree, zoneOf] = await Promise.all([
    listContacts(tx, workspaceId, {
      births,
      since: findHorizon(policy, frequencies, loading),
      messageIds: requests.map((one) => one.messageId),
    }),
    loadMayAgree(loading, policy, rows),
    loadZones(loading, policy, people, requests),
  ])
  const gathered = gather(people, { rows, frequencies, contacts })
  const worst = new Map<string, Suppression>()
  for (const { hash, reason, at } of suppressions) {
    const known = worst.get(hash)
    const one: Suppression = { reason, at, scope: scopeOf(reason) }
    if (known === undefined || isWorse(one, known)) worst.set(hash, one)
  }
  const handed = new Set(
    contacts.filter((one) => one.status === 's' || one.status === 'u').map((one) => one.messageId),
  )
  return requests.map((request, i) => {
    const root = people.rootOf.get(request.customerId) ?? null
    const found = root === null ? nobody() : (gathered.get(root) ?? nobody())
    const hash = hashes[i] ?? null
    const purpose = policy.purposes.get(request.purpose)
    const counts = mayAgree(request, root === null ? [] : (people.births.get(root) ?? []))
    // Written out: a storm asks about a million.
    return {
      contacts: found.contacts,
      frequencies: found.frequencies,
      addresses: found.addresses,
      rows: counts === null ? found.rows : found.rows.filter((row) => !isPositive(row.act) || counts(row)),
      root,
      addressHash: hash,
      purpose: purpose?.isActive === true ? purpose : null,
      isGone: root === null,
      isLagging: false,
      isMoving: false,
      wasHanded: handed.has(request.messageId),
      suppression: hash === null ? null : (worst.get(hash) ?? null),
      caps: policy.caps,
      quiet: policy.quiet,
      zone: zoneOf(request),
    }
  })
}

const hashOf = ({ workspaceId, hashAddress }: Loading, { address, channel }: GateRequest): string | null =>
  address === null || address === ''
    ? null
    : hashAddress(workspaceId, kindOfAddress(channel, address), address)

/** A refusal of the person leaves contracts alone; an address that is no good, or complained, is left alone itself. */
const scopeOf = (reason: Suppression['reason']): Suppression['scope'] =>
  reason === 'withdrawal' || reason === 'erased' ? 'marketing' : 'all'
const isWorse = (a: Suppression, b: Suppression): boolean =>
  a.scope === b.scope ? a.at > b.at : a.scope === 'all'

/** No window of any rule reaches further back: calendar windows as seen from the zone that is furthest behind. */
function findHorizon(policy: Policy, own: readonly Frequency[], { now }: Loading): number {
  const rules: CapRule[] = [...policy.caps, ...own.flatMap((one) => toCapRule(one) ?? [])]
  const dayMs = 86_400_000
  return rules.reduce((least, { window }) => Math.min(least, countsAfter(window, 'UTC', now) - dayMs), now)
}

interface Gathered {
  rows: ConsentRow[]
  frequencies: FrequencyRow[]
  contacts: ContactRow[]
  addresses: ReadonlySet<string>
}

const nobody = (): Gathered => ({ rows: [], frequencies: [], contacts: [], addresses: new Set() })

function gather(people: People, found: Omit<Gathered, 'addresses'>): ReadonlyMap<string, Gathered> {
  const gathered = new Map<string, Gathered>()
  for (const [root, births] of people.births) {
    const addresses = new Set<string>()
    for (const { kind, value } of births) if (kind === 'email' || kind === 'phone') addresses.add(value)
    gathered.set(root, { rows: [], frequencies: [], contacts: [], addresses })
  }
  const find = (birth: string) => gathered.get(people.rootOf.get(birth) ?? '')
  for (const row of found.rows) find(row.birth)?.rows.push(row)
  for (const row of found.frequencies) find(row.birth)?.frequencies.push(row)
  for (const row of found.contacts) if (row.status !== 'x') find(row.birth)?.contacts.push(row)
  return gathered
}
