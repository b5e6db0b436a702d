import { judgeUnknown, type Verdict } from '../../rules/judge.ts'
import { findLastSettled, listSentSince, lockLost, settleMessages } from '../../store/sending.ts'
import type { SendDeps } from '../deps.ts'
import { toJudged, toSettled } from './settle.ts'
import { pickWho, tellAll, tellingOf } from './tell.ts'

const lostAtOnce = 500

/**
 * Hand-overs nobody ever told the outcome of, for their process died or hangs. Marketing becomes `unknown` and stays so;
 * transactional goes once more under the same key. @returns how many
 */
export async function recoverLost(deps: SendDeps, workspaceId: string): Promise<number> {
  const now = deps.clock.now()
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const lost = await lockLost(tx, workspaceId, now, lostAtOnce)
    if (lost.length === 0) return 0
    const judged = lost.map((row): { id: string; fence: number; verdict: Verdict } => ({
      ...row,
      verdict: judgeUnknown(toJudged(row), now),
    }))
    const rows = judged.map((one) => toSettled(one, one.verdict))
    await settleMessages(tx, workspaceId, 'h', { rows, now })
    const outcomes = judged.flatMap(({ id, verdict }) =>
      verdict.contact === null ? [] : [{ messageId: id, outcome: verdict.contact }],
    )
    await deps.consent.settle({ tx, workspaceId }, outcomes)
    return lost.length
  })
}

/** Sends that close to the last one may be untold: their process died between the outcome and its telling. */
const untoldMs = 60_000

/** Tells the last sends before a restart once more, word for word; those that were told are dropped as duplicates. */
export async function retellLast(deps: SendDeps, workspaceId: string): Promise<void> {
  const { rows, births } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const last = await findLastSettled(tx, workspaceId)
    const found = last === null ? [] : await listSentSince(tx, workspaceId, last - untoldMs)
    const people = [...new Set(found.map((row) => row.birth))]
    const known = people.length === 0 ? [] : await deps.graph.listClusters(tx, workspaceId, people, 'service')
    return { rows: found, births: known }
  })
  const rootOf = new Map(births.map((one) => [one.birthId, one.root]))
  const clusters = new Map<string, typeof births>()
  for (const one of births) clusters.set(one.root, [...(clusters.get(one.root) ?? []), one])
  const told = rows.flatMap((row) => {
    const who = pickWho(clusters.get(rootOf.get(row.birth) ?? '') ?? [], row)
    return who === null ? [] : tellingOf({ ...row, at: row.settledAt, who })
  })
  for (let from = 0; from < told.length; from += lostAtOnce)
    await tellAll(deps, workspaceId, told.slice(from, from + lostAtOnce))
}
