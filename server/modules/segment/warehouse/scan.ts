import type { Condition } from '@splot/contract/segment/condition'
import type { Leaf } from '@splot/contract/segment/leaves'
import { desugar } from '@splot/contract/segment/sugar'
import type { Warehouse } from '../../../platform/warehouse/index.ts'
import type { Moment } from '../rules/read-ring.ts'
import type { MemoryLeaf } from '../rules/trace.ts'
import { type LeafSql, writeLeaf } from './leaf.ts'
import { quote } from './literal.ts'

/** A condition as one scan over the events of a workspace. */
export interface Scan {
  /** Over the aggregates of one customer. Where facts beside events are asked, it holds for whoever may be in. */
  test: string
  /** Memory leaves whose truth the rest of the condition needs, and their tests; empty where `test` decides alone. */
  leaves: { leaf: Leaf; test: string }[]
  isWhole: boolean
  /** Somebody of whom no event is known to the condition may be in: everybody must be looked at. */
  isForStrangers: boolean
  /** Tests of rows, by cheap columns: a row that fails all of them means nothing to the condition. */
  rows: readonly string[]
}

/** The condition written for the engine at a moment. */
export function writeScan(condition: Condition, moment: Moment): Scan {
  const written = new Map<Leaf, LeafSql>()
  const write = (leaf: Leaf): LeafSql | null => {
    const memory = asMemory(leaf)
    if (memory === null) return null
    const known = written.get(leaf) ?? writeLeaf(memory, moment)
    written.set(leaf, known)
    return known
  }
  const test = writeNode(condition, write, true)
  const isWhole = !hasFacts(condition)
  return {
    test,
    leaves: isWhole ? [] : [...written].map(([leaf, { test: own }]) => ({ leaf, test: own })),
    isWhole,
    isForStrangers: mayHoldForStrangers(condition, moment, true),
    rows: [...new Set([...written.values()].map((one) => one.rows))],
  }
}

/** The leaf as one over events; null for one over facts. */
export function asMemory(leaf: Leaf): MemoryLeaf | null {
  if (leaf.kind === 'event' || leaf.kind === 'orders' || leaf.kind === 'engagement') return desugar(leaf)
  const isMemory = leaf.kind === 'event_time' || leaf.kind === 'sequence' || leaf.kind === 'cart'
  return isMemory ? leaf : null
}

const hasFacts = (node: Condition): boolean => {
  if (node.kind === 'all' || node.kind === 'any') return node.of.some(hasFacts)
  return node.kind === 'not' ? hasFacts(node.of) : asMemory(node) === null
}

/** @param isPositive a fact is taken for whichever answer lets more people in */
function writeNode(node: Condition, write: (leaf: Leaf) => LeafSql | null, isPositive: boolean): string {
  if (node.kind === 'not') return `(NOT ${writeNode(node.of, write, !isPositive)})`
  if (node.kind !== 'all' && node.kind !== 'any') return write(node)?.test ?? (isPositive ? '1' : '0')
  if (node.of.length === 0) return '0'
  return `(${node.of.map((one) => writeNode(one, write, isPositive)).join(node.kind === 'all' ? ' AND ' : ' OR ')})`
}

/** Whether the condition may hold for somebody of whom none of its events is known. */
function mayHoldForStrangers(node: Condition, moment: Moment, isPositive: boolean): boolean {
  if (node.kind === 'not') return !mayHoldForStrangers(node.of, moment, !isPositive)
  if (node.kind === 'all' || node.kind === 'any') {
    const parts = node.of.map((one) => mayHoldForStrangers(one, moment, isPositive))
    return node.kind === 'all' ? parts.length > 0 && parts.every(Boolean) : parts.some(Boolean)
  }
  const memory = asMemory(node)
  return memory === null ? isPositive : holdsForStrangers(memory)
}

/** Nothing ever happened: only a count can say yes to that, and an empty cart. */
function holdsForStrangers(leaf: MemoryLeaf): boolean {
  if (leaf.kind === 'cart') return leaf.state === 'empty'
  if (leaf.kind !== 'event' || (leaf.measure !== 'count' && leaf.measure !== 'distinct')) return false
  const { op, value } = leaf
  return (
    op === 'lt' ||
    op === 'lte' ||
    (op === 'eq' && value === 0) ||
    (op === 'neq' && value !== 0) ||
    (op === 'gte' && value <= 0)
  )
}

const rootOf = "dictGetOrDefault('birth_root', 'root_id', birth_id, root_id)"

interface Asked {
  workspaceId: string
  /** Only events below this position of the log; null = all there are. */
  below: number | null
}

/** One row a customer who may be in: her canonical id, and the truths of `leaves` as bits, the first the lowest. */
function writeRows(scan: Scan, { workspaceId, below }: Asked): string {
  const rows = [`workspace_id = ${quote(workspaceId)}`]
  if (below !== null) rows.push(`seq < ${below}`)
  if (!scan.isForStrangers)
    rows.push(scan.rows.length === 0 ? '0' : `(${scan.rows.map((one) => `(${one})`).join(' OR ')})`)
  const bits = scan.leaves.map(({ test }, i) => `bitShiftLeft(toUInt256(${test}), ${i})`)
  return `SELECT ${rootOf} AS root, ${bits.length === 0 ? 'toUInt256(0)' : bits.join(' + ')} AS bits
    FROM event WHERE ${rows.join(' AND ')} GROUP BY root HAVING ${scan.test}`
}

/** A decimal text is the same number here as there. */
const settings = 'SETTINGS precise_float_parsing = 1'

/** Canonical ids of all customers for whom a whole scan holds, in their order. */
export async function listHolding(warehouse: Warehouse, scan: Scan, asked: Asked): Promise<string[]> {
  const rows = await warehouse.read<{ root: string }>(
    `SELECT toString(root) AS root FROM (${writeRows(scan, asked)}) ORDER BY root ${settings}`,
  )
  return rows.map((one) => one.root)
}

export interface Drawn {
  /** Customers of whom any event is known. */
  customers: number
  /** For how many the scan holds. */
  holding: number
  /** Some of them, drawn by their hash: always the same ones; the truths of the scan's leaves, in their order. */
  some: { root: string; truths: boolean[] }[]
}

/** Counts, and draws at most so many by lot. */
export async function drawHolding(
  warehouse: Warehouse,
  scan: Scan,
  asked: Asked & { most: number },
): Promise<Drawn> {
  const [counted, drawn] = await Promise.all([
    warehouse.read<{ customers: string }>(
      `SELECT uniqExact(${rootOf}) AS customers FROM event WHERE workspace_id = ${quote(asked.workspaceId)}`,
    ),
    warehouse.read<{ root: string; bits: string; holding: string }>(
      `SELECT toString(root) AS root, toString(bits) AS bits, count() OVER () AS holding FROM (${writeRows(scan, asked)})
        ORDER BY murmurHash3_32(toString(root)) LIMIT ${asked.most} ${settings}`,
    ),
  ])
  return {
    customers: Number(counted[0]?.customers ?? 0),
    holding: Number(drawn[0]?.holding ?? 0),
    some: drawn.map(({ root, bits }) => ({ root, truths: readBits(bits, scan.leaves.length) })),
  }
}

function readBits(text: string, count: number): boolean[] {
  const bits = BigInt(text)
  return Array.from({ length: count }, (_, i) => ((bits >> BigInt(i)) & 1n) === 1n)
}
