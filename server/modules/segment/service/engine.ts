import type { NormalEvent } from '../../collect/index.ts'
import type { Program } from '../rules/compile.ts'
import { type CustomerWork, listNeeds, settleCustomer, takeEvent } from '../rules/customer.ts'
import { type CustomerFacts, type FactKind, noFacts } from '../rules/facts.ts'
import { newStanding, type Standing } from '../rules/incremental.ts'
import { Memory } from '../rules/memory.ts'
import type { Flip, FlipCause } from '../schema/flip.ts'
import { putFlips, type TallyRow } from '../store/members.ts'
import { listMemories, type MemoryRow, putMemories } from '../store/memory.ts'
import {
  bringForward,
  dropStandings,
  listStandings,
  putDue,
  putStandings,
  type StandingRow,
} from '../store/standings.ts'
import type { FactSources, Where, WorkspaceWhere } from './deps.ts'
import { loadFacts } from './load-facts.ts'
import { chooseVersion, type LiveProgram } from './programs.ts'

/** An event of a customer, by her canonical id as it is now. */
export interface RootedEvent {
  root: string
  birth: string
  pos: number
  event: NormalEvent
}

/** Whom to look at, and why. */
export interface Round {
  roots: readonly string[]
  events: readonly RootedEvent[]
  /** Have only just come to be. */
  isNew: ReadonlySet<string>
  /** Lost or gained births. */
  isWhole: ReadonlySet<string>
  /** Are no more: they became part of others. */
  gone: readonly string[]
  now: number
  /** The log below this position is known. */
  seq: number
  causeOf(root: string): FlipCause
  /** For a build: segments to look at in any case, and their leaves. */
  chosen?: { segments: readonly number[]; leaves: readonly number[] }
  /** Their timers have fired. */
  isDue?: boolean
}

export interface RoundResult {
  flips: readonly Flip[]
  /** Segments that have more or fewer members now. */
  tallies: readonly TallyRow[]
}

const nothing: RoundResult = { flips: [], tallies: [] }

/** Brings customers up to the moment: reads where they stand, settles each, writes what is another now. */
export async function runRound(
  deps: FactSources,
  where: WorkspaceWhere,
  live: LiveProgram,
  round: Round,
): Promise<RoundResult> {
  if (round.roots.length === 0 && round.gone.length === 0) return nothing
  const { tx, workspaceId } = where
  const [memories, standings] = await Promise.all([
    listMemories(tx, workspaceId, round.roots),
    listStandings(tx, workspaceId, [...round.roots, ...round.gone]),
  ])
  const { program } = live
  const stored = new Map(standings.map((row) => [row.root, row]))
  const works = openWorks(program, round, { memories, stored })
  for (const one of round.events) {
    const work = works.get(one.root)
    if (work !== undefined) takeEvent(program, work, one)
  }
  const facts = await loadNeeded(deps, where, { program, works, now: round.now })
  const flips = listGone(program, stored, round)
  for (const work of works.values()) flips.push(...settleOne(live, work, { round, facts }))
  await write(where, { program, works, stored, round })
  return { flips, tallies: await putFlips(tx, workspaceId, flips) }
}

interface Stored {
  memories: readonly MemoryRow[]
  stored: ReadonlyMap<string, StandingRow>
}

function openWorks(
  program: Program,
  { roots, isNew, isWhole, chosen }: Round,
  { memories, stored }: Stored,
): Map<string, CustomerWork> {
  const works = new Map<string, CustomerWork>()
  for (const root of roots) {
    const row = stored.get(root)
    works.set(root, {
      root,
      memories: new Map(),
      standing: row === undefined ? newStanding() : readStanding(program, row),
      isNew: isNew.has(root) && row === undefined,
      isWhole: isWhole.has(root),
      touched: new Set(chosen?.leaves),
      changed: new Set(),
    })
  }
  for (const { birth, root, rings } of memories) works.get(root)?.memories.set(birth, Memory.read(rings))
  return works
}

const split = (text: string): string[] => (text === '' ? [] : text.split(' '))

function readStanding(program: Program, row: StandingRow): Standing {
  const truths = split(row.truths).flatMap((key) => program.leafOfKey.get(key) ?? [])
  return {
    truths: new Set(truths),
    members: new Set(split(row.members)),
    dueAt: row.dueAt ?? Number.POSITIVE_INFINITY,
    factDueAt: row.factDueAt ?? Number.POSITIVE_INFINITY,
  }
}

const orNull = (at: number): number | null => (Number.isFinite(at) ? at : null)

function writeStanding(program: Program, root: string, standing: Standing): StandingRow {
  const keys = [...standing.truths].map((leaf) => program.leaves[leaf]?.key ?? '')
  return {
    root,
    truths: keys.sort().join(' '),
    members: [...standing.members].sort().join(' '),
    dueAt: orNull(standing.dueAt),
    factDueAt: orNull(standing.factDueAt),
  }
}

interface Loading {
  program: Program
  works: ReadonlyMap<string, CustomerWork>
  now: number
}

async function loadNeeded(
  deps: FactSources,
  where: WorkspaceWhere,
  { program, works, now }: Loading,
): Promise<Map<string, CustomerFacts>> {
  const kinds = new Set<FactKind>()
  const roots: string[] = []
  for (const work of works.values()) {
    const needs = listNeeds(program, work, now)
    if (needs.size === 0) continue
    roots.push(work.root)
    for (const kind of needs) kinds.add(kind)
  }
  return loadFacts(deps, where, { roots, kinds, program, now })
}

function settleOne(
  { program, fillAfter }: LiveProgram,
  work: CustomerWork,
  { round, facts }: { round: Round; facts: ReadonlyMap<string, CustomerFacts> },
): Flip[] {
  const { root } = work
  const turns = settleCustomer(program, work, {
    moment: { now: round.now, calendar: program.calendar },
    facts: facts.get(root) ?? noFacts(root),
    versionOf: (segment) => chooseVersion(segment, root, fillAfter),
    // Versions that are being filled do not count among those a stranger starts from.
    chosen: round.chosen?.segments ?? (work.isNew && fillAfter.size > 0 ? listComing(program) : []),
  })
  if (turns.length === 0) return []
  const cause = round.causeOf(root)
  const birth = cause.kind === 'event' ? cause.birth : root
  return turns.map((turn) => ({ ...turn, root, birth, at: round.now, seq: round.seq, cause }))
}

const listComing = ({ segments }: Program): number[] =>
  segments.flatMap(({ next }, i) => (next === null ? [] : [i]))

/** Whoever became part of another is in nothing any more: what she is in now is the other's. */
function listGone(
  { segments }: Program,
  stored: ReadonlyMap<string, StandingRow>,
  { gone, now, seq }: Round,
): Flip[] {
  const versions = new Map(segments.map((one) => [one.id, one.live?.version ?? 0]))
  return gone.flatMap((root) =>
    split(stored.get(root)?.members ?? '').map((segmentId) => ({
      ...{
        segmentId,
        version: versions.get(segmentId) ?? 0,
        root,
        birth: root,
        isEntry: false,
        at: now,
        seq,
      },
      cause: { kind: 'merge' as const },
    })),
  )
}

interface Written extends Loading {
  stored: ReadonlyMap<string, StandingRow>
  round: Round
}

async function write({ tx, workspaceId }: Where, { program, works, stored, round }: Omit<Written, 'now'>) {
  const memories: MemoryRow[] = []
  const standings: StandingRow[] = []
  const dues: { root: string; at: number }[] = []
  for (const { root, memories: own, standing, changed } of works.values()) {
    for (const birth of changed) memories.push({ birth, root, rings: own.get(birth)?.write() ?? '' })
    const row = writeStanding(program, root, standing)
    const before = stored.get(root)
    const isOther = before === undefined ? !isEmpty(row) : !isSame(row, before)
    if (isOther) standings.push(row)
    const at = Math.min(standing.dueAt, standing.factDueAt)
    const known = Math.min(
      before?.dueAt ?? Number.POSITIVE_INFINITY,
      before?.factDueAt ?? Number.POSITIVE_INFINITY,
    )
    if (round.isDue || at < known) dues.push({ root, at })
  }
  await Promise.all([
    dropStandings(tx, workspaceId, round.gone),
    putMemories(tx, workspaceId, memories),
    putStandings(tx, workspaceId, standings, round.seq),
    round.isDue ? putDue(tx, workspaceId, dues) : bringForward(tx, workspaceId, dues),
  ])
}

const isEmpty = ({ truths, members, dueAt, factDueAt }: StandingRow): boolean =>
  truths === '' && members === '' && dueAt === null && factDueAt === null

const isSame = (a: StandingRow, b: StandingRow): boolean =>
  a.truths === b.truths && a.members === b.members && a.dueAt === b.dueAt && a.factDueAt === b.factDueAt
