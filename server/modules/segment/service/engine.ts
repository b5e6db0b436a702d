import { nextTurn } from '../../../platform/clock.ts'
import type { NormalEvent } from '../../collect/index.ts'
import type { Program } from '../rules/compile.ts'
import { type CustomerWork, listNeeds, settleCustomer, takeEvent } from '../rules/customer.ts'
import { type CustomerFacts, type FactKind, noFacts } from '../rules/facts.ts'
import { stirs } from '../rules/stirs.ts'
import type { Flip, FlipCause } from '../schema/flip.ts'
import { putFlips, type TallyRow } from '../store/members.ts'
import { putMemories, type StoredMemory } from '../store/memory.ts'
import { bringForward, dropStandings, putDue, putStandings, type StandingRow } from '../store/standings.ts'
import type { FactSources, Where, WorkspaceWhere } from './deps.ts'
import { loadFacts } from './load-facts.ts'
import { isBlank, type People, writeStanding } from './people.ts'
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
  /** These, and those who are gone, as they are stored. */
  people: People
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
  /** Handed over to the database; then the segments that have more or fewer members, with their count. */
  written: Promise<readonly TallyRow[]>
}

/** Brings customers up to the moment: settles each where she stands, writes what is another now. */
export async function runRound(
  deps: FactSources,
  where: WorkspaceWhere,
  live: LiveProgram,
  round: Round,
): Promise<RoundResult> {
  const { program } = live
  const works = openWorks(round)
  const told = new Map<string, RootedEvent[]>()
  for (const one of round.events) {
    const work = works.get(one.root)
    if (work === undefined) continue
    takeEvent(program, work, one)
    const own = told.get(one.root)
    if (own === undefined) told.set(one.root, [one])
    else own.push(one)
  }
  const facts = await loadNeeded(deps, where, { program, works, now: round.now })
  const flips = listGone(program, round)
  const { tx, workspaceId } = where
  const writing: Promise<unknown>[] = [dropStandings(tx, workspaceId, round.gone)]
  const all = [...works.values()]
  // The database writes the first while the next are worked out.
  for (let at = 0; at < all.length; at += peopleAtOnce) {
    const some = all.slice(at, at + peopleAtOnce)
    for (const work of some) {
      const own = told.get(work.root) ?? []
      flips.push(...settleOne(live, work, { round, facts, own }))
    }
    writing.push(writePeople(where, { program, works: some, round }))
    // A connection takes in what fits, and the rest when the thread lets go.
    await nextTurn()
  }
  const tallies = putFlips(tx, workspaceId, flips)
  return { flips, written: Promise.all([tallies, ...writing]).then(([counted]) => counted) }
}

/** How many customers are worked out before what is new of them is handed to the database. */
const peopleAtOnce = 128

function openWorks({ roots, people, isNew, isWhole, chosen }: Round): Map<string, CustomerWork> {
  const works = new Map<string, CustomerWork>()
  for (const root of roots) {
    const person = people.get(root)
    if (person === undefined) throw new Error(`The customer ${root} reached segments without her memory`)
    works.set(root, {
      root,
      memories: person.memories,
      standing: person.standing,
      isNew: isNew.has(root) && !person.isStored,
      isWhole: isWhole.has(root),
      touched: new Set(chosen?.leaves),
      changed: new Set(),
    })
  }
  return works
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

interface Settling {
  round: Round
  facts: ReadonlyMap<string, CustomerFacts>
  /** Her events of this round. */
  own: readonly RootedEvent[]
}

function settleOne(
  { program, fillAfter }: LiveProgram,
  work: CustomerWork,
  { round, facts, own }: Settling,
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
  const causeOf = nameCause(program, round.causeOf(root), own)
  const { now: at, seq } = round
  return turns.map(({ segmentId, version, isEntry }) => {
    const cause = causeOf(segmentId)
    const birth = cause.kind === 'event' ? cause.birth : root
    return { segmentId, version, isEntry, root, birth, at, seq, cause }
  })
}

/** Of several things that happened to her at once, the last that the segment looks at. */
function nameCause(
  program: Program,
  cause: FlipCause,
  own: readonly RootedEvent[],
): (id: string) => FlipCause {
  if (cause.kind !== 'event' || own.length < 2) return () => cause
  return (segmentId) => {
    const found = own.findLast(({ event }) => stirs(program, event, segmentId))
    return found === undefined
      ? cause
      : { kind: 'event', name: found.event.name, pos: found.pos, birth: found.birth }
  }
}

const listComing = ({ segments }: Program): number[] =>
  segments.flatMap(({ next }, i) => (next === null ? [] : [i]))

/** Whoever became part of another is in nothing any more: what she is in now is the other's. */
function listGone({ segments }: Program, { people, gone, now, seq }: Round): Flip[] {
  const versions = new Map(segments.map((one) => [one.id, one.live?.version ?? 0]))
  return gone.flatMap((root) =>
    [...(people.get(root)?.standing.members ?? [])].map((segmentId) => ({
      ...{ segmentId, version: versions.get(segmentId) ?? 0, root, birth: root },
      ...{ isEntry: false, at: now, seq, cause: { kind: 'merge' as const } },
    })),
  )
}

interface Written {
  program: Program
  works: readonly CustomerWork[]
  round: Round
}

async function writePeople({ tx, workspaceId }: Where, { program, works, round }: Written): Promise<void> {
  const memories: StoredMemory[] = []
  const standings: StandingRow[] = []
  const dues: { root: string; at: number }[] = []
  for (const { root, memories: own, standing, changed } of works) {
    for (const birth of changed) {
      const memory = own.get(birth)
      if (memory !== undefined) memories.push({ birth, root, memory })
    }
    const person = round.people.get(root)
    if (person === undefined) continue
    if (standing.isChanged && (person.isStored || !isBlank(standing))) {
      standings.push(writeStanding(program, root, standing))
      person.isStored = true
    }
    standing.isChanged = false
    const at = Math.min(standing.dueAt, standing.factDueAt)
    if (!round.isDue && at >= person.timerAt) continue
    dues.push({ root, at })
    person.timerAt = at
  }
  await Promise.all([
    putMemories(tx, workspaceId, memories),
    putStandings(tx, workspaceId, standings, round.seq),
    round.isDue ? putDue(tx, workspaceId, dues) : bringForward(tx, workspaceId, dues),
  ])
}
