import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { listRuns } from '../store/runs.ts'
import { type AdvanceDeps, endFulfilled, hasEnds, startMoving } from './advance.ts'
import { readRunName, runName } from './facts.ts'
import type { HearDeps } from './hear.ts'
import { nameVersion } from './versions.ts'

/**
 * Which of these runs, by the names the queue knows them by, have met their goal or lost their reason by now, also where only
 * time has passed; asked when a message is handed over. Nothing is written: the run itself ends at its own turn.
 */
export async function listFulfilled(
  deps: Pick<AdvanceDeps, 'segment' | 'clock'> & Pick<HearDeps, 'versions'>,
  tx: WorkspaceTx,
  names: readonly string[],
): Promise<Set<string>> {
  const ids = [...new Set(names.flatMap((one) => readRunName(one) ?? []))]
  if (ids.length === 0) return new Set()
  const { workspaceId } = tx
  const runs = await listRuns(tx, workspaceId, ids)
  const ready = await deps.versions.get(
    { tx, workspaceId },
    runs.map(({ journeyId, version }) => ({ journeyId, n: version })),
  )
  const asked = runs.flatMap((run) => {
    const version = ready.get(nameVersion({ journeyId: run.journeyId, n: run.version }))
    return version === undefined || !hasEnds(version) ? [] : [startMoving(run, version, null)]
  })
  const going = new Set(await endFulfilled(deps, tx, asked))
  return new Set(asked.filter((one) => !going.has(one)).map(({ run }) => runName(run.id)))
}
