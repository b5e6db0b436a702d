import { judgeUnknown } from '../../rules/judge.ts'
import { insertAttempts } from '../../store/attempts.ts'
import { lockLost, settleMessages } from '../../store/sending.ts'
import { deleteTellings, listTellings, listUntold } from '../../store/telling.ts'
import { readBodies } from '../bodies.ts'
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
    const judged = lost.map((row) => ({ ...row, verdict: judgeUnknown(toJudged(row), now) }))
    const rows = judged.map((one) => toSettled(one, one.verdict))
    await settleMessages(tx, workspaceId, 'h', { rows, now })
    const unknown = { state: 'unknown', reason: 'no_answer', providerCode: null }
    const lines = lost.map(({ id, attempts: n, via }) => ({ id, n, via, ...unknown }))
    await insertAttempts(tx, workspaceId, lines, now)
    const outcomes = judged.flatMap(({ id, verdict }) =>
      verdict.contact === null ? [] : [{ messageId: id, outcome: verdict.contact }],
    )
    await deps.consent.settle({ tx, workspaceId }, outcomes)
    return lost.length
  })
}

/** Whoever is alive has told what it sent by then. */
const untoldMs = 10_000
const tellingsAtOnce = 20

/**
 * Tells what is sent and was never told, for its process died in between or the log did not take it; word for word, so that
 * what was told after all is dropped as known. @returns how many
 */
export async function retellLate(deps: SendDeps, workspaceId: string): Promise<number> {
  const before = deps.clock.now() - untoldMs
  const { rows, births, bodies, tellings } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const late = await listTellings(tx, workspaceId, { before, limit: tellingsAtOnce })
    const messageIds = late.flatMap((one) => one.messageIds)
    const found = messageIds.length === 0 ? [] : await listUntold(tx, workspaceId, messageIds)
    const people = [...new Set(found.map((row) => row.birth))]
    return {
      tellings: late.map((one) => one.id),
      rows: found,
      bodies: await readBodies(deps.sealer, { tx, workspaceId }, messageIds),
      births: people.length === 0 ? [] : await deps.graph.listClusters(tx, workspaceId, people, 'service'),
    }
  })
  if (tellings.length === 0) return 0
  const rootOf = new Map(births.map((one) => [one.birthId, one.root]))
  const told = rows.flatMap((row) => {
    const own = births.filter((one) => one.root === rootOf.get(row.birth))
    const who = pickWho(own, row)
    const { subject, title } = bodies.get(row.id) ?? {}
    return who === null
      ? []
      : tellingOf({ ...row, at: row.settledAt, subject: subject ?? title ?? null, who })
  })
  for (let from = 0; from < told.length; from += lostAtOnce)
    await tellAll(deps, workspaceId, told.slice(from, from + lostAtOnce))
  await deps.db.derive([workspaceId], (tx) => deleteTellings(tx, workspaceId, tellings))
  return told.length
}
