import { toDecimal } from '@splot/contract/money'
import type { ComputedTrait } from '@splot/contract/segment/leaves'
import { ownStore } from '@splot/contract/segment/names'
import type { ComputedFacts } from '../../profile/index.ts'
import { isMemoryLeaf, type Program } from '../rules/compile.ts'
import {
  type CustomerFacts,
  consentChannels,
  type FactKind,
  type FactLeaf,
  nameStock,
  noFacts,
} from '../rules/facts.ts'
import type { FactSources, StockAsked, WorkspaceWhere } from './deps.ts'

interface Asked {
  roots: readonly string[]
  kinds: ReadonlySet<FactKind>
  program: Program
  now: number
}

type Facts = { -readonly [K in keyof CustomerFacts]: CustomerFacts[K] }

const dayMs = 86_400_000

/** Facts of customers, one read a kind; what was not asked for is as of a stranger. */
export async function loadFacts(
  deps: FactSources,
  where: WorkspaceWhere,
  asked: Asked,
): Promise<Map<string, CustomerFacts>> {
  const { tx, workspaceId } = where
  const { kinds, now } = asked
  const facts = new Map<string, Facts>(asked.roots.map((root) => [root, { ...noFacts(root) }]))
  if (kinds.size === 0 || facts.size === 0) return facts
  const known = await deps.graph.listClusters(tx, workspaceId, asked.roots, 'service')
  const births = new Map<string, string[]>()
  for (const { birthId, root } of known) births.set(root, [...(births.get(root) ?? []), birthId])
  const put = <K extends keyof Facts>(key: K, values: ReadonlyMap<string, Facts[K]>) => {
    for (const [root, value] of values) {
      const one = facts.get(root)
      if (one !== undefined) one[key] = value
    }
  }
  const leaves = listFactLeaves(asked.program)
  if (kinds.has('traits') || kinds.has('reach'))
    put('traits', await deps.profile.listTraitValues(tx, workspaceId, births, listTraitNames(leaves)))
  if (kinds.has('computed')) {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    const computed = await deps.profile.listComputed(tx, [...births.keys()], now)
    put(
      'computed',
      mapValues(computed, (one) => writeComputed(one, currency)),
    )
    put(
      'computedUntil',
      mapValues(computed, ({ orderTimes }) => findTurn(orderTimes, now)),
    )
  }
  if (kinds.has('consent'))
    put('consents', await deps.consent.listGiven(where, births, listConsents(leaves), now))
  if (kinds.has('reach')) put('addressed', await listAddressed(deps, where, { known, facts }))
  if (kinds.has('lists')) put('lists', await listLists(deps, where, births))
  if (kinds.has('stock')) await addStock(deps, where, { facts, births, leaves, now })
  if (kinds.has('near')) {
    const near = await listNear(deps, where, leaves)
    for (const one of facts.values()) one.near = near
  }
  return facts
}

const mapValues = <A, B>(map: ReadonlyMap<string, A>, change: (value: A) => B): Map<string, B> =>
  new Map([...map].map(([key, value]) => [key, change(value)]))

const listFactLeaves = (program: Program): FactLeaf[] =>
  program.leaves.flatMap(({ leaf }) => (isMemoryLeaf(leaf) ? [] : [leaf]))

const placeTraits = ['city', 'postalCode', 'address', 'preferredStore']

function listTraitNames(leaves: readonly FactLeaf[]): string[] {
  const names = leaves.flatMap((leaf) => {
    if (leaf.kind === 'trait') return [leaf.trait]
    if (leaf.kind === 'stock') return leaf.store === ownStore ? ['preferredStore'] : []
    return leaf.kind === 'place' || leaf.kind === 'reachable' ? placeTraits : []
  })
  return [...new Set(names)]
}

function listConsents(leaves: readonly FactLeaf[]): { purpose: string; channel: string }[] {
  const asked = leaves.flatMap((leaf) => {
    if (leaf.kind === 'consent') return [{ purpose: leaf.purpose, channel: leaf.channel }]
    if (leaf.kind !== 'reachable' || leaf.purpose === undefined) return []
    const { purpose } = leaf
    return consentChannels[leaf.channel].map((channel) => ({ purpose, channel }))
  })
  return [...new Map(asked.map((one) => [`${one.purpose} ${one.channel}`, one])).values()]
}

function writeComputed(
  { computed }: ComputedFacts,
  currency: string,
): Partial<Record<ComputedTrait, unknown>> {
  const amount = (money: readonly { currency: string; minor: bigint }[]): number | undefined => {
    const own = money.find((one) => one.currency === currency)
    return own === undefined ? undefined : Number(toDecimal(own.minor, currency))
  }
  const score = (i: number) => (computed.rfm === null ? undefined : Number(computed.rfm.score.charAt(i)))
  return {
    orders: computed.orders,
    revenue: amount(computed.revenue) ?? 0,
    average_order: amount(computed.averageOrder),
    value_12m: amount(computed.value12m) ?? 0,
    recency_days: computed.recencyDays,
    recency_score: score(0),
    frequency_score: score(1),
    monetary_score: score(2),
    events: computed.events,
    stage: computed.stages.at(-1)?.stage ?? 'anonymous',
    favourite_category: computed.favouriteCategory,
    favourite_device: computed.favouriteDevice,
    favourite_store: computed.favouriteStore,
    last_channel: computed.lastChannel,
  }
}

/** Whatever changes by itself changes a whole number of days after an order. */
function findTurn(orderTimes: readonly number[], now: number): number {
  let turn = Number.POSITIVE_INFINITY
  for (const at of orderTimes) turn = Math.min(turn, now + dayMs - ((((now - at) % dayMs) + dayMs) % dayMs))
  return turn
}

interface Known {
  known: readonly { birthId: string; root: string; kind: string; value: string }[]
  facts: ReadonlyMap<string, CustomerFacts>
}

async function listAddressed(
  deps: FactSources,
  where: WorkspaceWhere,
  { known, facts }: Known,
): Promise<Map<string, Set<string>>> {
  const addressed = new Map([...facts.keys()].map((root) => [root, new Set<string>()]))
  const valuesOf = (kind: string) => known.filter((one) => one.kind === kind).map(({ value }) => value)
  for (const [kind, channels] of [
    ['email', ['email']],
    ['phone', ['sms', 'call']],
  ] as const) {
    const silent = await deps.consent.listSilent(where, kind, valuesOf(kind))
    for (const one of known)
      if (one.kind === kind && !silent.has(one.value))
        for (const channel of channels) addressed.get(one.root)?.add(channel)
  }
  const pushable = await deps.listPushable(
    where,
    known.map(({ birthId }) => birthId),
  )
  for (const { birthId, root } of known) if (pushable.has(birthId)) addressed.get(root)?.add('push')
  for (const [root, { traits }] of facts)
    if (traits.get('address') !== undefined) addressed.get(root)?.add('post')
  return addressed
}

/** Stock changes without an event of hers: whoever waits for something is looked at again after so long. */
const stockMs = 3_600_000

interface Stocked {
  facts: ReadonlyMap<string, Facts>
  births: ReadonlyMap<string, readonly string[]>
  leaves: readonly FactLeaf[]
  now: number
}

async function addStock(deps: FactSources, where: WorkspaceWhere, asked: Stocked): Promise<void> {
  const { facts, births, now } = asked
  const leaves = asked.leaves.filter((leaf) => leaf.kind === 'stock')
  const ownStores = new Map([...facts].map(([root, one]) => [root, listOwnStores(one)]))
  const stores = [...new Set([...ownStores.values()].flat())]
  const named = leaves.flatMap(({ kind: _, ...leaf }): StockAsked[] =>
    leaf.store === ownStore ? stores.map((store) => ({ ...leaf, store })) : [leaf],
  )
  for (const [root, holding] of await deps.listAwaitedStock(where, births, named)) {
    const one = facts.get(root)
    if (one === undefined) continue
    const own = new Set(ownStores.get(root))
    const said = [...holding].flatMap((leaf) =>
      leaf.store !== undefined && own.has(leaf.store) ? [leaf, { ...leaf, store: ownStore }] : [leaf],
    )
    one.stock = new Set(said.map(nameStock))
    one.stockUntil = now + stockMs
  }
}

const listOwnStores = ({ traits, computed }: Facts): string[] =>
  [traits.get('preferredStore'), computed.favourite_store].filter((one) => typeof one === 'string')

async function listLists(
  deps: FactSources,
  where: WorkspaceWhere,
  births: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Set<string>>> {
  const lists = await deps.listsOf(where, [...births.values()].flat())
  return mapValues(births, (own) => new Set(own.flatMap((birth) => lists.get(birth) ?? [])))
}

async function listNear(
  deps: FactSources,
  where: WorkspaceWhere,
  leaves: readonly FactLeaf[],
): Promise<Map<string, ReadonlySet<string>>> {
  const near = new Map<string, ReadonlySet<string>>()
  for (const leaf of leaves) {
    if (leaf.kind !== 'place' || leaf.near === undefined) continue
    near.set(`${leaf.near.store} ${leaf.near.km}`, await deps.listStoresNear(where, leaf.near))
  }
  return near
}
