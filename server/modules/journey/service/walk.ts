import { type JourneyGraph, journeyGraph } from '@splot/contract/journey/graph'
import type { Lang } from '@splot/contract/language'
import type { Names } from '@splot/contract/plugin/node'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { makeReady, type Ready } from '../rules/compile.ts'
import { createLimits } from '../rules/limits.ts'
import { beginRun, type Played, play } from '../rules/play.ts'
import type { StepLine } from '../schema.ts'
import type { ControlDeps } from './control-deps.ts'
import { readGround } from './ground.ts'
import { type Life, makeWorld, readLives } from './lives.ts'
import { sayReason } from './path.ts'

export interface WalkStep {
  /** Milliseconds. */
  at: number
  node: string
  says: string
  outcome: string
  /** Until when she waits, milliseconds. */
  until: number | null
  /** The way she went on; null where she waits or leaves. */
  way: string | null
}

/** Nobody: a walk without a customer is of somebody of whom nothing is known, who may be written to. */
const nobody = '00000000-0000-7000-8000-000000000000'
const longestWalkMs = 400 * 86_400_000

/** Walks one customer through what is drawn, as she is now, on a clock of its own; nothing is done. @throws not_found */
export async function walkCustomer(
  deps: ControlDeps,
  workspaceId: string,
  asked: {
    graph: JourneyGraph
    customer: string | null
    /** Ways somebody chose for her, by node. */
    chosen: Readonly<Record<string, string>>
    language: Lang
  },
): Promise<{ steps: WalkStep[]; endedAt: number | null }> {
  const graph = journeyGraph.parse(asked.graph)
  const at = deps.clock.now()
  const { ready, life, names } = await deps.db.inWorkspace(workspaceId, (tx) =>
    readWalk(deps, tx, { ...asked, graph }),
  )
  const world = makeWorld(
    life,
    createLimits([], () => false),
    () => undefined,
  )
  const ids = { id: nobody, journeyId: nobody, birth: life.birth, root: life.root }
  const run = beginRun(ready, { ...ids, at, context: {}, isControl: false })
  const played = play(
    ready,
    run,
    { ...world, events: [], chosen: new Map(Object.entries(asked.chosen)) },
    at + longestWalkMs,
  )
  return { steps: sayWalk(played, ready, asked.language, names), endedAt: played.run.endedAt }
}

async function readWalk(
  deps: ControlDeps,
  tx: WorkspaceTx,
  { graph, customer }: { graph: JourneyGraph; customer: string | null },
): Promise<{ ready: Ready; life: Life; names: Names }> {
  const { shelf, names } = await readGround(deps, tx, { id: null, graph })
  const ready = makeReady({ journeyId: nobody, n: 0, graph }, shelf)
  const root = customer === null ? nobody : await deps.graph.findRoot(tx, tx.workspaceId, customer, 'service')
  if (root === null) throw new SplotError('not_found', { path: 'body.customer' })
  const life = (await readLives(deps, tx, { roots: [root], ready })).get(root)
  if (life !== undefined) return { ready, life, names }
  if (customer !== null) throw new SplotError('not_found', { path: 'body.customer' })
  const { timeZone: zone, currency } = await deps.settingsOf(tx.workspaceId, tx)
  const stranger = await deps.readHistories(
    { tx, workspaceId: tx.workspaceId },
    { roots: [nobody], conditions: [], zone },
  )
  const history = stranger.get(nobody)
  if (history === undefined) throw new SplotError('not_found', { path: 'body.customer' })
  return {
    ready,
    names,
    life: {
      ...{ birth: nobody, root: nobody, events: [], history, reach: new Map() },
      ...{ zone, currency, day: null },
    },
  }
}

function sayWalk({ lines }: Played, ready: Ready, lang: Lang, names: Names): WalkStep[] {
  const nameOf = (line: StepLine): string => {
    const node = ready.nodes.get(line.node)
    return node === undefined ? line.node : node.plugin.explain(node.options, lang, names)
  }
  return lines
    .filter((line, i) => line.kind !== 'i' && !isEndOfWait(line, lines[i - 1], ready))
    .map((line) => ({
      ...{ at: line.at, node: line.node, says: nameOf(line), outcome: sayOutcome(line, ready, lang) },
      until: line.kind === 'w' ? line.until : null,
      way: line.kind === 'n' ? line.output : null,
    }))
}

/** That a wait is over says nothing where there is one way on. */
function isEndOfWait(line: StepLine, before: StepLine | undefined, ready: Ready): boolean {
  const node = ready.nodes.get(line.node)
  const isSame = before?.kind === 'w' && before.node === line.node && line.kind === 'n'
  return isSame && node !== undefined && node.plugin.outputs(node.options).length < 2
}

function sayOutcome(line: StepLine, ready: Ready, lang: Lang): string {
  if (line.kind === 'x' || line.kind === 'h') return sayReason(line.output ?? 'end', lang)
  if (line.kind === 'w') return lang === 'pl' ? 'czeka' : 'waits'
  const node = ready.nodes.get(line.node)
  const way =
    node?.plugin.outputs(node.options).find((one) => one.id === line.output)?.label[lang] ?? line.output ?? ''
  return line.because === null ? way : `${way} (${sayReason(line.because, lang)})`
}
