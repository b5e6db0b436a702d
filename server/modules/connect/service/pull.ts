import { NetworkFault } from '@splot/contract/plugin/network'
import { type Pulled, PullFault, type Source } from '@splot/contract/plugin/source'
import { isEngineFault } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { fileReaders } from '../rules/file-readers.ts'
import { makeProofTools } from '../rules/proof-tools.ts'
import {
  type AnyConnection,
  findConnection,
  listAllConnections,
  lockConnection,
  notePull,
} from '../store/connections.ts'
import { findSource } from './connections.ts'
import type { ConnectDeps } from './deps.ts'
import { keepDeliveries } from './keep.ts'
import { openStored, readSettings } from './settings.ts'

type PullDeps = ConnectDeps & { nextOrder(): number }

/** After a pull that failed. */
const faultPauseMs = 60_000
const pullsPerTurn = 20

/** Asks the systems that do not tell by themselves. What came is kept together with how far it went. */
export const createPullLoop = (deps: PullDeps): Loop => ({
  id: 'connect.pulls',
  pauseMs: 1_000,
  async turn() {
    const all = await deps.worker.inPlatform((tx) => listAllConnections(tx))
    const now = deps.clock.now()
    const due = all.filter((one) => isDue(one, findSource(deps, one.kind), now))
    // The others' peers may be slow: each waits for nobody, and none is asked twice at once.
    const asked = await Promise.allSettled(due.slice(0, pullsPerTurn).map((one) => pullAll(deps, one)))
    for (const one of asked) if (one.status === 'rejected') throw one.reason
    return false
  },
})

function isDue({ pulledAt, pullFault }: AnyConnection, source: Source | null, now: number): boolean {
  if (source?.pull == null) return false
  const pauseMs =
    pullFault === null ? source.pullEveryS * 1_000 : Math.max(faultPauseMs, source.pullEveryS * 1_000)
  return pulledAt === null || now - pulledAt >= pauseMs
}

/** As far as the other side has something. */
async function pullAll(deps: PullDeps, where: AnyConnection): Promise<void> {
  for (let i = 0; i < 50; i++) if (!(await pullOnce(deps, where))) return
}

/** @returns whether there is more at once */
export async function pullOnce(
  deps: PullDeps,
  { workspaceId, id }: Pick<AnyConnection, 'workspaceId' | 'id'>,
): Promise<boolean> {
  const opened = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findConnection(tx, id)
    const source = row === null ? null : findSource(deps, row.kind)
    if (row === null || source === null) return null
    return { row, source, settings: readSettings(source, await openStored(deps, tx, row)) }
  })
  if (opened?.source.pull == null) return false
  if (opened.settings === null) return fail(deps, { workspaceId, id }, 'connection_incomplete')
  const { row, source, settings } = opened
  const now = deps.clock.now()
  try {
    const asked = {
      network: deps.egress,
      cursor: row.cursor,
      now,
      tools: makeProofTools(now),
      readers: fileReaders,
    }
    const { deliveries, cursor, isMore, isEarly } = await (source.pull?.(settings, asked) ?? nothing)
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      // Removed, or set anew while we asked: what came belongs to nobody.
      const still = await lockConnection(tx, id)
      if (still === null || still.cursor !== row.cursor) return
      const arrived = deliveries.map((one) => ({ ...one, text: JSON.stringify(one.payload) }))
      if (arrived.length > 0) await keepDeliveries(deps, tx, id, arrived)
      await notePull(tx, id, { cursor, at: now, fault: isEarly === true ? row.pullFault : null })
    })
    return isMore
  } catch (error) {
    const code = codeOf(error)
    const cursor = error instanceof PullFault ? error.cursor : null
    if (code !== null) return fail(deps, { workspaceId, id, cursor }, code)
    if (error instanceof SplotError || isEngineFault(error)) throw error
    const name = error instanceof Error ? error.name : 'unknown'
    deps.logger.error({ source: source.id, error: name }, 'an answer of another system was not understood')
    return fail(deps, { workspaceId, id }, 'pull_unread')
  }
}

const nothing: Promise<Pulled> = Promise.resolve({ deliveries: [], cursor: '', isMore: false })

function codeOf(error: unknown): string | null {
  if (error instanceof NetworkFault)
    return error.code === 'url_forbidden' ? 'url_forbidden' : 'pull_unreachable'
  if (!(error instanceof PullFault)) return null
  return { auth_failed: 'pull_refused', answer_unread: 'pull_unread', peer_failed: 'pull_unreachable' }[
    error.code
  ]
}

/** @param where.cursor how far it is to go on from; null: from where it stood */
async function fail(
  deps: PullDeps,
  { workspaceId, id, cursor = null }: { workspaceId: string; id: string; cursor?: string | null },
  fault: string,
): Promise<false> {
  await deps.db.inWorkspace(workspaceId, (tx) => notePull(tx, id, { cursor, at: deps.clock.now(), fault }))
  deps.live.tell(workspaceId, 'connection', { id })
  return false
}
