import type { Program } from '../rules/compile.ts'
import { newStanding, type Standing } from '../rules/incremental.ts'
import type { Memory } from '../rules/memory.ts'
import { listMemories } from '../store/memory.ts'
import { listStandings, type StandingRow } from '../store/standings.ts'
import type { Where } from './deps.ts'

/** A customer as she is stored; worked upon in place. */
export interface Person {
  /** What each of her births left, by birth. */
  memories: Map<string, Memory>
  standing: Standing
  /** Her standing has a row. */
  isStored: boolean
  /** Her timer fires no later than this; Infinity = never. */
  timerAt: number
}

export type People = ReadonlyMap<string, Person>

/** Nothing is known of her. */
export const newPerson = (): Person => ({
  memories: new Map(),
  standing: newStanding(),
  isStored: false,
  timerAt: Number.POSITIVE_INFINITY,
})

/** Customers by canonical id, in two reads; whoever nothing is known of is there too. */
export async function readPeople(
  { tx, workspaceId }: Where,
  program: Program,
  roots: readonly string[],
): Promise<Map<string, Person>> {
  const people = new Map<string, Person>()
  if (roots.length === 0) return people
  const [memories, standings] = await Promise.all([
    listMemories(tx, workspaceId, roots),
    listStandings(tx, workspaceId, roots),
  ])
  for (const root of roots) people.set(root, newPerson())
  for (const row of standings) {
    const one = people.get(row.root)
    if (one === undefined) continue
    one.standing = readStanding(program, row)
    one.isStored = true
    one.timerAt = Math.min(one.standing.dueAt, one.standing.factDueAt)
  }
  for (const { birth, root, memory } of memories) people.get(root)?.memories.set(birth, memory)
  return people
}

const split = (text: string): string[] => (text === '' ? [] : text.split(' '))

function readStanding(program: Program, row: StandingRow): Standing {
  const truths = split(row.truths).flatMap((key) => program.leafOfKey.get(key) ?? [])
  return {
    truths: new Set(truths),
    members: new Set(split(row.members)),
    dueAt: row.dueAt ?? Number.POSITIVE_INFINITY,
    factDueAt: row.factDueAt ?? Number.POSITIVE_INFINITY,
    isChanged: false,
  }
}

export function writeStanding(program: Program, root: string, standing: Standing): StandingRow {
  const keys = [...standing.truths].map((leaf) => program.leaves[leaf]?.key ?? '')
  return {
    root,
    truths: keys.join(' '),
    members: [...standing.members].join(' '),
    dueAt: orNull(standing.dueAt),
    factDueAt: orNull(standing.factDueAt),
  }
}

const orNull = (at: number): number | null => (Number.isFinite(at) ? at : null)

export const isBlank = ({ truths, members, dueAt, factDueAt }: Standing): boolean =>
  truths.size === 0 && members.size === 0 && !Number.isFinite(dueAt) && !Number.isFinite(factDueAt)
