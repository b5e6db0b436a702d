import type { Condition } from '@splot/contract/segment/condition'
import { listReferences } from '@splot/contract/segment/condition'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Use } from '../schema/api.ts'
import * as store from '../store/definitions.ts'
import type { DeskDeps, Member } from './desk-deps.ts'
import { checkReferences, readCondition } from './read-condition.ts'

type Deps = Pick<DeskDeps, 'db' | 'clock' | 'ids' | 'audit' | 'listUses' | 'interruptPipeline' | 'settingsOf'>

/** Before a row is locked: builds take both in this order. From the pipeline's next batch on what is written here counts. */
async function changeDefinitions(deps: Deps, tx: WorkspaceTx): Promise<void> {
  await deps.interruptPipeline(tx)
  await store.bumpStamp(tx)
}

/** @throws not_found */
export async function getSegment(tx: WorkspaceTx, id: string): Promise<store.SegmentRow> {
  const row = await store.findSegment(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return row
}

interface NewDefinition {
  name: string
  description: string
  folder: string
  condition: unknown
  isDraft: boolean
}

/** Makes a segment and, unless it is a draft, has its members found. @throws what `readCondition` throws */
export async function createSegment(
  deps: Deps,
  workspaceId: string,
  made: NewDefinition,
  actor: Member,
): Promise<store.SegmentRow> {
  const condition = await readCondition(deps, workspaceId, made.condition)
  const at = deps.clock.now()
  const id = deps.ids.uuid(at)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    await changeDefinitions(deps, tx)
    await checkReferences(tx, id, condition)
    const { name, description, folder, isDraft } = made
    await store.insertSegment(tx, {
      ...{ id, name, description, folder, createdAt: at, createdBy: actor.name },
      state: isDraft ? 'draft' : 'live',
      nextVersion: isDraft ? null : 1,
    })
    await store.insertVersion(tx, id, {
      ...{ version: 1, condition: JSON.stringify(condition), note: '', createdAt: at, createdBy: actor.name },
    })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'segment.created', target: id })
    return getSegment(tx, id)
  })
}

interface NewCondition {
  id: string
  condition: unknown
  /** The newest version that was read. */
  version: number
  note: string
  actor: Member
}

/** A new version; members follow it once it is built. @throws segment_version, not_found, what `readCondition` throws */
export async function saveCondition(
  deps: Deps,
  workspaceId: string,
  { id, condition: given, version, note, actor }: NewCondition,
): Promise<store.SegmentRow> {
  const condition = await readCondition(deps, workspaceId, given)
  const at = deps.clock.now()
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    await changeDefinitions(deps, tx)
    const row = await lock(tx, id)
    if (row.newest !== version) throw new SplotError('segment_version')
    await checkReferences(tx, id, condition)
    const next = version + 1
    await store.insertVersion(tx, id, {
      ...{ version: next, condition: JSON.stringify(condition), note, createdAt: at, createdBy: actor.name },
    })
    const nextVersion = row.state === 'live' ? next : null
    await store.putState(tx, id, { state: row.state, nextVersion, at })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'segment.changed', target: id })
    return getSegment(tx, id)
  })
}

interface Change {
  id: string
  name?: string | undefined
  description?: string | undefined
  folder?: string | undefined
  state?: 'live' | 'archived' | undefined
  actor: Member
}

/** Name, folder, put live or away. @throws segment_used where it is put away while others lean on it, not_found */
export async function changeSegment(
  deps: Deps,
  workspaceId: string,
  { id, state, actor, ...words }: Change,
): Promise<store.SegmentRow> {
  const at = deps.clock.now()
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    if (state !== undefined) await changeDefinitions(deps, tx)
    const row = await lock(tx, id)
    await store.describeSegment(tx, id, { ...words, at })
    if (state !== undefined && state !== row.state) {
      if (state === 'archived') await refuseUsed(deps, tx, id)
      const nextVersion = state === 'live' ? row.newest : null
      await store.putState(tx, id, { state, nextVersion, at })
      const action = state === 'archived' ? 'segment.archived' : 'segment.started'
      await deps.audit.record({ tx, workspaceId }, { actor, action, target: id })
    }
    return getSegment(tx, id)
  })
}

/** The newest condition under a new name, as a draft. @throws not_found */
export async function copySegment(
  deps: Deps,
  workspaceId: string,
  copy: { id: string; name: string; actor: Member },
): Promise<store.SegmentRow> {
  const row = await deps.db.inWorkspace(workspaceId, (tx) => getSegment(tx, copy.id))
  const { description, folder } = row
  const made = { name: copy.name, description, folder, condition: JSON.parse(row.condition), isDraft: true }
  return createSegment(deps, workspaceId, made, copy.actor)
}

/** With its members and history. @throws segment_used, not_found */
export async function deleteSegment(
  deps: Deps,
  workspaceId: string,
  id: string,
  actor: Member,
): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await changeDefinitions(deps, tx)
    await lock(tx, id)
    await refuseUsed(deps, tx, id)
    await store.deleteSegment(tx, id)
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'segment.deleted', target: id })
  })
}

async function lock(tx: WorkspaceTx, id: string): Promise<store.SegmentRow> {
  const row = await store.lockSegment(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return row
}

/** Who leans on it: other segments, campaigns, journeys. */
export async function listUses(
  deps: Pick<DeskDeps, 'listUses'>,
  tx: WorkspaceTx,
  id: string,
): Promise<Use[]> {
  const segments = (await store.listCurrent(tx)).flatMap((row): Use[] =>
    listReferences(JSON.parse(row.condition) as Condition).includes(id)
      ? [{ kind: 'segment', id: row.id, name: row.name }]
      : [],
  )
  return [...segments, ...(await deps.listUses(tx, id))]
}

async function refuseUsed(deps: Pick<DeskDeps, 'listUses'>, tx: WorkspaceTx, id: string): Promise<void> {
  const uses = await listUses(deps, tx, id)
  if (uses.length > 0)
    throw new SplotError('segment_used', { values: { names: uses.map((one) => one.name).join(', ') } })
}
