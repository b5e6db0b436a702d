import { compareStrength, type IdentifierKind, identifierKinds } from '@splot/contract/identifiers'
import fc from 'fast-check'
import { mintBirthId } from '../../platform/ids.ts'
import type { Batch, BatchEvent, Command, NormalEvent } from '../collect/index.ts'
import { Oracle, type OracleRecord } from './identity.oracle.testkit.ts'

export const workspaceId = 'default'
/** When the record at this position was received: the oracle counts on the same. */
export const receivedAt = (pos: number): number => 1e12 + pos * 1000
const dayMs = 86_400_000

/** One turn of a random life of a shop, before it is known what it does to whom. */
export type Turn =
  | { do: 'event'; names: string[]; day: number; isKiosk: boolean }
  | { do: 'merge'; a: number; b: number }
  | { do: 'undo'; pick: number }
  | { do: 'part'; customer: number; mask: number }

export interface Universe {
  names: Partial<Record<IdentifierKind, number>>
  days: number
  hasKiosks: boolean
  hasActs: boolean
}

/** Few enough names that they meet often, and limits, shared devices and junk values are hit. */
export const crowded: Universe = {
  names: { user_id: 3, card: 2, email: 7, phone: 3, external: 4, device_id: 3, anonymous_id: 4 },
  days: 400,
  hasKiosks: true,
  hasActs: true,
}

export function listNames(universe: Universe): string[] {
  return identifierKinds.flatMap((kind) =>
    Array.from({ length: universe.names[kind] ?? 0 }, (_, i) =>
      kind === 'external' ? `external|${i % 2 ? 'shop' : 'erp'}:${i}` : `${kind}|${kind[0]}${i}`,
    ),
  )
}

export function makeTurn(universe: Universe): fc.Arbitrary<Turn> {
  const names = listNames(universe)
  const event = fc
    .record({
      names: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
      day: fc.integer({ min: 0, max: universe.days * 2 }),
      isKiosk: universe.hasKiosks ? fc.integer({ min: 0, max: 9 }).map((n) => n === 0) : fc.constant(false),
    })
    .map((one): Turn => ({ do: 'event', ...one, names: sortByStrength(one.names) }))
  if (!universe.hasActs) return event
  const index = fc.nat({ max: 60 })
  const merge = fc.record({ do: fc.constant('merge' as const), a: index, b: index })
  const undo = fc.record({ do: fc.constant('undo' as const), pick: index })
  const part = fc.record({
    do: fc.constant('part' as const),
    customer: index,
    mask: fc.integer({ min: 1, max: 255 }),
  })
  return fc.oneof(
    { weight: 12, arbitrary: event },
    { weight: 2, arbitrary: merge },
    { weight: 2, arbitrary: undo },
    { weight: 2, arbitrary: part },
  )
}

function sortByStrength(names: readonly string[]): string[] {
  return [...names].sort((x, y) => compareStrength(splitName(x).kind, splitName(y).kind) || (x < y ? -1 : 1))
}

export function splitName(name: string): { kind: IdentifierKind; value: string } {
  const bar = name.indexOf('|')
  return { kind: name.slice(0, bar) as IdentifierKind, value: name.slice(bar + 1) }
}

/** Lives the turns through the oracle, which settles whom a merge or split means. */
export function live(turns: readonly Turn[], maxRefusals: number): { log: OracleRecord[]; oracle: Oracle } {
  const oracle = new Oracle(maxRefusals)
  const log: OracleRecord[] = []
  const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
  turns.forEach((turn, i) => {
    const record = toRecord(turn, i + 1)
    if (record === null) return
    log.push(record)
    oracle.replay([record])
  })
  return { log, oracle }

  function toRecord(turn: Turn, pos: number): OracleRecord | null {
    if (turn.do === 'event') {
      return {
        type: 'event',
        pos,
        at: 1e12 + (turn.day * dayMs) / 2,
        isKiosk: turn.isKiosk,
        names: turn.names,
      }
    }
    const known = oracle.names
    if (turn.do === 'merge') {
      const [a, b] = [pick(known, turn.a), pick(known, turn.b)]
      return a === undefined || b === undefined ? null : { type: 'merge', pos, a, b }
    }
    if (turn.do === 'undo') {
      const merge = pick(oracle.merges, turn.pick)
      return merge === undefined
        ? null
        : { type: 'split', pos, customer: merge.edge.x, merge: { pos: merge.pos, ord: merge.ord } }
    }
    const customer = pick(known, turn.customer)
    if (customer === undefined) return null
    const names = oracle.group(customer).filter((_, i) => (turn.mask >> (i % 8)) & 1)
    return { type: 'part', pos, customer, names }
  }
}

/** Births of all names, from the log alone. */
export function mintBirths(log: readonly OracleRecord[]): Map<string, string> {
  const births = new Map<string, string>()
  for (const one of log) {
    if (one.type !== 'event') continue
    one.names.forEach((name, ordinal) => {
      if (!births.has(name)) births.set(name, mintBirthId(receivedAt(one.pos), one.pos, ordinal))
    })
  }
  return births
}

export const mergeId = (at: { pos: number; ord: number }): string =>
  mintBirthId(receivedAt(at.pos), at.pos, 0x8000 + at.ord)

export function makeBatch(log: readonly OracleRecord[], births: ReadonlyMap<string, string>): Batch {
  const events = log.map((one) => toBatchEvent(one, births))
  return {
    from: log[0]?.pos ?? 0,
    to: (log.at(-1)?.pos ?? 0) + 1,
    workspaceIds: [workspaceId],
    events,
    graphChanges: [],
    stepMs: {},
  }
}

function toBatchEvent(one: OracleRecord, births: ReadonlyMap<string, string>): BatchEvent {
  const isEvent = one.type === 'event'
  return {
    record: {
      pos: one.pos,
      workspaceId,
      kind: isEvent ? 'event' : 'command',
      sourceId: 'test',
      receivedAt: receivedAt(one.pos),
      sentAt: null,
      meta: null,
      body: '',
    },
    event: isEvent
      ? makeEvent(one.names, { at: one.at, isKiosk: one.isKiosk, messageId: `m${one.pos}` })
      : null,
    command: isEvent ? null : toCommand(one, births),
    outcome: 'pending',
    reason: null,
    birth: null,
    deviceBirth: null,
    root: null,
    warnings: [],
    effects: [],
  }
}

export function makeEvent(
  names: readonly string[],
  o: { at: number; isKiosk?: boolean; messageId?: string },
): NormalEvent {
  return {
    type: 'track',
    name: 'Product Viewed',
    messageId: o.messageId ?? 'm',
    ts: o.at,
    channel: 'web',
    touchpoint: null as never,
    identifiers: names.map(splitName),
    traits: null,
    properties: {},
    consent: null,
    isSharedSource: o.isKiosk ?? false,
    library: null,
  }
}

function toCommand(
  one: Exclude<OracleRecord, { type: 'event' }>,
  births: ReadonlyMap<string, string>,
): Command {
  const base = {
    messageId: `c${one.pos}`,
    reason: 'test',
    actor: { kind: 'member' as const, id: 'm1', name: 'Ada' },
  }
  const birth = (name: string) => births.get(name) ?? '00000000-0000-7000-8000-000000000000'
  if (one.type === 'merge') return { type: 'merge', a: birth(one.a), b: birth(one.b), ...base }
  const customerId = birth(one.customer)
  if (one.type === 'split') return { type: 'split', customerId, mergeId: mergeId(one.merge), ...base }
  return { type: 'split', customerId, identifiers: one.names.map(splitName), ...base }
}

/** Cuts a log at these sizes, taken in turn. */
export function cutLog<T>(log: readonly T[], sizes: readonly number[]): T[][] {
  const batches: T[][] = []
  for (let at = 0, i = 0; at < log.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1)
    batches.push(log.slice(at, at + size))
    at += size
  }
  return batches
}

/** Customers as text, from whatever says the root of a name: equal texts are equal partitions. */
export function describePartition(customers: readonly (readonly string[])[]): string {
  return customers
    .map((names) => [...names].sort().join(' '))
    .sort()
    .join('\n')
}
