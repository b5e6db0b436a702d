import { createPerTx, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import { type Batch, type BatchEvent, listLive, type Step } from '../../collect/index.ts'
import type { Flip } from '../../segment/index.ts'
import { readOutcome } from '../rules/outcomes.ts'
import type { Experiment } from '../schema.ts'
import { listStarted } from '../store/experiments.ts'
import { listMet, moveRows } from '../store/exposures.ts'
import { insertOutcomes, type Outcome } from '../store/outcomes.ts'

/** Something that may be an outcome of an experiment. */
type News = Pick<Outcome, 'root' | 'birth' | 'at' | 'kind'>

/** What a transaction of the pipeline knows of a workspace. */
interface Known {
  started: readonly Experiment[]
  /** Not heard yet. */
  flips: Flip[]
}

export interface Following {
  /** What was met follows the people it was met by, and what they do afterwards is written down. */
  step: Step
  /** People entered or left segments. In a transaction of the pipeline they wait for the step. */
  noteFlips(where: { tx: Tx; workspaceId: string }, flips: readonly Flip[]): Promise<void>
}

export function createFollowing(): Following {
  const kept = createPerTx<ReadonlyMap<string, Known>>()
  return {
    step: {
      name: 'decide.follow',
      async open(tx, workspaceIds) {
        const asked = workspaceIds.map(async (workspaceId): Promise<[string, Known]> => {
          const started = await listStarted({ ...tx, workspaceId })
          return [workspaceId, { started, flips: [] }]
        })
        kept.put(tx, new Map(await Promise.all(asked)))
      },
      async run(batch, tx) {
        for (const workspaceId of batch.workspaceIds) {
          const known = kept.find(tx)?.get(workspaceId)
          const flips = known?.flips.splice(0) ?? []
          const where = { ...tx, workspaceId }
          await follow(where, batch, { started: known?.started ?? (await listStarted(where)), flips })
        }
      },
    },
    async noteFlips({ tx, workspaceId }, flips) {
      const known = kept.find(tx)?.get(workspaceId)
      const where = { ...tx, workspaceId }
      if (known === undefined) await noteEntries(where, await listStarted(where), flips)
      else if (known.started.length > 0) known.flips.push(...flips)
    },
  }
}

async function follow(where: WorkspaceTx, batch: Batch, { started, flips }: Known): Promise<void> {
  if (started.length === 0) return
  await followPeople(where, batch)
  const open = started.filter(isOpen(oldestOf(batch)))
  const events = listLive(batch).filter((one) => one.record.workspaceId === where.workspaceId)
  await note(where, open, (experiment) => events.flatMap((one) => readNews(experiment, one)))
  await noteEntries(where, started, flips)
}

/** Somebody entered a segment: it may be the goal of an experiment. */
async function noteEntries(
  where: WorkspaceTx,
  started: readonly Experiment[],
  flips: readonly Flip[],
): Promise<void> {
  // Whom a new version of the segment met inside has done nothing for it.
  const entered = flips.filter((one) => one.isEntry && one.cause.kind !== 'build')
  if (entered.length === 0) return
  const experiments = started.filter((one) => one.goal.kind === 'segment')
  await note(where, experiments, ({ goal }) =>
    entered.flatMap(({ segmentId, root, birth, at }) =>
      goal.kind === 'segment' && goal.segmentId === segmentId ? [{ root, birth, at, kind: 'goal' }] : [],
    ),
  )
}

const dayMs = 86_400_000

const oldestOf = ({ events }: Batch): number =>
  Math.min(...events.map((one) => one.event?.ts ?? Number.POSITIVE_INFINITY))

/** Of one that has ended what follows counts as long as the time of the goal runs. */
const isOpen =
  (from: number) =>
  ({ endedAt, windowDays }: Experiment): boolean =>
    endedAt === null || from < endedAt + windowDays * dayMs

function readNews({ goal }: Experiment, { event, root, birth }: BatchEvent): News[] {
  if (event === null || root === null || birth === null) return []
  const kind = readOutcome(goal, event)
  return kind === null ? [] : [{ root, birth, at: event.ts, kind }]
}

async function followPeople(tx: WorkspaceTx, { graphChanges }: Batch): Promise<void> {
  const own = graphChanges.filter((one) => one.workspaceId === tx.workspaceId)
  // A birth may have moved twice in one batch: where it is now counts.
  const moved = new Map(own.flatMap((one) => one.moved.map(({ birth, root }) => [birth, root] as const)))
  if (moved.size > 0) await moveRows(tx, moved)
}

/** Writes down the news of those who met the experiment before. */
async function note(
  tx: WorkspaceTx,
  experiments: readonly Experiment[],
  list: (experiment: Experiment) => readonly News[],
): Promise<void> {
  const news = experiments.map((experiment) => ({ experimentId: experiment.id, told: list(experiment) }))
  const roots = new Set(news.flatMap(({ told }) => told.map((one) => one.root)))
  if (roots.size === 0) return
  const met = new Map(
    (await listMet(tx, [...roots])).map((one) => [`${one.experimentId} ${one.root}`, one.at]),
  )
  const outcomes = news.flatMap(({ experimentId, told }) =>
    told.flatMap((one): Outcome[] => {
      const since = met.get(`${experimentId} ${one.root}`)
      return since === undefined || one.at < since ? [] : [{ ...one, experimentId }]
    }),
  )
  await insertOutcomes(tx, outcomes)
}
