import { type JourneyGraph, journeyGraph } from '@splot/contract/journey/graph'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { readGraph } from '../rules/compile.ts'
import { isSameRun } from '../rules/same-run.ts'
import {
  deleteJourney,
  findJourney,
  insertJourney,
  type JourneyRow,
  lockJourney,
  updateJourney,
} from '../store/journeys.ts'
import type { JourneyDeps, Member } from './deps.ts'

export type DraftDeps = Pick<JourneyDeps, 'db' | 'clock' | 'ids' | 'audit' | 'live'>

const emptyGraph: JourneyGraph = journeyGraph.parse({})

/** @throws not_found */
export async function getJourney(tx: WorkspaceTx, id: string): Promise<JourneyRow> {
  const row = await findJourney(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return row
}

/** The journey, nobody else's to change until the transaction ends. @throws not_found */
export async function holdJourney(tx: WorkspaceTx, id: string): Promise<JourneyRow> {
  const row = await lockJourney(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return row
}

export interface NewDraft {
  name: string
  folder?: string | undefined
  graph?: JourneyGraph | undefined
  needsSecond?: boolean | undefined
}

export const createDraft = (
  deps: DraftDeps,
  workspaceId: string,
  { name, folder = '', graph = emptyGraph, needsSecond = false }: NewDraft,
  actor: Member,
): Promise<JourneyRow> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock.now()
    const id = deps.ids.uuid(now)
    await insertJourney(tx, {
      ...{ id, name, folder, draft: JSON.stringify(graph), needsSecond },
      ...{ createdAt: now, createdBy: actor.name, drawnBy: actor.id },
    })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'journey.created', target: id })
    return getJourney(tx, id)
  })

/** Whose change is it that would be lost? @throws revision_changed */
export function checkRevision(row: JourneyRow, revision: number): void {
  if (row.revision !== revision) throw new SplotError('revision_changed', { path: 'body.revision' })
}

export interface SavedDraft {
  id: string
  revision: number
  name: string
  /** Absent: it stays where it lies. */
  folder?: string | undefined
  graph: JourneyGraph
  needsSecond: boolean
}

/**
 * Saves what is drawn. Whoever is inside goes on by the version she came in with. Where it lies is no part of it: who files
 * it away takes nobody's change from her. An approval stands for as long as everybody would go the same way.
 * @throws not_found, revision_changed
 */
export async function saveDraft(
  deps: DraftDeps,
  workspaceId: string,
  { id, revision, name, folder, graph, needsSecond, actor }: SavedDraft & { actor: Member },
): Promise<JourneyRow> {
  const row = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const before = await holdJourney(tx, id)
    const draft = JSON.stringify(graph)
    const filed = { ...before, folder: folder ?? before.folder }
    const isDrawn = draft !== JSON.stringify(readGraph(before.draft))
    if (!isDrawn && name === before.name && needsSecond === before.needsSecond) {
      await updateJourney(tx, filed)
      return filed
    }
    checkRevision(before, revision)
    // Nobody gives up the second pair of eyes by ticking a box on what waits for it.
    if (before.needsSecond && !needsSecond)
      await deps.audit.record({ tx, workspaceId }, { actor, action: 'journey.approval_dropped', target: id })
    const next = before.revision + 1
    const follow = (of: number | null) => (of === before.revision ? next : of)
    const after: JourneyRow = {
      ...{ ...filed, name, needsSecond, draft, revision: next, updatedAt: deps.clock.now() },
      ...(isSameRun(before.draft, draft)
        ? { askedOf: follow(before.askedOf), approvedOf: follow(before.approvedOf) }
        : { drawnBy: actor.id }),
    }
    await updateJourney(tx, after)
    return after
  })
  deps.live.tell(workspaceId, 'journey', { id })
  return row
}

/** @throws not_found */
export const copyJourney = (
  deps: DraftDeps,
  workspaceId: string,
  { id, name, actor }: { id: string; name: string; actor: Member },
): Promise<JourneyRow> =>
  deps.db
    .inWorkspace(workspaceId, (tx) => getJourney(tx, id))
    .then(({ draft, folder, needsSecond }) =>
      createDraft(
        deps,
        workspaceId,
        { name, folder, needsSecond, graph: journeyGraph.parse(JSON.parse(draft)) },
        actor,
      ),
    )

/** Puts one away that is over, or brings it back. @throws not_found, journey_state */
export const archiveJourney = (
  deps: DraftDeps,
  workspaceId: string,
  { id, isArchived }: { id: string; isArchived: boolean },
): Promise<JourneyRow> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await holdJourney(tx, id)
    if (row.state === 'live' || row.state === 'paused') throw new SplotError('journey_state')
    const after = { ...row, archivedAt: isArchived ? deps.clock.now() : null }
    await updateJourney(tx, after)
    return after
  })

/** Only what was never launched can be deleted: the others are history. @throws not_found, journey_state */
export const removeDraft = (
  deps: DraftDeps,
  workspaceId: string,
  { id, actor }: { id: string; actor: Member },
): Promise<void> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    await getJourney(tx, id)
    if ((await deleteJourney(tx, id)) === 0) throw new SplotError('journey_state')
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'journey.deleted', target: id })
  })
