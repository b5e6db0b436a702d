import { exitWords } from '@splot/contract/journey/words'
import { nameEvent } from '@splot/contract/labels'
import type { Lang } from '@splot/contract/language'
import type { Names, Uses } from '@splot/contract/plugin/node'
import { gateReasons } from '@splot/contract/reasons'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { groupBy } from '../../../platform/group-by.ts'
import type { Ready } from '../rules/compile.ts'
import { dateLines } from '../rules/move.ts'
import type { Run, StepLine } from '../schema.ts'
import { nameJourneys } from '../store/journeys.ts'
import { listOfPerson } from '../store/runs.ts'
import { listSteps } from '../store/steps.ts'
import type { HearDeps } from './hear.ts'
import { findRoot } from './runs.ts'
import { nameVersion } from './versions.ts'

/** One row of a path in plain words. */
export interface ShownStep {
  at: number
  kind: StepLine['kind']
  node: string
  /** What the step does. */
  says: string
  /** What came of it: the way she went, why she waits, why it ended. */
  outcome: string
  until: number | null
}

export interface ShownRun {
  run: Run
  journeyName: string
  /** How she stands, in a sentence. */
  says: string
  steps: ShownStep[]
}

/** Tells what the things are called that steps lean on; null: nobody knows here. */
export interface Naming {
  readonly nameThings: ((tx: WorkspaceTx, uses: readonly Uses[]) => Promise<Names>) | null
}

const mostRuns = 50
const noNames: Names = {
  ...{ content: new Map(), segments: new Map(), lists: new Map() },
  ...{ journeys: new Map(), coupons: new Map(), purposes: new Map() },
  ...{ experiments: new Map(), stores: new Map(), audiences: new Map() },
}

const say = (lang: Lang, pl: string, en: string): string => (lang === 'pl' ? pl : en)

/** Her way through every journey, the newest first, with the reason of each wait, skip and exit. @throws not_found */
export async function listPaths(
  deps: HearDeps & Naming,
  tx: WorkspaceTx,
  { customerId, lang }: { customerId: string; lang: Lang },
): Promise<ShownRun[]> {
  const root = await findRoot(deps, tx, customerId)
  if (root === null) throw new SplotError('not_found', { path: 'params.id' })
  const where = { tx, workspaceId: tx.workspaceId }
  const runs = await listOfPerson(tx, tx.workspaceId, root, mostRuns)
  if (runs.length === 0) return []
  const lines = groupBy(
    await listSteps(
      tx,
      tx.workspaceId,
      runs.map(({ id }) => id),
    ),
    ({ run }) => run,
  )
  const told = runs.map((run) => ({ run, rows: dateLines(run, lines.get(run.id) ?? []) }))
  const ready = await deps.versions.get(
    where,
    told.flatMap(({ run: { journeyId, version }, rows }) =>
      [...new Set([version, ...rows.map((row) => row.version)])].map((n) => ({ journeyId, n })),
    ),
  )
  const names = await nameJourneys(
    tx,
    runs.map(({ journeyId }) => journeyId),
  )
  const uses = [...ready.values()].flatMap(({ nodes }) =>
    [...nodes.values()].map(({ plugin, options }) => plugin.uses(options)),
  )
  const things = (await deps.nameThings?.(tx, uses)) ?? noNames
  return told.map(({ run, rows }) => {
    const wordsOf = (n: number): Words => ({
      ...{ lang, names: things },
      version: ready.get(nameVersion({ journeyId: run.journeyId, n })),
    })
    return {
      run,
      journeyName: names.get(run.journeyId) ?? '',
      says: sayState(run, wordsOf(run.version)),
      steps: rows.map((row) => showStep(row, wordsOf(row.version))),
    }
  })
}

interface Words {
  lang: Lang
  version: Ready | undefined
  names: Names
}

function sayNode(node: string, { lang, version, names }: Words): string {
  const drawn = version?.graph.nodes.find((one) => one.id === node)
  const ready = version?.nodes.get(node)
  if (drawn === undefined) return say(lang, 'Krok innej wersji', 'A step of another version')
  if (ready === undefined) return drawn.name || node
  const says = ready.plugin.explain(ready.options, lang, names)
  return drawn.name === '' ? says : `${drawn.name}: ${says}`
}

export const sayReason = (reason: string, lang: Lang): string => {
  const known =
    exitWords[reason] ??
    (Object.hasOwn(gateReasons, reason) ? gateReasons[reason as keyof typeof gateReasons] : undefined)
  return known?.[lang] ?? reason
}

function sayState(run: Run, words: Words): string {
  const { lang } = words
  if (run.state === 'd' || run.state === 'x') return sayReason(run.reason ?? 'end', lang)
  if (run.state === 'h')
    return `${say(lang, 'Wstrzymanie przez błąd', 'Held by an error')}: ${sayReason(run.reason ?? '', lang)}`
  return sayNode(run.node, words)
}

const entryWords: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  event: { pl: 'Wejście po zdarzeniu', en: 'Came in by an event' },
  segment: { pl: 'Wejście przez segment', en: 'Came in by a segment' },
  date: { pl: 'Wejście w ważnym dniu', en: 'Came in on her day' },
  schedule: { pl: 'Wejście według harmonogramu', en: 'Came in by the schedule' },
  api: { pl: 'Wejście przez API', en: 'Brought in by the API' },
  hand: { pl: 'Wejście ręczne', en: 'Brought in by hand' },
  journey: { pl: 'Wejście z innej ścieżki', en: 'Came from another journey' },
}

/** What brought her in, by the word kept of it. */
export const sayEntry = (because: string | null, lang: Lang): string =>
  entryWords[because ?? '']?.[lang] ?? say(lang, 'Wejście', 'Came in')

/** A row of what happened, the version it happened in, and of a move the one it led to. */
type DatedLine = ReturnType<typeof dateLines>[number]

function showStep(row: DatedLine, words: Words): ShownStep {
  const { at, kind, node, until } = row.line
  const says = kind === 'i' ? sayDoor(row.line, words) : sayNode(node, words)
  const outcome = kind === 'm' ? sayMove(row, words) : sayOutcome(row.line, words)
  return { at, kind, node, until, says, outcome }
}

function sayMove({ line, version, next }: DatedLine, { lang }: Words): string {
  if (line.because === 'parted') return sayReason('parted', lang)
  if (version === next) return say(lang, 'Przeniesienie do nowej wersji', 'Moved to a new version')
  return say(
    lang,
    `Przeniesienie z wersji ${version} do wersji ${next}`,
    `Moved from version ${version} to version ${next}`,
  )
}

/** What brought her in, with the event's name where it was one: no step of the journey yet. */
function sayDoor({ because }: StepLine, { lang, version }: Words): string {
  const entry = version?.graph.entry
  const event = because === 'event' && entry?.kind === 'event' ? entry.match.event : null
  const door = sayEntry(because, lang)
  return event === null ? door : `${door}: ${nameEvent(event, lang)}`
}

function sayOutcome(line: StepLine, words: Words): string {
  const { lang } = words
  const isControl = line.effects?.startsWith('control') === true
  const control = isControl
    ? say(lang, ' (grupa kontrolna: nic nie wychodzi)', ' (held out: nothing goes out)')
    : ''
  const because = line.because === null ? '' : `: ${sayReason(line.because, lang)}`
  switch (line.kind) {
    case 'i':
      return isControl ? say(lang, 'Grupa kontrolna: nic nie wychodzi', 'Held out: nothing goes out') : ''
    case 'n':
      return sayWay(line, words) + because + control
    case 'w':
      // Until when stands beside it.
      return because === '' ? '' : say(lang, 'Czeka', 'Waits') + because
    case 'x':
      return sayReason(line.output ?? '', lang) + because
    default:
      return `${say(lang, 'Wstrzymanie', 'Held')}: ${sayReason(line.output ?? '', lang)}`
  }
}

/** The way she went by its label; its id where the version no longer has it. */
function sayWay({ node, output }: StepLine, { lang, version }: Words): string {
  const ready = version?.nodes.get(node)
  const way = ready?.plugin.outputs(ready.options).find((one) => one.id === output)
  return way?.label[lang] ?? output ?? ''
}
