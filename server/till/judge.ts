import type { Consent } from '../modules/consent/index.ts'
import type { Identity } from '../modules/identity/index.ts'
import type { Db } from '../platform/db/index.ts'

export interface JudgeDeps {
  db: Pick<Db, 'inWorkspace'>
  consent: Pick<Consent, 'explain'>
  graph: Pick<Identity['graph'], 'listClusters'>
  /** Waits until the pipeline has taken all that the log holds now, at most so long. */
  catchUp(maxMs: number): Promise<unknown>
}

/** How long a no waits for a yes that was said a moment ago. */
const patienceMs = 1_000

/** May somebody in the store see what she bought and looked at? The gate decides, as for every act towards her. */
export async function judgeAdvice(
  deps: Pick<JudgeDeps, 'db' | 'consent'>,
  workspaceId: string,
  customerId: string,
) {
  const answer = await deps.db.inWorkspace(workspaceId, (tx) =>
    deps.consent.explain(
      { tx, workspaceId },
      {
        messageId: `advice ${customerId}`,
        ...{ customerId, act: 'advice', purpose: 'advice', channel: 'any', address: 'desk' },
      },
    ),
  )
  return answer.ok ? { isAllowed: true, because: 'granted' } : { isAllowed: false, because: answer.reason }
}

/** What she has just answered at this very screen counts, though the pipeline has not taken it yet. */
export async function judgeSoon(
  deps: Pick<JudgeDeps, 'db' | 'consent' | 'catchUp'>,
  workspaceId: string,
  customerId: string,
) {
  const judged = await judgeAdvice(deps, workspaceId, customerId)
  if (judged.isAllowed) return judged
  await deps.catchUp(patienceMs)
  return judgeAdvice(deps, workspaceId, customerId)
}

/** Identity may have joined or parted them since they came. */
export async function findRoots(
  { db, graph }: Pick<JudgeDeps, 'db' | 'graph'>,
  workspaceId: string,
  births: readonly string[],
): Promise<Map<string, string>> {
  if (births.length === 0) return new Map()
  const known = await db.inWorkspace(workspaceId, (tx) =>
    graph.listClusters(tx, workspaceId, births, 'service'),
  )
  return new Map(known.map(({ birthId, root }) => [birthId, root]))
}
