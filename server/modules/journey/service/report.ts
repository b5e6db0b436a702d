import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { countHere, countOverdue, countStanding } from '../store/counts.ts'
import { listTallies, type TallyRow } from '../store/tallies.ts'
import type { JourneyDeps } from './deps.ts'
import { getJourney } from './journeys.ts'

/** How a journey does: of those for whom something is done, and of those held out. */
export interface Report {
  entered: number
  inside: number
  /** Of those, who go by a version before the newest. */
  older: number
  converted: number
  control: { entered: number; converted: number }
  /** People at each node now, who ever came to it, and which way they went. */
  nodes: { node: string; here: number; arrived: number; ways: { way: string; people: number }[] }[]
  exits: { reason: string; people: number }[]
  /** By day since 1970. */
  days: { day: number; entered: number; converted: number }[]
  /** People whose turn has come and is not done: a storm on its way. */
  overdue: number
  /** Held by an error, by reason. */
  held: { node: string; reason: string; people: number }[]
}

const sum = (rows: readonly TallyRow[], isIt: (what: string) => boolean): number =>
  rows.reduce((total, { what, n }) => (isIt(what) ? total + n : total), 0)

/** @throws not_found */
export async function readReport(
  deps: Pick<JourneyDeps, 'clock'>,
  tx: WorkspaceTx,
  id: string,
): Promise<Report> {
  const { version } = await getJourney(tx, id)
  const standing = version === null ? [] : await countStanding(tx, id, version)
  const rows = await listTallies(tx, tx.workspaceId, [id])
  const here = await countHere(tx, id)
  const own = rows.filter(({ what }) => !what.startsWith('c:'))
  return {
    ...countSides(rows),
    inside: here.reduce((total, { n }) => total + n, 0),
    older: standing.reduce((total, { n }) => total + n, 0),
    nodes: listNodes(own, here),
    exits: collect(own, 'exit:').map(([reason, people]) => ({ reason, people })),
    days: listDays(own),
    overdue: await countOverdue(tx, id, deps.clock.now()),
    held: here.flatMap(({ node, reason, n }) => (reason === null ? [] : [{ node, reason, people: n }])),
  }
}

type Sides = Pick<Report, 'entered' | 'converted' | 'control'>

const countSides = (rows: readonly TallyRow[]): Sides => ({
  entered: sum(rows, (what) => what === 'entered'),
  converted: sum(rows, (what) => what === 'goal'),
  control: {
    entered: sum(rows, (what) => what === 'c:entered'),
    converted: sum(rows, (what) => what === 'c:goal'),
  },
})

/** How many came in and reached the goal, on both sides; from the counts alone, whatever the journey's size. */
export const readSides = async (tx: WorkspaceTx, id: string): Promise<Sides> =>
  countSides(await listTallies(tx, tx.workspaceId, [id]))

/** Sums by what stands behind a word, the largest first. */
function collect(rows: readonly TallyRow[], prefix: string): [string, number][] {
  const sums = new Map<string, number>()
  for (const { what, n } of rows)
    if (what.startsWith(prefix)) {
      const key = what.slice(prefix.length)
      sums.set(key, (sums.get(key) ?? 0) + n)
    }
  return [...sums].sort((a, b) => b[1] - a[1])
}

function listNodes(rows: readonly TallyRow[], here: readonly { node: string; n: number }[]): Report['nodes'] {
  const arrived = new Map(collect(rows, 'in:'))
  const ways = collect(rows, 'out:')
  const standing = new Map<string, number>()
  for (const { node, n } of here) standing.set(node, (standing.get(node) ?? 0) + n)
  return [...new Set([...arrived.keys(), ...standing.keys()])].map((node) => ({
    ...{ node, here: standing.get(node) ?? 0, arrived: arrived.get(node) ?? 0 },
    ways: ways.flatMap(([key, people]) =>
      key.startsWith(`${node}:`) ? [{ way: key.slice(node.length + 1), people }] : [],
    ),
  }))
}

function listDays(rows: readonly TallyRow[]): Report['days'] {
  const days = new Map<number, { day: number; entered: number; converted: number }>()
  for (const { day, what, n } of rows) {
    const one = days.get(day) ?? { day, entered: 0, converted: 0 }
    days.set(day, one)
    if (what === 'entered') one.entered += n
    if (what === 'goal') one.converted += n
  }
  return [...days.values()].sort((a, b) => a.day - b.day)
}
