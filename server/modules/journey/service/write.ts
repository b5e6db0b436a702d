import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { dayOf } from '../rules/calendar.ts'
import type { Run, StepLine } from '../schema.ts'
import { insertRuns, updateRuns } from '../store/runs.ts'
import { insertSteps } from '../store/steps.ts'
import { addTallies, type Lane, type TallyRow } from '../store/tallies.ts'
import type { Moving } from './advance.ts'
import type { JourneyDeps } from './deps.ts'
import type { Wishes } from './effects.ts'
import { runName } from './facts.ts'

/**
 * Writes down what a transaction made of these runs: rows, history, counts, wishes; whoever left before the end gets
 * nothing more of what still waits. Locks are taken in one order everywhere: runs, then counts.
 */
export async function writeMoves(
  deps: Pick<JourneyDeps, 'hands'>,
  tx: WorkspaceTx,
  moved: { list: readonly Moving[]; wishes: Wishes; lane: Lane },
): Promise<void> {
  const { list, wishes, lane } = moved
  const { workspaceId } = tx
  await insertRuns(
    tx,
    workspaceId,
    list.filter(({ was }) => was === null).map(({ run }) => run),
  )
  await updateRuns(
    tx,
    workspaceId,
    list.flatMap(({ was, run }) => (was === null || was.seq === run.seq ? [] : [{ was, run }])),
  )
  await insertSteps(
    tx,
    workspaceId,
    list.flatMap(({ run, lines }) => lines.map((line) => ({ run: run.id, ...line }))),
  )
  await wishes.hand()
  const left = list.filter(({ run }) => run.state === 'x' || run.isGoal).map(({ run }) => runName(run.id))
  if (left.length > 0) await deps.hands.cancelMessages({ tx, workspaceId }, left)
  await addTallies(tx, workspaceId, lane, countMoves(list))
}

/** What these moves add to the counts: each name once, in order. */
export function countMoves(list: readonly Moving[]): TallyRow[] {
  const rows = new Map<string, TallyRow>()
  for (const { run, was, lines } of list)
    for (const [i, line] of lines.entries())
      for (const what of nameMoves(line, {
        next: lines[i + 1]?.node ?? run.node,
        run,
        isFirst: was === null && i === 0,
      })) {
        const day = dayOf(line.at)
        const { journeyId, version } = run
        const word = run.isControl ? `c:${what}` : what
        const key = `${journeyId} ${version} ${day} ${word}`
        const row = rows.get(key) ?? { journeyId, version, day, what: word, n: 0 }
        rows.set(key, row)
        row.n++
      }
  return [...rows.values()]
}

function nameMoves(line: StepLine, o: { next: string; run: Run; isFirst: boolean }): string[] {
  switch (line.kind) {
    case 'i':
      return ['entered', `in:${line.node}`]
    case 'n': {
      const out = `out:${line.node}:${line.output}`
      const isOver = o.run.state === 'd' && o.run.seq === line.seq
      return isOver ? [out, 'exit:end'] : [out, `in:${o.next}`]
    }
    case 'x':
      return [`exit:${line.output}`, `left:${line.node}`, ...(line.output === 'goal' ? ['goal'] : [])]
    case 'm':
      return [`in:${line.output}`]
    default:
      return []
  }
}
