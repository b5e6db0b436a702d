import type { Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { type AuditActor, systemActor } from '../../workspace/index.ts'
import { listOrdered, lockErasures, lockRequest, type RequestRow } from '../store/requests.ts'
import type { ConsentDeps } from './deps.ts'
import { changeRequest, type RequestWhere, readFacts, writeAct } from './request-acts.ts'

/** What only keeps an erasure waiting: the pipeline is behind, or her data must be kept for now. */
const waiting: ReadonlySet<string> = new Set(['overloaded', 'on_hold'])

/**
 * Orders an erasure, then carries it out. The order is written down first; the erasure closes it in its own transaction
 * ({@link closeErased}), so that there is no moment at which the one is done and the other not.
 * @returns the request: `done`, or still `erasing` where it has to wait
 */
export async function eraseAsOrdered(deps: ConsentDeps, where: RequestWhere): Promise<RequestRow> {
  const ordered = await changeRequest(deps, where, { act: 'ordered', note: null })
  return pursue(deps, where.workspaceId, ordered)
}

async function pursue(deps: ConsentDeps, workspaceId: string, ordered: RequestRow): Promise<RequestRow> {
  const { id, birth } = ordered
  if (birth === null) return ordered
  const by = readOrderedBy(ordered)
  try {
    await deps.rights.erasePerson({ workspaceId, birth, by })
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    // Nobody has this birth any more: what was asked for is so.
    if (error.code === 'not_found')
      await deps.db.inWorkspace(workspaceId, (tx) => closeErased(deps, tx, workspaceId, [birth]))
    else if (!waiting.has(error.code)) throw error
  }
  return (await deps.db.inWorkspace(workspaceId, (tx) => lockRequest(tx, workspaceId, id))) ?? ordered
}

function readOrderedBy({ orderedBy }: RequestRow): AuditActor {
  return orderedBy === null ? systemActor : (JSON.parse(orderedBy) as AuditActor)
}

/** In the transaction that erases these births: every erasure they waited for is done, whoever asked for it and how often. */
export async function closeErased(
  deps: ConsentDeps,
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<void> {
  for (const was of await lockErasures(tx, workspaceId, births)) {
    const next = { ...readFacts(was), state: 'done', closedAt: deps.clock.now() } as const
    await writeAct(deps, tx, {
      workspaceId,
      was,
      next,
      act: 'carried_out',
      note: null,
      by: readOrderedBy(was),
    })
  }
}

/** How long her own page may take to carry out what she ordered, before the loop does. */
const ownPatienceMs = 120_000

/** Takes up erasures that broke off or had to wait, at the start and every few minutes; one that fails holds up no other. */
export const createErasureLoop = (deps: ConsentDeps): Loop => ({
  id: 'consent.erasures',
  pauseMs: 180_000,
  async turn() {
    for (const workspaceId of await deps.workspaceIds()) {
      const before = deps.clock.now() - ownPatienceMs
      const rows = await deps.db.inWorkspace(workspaceId, (tx) => listOrdered(tx, workspaceId, before))
      for (const row of rows) await takeUp(deps, workspaceId, row)
    }
    return false
  },
})

async function takeUp(deps: ConsentDeps, workspaceId: string, row: RequestRow): Promise<void> {
  try {
    // Ordered by her own link, and broken off before the order was written down.
    if (row.state === 'open') await eraseAsOrdered(deps, { workspaceId, actor: 'herself', id: row.id })
    else await pursue(deps, workspaceId, row)
  } catch (error) {
    const code = error instanceof SplotError ? error.code : 'internal'
    if (!waiting.has(code)) deps.logger.error({ request: row.id, code }, 'an erasure waits')
  }
}
