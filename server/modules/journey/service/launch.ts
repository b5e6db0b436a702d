import type { JourneyGraph } from '@splot/contract/journey/graph'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { AuditActor } from '../../workspace/index.ts'
import type { CheckGround } from '../rules/check-ground.ts'
import { makeReady, readGraph } from '../rules/compile.ts'
import { nextLook, todaysLook } from '../rules/schedule.ts'
import {
  insertVersion,
  type JourneyRow,
  listJourneys,
  listVersions,
  updateJourney,
} from '../store/journeys.ts'
import { findClosed } from './closed-addresses.ts'
import type { JourneyDeps, Member, Where } from './deps.ts'
import { checkRevision, getJourney, holdJourney } from './journeys.ts'

export type LaunchDeps = Pick<
  JourneyDeps,
  | 'db'
  | 'clock'
  | 'audit'
  | 'live'
  | 'log'
  | 'hands'
  | 'nodes'
  | 'settingsOf'
  | 'egress'
  | 'interruptPipeline'
> & {
  /** What blocks a launch: codes of findings. */
  listBlocks(
    where: Where,
    asked: { id: string; graph: JourneyGraph; closed: CheckGround['closed'] },
  ): Promise<readonly string[]>
  /** A person lets a journey go on that a guard had paused. */
  forgive(tx: WorkspaceTx, id: string): Promise<unknown>
}

interface Act {
  id: string
  /** A person, or a guard that pauses by itself. */
  actor: AuditActor
}

/** One change of a journey under its lock, with its entry in the audit log. */
async function change(
  deps: Pick<LaunchDeps, 'db' | 'clock' | 'audit' | 'live'>,
  workspaceId: string,
  { id, actor }: Act,
  act: (tx: WorkspaceTx, row: JourneyRow) => Promise<{ row: JourneyRow; action: string; detail?: object }>,
): Promise<JourneyRow> {
  const after = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const { row, action, detail = {} } = await act(tx, await holdJourney(tx, id))
    const changed = { ...row, updatedAt: deps.clock.now() }
    await updateJourney(tx, changed)
    await deps.audit.record({ tx, workspaceId }, { actor, action, target: id, detail: { ...detail } })
    return changed
  })
  deps.live.tell(workspaceId, 'journey', { id })
  return after
}

/** Asks for the word of a second person on what is drawn now. */
export const askApproval = (
  deps: LaunchDeps,
  workspaceId: string,
  asked: Act & { revision: number },
): Promise<JourneyRow> =>
  change(deps, workspaceId, asked, async (_tx, row) => {
    checkRevision(row, asked.revision)
    const { id: askedBy, name: askedName } = asked.actor
    return {
      row: { ...row, askedBy, askedName, askedOf: row.revision, approvedBy: null, approvedOf: null },
      action: 'journey.approval_asked',
    }
  })

/** The second person agrees: neither who asked nor who drew it. @throws approval_own, revision_changed */
export const approve = (
  deps: LaunchDeps,
  workspaceId: string,
  asked: Act & { revision: number },
): Promise<JourneyRow> =>
  change(deps, workspaceId, asked, async (_tx, row) => {
    checkRevision(row, asked.revision)
    if (row.askedOf !== row.revision) throw new SplotError('approval_missing')
    if (row.askedBy === asked.actor.id || row.drawnBy === asked.actor.id) throw new SplotError('approval_own')
    return {
      row: { ...row, approvedBy: asked.actor.name, approvedOf: row.revision },
      action: 'journey.approved',
    }
  })

/**
 * What is drawn becomes the next version; from now on people come in by it, those inside go on by theirs.
 * @throws not_found, revision_changed, journey_state, journey_unready, approval_missing
 */
export async function launch(
  deps: LaunchDeps,
  workspaceId: string,
  asked: Act & { revision: number; sample: number },
): Promise<JourneyRow> {
  // Asked before the transaction: within one no second connection is asked for.
  const fromPos = await deps.log.head()
  const drawn = await deps.db.inWorkspace(workspaceId, (tx) => getJourney(tx, asked.id))
  const closed = await findClosed(deps, readGraph(drawn.draft))
  return change(deps, workspaceId, asked, async (tx, row) => {
    checkRevision(row, asked.revision)
    if (row.state === 'stopped' || row.archivedAt !== null) throw new SplotError('journey_state')
    if (row.needsSecond && row.approvedOf !== row.revision) throw new SplotError('approval_missing')
    const graph = readGraph(row.draft)
    await checkReady(deps, tx, { id: row.id, graph, closed })
    const now = deps.clock.now()
    // Until its first launch the pipeline knows nothing of it, so that nobody waits for its row meanwhile.
    if (row.version === null) await deps.interruptPipeline(tx)
    const version = (row.version ?? 0) + 1
    await insertVersion(tx, {
      ...{ journeyId: row.id, n: version, graph: row.draft },
      ...{ launchedAt: now, launchedBy: asked.actor.name },
    })
    const { timeZone } = await deps.settingsOf(workspaceId, tx)
    if (row.state === 'paused') await deps.hands.holdMessages({ tx, workspaceId }, row.id, 'resume')
    return {
      row: {
        ...{ ...row, state: 'live', version, sample: asked.sample, note: null, launchedAt: now },
        ...{ nextAt: nextLook(graph.entry, timeZone, now), enteredTo: null, fromPos },
      },
      action: 'journey.launched',
      detail: { version, sample: asked.sample },
    }
  })
}

/** What no run could walk is not let out, and nothing that the check blocks. */
async function checkReady(
  deps: Pick<LaunchDeps, 'nodes' | 'listBlocks'>,
  tx: WorkspaceTx,
  asked: { id: string; graph: JourneyGraph; closed: CheckGround['closed'] },
): Promise<void> {
  const { id, graph } = asked
  const shelf = new Map(deps.nodes.map((one) => [one.id, one]))
  const { nodes } = makeReady({ journeyId: id, n: 0, graph }, shelf)
  const unread = graph.nodes.find((one) => !nodes.has(one.id))
  if (unread !== undefined) throw new SplotError('journey_unready', { path: `graph.nodes.${unread.id}` })
  if (graph.start === null || !nodes.has(graph.start))
    throw new SplotError('journey_unready', { path: 'graph.start' })
  const [block] = await deps.listBlocks({ tx, workspaceId: tx.workspaceId }, asked)
  if (block !== undefined) throw new SplotError('journey_unready', { path: `graph (${block})` })
}

/** People of a sample stay in it when it grows. */
export const scale = (
  deps: LaunchDeps,
  workspaceId: string,
  asked: Act & { sample: number },
): Promise<JourneyRow> =>
  change(deps, workspaceId, asked, async (_tx, row) => {
    if (row.version === null || row.state === 'stopped') throw new SplotError('journey_state')
    return {
      row: { ...row, sample: asked.sample },
      action: 'journey.scaled',
      detail: { sample: asked.sample },
    }
  })

export const pause = (
  deps: LaunchDeps,
  workspaceId: string,
  asked: Act & { note?: string },
): Promise<JourneyRow> =>
  change(deps, workspaceId, asked, async (tx, row) => {
    if (row.state !== 'live') throw new SplotError('journey_state')
    await deps.hands.holdMessages({ tx, workspaceId }, row.id, 'pause')
    return { row: { ...row, state: 'paused', note: asked.note ?? 'person' }, action: 'journey.paused' }
  })

/** @param asked with a note: only what was paused with that */
export const resume = (
  deps: LaunchDeps,
  workspaceId: string,
  asked: Act & { note?: string },
): Promise<JourneyRow> =>
  change(deps, workspaceId, asked, async (tx, row) => {
    if (row.state !== 'paused' || (asked.note ?? row.note) !== row.note) throw new SplotError('journey_state')
    if (row.note?.startsWith('guard_') === true) await deps.forgive(tx, row.id)
    await deps.hands.holdMessages({ tx, workspaceId }, row.id, 'resume')
    const nextAt = await skipPause(deps, tx, row)
    return { row: { ...row, state: 'live', note: null, nextAt }, action: 'journey.resumed' }
  })

/** Whose day fell into a pause somebody made on purpose is not looked for later: of days, today's is the first again. */
async function skipPause(deps: LaunchDeps, tx: WorkspaceTx, row: JourneyRow): Promise<number | null> {
  if (row.nextAt === null || row.enteredTo !== null || row.version === null) return row.nextAt
  const [version] = await listVersions(tx, tx.workspaceId, [{ journeyId: row.id, n: row.version }])
  const entry = version === undefined ? null : readGraph(version.graph).entry
  if (entry?.kind !== 'date') return row.nextAt
  const { timeZone } = await deps.settingsOf(tx.workspaceId, tx)
  return Math.max(row.nextAt, todaysLook(timeZone, deps.clock.now()))
}

/** For good: what waits ends at once, and the runs inside one after the other. */
export const stop = (deps: LaunchDeps, workspaceId: string, asked: Act): Promise<JourneyRow> =>
  change(deps, workspaceId, asked, async (tx, row) => {
    if (row.state !== 'live' && row.state !== 'paused') throw new SplotError('journey_state')
    await deps.hands.holdMessages({ tx, workspaceId }, row.id, 'stop')
    return { row: { ...row, state: 'stopped', nextAt: null, note: 'person' }, action: 'journey.stopped' }
  })

/** The note of what was paused together with all. */
const together = 'emergency'

/** The red button: everything that is live is paused. @returns how many */
export const pauseAll = (deps: LaunchDeps, workspaceId: string, actor: Member): Promise<number> =>
  changeAll(
    deps,
    workspaceId,
    ({ state }) => state === 'live',
    (id) => pause(deps, workspaceId, { id, actor, note: together }),
  )

/** The red button let go: what it paused goes on. What a person or a guard had paused stays so. @returns how many */
export const resumeAll = (deps: LaunchDeps, workspaceId: string, actor: Member): Promise<number> =>
  changeAll(
    deps,
    workspaceId,
    ({ state, note }) => state === 'paused' && note === together,
    (id) => resume(deps, workspaceId, { id, actor, note: together }),
  )

async function changeAll(
  deps: LaunchDeps,
  workspaceId: string,
  isMeant: (row: JourneyRow) => boolean,
  act: (id: string) => Promise<JourneyRow>,
): Promise<number> {
  const rows = await deps.db.inWorkspace(workspaceId, (tx) =>
    listJourneys(tx, { isArchived: false, limit: 10_000 }),
  )
  let changed = 0
  for (const { id } of rows.filter(isMeant)) {
    try {
      await act(id)
      changed += 1
    } catch (error) {
      // What another hand has changed already must not keep the rest as it was.
      if (!(error instanceof SplotError && error.code === 'journey_state')) throw error
    }
  }
  return changed
}
