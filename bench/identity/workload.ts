import type {
  Batch,
  BatchEvent,
  Command,
  Identifier,
  NormalEvent,
} from '../../server/modules/collect/index.ts'
import { mintBirthId } from '../../server/platform/ids.ts'

export const workspaceId = 'bench'

/** One record of the log, compact: a million of them stand in memory before the clock starts. */
export type Turn =
  | { names: readonly Identifier[] }
  /** Undoes the merge that the turn at `bridge` made, for the customer of that identifier. */
  | { bridge: number; customer: Identifier }

export interface Workload {
  turns: Turn[]
  /** What a plain union-find over the log says: the customer of each identifier, by `kind value`. */
  truth: Map<string, number>
  people: number
  bridges: number
  unmerges: number
}

/** A small generator that replays from its seed (mulberry32). */
export function makeDice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Person {
  islands: [Identifier[], Identifier[]] | [Identifier[]]
  events: { names: Identifier[]; isBridge: boolean }[]
}

const kinds = ['user_id', 'email', 'anonymous_id', 'device_id', 'phone', 'email'] as const

/**
 * `events` records of `events * 0.3` people with 3 to 6 identifiers each, people interleaved at random. Half the people
 * are first met as two strangers and joined by a later event (15 % of all records); 1 % of records undo such a merge.
 */
export function makeWorkload(events: number, seed: number): Workload {
  const dice = makeDice(seed)
  const people = Math.round(events * 0.3)
  const unmerges = Math.round(events * 0.01)
  const targets = events - unmerges
  const all = Array.from({ length: people }, (_, i) => makePerson(i, dice))
  addVisits(all, targets, dice)
  const { order, places } = interleave(all, targets, dice)
  return weaveUnmerges({ all, order, places, unmerges, dice })
}

function makePerson(i: number, dice: () => number): Person {
  const size = 3 + Math.floor(dice() * 4)
  const ids = kinds
    .slice(0, size)
    .map((kind, at): Identifier => ({ kind, value: `${kind}-${i}-${at}@example.pl` }))
  if (dice() >= 0.5) {
    const [first = [], second = []] = [ids.slice(0, 3), ids.slice(3)]
    const lead = ids[0]
    const events = [{ names: first, isBridge: false }]
    if (second.length > 0 && lead) events.push({ names: [lead, ...second], isBridge: false })
    return { islands: [ids], events }
  }
  // Known by account or e-mail here, by device there, until one event carries both.
  const [known, device] = [ids.filter((id) => !isDevice(id)), ids.filter(isDevice)]
  const events = [known, device].map((names) => ({ names: sortNames(names), isBridge: false }))
  if (dice() < 0.5) events.reverse()
  const [x, y] = [known[0], device[0]]
  if (x && y) events.push({ names: [x, y], isBridge: true })
  return { islands: [known, device], events }
}

const isDevice = ({ kind }: Identifier): boolean => kind === 'anonymous_id' || kind === 'device_id'
const strength = ['user_id', 'card', 'email', 'phone', 'external', 'device_id', 'anonymous_id']
const sortNames = (names: Identifier[]): Identifier[] =>
  [...names].sort((x, y) => strength.indexOf(x.kind) - strength.indexOf(y.kind))

/** Visits that tell nothing new, until there are as many events as asked. */
function addVisits(all: readonly Person[], targets: number, dice: () => number): void {
  let count = all.reduce((sum, person) => sum + person.events.length, 0)
  while (count < targets) {
    const person = all[Math.floor(dice() * all.length)]
    const island = person?.islands[Math.floor(dice() * person.islands.length)] ?? []
    const name = island[Math.floor(dice() * island.length)]
    if (!person || !name) continue
    person.events.push({ names: [name], isBridge: false })
    count++
  }
}

/** People's events in one line: each person's own order kept, all else by chance. */
function interleave(all: readonly Person[], targets: number, dice: () => number) {
  const slots: number[] = []
  all.forEach((person, i) => {
    for (let k = 0; k < person.events.length; k++) slots.push(i)
  })
  for (let i = slots.length - 1; i > 0; i--) {
    const j = Math.floor(dice() * (i + 1))
    const [x, y] = [slots[i] ?? 0, slots[j] ?? 0]
    slots[i] = y
    slots[j] = x
  }
  const next = new Uint8Array(all.length)
  const order: { person: number; names: Identifier[] }[] = []
  const places = new Map<number, number>()
  for (const person of slots.slice(0, targets)) {
    const event = all[person]?.events[next[person] ?? 0]
    next[person] = (next[person] ?? 0) + 1
    if (!event) continue
    if (event.isBridge) places.set(person, order.length)
    order.push({ person, names: event.names })
  }
  return { order, places }
}

function weaveUnmerges(o: {
  all: readonly Person[]
  order: readonly { person: number; names: Identifier[] }[]
  places: ReadonlyMap<number, number>
  unmerges: number
  dice: () => number
}): Workload {
  const bridged = [...o.places.keys()]
  const parted = new Set<number>()
  while (parted.size < Math.min(o.unmerges, bridged.length))
    parted.add(bridged[Math.floor(o.dice() * bridged.length)] ?? 0)
  const after = new Map<number, number[]>()
  for (const person of parted) {
    const from = (o.places.get(person) ?? 0) + 1
    const at = from + Math.floor(o.dice() * (o.order.length - from))
    after.set(at, [...(after.get(at) ?? []), person])
  }
  const turns: Turn[] = []
  const bridges = new Map<number, number>()
  o.order.forEach(({ person, names }, i) => {
    for (const gone of after.get(i) ?? []) undo(gone)
    if (o.places.get(person) === i) bridges.set(person, turns.length)
    turns.push({ names })
  })
  for (const gone of after.get(o.order.length) ?? []) undo(gone)
  return {
    turns,
    truth: findTruth(turns),
    people: o.all.length,
    bridges: bridges.size,
    unmerges: parted.size,
  }

  function undo(person: number): void {
    const customer = o.all[person]?.islands[0]?.[0]
    const bridge = bridges.get(person)
    if (customer && bridge !== undefined) turns.push({ bridge, customer })
  }
}

/** Union-find over the whole log, without the joins that were undone. */
function findTruth(turns: readonly Turn[]): Map<string, number> {
  const undone = new Set(turns.flatMap((turn) => ('bridge' in turn ? [turn.bridge] : [])))
  const index = new Map<string, number>()
  const parent: number[] = []
  const find = (x: number): number => {
    let at = x
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0
      at = parent[at] ?? 0
    }
    return at
  }
  turns.forEach((turn, i) => {
    if ('bridge' in turn) return
    const members = turn.names.map(({ kind, value }) => {
      const key = `${kind} ${value}`
      const known = index.get(key)
      if (known !== undefined) return known
      index.set(key, parent.length)
      parent.push(parent.length)
      return parent.length - 1
    })
    if (undone.has(i)) return
    for (const member of members) parent[find(member)] = find(members[0] ?? 0)
  })
  return new Map([...index].map(([key, at]) => [key, find(at)]))
}

const receivedAt = (pos: number): number => 1.7e12 + pos

/** The records at `from` and after as a batch of the pipeline; `births` grows as identifiers are first met. */
export function makeBatch(
  turns: readonly Turn[],
  from: number,
  to: number,
  births: Map<Identifier, string>,
): Batch {
  const events: BatchEvent[] = []
  for (let at = from; at < to; at++) {
    const turn = turns[at]
    if (turn !== undefined) events.push(makeBatchEvent(turn, at + 1, births))
  }
  return { from: from + 1, to: to + 1, workspaceIds: [workspaceId], events, graphChanges: [], stepMs: {} }
}

function makeBatchEvent(turn: Turn, pos: number, births: Map<Identifier, string>): BatchEvent {
  const isEvent = 'names' in turn
  if (isEvent) {
    turn.names.forEach((name, ordinal) => {
      if (!births.has(name)) births.set(name, mintBirthId(receivedAt(pos), pos, ordinal))
    })
  }
  return {
    record: {
      pos,
      workspaceId,
      kind: isEvent ? 'event' : 'command',
      sourceId: 'bench',
      receivedAt: receivedAt(pos),
      sentAt: null,
      meta: null,
      body: '',
    },
    event: isEvent ? makeEvent(turn.names, pos) : null,
    command: isEvent ? null : makeCommand(turn, births),
    outcome: 'pending',
    reason: null,
    birth: null,
    deviceBirth: null,
    root: null,
    warnings: [],
    effects: [],
  }
}

const nowhere = {
  channel: null,
  source: null,
  medium: null,
  campaign: null,
  clickId: null,
  referrerHost: null,
  device: null,
  store: null,
}
const noProperties = {}

function makeEvent(identifiers: readonly Identifier[], pos: number): NormalEvent {
  return {
    type: 'track',
    name: 'Product Viewed',
    messageId: `m${pos}`,
    ts: receivedAt(pos),
    channel: 'web',
    touchpoint: nowhere,
    identifiers,
    traits: null,
    properties: noProperties,
    consent: null,
    isSharedSource: false,
    library: null,
  }
}

function makeCommand(
  turn: { bridge: number; customer: Identifier },
  births: ReadonlyMap<Identifier, string>,
): Command {
  const pos = turn.bridge + 1
  return {
    type: 'split',
    messageId: `c${pos}`,
    customerId: births.get(turn.customer) ?? '',
    mergeId: mintBirthId(receivedAt(pos), pos, 0x8000),
    reason: '',
    actor: { kind: 'key', id: 'bench', name: 'bench' },
  }
}
