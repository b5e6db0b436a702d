import { guestCodeOf } from '@splot/contract/guest-code'
import type { Condition } from '@splot/contract/segment/condition'
import type { Leaf } from '@splot/contract/segment/leaves'
import { createCalendar } from '../rules/calendar.ts'
import { type Drawn, drawHolding, type Scan, writeScan } from '../warehouse/scan.ts'
import type { DeskDeps, Reader } from './desk-deps.ts'

/** People shown by name, and people looked at one by one where facts beside events decide. */
const shown = 8
const mostLookedAt = 2_000
/** Where there is no analytic engine: so many are read from the log, one by one. */
const mostRead = 300

export interface Preview {
  people: number
  customers: number
  /** So many more or fewer, 19 times of 20; 0 = counted. */
  error: number
  sample: { id: string; name: string | null; guestCode: string }[]
  ms: number
}

interface Counted {
  people: number
  customers: number
  error: number
  roots: string[]
}

/** How many a condition holds for now, and who some of them are. */
export async function previewCondition(
  deps: DeskDeps,
  workspaceId: string,
  condition: Condition,
  reader: Reader,
): Promise<Preview> {
  const begin = deps.clock.monotonic()
  const counted =
    deps.warehouse.kind === 'absent'
      ? await countSlowly(deps, workspaceId, condition)
      : await countInWarehouse(deps, workspaceId, condition)
  const { roots, ...rest } = counted
  const names = await deps.nameCustomers(workspaceId, roots, reader.seesPii)
  return {
    ...rest,
    sample: roots.map((id) => ({ id, name: names.get(id) ?? null, guestCode: guestCodeOf(id) })),
    ms: Math.round(deps.clock.monotonic() - begin),
  }
}

async function countInWarehouse(deps: DeskDeps, workspaceId: string, condition: Condition): Promise<Counted> {
  const { timeZone } = await deps.settingsOf(workspaceId)
  const moment = { now: deps.clock.now(), calendar: createCalendar(timeZone) }
  const scan = writeScan(condition, moment)
  const most = scan.isWhole ? shown : mostLookedAt
  const drawn = await drawHolding(deps.warehouse, scan, { workspaceId, below: null, most })
  const { customers, holding } = drawn
  if (scan.isWhole) {
    const roots = drawn.some.map((one) => one.root)
    return { people: holding, customers, error: 0, roots }
  }
  const inside = await listInside(deps, { workspaceId, condition, scan, drawn })
  const looked = drawn.some.length
  const share = looked === 0 ? 0 : inside.length / looked
  const error = holding <= looked ? 0 : Math.ceil(1.96 * Math.sqrt((share * (1 - share)) / looked) * holding)
  return { people: Math.round(share * holding), customers, error, roots: inside.slice(0, shown) }
}

interface Judged {
  workspaceId: string
  condition: Condition
  scan: Scan
  drawn: Drawn
}

/** Who of those drawn is in: what the scan has found out about their events stands as said, the rest is asked of the rooms. */
async function listInside(
  deps: DeskDeps,
  { workspaceId, condition, scan, drawn }: Judged,
): Promise<string[]> {
  const alike = new Map<string, { truths: readonly boolean[]; roots: string[] }>()
  for (const { root, truths } of drawn.some) {
    const key = truths.map(Number).join('')
    const group = alike.get(key) ?? { truths, roots: [] }
    alike.set(key, group)
    group.roots.push(root)
  }
  const inside = new Set<string>()
  for (const { truths, roots } of alike.values()) {
    const known = new Map(scan.leaves.map(({ leaf }, i) => [leaf, truths[i] === true]))
    const rest = settleLeaves(condition, known)
    const held = await deps.db.inWorkspace(workspaceId, (tx) =>
      deps.evaluate({ tx, workspaceId }, rest, roots),
    )
    for (const [root, isIn] of held) if (isIn) inside.add(root)
  }
  return drawn.some.flatMap(({ root }) => (inside.has(root) ? [root] : []))
}

const no: Condition = { kind: 'all', of: [] }
const yes: Condition = { kind: 'not', of: no }

/** The condition with what is known already put in its place. */
function settleLeaves(node: Condition, known: ReadonlyMap<Leaf, boolean>): Condition {
  if (node.kind === 'all' || node.kind === 'any')
    return { kind: node.kind, of: node.of.map((one) => settleLeaves(one, known)) }
  if (node.kind === 'not') return { kind: 'not', of: settleLeaves(node.of, known) }
  const truth = known.get(node)
  return truth === undefined ? node : truth ? yes : no
}

/** Without an analytic engine: the first customers, read one by one; of more than those it is an estimate. */
async function countSlowly(deps: DeskDeps, workspaceId: string, condition: Condition): Promise<Counted> {
  const { roots, held } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const page = await deps.pageRoots(tx, workspaceId, { after: null, identifiers: mostRead })
    return { roots: page, held: await deps.evaluate({ tx, workspaceId }, condition, page) }
  })
  const inside = roots.filter((root) => held.get(root) === true)
  const customers = Math.max(roots.length, await deps.estimateCustomers(workspaceId))
  const share = roots.length === 0 ? 0 : inside.length / roots.length
  const isAll = customers === roots.length
  const error = isAll ? 0 : Math.ceil(1.96 * Math.sqrt((share * (1 - share)) / roots.length) * customers)
  return { people: Math.round(share * customers), customers, error, roots: inside.slice(0, shown) }
}
